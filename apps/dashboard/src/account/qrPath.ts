import encodeQR from "qr"

/** A text as a QR code: the side of its square in modules, with the quiet border, and a path of its dark modules. */
export const qrPath = (text: string): { readonly side: number; readonly path: string } => {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 })
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("")
  return { side: rows.length, path }
}

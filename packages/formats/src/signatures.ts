/** What a file is by its first bytes, where that is no text. */
export interface Signature {
  readonly kind: "zip" | "gzip" | "pdf" | "image" | "excel-97" | "rtf"
  /** What a message calls it. */
  readonly what: string
}

const signatures: ReadonlyArray<readonly [bytes: ReadonlyArray<number>, kind: Signature["kind"], what: string]> = [
  [[0x50, 0x4b, 0x03, 0x04], "zip", "a ZIP archive or a workbook of a spreadsheet"],
  // An archive without parts has nothing but its end.
  [[0x50, 0x4b, 0x05, 0x06], "zip", "a ZIP archive or a workbook of a spreadsheet"],
  [[0x1f, 0x8b], "gzip", "a file compressed by gzip"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "pdf", "a PDF document"],
  [[0x89, 0x50, 0x4e, 0x47], "image", "an image (PNG)"],
  [[0xff, 0xd8, 0xff], "image", "an image (JPEG)"],
  [[0x47, 0x49, 0x46, 0x38], "image", "an image (GIF)"],
  [[0xd0, 0xcf, 0x11, 0xe0], "excel-97", "a workbook of Excel 97 to 2003"],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], "rtf", "a text document (RTF)"]
]

/** The kind of file that is known by its first bytes. */
export const signatureOf = (bytes: Uint8Array): Signature | undefined => {
  const known = signatures.find(([start]) => start.every((byte, at) => bytes[at] === byte))
  return known === undefined ? undefined : { kind: known[1], what: known[2] }
}

/**
 * Whether bytes are text in UTF-16 without a byte order mark, and which of the two.
 *
 * **Details**: separators, digits and line breaks have a byte of nought each, and these stand all at even or all at odd
 * places. They make a twentieth of a table in Chinese; a stray nought is none.
 */
export const utf16Of = (bytes: Uint8Array): "utf-16le" | "utf-16be" | undefined => {
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < bytes.length; at += 2) {
    if (bytes[at] === 0 && bytes[at + 1] !== 0) even++
    if (bytes[at + 1] === 0 && bytes[at] !== 0) odd++
  }
  const [most, least] = [Math.max(even, odd), Math.min(even, odd)]
  if (most < Math.max(2, bytes.length / 80) || least * 10 > most) return undefined
  return even > odd ? "utf-16be" : "utf-16le"
}

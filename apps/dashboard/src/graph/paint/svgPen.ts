import { corners } from "../signs.ts"
import type { Pen, TextStyle } from "./Pen.ts"

/** Tenths of a pixel are finer than anything the eye sees, and half the size of the file. */
const short = (value: number): string => String(Math.round(value * 10) / 10)

const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** A text as XML takes it; characters that XML forbids are left out. */
export const escaped = (words: string): string =>
  words
    .replace(forbidden, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")

export interface SvgPen extends Pen {
  /** What was drawn so far. */
  readonly drawn: () => string
}

/** Writes a drawing as SVG elements; `width` measures a text, in the same units. */
export const svgPen = (width: (words: string, style: TextStyle) => number): SvgPen => {
  const elements: Array<string> = []
  return {
    lines: (ends, { alpha, colour, dash, width: thick }) => {
      if (ends.length === 0) return
      const path: Array<string> = []
      for (let at = 0; at < ends.length; at += 4)
        path.push(
          `M${short(ends[at] ?? 0)} ${short(ends[at + 1] ?? 0)}L${short(ends[at + 2] ?? 0)} ${short(ends[at + 3] ?? 0)}`
        )
      const dashes = dash.length === 0 ? "" : ` stroke-dasharray="${dash.map(short).join(" ")}" stroke-linecap="round"`
      elements.push(
        `<path d="${path.join("")}" fill="none" stroke="${escaped(colour)}" stroke-width="${thick}" stroke-opacity="${alpha}"${dashes}/>`
      )
    },
    marks: (places, { alpha, fill, shape, stroke, strokeWidth }) => {
      if (places.length === 0) return
      const inside: Array<string> = []
      for (let at = 0; at < places.length; at += 3) {
        const [x, y, radius] = [places[at] ?? 0, places[at + 1] ?? 0, places[at + 2] ?? 0]
        const points = corners(shape, x, y, radius)
        inside.push(
          points.length === 0
            ? `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`
            : `<polygon points="${points.map(short).join(" ")}"/>`
        )
      }
      elements.push(
        `<g fill="${escaped(fill)}" stroke="${escaped(stroke)}" stroke-width="${strokeWidth}" opacity="${alpha}">${inside.join("")}</g>`
      )
    },
    text: (words, x, y, style) => {
      const halo =
        style.halo === undefined
          ? ""
          : ` stroke="${escaped(style.halo)}" stroke-width="3" stroke-linejoin="round" paint-order="stroke"`
      const faint = style.alpha === undefined || style.alpha === 1 ? "" : ` opacity="${style.alpha}"`
      elements.push(
        `<text x="${short(x)}" y="${short(y)}" font-size="${style.size}" font-weight="${style.weight}" fill="${escaped(style.colour)}" dominant-baseline="central"${halo}${faint}>${escaped(words)}</text>`
      )
    },
    width,
    drawn: () => elements.join("\n")
  }
}

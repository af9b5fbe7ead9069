import type { Size, View } from "../../map/View.ts"
import { homeView } from "../drawing/frame.ts"
import type { LegendEntry } from "../legend.ts"
import type { Pen, TextStyle } from "../paint/Pen.ts"
import type { Picture } from "../paint/Picture.ts"
import { dashOf, paintLinks } from "../paint/paintLinks.ts"
import { paintNodes } from "../paint/paintNodes.ts"
import type { Palette } from "../paint/palette.ts"
import { type Shape, signOf } from "../signs.ts"

/** A picture as it goes into a file: with what it shows, what its signs stand for, when it was drawn and from what. */
export interface Sheet {
  readonly picture: Picture
  readonly mapped: boolean
  readonly chosen: number | undefined
  readonly title: string
  readonly subtitle: string
  readonly legend: ReadonlyArray<LegendEntry>
  /** Date, sources, address: one line each. */
  readonly foot: ReadonlyArray<string>
}

export const sheetSize: Size = { width: 1600, height: 1160 }
const margin = 48
const headHeight = 104
const lineHeight = 26

/** A pen whose origin lies elsewhere. */
const moved = (pen: Pen, dx: number, dy: number): Pen => ({
  lines: (ends, style) =>
    pen.lines(
      ends.map((value, index) => value + (index % 2 === 0 ? dx : dy)),
      style
    ),
  marks: (places, style) =>
    pen.marks(
      places.map((value, index) => value + (index % 3 === 0 ? dx : index % 3 === 1 ? dy : 0)),
      style
    ),
  text: (words, x, y, style) => pen.text(words, x + dx, y + dy, style),
  width: pen.width
})

interface Placed {
  readonly entry: LegendEntry
  readonly x: number
  readonly row: number
}

/** What stands before the words of an entry, with the gap to them. */
const sampleWidth: Readonly<Record<LegendEntry["kind"], number>> = { line: 42, sign: 22, network: 22, more: 0 }

/** Entries of the legend side by side, as many in a row as there is room for. */
const rowsOfLegend = (pen: Pen, legend: ReadonlyArray<LegendEntry>, style: TextStyle): ReadonlyArray<Placed> => {
  const placed: Array<Placed> = []
  let [x, row] = [0, 0]
  for (const entry of legend) {
    const width = pen.width(entry.words, style) + sampleWidth[entry.kind] + 28
    if (x > 0 && x + width > sheetSize.width - 2 * margin) {
      x = 0
      row += 1
    }
    placed.push({ entry, x, row })
    x += width
  }
  return placed
}

const paintEntry = (pen: Pen, { entry, row, x }: Placed, palette: Palette, style: TextStyle) => {
  const y = row * lineHeight
  if (entry.kind === "line") {
    pen.lines([x, y, x + 32, y], {
      colour: entry.look === "belonging" ? palette.network : palette.link,
      width: entry.look === "belonging" ? 2.75 : 1.8,
      alpha: 1,
      dash: dashOf[entry.look]
    })
    return pen.text(entry.words, x + 40, y, style)
  }
  if (entry.kind === "more") return pen.text(entry.words, x, y, style)
  const sign = entry.kind === "sign" ? signOf(entry.community) : undefined
  const colour = entry.kind === "network" ? palette.network : palette.categories[sign?.colour ?? -1]
  const shape: Shape = entry.kind === "network" ? "hexagon" : (sign?.shape ?? "circle")
  pen.marks([x + 7, y, 6], {
    shape,
    fill: colour ?? palette.surface,
    stroke: colour === undefined ? palette.quietInk : palette.surface,
    strokeWidth: 1.4,
    alpha: 1
  })
  return pen.text(entry.words, x + 20, y, style)
}

/**
 * Draws a sheet: title, picture, legend, foot.
 *
 * **Details**: `beneath` draws what lies under the picture, the land of a map, with the view of the picture and where its
 * origin is.
 */
export const composeSheet = (
  pen: Pen,
  sheet: Sheet,
  palette: Palette,
  beneath: (view: View, dx: number, dy: number) => void
): void => {
  const small: TextStyle = { size: 14, weight: 450, colour: palette.quietInk }
  pen.text(sheet.title, margin, 52, { size: 28, weight: 650, colour: palette.ink })
  pen.text(sheet.subtitle, margin, 84, { size: 16, weight: 450, colour: palette.quietInk })
  const legend = rowsOfLegend(pen, sheet.legend, small)
  const rows = (legend.at(-1)?.row ?? -1) + 1
  const footTop = sheetSize.height - margin - sheet.foot.length * 20 + 10
  const legendTop = footTop - 22 - rows * lineHeight
  const size: Size = { width: sheetSize.width - 2 * margin, height: legendTop - 28 - headHeight }
  const view = homeView({ ...sheet.picture, frame: sheet.picture.nodes }, size, sheet.mapped)
  beneath(view, margin, headHeight)
  const inside = moved(pen, margin, headHeight)
  paintLinks(inside, sheet.picture, sheet.picture.links, view, palette, false)
  paintNodes(
    inside,
    sheet.picture,
    { view, size, closeness: 1, chosen: sheet.chosen, light: undefined, obstacles: [] },
    palette
  )
  const key = moved(pen, margin, legendTop)
  for (const placed of legend) paintEntry(key, placed, palette, small)
  sheet.foot.forEach((line, index) => {
    pen.text(line, margin, footTop + index * 20, { size: 13, weight: 450, colour: palette.quietInk })
  })
}

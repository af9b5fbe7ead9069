import { geoPath } from "d3-geo"
import type { MultiPolygon } from "geojson"
import { makeProjection } from "../../map/projection.ts"
import { landPath } from "../../map/scene.ts"
import { canvasPen } from "../paint/canvasPen.ts"
import type { Palette } from "../paint/palette.ts"
import { escaped, svgPen } from "../paint/svgPen.ts"
import { composeSheet, type Sheet, sheetSize } from "./compose.ts"

const measuring = (font: string) => {
  const context = document.createElement("canvas").getContext("2d")
  return (words: string, { size, weight }: { readonly size: number; readonly weight: number }): number => {
    if (context === null) return words.length * size * 0.55
    context.font = `${weight} ${size}px ${font}`
    return context.measureText(words).width
  }
}

/** A sheet as SVG: every line, mark and letter a shape of its own. */
export const sheetSvg = (sheet: Sheet, palette: Palette, land: MultiPolygon | undefined): string => {
  const pen = svgPen(measuring(palette.font))
  let ground = ""
  composeSheet(pen, sheet, palette, (view, dx, dy) => {
    if (land === undefined) return
    const path = geoPath(makeProjection(0)).digits(1)(land) ?? ""
    ground = `<path d="${path}" transform="translate(${view.x + dx} ${view.y + dy}) scale(${view.k})" fill="${escaped(palette.land)}" stroke="${escaped(palette.coast)}" stroke-width="${0.6 / view.k}"/>`
  })
  const { height, width } = sheetSize
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(palette.font)}" role="img">`,
    `<title>${escaped(sheet.title)}</title>`,
    `<desc>${escaped([sheet.subtitle, ...sheet.foot].join(" "))}</desc>`,
    `<rect width="${width}" height="${height}" fill="${escaped(palette.surface)}"/>`,
    ground,
    pen.drawn(),
    "</svg>",
    ""
  ].join("\n")
}

/** A sheet as PNG, two pixels a unit. */
export const sheetPng = async (sheet: Sheet, palette: Palette, land: MultiPolygon | undefined): Promise<Blob> => {
  const canvas = document.createElement("canvas")
  canvas.width = sheetSize.width * 2
  canvas.height = sheetSize.height * 2
  const context = canvas.getContext("2d")
  if (context === null) throw new Error("no canvas")
  context.fillStyle = palette.surface
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.setTransform(2, 0, 0, 2, 0, 0)
  composeSheet(canvasPen(context, palette.font), sheet, palette, (view, dx, dy) => {
    if (land === undefined) return
    context.save()
    context.translate(view.x + dx, view.y + dy)
    context.scale(view.k, view.k)
    const path = landPath(land)
    context.fillStyle = palette.land
    context.fill(path)
    context.lineWidth = 0.6 / view.k
    context.strokeStyle = palette.coast
    context.stroke(path)
    context.restore()
  })
  return new Promise((done, failed) =>
    canvas.toBlob((blob) => (blob === null ? failed(new Error("no picture")) : done(blob)), "image/png")
  )
}

/** Hands a file to the reader. */
export const save = (name: string, content: Blob): void => {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(content)
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}

import { corners } from "../signs.ts"
import type { Pen, TextStyle } from "./Pen.ts"

/** Draws on a canvas whose unit is a pixel of the page. */
export const canvasPen = (context: CanvasRenderingContext2D, font: string): Pen => {
  const face = ({ size, weight }: TextStyle) => `${weight} ${size}px ${font}`
  return {
    lines: (ends, { alpha, colour, dash, width }) => {
      context.globalAlpha = alpha
      context.strokeStyle = colour
      context.lineWidth = width
      context.lineCap = dash.length === 0 ? "butt" : "round"
      context.setLineDash([...dash])
      // Forty lines a stroke: in one path all of them would count as one ink, and a crossing be as faint as a line.
      for (let from = 0; from < ends.length; from += 160) {
        context.beginPath()
        for (let at = from; at < Math.min(from + 160, ends.length); at += 4) {
          context.moveTo(ends[at] ?? 0, ends[at + 1] ?? 0)
          context.lineTo(ends[at + 2] ?? 0, ends[at + 3] ?? 0)
        }
        context.stroke()
      }
      context.setLineDash([])
      context.globalAlpha = 1
    },
    marks: (places, { alpha, fill, shape, stroke, strokeWidth }) => {
      context.globalAlpha = alpha
      context.beginPath()
      for (let at = 0; at < places.length; at += 3) {
        const [x, y, radius] = [places[at] ?? 0, places[at + 1] ?? 0, places[at + 2] ?? 0]
        const points = corners(shape, x, y, radius)
        if (points.length === 0) {
          context.moveTo(x + radius, y)
          context.arc(x, y, radius, 0, 2 * Math.PI)
          continue
        }
        context.moveTo(points[0] ?? 0, points[1] ?? 0)
        for (let corner = 2; corner < points.length; corner += 2)
          context.lineTo(points[corner] ?? 0, points[corner + 1] ?? 0)
        context.closePath()
      }
      context.fillStyle = fill
      context.fill()
      if (strokeWidth > 0) {
        context.strokeStyle = stroke
        context.lineWidth = strokeWidth
        context.lineJoin = "round"
        context.stroke()
      }
      context.globalAlpha = 1
    },
    text: (words, x, y, style) => {
      context.globalAlpha = style.alpha ?? 1
      context.font = face(style)
      context.textBaseline = "middle"
      context.lineJoin = "round"
      if (style.halo !== undefined) {
        context.strokeStyle = style.halo
        context.lineWidth = 3
        context.strokeText(words, x, y)
      }
      context.fillStyle = style.colour
      context.fillText(words, x, y)
      context.globalAlpha = 1
    },
    width: (words, style) => {
      context.font = face(style)
      return context.measureText(words).width
    }
  }
}

import { clearCanvas } from "../../map/draw.ts"
import type { Size, View } from "../../map/View.ts"
import { canvasPen } from "../paint/canvasPen.ts"
import type { Picture } from "../paint/Picture.ts"
import { paintLinks } from "../paint/paintLinks.ts"
import type { Palette } from "../paint/palette.ts"
import type { Ground } from "./Ground.ts"

/** Lines that take longer than this, in ms, are stretched while the view moves and drawn when it rests. */
const frameBudget = 20
/** How long the view rests before lines are drawn again, in ms. */
const restMs = 140

export const pixelRatio = (): number => Math.min(3, globalThis.devicePixelRatio)

/** Draws land and links on a plain canvas: everywhere, and fastest where no graphics processor helps. */
export const canvasGround = (canvas: HTMLCanvasElement, land: () => Path2D | undefined): Ground => {
  let now: { picture: Picture; size: Size; palette: Palette } | undefined
  let drawn: View | undefined
  let cost = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const paint = (view: View) => {
    const context = canvas.getContext("2d")
    if (now === undefined || context === null) return
    const started = performance.now()
    const ratio = pixelRatio()
    clearCanvas(context)
    const ground = land()
    if (ground !== undefined) {
      context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio)
      context.fillStyle = now.palette.land
      context.fill(ground)
      context.lineWidth = 0.6 / view.k
      context.strokeStyle = now.palette.coast
      context.stroke(ground)
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    paintLinks(canvasPen(context, now.palette.font), now.picture, now.picture.links, view, now.palette, false)
    // Canvas only notes what to draw; what it costs shows in the frames after it.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        cost = (performance.now() - started) / 2
      })
    )
    canvas.style.transform = "none"
    drawn = view
  }
  const stretch = (view: View, from: View) => {
    const scale = view.k / from.k
    canvas.style.transformOrigin = "0 0"
    canvas.style.transform = `translate(${view.x - from.x * scale}px, ${view.y - from.y * scale}px) scale(${scale})`
  }
  return {
    draw: (picture, view, size, palette) => {
      clearTimeout(timer)
      now = { picture, size, palette }
      paint(view)
    },
    move: (view) => {
      if (drawn !== undefined && view.k === drawn.k && view.x === drawn.x && view.y === drawn.y) return
      if (drawn === undefined || cost < frameBudget) return paint(view)
      stretch(view, drawn)
      clearTimeout(timer)
      timer = setTimeout(() => paint(view), restMs)
    },
    end: () => clearTimeout(timer)
  }
}

import type { Point } from "./projection.ts"

/** How the plane lies on the screen: screen = plane × `k` + (`x`, `y`). */
export interface View {
  readonly k: number
  readonly x: number
  readonly y: number
}

export interface Size {
  readonly width: number
  readonly height: number
}

export const toScreen = (view: View, point: Point): Point => [point[0] * view.k + view.x, point[1] * view.k + view.y]

export const toPlane = (view: View, point: Point): Point => [(point[0] - view.x) / view.k, (point[1] - view.y) / view.k]

/** The view that shows all points as large as the size allows, but not larger than `most`. */
export const fitView = (points: ReadonlyArray<Point>, size: Size, padding: number, most: number): View => {
  const xs = points.map((point) => point[0])
  const ys = points.map((point) => point[1])
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  const room = (length: number) => Math.max(1, length - 2 * padding)
  const k = Math.min(
    most,
    room(size.width) / Math.max(right - left, 1e-9),
    room(size.height) / Math.max(bottom - top, 1e-9)
  )
  return { k, x: size.width / 2 - (k * (left + right)) / 2, y: size.height / 2 - (k * (top + bottom)) / 2 }
}

/** Zooms by a factor and keeps one point of the screen where it is. */
export const zoomAt = (view: View, factor: number, at: Point, least: number, most: number): View => {
  const k = Math.min(most, Math.max(least, view.k * factor))
  const ratio = k / view.k
  return { k, x: at[0] - (at[0] - view.x) * ratio, y: at[1] - (at[1] - view.y) * ratio }
}

export const panBy = (view: View, dx: number, dy: number): View => ({ k: view.k, x: view.x + dx, y: view.y + dy })

/** Keeps the middle of the screen over the plane, so that the world cannot be lost. */
export const clampView = (view: View, size: Size, halfWidth: number, halfHeight: number): View => {
  const within = (value: number, half: number) => Math.min(half, Math.max(-half, value))
  const [cx, cy] = toPlane(view, [size.width / 2, size.height / 2])
  return {
    k: view.k,
    x: size.width / 2 - within(cx, halfWidth) * view.k,
    y: size.height / 2 - within(cy, halfHeight) * view.k
  }
}

/** A view between two others, `at` from 0 to 1; the scale changes by equal factors. */
export const between = (from: View, to: View, at: number): View => {
  const k = from.k * (to.k / from.k) ** at
  // The share of the way that the fixed point of the zoom has gone at this scale.
  const share = Math.abs(to.k - from.k) < 1e-9 ? at : (k - from.k) / (to.k - from.k)
  return { k, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}

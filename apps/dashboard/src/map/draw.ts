import { type Colours, readColours, readToken } from "./colours.ts"
import { buttonsBox, type LabelWish, placeLabels } from "./labels.ts"
import type { Point } from "./projection.ts"
import type { Place, Spoke } from "./scene.ts"
import { type Size, toScreen, type View } from "./View.ts"

export interface MapColours extends Colours {
  readonly graticule: string
}

/** Reads the colours of the map as they are now. */
export const readMapColours = (element: Element): MapColours => ({
  ...readColours(element),
  graticule: readToken(element, "--c-grat")
})

export interface Ground {
  readonly land: Path2D | undefined
  readonly graticule: Path2D
  readonly links: ReadonlyArray<Path2D>
  readonly linkCount: number
  readonly places: ReadonlyArray<Place>
  readonly points: ReadonlyArray<Point>
  /** Positions of places, the lightest first: the heavy ones are drawn on top. */
  readonly order: ReadonlyArray<number>
}

/** The radius of a place's dot in pixels: smaller where there are many on a small map. `closeness` is the zoom over that of the world. */
const dotRadius = (weight: number, closeness: number, crowd: number, width: number): number => {
  const room = Math.min(1, Math.max(0.6, width / 760))
  const size = crowd > 600 ? room * (0.9 + 0.36 * Math.sqrt(weight)) : 2.4 + 0.55 * Math.sqrt(weight)
  return Math.min(7, size * (0.85 + 0.15 * Math.min(5, closeness)))
}

export const clearCanvas = (context: CanvasRenderingContext2D): void => {
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.clearRect(0, 0, context.canvas.width, context.canvas.height)
}

const onScreen = ([x, y]: Point, { height, width }: Size, margin: number) =>
  x > -margin && y > -margin && x < width + margin && y < height + margin

/** Draws what rests: graticule, land, all links, all places. */
export const drawGround = (
  context: CanvasRenderingContext2D,
  ground: Ground,
  view: View,
  size: Size,
  ratio: number,
  closeness: number,
  colours: MapColours
): void => {
  clearCanvas(context)
  context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio)
  context.lineJoin = "round"
  context.lineWidth = 1 / view.k
  context.strokeStyle = colours.graticule
  context.stroke(ground.graticule)
  if (ground.land !== undefined) {
    context.fillStyle = colours.land
    context.fill(ground.land)
    context.lineWidth = 0.6 / view.k
    context.strokeStyle = colours.coast
    context.stroke(ground.land)
  }
  context.strokeStyle = colours.link
  context.lineWidth = 0.8 / view.k
  context.globalAlpha = Math.min(0.4, Math.max(0.05, 5 / Math.sqrt(Math.max(1, ground.linkCount))))
  for (const path of ground.links) context.stroke(path)
  context.globalAlpha = 1

  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.fillStyle = colours.link
  context.strokeStyle = colours.surface
  context.lineWidth = 1
  for (const index of ground.order) {
    const point = ground.points[index]
    const place = ground.places[index]
    if (point === undefined || place === undefined) continue
    const [x, y] = toScreen(view, point)
    if (!onScreen([x, y], size, 8)) continue
    const radius = dotRadius(place.weight, closeness, ground.places.length, size.width)
    context.beginPath()
    context.arc(x, y, radius, 0, 2 * Math.PI)
    context.fill()
    if (radius > 2.2) context.stroke()
  }
}

export interface Highlights {
  readonly focus: Place | undefined
  readonly spokes: ReadonlyArray<Spoke>
  readonly paths: ReadonlyArray<Path2D>
  readonly pointed: Place | undefined
}

const dashes: Record<Spoke["look"], ReadonlyArray<number>> = { plain: [], disputed: [7, 5], ended: [1.5, 4] }

interface Dot {
  readonly place: Place
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly kind: "focus" | "spoke" | "pointed" | "other"
}

/** Draws what changes over what is there: the links of the focus, its places, names. */
export const drawHighlights = (
  context: CanvasRenderingContext2D,
  highlights: Highlights,
  ground: Ground,
  position: (place: Place) => Point,
  view: View,
  size: Size,
  ratio: number,
  closeness: number,
  colours: MapColours
): void => {
  context.setTransform(view.k * ratio, 0, 0, view.k * ratio, view.x * ratio, view.y * ratio)
  context.strokeStyle = colours.highlight
  context.lineCap = "round"
  highlights.paths.forEach((path, index) => {
    const look = highlights.spokes[index]?.look ?? "plain"
    context.lineWidth = (look === "plain" ? (highlights.spokes.length > 40 ? 1.2 : 2) : 1.5) / view.k
    context.setLineDash(dashes[look].map((length) => length / view.k))
    context.stroke(path)
  })
  context.setLineDash([])
  context.setTransform(ratio, 0, 0, ratio, 0, 0)

  const dots: Array<Dot> = []
  const seen = new Set<string>()
  const add = (place: Place, kind: Dot["kind"], radius: number) => {
    if (seen.has(place.id)) return
    const [x, y] = toScreen(view, position(place))
    if (!onScreen([x, y], size, 0)) return
    seen.add(place.id)
    dots.push({ place, x, y, radius, kind })
  }
  const sizeOf = (place: Place) => dotRadius(place.weight, closeness, ground.places.length, size.width)
  if (highlights.focus !== undefined) add(highlights.focus, "focus", 6)
  if (highlights.pointed !== undefined) add(highlights.pointed, "pointed", Math.max(4, sizeOf(highlights.pointed)))
  for (const { to } of highlights.spokes) add(to, "spoke", 4)
  // Names of the places with the most links, as far as there is room.
  for (let i = ground.order.length - 1; i >= 0 && dots.length < 160; i--) {
    const place = ground.places[ground.order[i] ?? -1]
    if (place !== undefined && place.label !== "") add(place, "other", sizeOf(place))
  }

  for (const dot of [...dots].reverse()) {
    if (dot.kind === "other") continue
    context.beginPath()
    context.arc(dot.x, dot.y, dot.radius, 0, 2 * Math.PI)
    context.fillStyle = dot.kind === "focus" ? colours.surface : dot.kind === "spoke" ? colours.highlight : colours.ink
    context.strokeStyle = dot.kind === "focus" ? colours.highlight : colours.surface
    context.lineWidth = dot.kind === "focus" ? 2.5 : 1.2
    context.fill()
    context.stroke()
  }

  const font = (kind: Dot["kind"]) =>
    `${kind === "other" ? 450 : 600} ${kind === "focus" ? 13 : 11.5}px ${colours.font}`
  const wishes = dots.map((dot): LabelWish => {
    context.font = font(dot.kind)
    return {
      id: dot.place.id,
      text: dot.place.label,
      x: dot.x,
      y: dot.y,
      radius: dot.radius,
      width: context.measureText(dot.place.label).width + 6,
      height: 15
    }
  })
  const obstacles = dots
    .filter((dot) => dot.kind !== "other")
    .map(({ radius, x, y }) => ({ left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }))
  obstacles.push(buttonsBox(size))
  const kinds = new Map(dots.map((dot) => [dot.place.id, dot.kind]))
  const room = Math.round((size.width * size.height) / 14_000)
  const placed = placeLabels(wishes, obstacles, size, Math.max(8, room))
  context.textBaseline = "middle"
  context.lineJoin = "round"
  context.strokeStyle = colours.surface
  context.lineWidth = 3
  for (const label of placed) {
    const kind = kinds.get(label.id) ?? "other"
    context.font = font(kind)
    context.fillStyle = kind === "other" ? colours.quietInk : colours.ink
    const y = (label.box.top + label.box.bottom) / 2 + 0.5
    context.strokeText(label.text, label.box.left + 3, y)
    context.fillText(label.text, label.box.left + 3, y)
  }
}

import { type LabelWish, placeLabels } from "../../map/labels.ts"
import { type Size, toScreen, type View } from "../../map/View.ts"
import { type Shape, signOf } from "../signs.ts"
import type { MarkStyle, Pen, TextStyle } from "./Pen.ts"
import { type Light, type Picture, placeOf, radiusOf } from "./Picture.ts"
import type { Palette } from "./palette.ts"

export interface Sight {
  readonly view: View
  readonly size: Size
  /** The zoom over that of the whole picture. */
  readonly closeness: number
  readonly chosen: number | undefined
  /** The node that stands before the rest with its neighbours. */
  readonly light: Light | undefined
  /** Where no name may stand. */
  readonly obstacles: ReadonlyArray<{ left: number; right: number; top: number; bottom: number }>
}

interface Spot {
  readonly node: number
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly weight: number
}

const spots = (picture: Picture, { closeness, size, view }: Sight): ReadonlyArray<Spot> => {
  const found: Array<Spot> = []
  for (const node of picture.nodes) {
    const at = picture.scene.nodes[node]
    if (at === undefined) continue
    const [x, y] = toScreen(view, placeOf(picture, node))
    const radius = radiusOf(at, picture.nodes.size, closeness, size.width)
    if (x < -radius || y < -radius || x > size.width + radius || y > size.height + radius) continue
    found.push({ node, x, y, radius, weight: at.weight })
  }
  return found.sort((a, b) => a.weight - b.weight || a.node - b.node)
}

const faint = 0.22

/** Draws the cities and networks of a picture, those with few links first, what is in the light last. */
const paintMarks = (pen: Pen, picture: Picture, all: ReadonlyArray<Spot>, sight: Sight, palette: Palette) => {
  const groups = new Map<string, { readonly style: MarkStyle; readonly places: Array<number>; readonly rank: number }>()
  for (const { node, radius, x, y } of all) {
    const at = picture.scene.nodes[node]
    if (at === undefined) continue
    const sign = signOf(at.community)
    const colour = at.kind === "network" ? palette.network : palette.categories[sign?.colour ?? -1]
    const shape: Shape = at.kind === "network" ? "hexagon" : (sign?.shape ?? "circle")
    const lit = sight.light === undefined || sight.light.nodes.has(node)
    const middle = picture.middle.has(node)
    const key = `${shape}${colour}${lit}${middle}`
    let group = groups.get(key)
    if (group === undefined) {
      group = {
        rank: Number(lit) + 2 * Number(middle),
        places: [],
        style: {
          shape,
          fill: colour ?? palette.surface,
          // A city without a sign is an empty ring.
          stroke: middle ? palette.ink : colour === undefined ? palette.quietInk : palette.surface,
          strokeWidth: middle ? 2.5 : colour === undefined ? 1.4 : 1,
          alpha: lit ? 1 : faint
        }
      }
      groups.set(key, group)
    }
    group.places.push(x, y, middle ? Math.max(7, radius) : radius)
  }
  for (const { places, style } of [...groups.values()].sort((a, b) => a.rank - b.rank)) pen.marks(places, style)
  const chosen = all.find(({ node }) => node === sight.chosen)
  if (chosen !== undefined)
    pen.marks([chosen.x, chosen.y, chosen.radius + 5], {
      shape: "circle",
      fill: "transparent",
      stroke: palette.highlight,
      strokeWidth: 2.5,
      alpha: 1
    })
}

const styleOf = (kind: "main" | "network" | "lit" | "other" | "caption", palette: Palette): TextStyle => ({
  size: kind === "caption" ? 14 : kind === "main" ? 13 : kind === "network" ? 12 : 11.5,
  weight: kind === "other" ? 450 : kind === "lit" ? 550 : 650,
  colour: kind === "other" ? palette.quietInk : palette.ink,
  halo: palette.surface
})

/** Writes names beside their nodes as far as there is room, the most important first. */
const paintNames = (pen: Pen, picture: Picture, all: ReadonlyArray<Spot>, sight: Sight, palette: Palette) => {
  const { light, size, view } = sight
  const kindOf = (node: number) => {
    if (node === sight.chosen || node === light?.node || picture.middle.has(node)) return "main" as const
    if (picture.scene.nodes[node]?.kind === "network") return "network" as const
    return light?.nodes.has(node) === true ? ("lit" as const) : ("other" as const)
  }
  const ranks = { main: 0, caption: 1, network: 2, lit: 3, other: 4 }
  const names = all
    .filter(({ node }) => light === undefined || light.nodes.has(node) || picture.middle.has(node))
    .map((spot) => ({ spot, kind: kindOf(spot.node) }))
    .sort((a, b) => ranks[a.kind] - ranks[b.kind] || b.spot.weight - a.spot.weight || a.spot.node - b.spot.node)
    .slice(0, 260)
  const wish = (id: string, text: string, x: number, y: number, radius: number, style: TextStyle): LabelWish => ({
    id,
    text,
    x,
    y,
    radius,
    width: pen.width(text, style) + 6,
    height: style.size + 4,
    first: picture.names
  })
  const styles = new Map<string, TextStyle>()
  const wishes: Array<LabelWish> = []
  for (const { kind, spot } of names) {
    const at = picture.scene.nodes[spot.node]
    if (at === undefined) continue
    const style = styleOf(kind, palette)
    styles.set(String(spot.node), style)
    wishes.push(wish(String(spot.node), picture.label(at), spot.x, spot.y, spot.radius + 1, style))
  }
  const mains = names.filter(({ kind }) => kind === "main").length
  const captions = light === undefined ? picture.captions : []
  wishes.splice(
    mains,
    0,
    ...captions.map(({ text, x, y }, index) => {
      const style = styleOf("caption", palette)
      styles.set(`caption ${index}`, style)
      const [left, top] = toScreen(view, [x, y])
      return wish(`caption ${index}`, text, left - (pen.width(text, style) + 6) / 2 - 2, top, 0, style)
    })
  )
  // A large node is not written over.
  const marks = all
    .slice(-60)
    .filter(({ radius }) => radius > 4)
    .map(({ radius, x, y }) => ({
      left: x - radius * 0.8,
      right: x + radius * 0.8,
      top: y - radius * 0.8,
      bottom: y + radius * 0.8
    }))
  // Where communities have names, a few cities are enough.
  const most = Math.max(10, Math.round((size.width * size.height) / (captions.length > 0 ? 16_000 : 7500)))
  const obstacles = captions.length > 0 ? [...sight.obstacles] : [...sight.obstacles, ...marks]
  for (const { box, id, text } of placeLabels(wishes, obstacles, size, most)) {
    const style = styles.get(id)
    if (style !== undefined) pen.text(text, box.left + 3, (box.top + box.bottom) / 2 + 0.5, style)
  }
}

/** Draws the nodes of a picture and their names. */
export const paintNodes = (pen: Pen, picture: Picture, sight: Sight, palette: Palette): void => {
  const all = spots(picture, sight)
  paintMarks(pen, picture, all, sight, palette)
  paintNames(pen, picture, all, sight, palette)
}

/** The node that a point of the screen means: the nearest within reach, a heavier one of two that are as near. */
export const nodeAt = (picture: Picture, sight: Sight, x: number, y: number): number | undefined => {
  let best: number | undefined
  let least = 14
  for (const spot of spots(picture, sight)) {
    const distance = Math.hypot(spot.x - x, spot.y - y) - spot.radius * 0.6
    if (distance <= least) {
      best = spot.node
      least = distance
    }
  }
  return best
}

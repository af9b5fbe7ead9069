import type { Size } from "./View.ts"

/** A text that wants to stand beside a point, the most important first. */
export interface LabelWish {
  readonly id: string
  readonly text: string
  readonly x: number
  readonly y: number
  /** Distance that the text keeps from the point. */
  readonly radius: number
  readonly width: number
  readonly height: number
  /** Where it stands if there is room: on the right, unless told. */
  readonly first?: "right" | "above"
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

export interface PlacedLabel extends LabelWish {
  readonly box: Box
}

/** Where the zoom buttons of a drawing stand. */
export const buttonsBox = ({ height, width }: Size): Box => ({
  left: width - 48,
  right: width,
  top: height - 108,
  bottom: height
})

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const inside = (box: Box, size: Size): boolean =>
  box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height

const sides = (wish: LabelWish): ReadonlyArray<Box> => {
  const gap = wish.radius + 2
  const at = (left: number, top: number): Box => ({ left, top, right: left + wish.width, bottom: top + wish.height })
  const middle = wish.y - wish.height / 2
  const beside = [at(wish.x + gap, middle), at(wish.x - gap - wish.width, middle)]
  const over = [at(wish.x - wish.width / 2, wish.y - gap - wish.height), at(wish.x - wish.width / 2, wish.y + gap)]
  return wish.first === "above" ? [...over, ...beside] : [...beside, ...over]
}

const cellSize = 64

/**
 * Places labels beside their points so that none covers another, an obstacle or the edge; what finds no room is left out.
 *
 * **Details**: greedy, in the order of the wishes, on the right, left, above, below; boxes are found through a grid.
 */
export const placeLabels = (
  wishes: ReadonlyArray<LabelWish>,
  obstacles: ReadonlyArray<Box>,
  size: Size,
  most: number
): ReadonlyArray<PlacedLabel> => {
  const grid = new Map<string, Array<Box>>()
  const cells = (box: Box): Array<string> => {
    const keys: Array<string> = []
    for (let x = Math.floor(box.left / cellSize); x <= Math.floor(box.right / cellSize); x++)
      for (let y = Math.floor(box.top / cellSize); y <= Math.floor(box.bottom / cellSize); y++) keys.push(`${x},${y}`)
    return keys
  }
  const take = (box: Box) => {
    for (const key of cells(box)) {
      const held = grid.get(key)
      if (held === undefined) grid.set(key, [box])
      else held.push(box)
    }
  }
  const free = (box: Box) => cells(box).every((key) => !(grid.get(key) ?? []).some((other) => overlap(box, other)))

  for (const obstacle of obstacles) take(obstacle)
  const placed: Array<PlacedLabel> = []
  for (const wish of wishes) {
    if (placed.length >= most) break
    const box = sides(wish).find((side) => inside(side, size) && free(side))
    if (box === undefined) continue
    take(box)
    placed.push({ ...wish, box })
  }
  return placed
}

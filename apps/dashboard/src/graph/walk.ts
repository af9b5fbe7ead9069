import type { Point } from "../map/projection.ts"

export type WalkKey = "ArrowLeft" | "ArrowRight" | "ArrowUp" | "ArrowDown" | "Home"

export const isWalkKey = (key: string): key is WalkKey => /^(Home|Arrow(Left|Right|Up|Down))$/.test(key)

/** The neighbours of a node in the order of a clock that begins at the top. */
export const clockwise = (
  node: number,
  neighbours: Iterable<number>,
  at: (node: number) => Point
): ReadonlyArray<number> => {
  const [x, y] = at(node)
  const hand = (other: number): number => {
    const [toX, toY] = at(other)
    const angle = Math.atan2(toX - x, y - toY)
    return angle < 0 ? angle + 2 * Math.PI : angle
  }
  return [...new Set(neighbours)].sort((a, b) => hand(a) - hand(b) || a - b)
}

/**
 * Where an arrow key leads in the picture.
 *
 * **Details**: `trail` is the way on which the reader came, the chosen node last. Down goes on to the first neighbour of the
 * chosen node, up goes back, right and left go round the neighbours of the node one came from, in the order of `around`.
 * Every node of a connected picture can be reached. Home goes back to the beginning.
 */
export const walk = (
  trail: ReadonlyArray<number>,
  key: WalkKey,
  around: (node: number) => ReadonlyArray<number>,
  start: number | undefined
): ReadonlyArray<number> => {
  const chosen = trail.at(-1)
  if (chosen === undefined || key === "Home") return start === undefined ? [] : [start]
  if (key === "ArrowUp") return trail.length > 1 ? trail.slice(0, -1) : trail
  const from = trail.at(-2)
  if (key === "ArrowDown" || from === undefined) {
    const onward = around(chosen)
    const next = (key === "ArrowLeft" ? onward.toReversed() : onward).find((node) => node !== from) ?? onward[0]
    return next === undefined ? trail : [...trail, next]
  }
  const siblings = around(from)
  const at = siblings.indexOf(chosen)
  const next = siblings.at((at + (key === "ArrowRight" ? 1 : -1)) % siblings.length)
  return next === undefined ? trail : [...trail.slice(0, -1), next]
}

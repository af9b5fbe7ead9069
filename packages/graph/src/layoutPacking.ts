import { floats } from "./arrays.ts"

/** How far apart components are put, about as far as nodes within one. */
const gap = 2
/** How near to each other components may come that have a place. */
const near = 0.5

/**
 * Rectangles that may be moved but not turned: the left and the lower edge, width and height of each.
 *
 * @internal
 */
export interface Boxes {
  readonly left: Float64Array
  readonly low: Float64Array
  readonly wide: Float64Array
  readonly high: Float64Array
}

/** Takes the place of the later of each two boxes that are in each other's way, by a sweep from left to right. */
const clear = ({ left, low, wide, high }: Boxes, placed: Uint8Array): void => {
  const edge = (box: number): number => (left[box] as number) + (wide[box] as number) + near
  const top = (box: number): number => (low[box] as number) + (high[box] as number) + near
  let open: Array<number> = []
  for (const box of [...placed.keys()]
    .filter((box) => placed[box] === 1)
    .sort((a, b) => (left[a] as number) - (left[b] as number) || a - b)) {
    open = open.filter((other) => placed[other] === 1 && edge(other) > (left[box] as number))
    for (const other of open)
      if (placed[box] === 1 && (low[other] as number) < top(box) && (low[box] as number) < top(other))
        placed[Math.max(box, other)] = 0
    open.push(box)
  }
}

/**
 * Puts boxes where none is in another's way; writes to `left` and `low`.
 *
 * **Details**
 *
 * Those in `placed` stay, but for the later of two that lie over each other. The others are put around them in their order,
 * in strips along the sides of the rectangle that holds all so far, which so stays near a square. Time linear, and n·√n for
 * those that have a place.
 *
 * @internal
 */
export const pack = (boxes: Boxes, placed: Uint8Array): void => {
  clear(boxes, placed)
  const starts = [boxes.left, boxes.low] as const
  const extents = [boxes.wide, boxes.high] as const
  const rest = [...placed.keys()].filter((box) => placed[box] === 0)
  if (rest.length === placed.length)
    for (const box of rest.splice(0, 1)) {
      for (const axis of [0, 1] as const) starts[axis][box] = (extents[axis][box] as number) / -2
      placed[box] = 1
    }
  // across and upwards: where all boxes so far begin and end, and whether the last strip was put before them
  const begin: [number, number] = [Infinity, Infinity]
  const end: [number, number] = [-Infinity, -Infinity]
  const before = [false, false]
  for (let box = 0; box < placed.length; box++)
    for (const axis of [0, 1] as const) {
      if (placed[box] === 0) continue
      const from = starts[axis][box] as number
      begin[axis] = Math.min(begin[axis], from)
      end[axis] = Math.max(end[axis], from + (extents[axis][box] as number))
    }
  for (let from = 0, to = 0; from < rest.length; from = to) {
    const along = end[0] - begin[0] < end[1] - begin[1] ? 1 : 0
    const across = along === 0 ? 1 : 0
    const room = end[along] - begin[along]
    let length = -gap
    let thick = 0
    for (; to < rest.length; to++) {
      const box = rest[to] as number
      const longer = length + gap + (extents[along][box] as number)
      if (to > from && longer > room) break
      length = longer
      thick = Math.max(thick, extents[across][box] as number)
    }
    let at = begin[along] + (room - length) / 2
    begin[along] = Math.min(begin[along], at)
    end[along] = Math.max(end[along], at + length)
    before[across] = !before[across]
    if (before[across] === true) begin[across] -= gap + thick
    else end[across] += gap + thick
    for (; from < to; from++) {
      const box = rest[from] as number
      starts[along][box] = at
      at += (extents[along][box] as number) + gap
      starts[across][box] =
        before[across] === true ? begin[across] + thick - (extents[across][box] as number) : end[across] - thick
    }
  }
}

/**
 * Moves each component, which lies about its own centre, to its place in the picture; writes to `x` and `y`.
 *
 * @param centres where the centres of the components in `placed` are
 * @internal
 */
export const arrange = (
  x: Float64Array,
  y: Float64Array,
  labels: Uint32Array,
  { centreX, centreY, placed }: { readonly centreX: Float64Array; readonly centreY: Float64Array; placed: Uint8Array }
): void => {
  const bounds = (values: Float64Array): readonly [Float64Array, Float64Array] => {
    const least = floats(placed.length).fill(Infinity)
    const most = floats(placed.length).fill(-Infinity)
    for (let node = 0; node < labels.length; node++) {
      const label = labels[node] as number
      least[label] = Math.min(least[label] as number, values[node] as number)
      most[label] = Math.max(most[label] as number, values[node] as number)
    }
    return [least, most.map((value, label) => value - (least[label] as number))]
  }
  const [fromX, wide] = bounds(x)
  const [fromY, high] = bounds(y)
  const left = fromX.map((value, label) => value + (centreX[label] as number))
  const low = fromY.map((value, label) => value + (centreY[label] as number))
  pack({ left, low, wide, high }, placed.slice())
  for (let node = 0; node < labels.length; node++) {
    const label = labels[node] as number
    x[node] = (x[node] as number) - (fromX[label] as number) + (left[label] as number)
    y[node] = (y[node] as number) - (fromY[label] as number) + (low[label] as number)
  }
}

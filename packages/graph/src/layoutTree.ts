import { floats, wholes } from "./arrays.ts"
import { ownLabels } from "./levels.ts"

/** How many nodes at most a leaf of the tree holds, unless they lie on one point. */
const leafSize = 8

/**
 * Adds to `fx` and `fy` the force with which the other nodes of its group push each node away, and to `stiffness` the sum
 * of mass / distance² behind it, which bounds how fast that force changes.
 *
 * @internal
 */
export type Push = (
  x: Float64Array,
  y: Float64Array,
  fx: Float64Array,
  fy: Float64Array,
  stiffness: Float64Array
) => void

/**
 * Repulsion within groups of nodes, two masses by a force of their product / their distance, by the method of Barnes & Hut
 * (1986).
 *
 * **Details**
 *
 * Each group is halved along its longer side until few nodes are left; a part that is smaller than `theta` times its
 * distance acts as one mass in its centre, and a `theta` of 0 sums exactly. The nodes of a leaf go through the tree
 * together, which asks for a distance once instead of for each of them; parts stand in the order of a walk through the tree,
 * each with the place of what follows it, so that a walk needs no stack. Nodes on one point do not push each other. Time
 * n·log n, memory 132 bytes a node.
 *
 * @internal
 */
export const repulsion = (masses: Float64Array, labels: Uint32Array, theta: number): Push => {
  const nodes = masses.length
  const order = ownLabels(nodes).sort((a, b) => (labels[a] as number) - (labels[b] as number) || a - b)
  // in that order: where the nodes are, and what they meet
  const [px, py, pm] = [floats(nodes), floats(nodes), floats(nodes)]
  const [sumX, sumY, sums] = [floats(nodes), floats(nodes), floats(nodes)]
  // of each part of the tree: its centre, mass and squared diagonal, its first node, and the part that follows it
  const [cx, cy, mass, size] = [floats(2 * nodes), floats(2 * nodes), floats(2 * nodes), floats(2 * nodes)]
  const [first, skip] = [wholes(2 * nodes + 1), wholes(2 * nodes)]
  let count = 0

  const swap = (a: Float64Array | Uint32Array, i: number, j: number): void => {
    const held = a[i] as number
    a[i] = a[j] as number
    a[j] = held
  }

  const bounds = (from: number, to: number) => {
    let [left, low] = [px[from] as number, py[from] as number]
    let [right, high] = [left, low]
    for (let i = from + 1; i < to; i++) {
      left = Math.min(left, px[i] as number)
      right = Math.max(right, px[i] as number)
      low = Math.min(low, py[i] as number)
      high = Math.max(high, py[i] as number)
    }
    return [left, right, low, high] as const
  }

  const build = (from: number, to: number): void => {
    const at = count++
    const [left, right, low, high] = bounds(from, to)
    const [w, h] = [right - left, high - low]
    size[at] = w * w + h * h
    first[at] = from
    let middle = from
    if (to - from > leafSize) {
      const along = w > h ? px : py
      const half = w > h ? left + w / 2 : low + h / 2
      for (let last = to; middle < last; )
        if ((along[middle] as number) < half) middle++
        else {
          last--
          swap(px, middle, last)
          swap(py, middle, last)
          swap(pm, middle, last)
          swap(order, middle, last)
        }
    }
    let m = 0
    let x = 0
    let y = 0
    for (let i = from; i < to; i++) {
      const own = pm[i] as number
      m += own
      x += own * (px[i] as number)
      y += own * (py[i] as number)
    }
    mass[at] = m
    cx[at] = x / m
    cy[at] = y / m
    if (middle > from && middle < to) {
      build(from, middle)
      build(middle, to)
    }
    skip[at] = count
  }

  /** What the nodes from `begin` to `end` meet on a walk through the tree. */
  const walk = (begin: number, end: number): void => {
    const [left, right, low, high] = bounds(begin, end)
    for (let at = 0; at < count; ) {
      const x = cx[at] as number
      const y = cy[at] as number
      const next = skip[at] as number
      const w = x < left ? left - x : x > right ? x - right : 0
      const h = y < low ? low - y : y > high ? y - high : 0
      if ((size[at] as number) < theta * theta * (w * w + h * h)) {
        const m = mass[at] as number
        for (let j = begin; j < end; j++) {
          const dx = (px[j] as number) - x
          const dy = (py[j] as number) - y
          const f = m / (dx * dx + dy * dy)
          ;(sumX[j] as number) += f * dx
          ;(sumY[j] as number) += f * dy
          ;(sums[j] as number) += f
        }
        at = next
        continue
      }
      if (next === at + 1) {
        // the parts of one group lie one after the other, and so do the nodes of its leaves
        const to = first[next] as number
        for (let j = begin; j < end; j++) {
          const atX = px[j] as number
          const atY = py[j] as number
          let fx = 0
          let fy = 0
          let all = 0
          for (let i = first[at] as number; i < to; i++) {
            const dx = atX - (px[i] as number)
            const dy = atY - (py[i] as number)
            const d = dx * dx + dy * dy
            if (d === 0) continue
            const f = (pm[i] as number) / d
            fx += f * dx
            fy += f * dy
            all += f
          }
          ;(sumX[j] as number) += fx
          ;(sumY[j] as number) += fy
          ;(sums[j] as number) += all
        }
      }
      at++
    }
  }

  return (x, y, fx, fy, stiffness) => {
    for (let i = 0; i < nodes; i++) {
      const node = order[i] as number
      px[i] = x[node] as number
      py[i] = y[node] as number
      pm[i] = masses[node] as number
    }
    for (const sum of [sumX, sumY, sums]) sum.fill(0)
    for (let from = 0, to = 0; from < nodes; from = to) {
      const label = labels[order[from] as number]
      while (to < nodes && labels[order[to] as number] === label) to++
      if (to - from === 1) continue
      count = 0
      build(from, to)
      first[count] = to
      for (let at = 0; at < count; at++) if (skip[at] === at + 1) walk(first[at] as number, first[at + 1] as number)
    }
    for (let i = 0; i < nodes; i++) {
      const node = order[i] as number
      const m = pm[i] as number
      ;(fx[node] as number) += m * (sumX[i] as number)
      ;(fy[node] as number) += m * (sumY[i] as number)
      ;(stiffness[node] as number) += m * (sums[i] as number)
    }
  }
}

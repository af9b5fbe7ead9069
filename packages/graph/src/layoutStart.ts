import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { InvalidValues } from "./checks.ts"
import type { Components } from "./components.ts"
import { aggregate, compact, type Level, moveNodes, ownLabels } from "./levels.ts"

/**
 * Where nodes were in an earlier picture; those without a place are `undefined`, or beyond the end.
 */
export interface Places {
  readonly x: ArrayLike<number | undefined>
  readonly y: ArrayLike<number | undefined>
}

/** Coordinates beyond this leave no room for the differences of near nodes. */
const farthest = 1e12

/** A level of the graph, the component of each of its nodes, and for each the node of the level above that holds it. */
export interface Floor {
  readonly level: Level
  readonly labels: Uint32Array
  readonly groups?: Uint32Array
}

/** The graph, its communities, theirs and so on until there are none. */
export const floorsOf = (level: Level, labels: Uint32Array, next: () => number): Array<Floor> => {
  const groups = ownLabels(level.nodes)
  const total = level.strengths.reduce((sum, mass) => sum + mass, 0)
  moveNodes(level, groups, total, 1, next, () => {})
  const count = compact(groups)
  if (count === level.nodes) return [{ level, labels }]
  const above = wholes(count)
  groups.forEach((group, node) => {
    above[group] = labels[node] as number
  })
  return [{ level, labels, groups }, ...floorsOf(aggregate(level, groups, count), above, next)]
}

export const checkFrom = (nodes: number, { x, y }: Places): void => {
  for (const [name, values, others] of [
    ["x", x, y],
    ["y", y, x]
  ] as const)
    for (let node = 0; node < Math.min(nodes, Math.max(x.length, y.length)); node++) {
      const value = values[node]
      if (value === undefined ? others[node] !== undefined : !(Math.abs(value) <= farthest))
        throw new InvalidValues(
          `from.${name}[${node}] must be a number in ±${farthest}, or undefined with the other coordinate, not ${String(value)}`,
          node
        )
    }
}

/** Where each node starts, seen from the centre of its component, and where that is in the picture if it has a place. */
export interface Start {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly centreX: Float64Array
  readonly centreY: Float64Array
  readonly placed: Uint8Array
}

/** Takes nodes from where they were, and new ones from among their neighbours. */
export const startFrom = (
  { nodes, offsets, neighbours }: Csr,
  { count, labels, sizes }: Components,
  masses: Float64Array,
  from: Places,
  spot: () => number
): Start => {
  const [x, y] = [floats(nodes), floats(nodes)]
  const [centreX, centreY, sums] = [floats(count), floats(count), floats(count)]
  const known = new Uint8Array(nodes)
  const queue: Array<number> = []
  for (let node = 0; node < nodes; node++) {
    if (from.x[node] === undefined) continue
    const label = labels[node] as number
    const mass = masses[node] as number
    const all = (sums[label] as number) + mass
    sums[label] = all
    x[node] = from.x[node] as number
    y[node] = from.y[node] as number
    ;(centreX[label] as number) += (((x[node] as number) - (centreX[label] as number)) * mass) / all
    ;(centreY[label] as number) += (((y[node] as number) - (centreY[label] as number)) * mass) / all
    known[node] = 1
    queue.push(node)
  }
  for (const node of queue)
    for (let i = offsets[node] as number; i < (offsets[node + 1] as number); i++) {
      const found = neighbours[i] as number
      if (known[found] === 1) continue
      let [sumX, sumY, friends] = [0, 0, 0]
      for (let j = offsets[found] as number; j < (offsets[found + 1] as number); j++) {
        const friend = neighbours[j] as number
        if (known[friend] === 0) continue
        friends++
        sumX += x[friend] as number
        sumY += y[friend] as number
      }
      x[found] = sumX / friends + spot()
      y[found] = sumY / friends + spot()
      known[found] = 1
      queue.push(found)
    }
  for (let node = 0; node < nodes; node++) {
    const label = labels[node] as number
    // what was on one point must not stay there; what is new altogether starts anywhere in its circle
    const reach = known[node] === 1 ? 1e-3 : Math.sqrt(sizes[label] as number)
    x[node] = (x[node] as number) - (centreX[label] as number) + reach * spot()
    y[node] = (y[node] as number) - (centreY[label] as number) + reach * spot()
  }
  return { x, y, centreX, centreY, placed: Uint8Array.from(sums, (sum) => (sum > 0 ? 1 : 0)) }
}

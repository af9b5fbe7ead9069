import { fromPairs, layoutSteps } from "@proxeny/graph"
import { type LayoutOrder, seed } from "./order.ts"

export interface Stage {
  readonly done: number
  readonly all: number
  /** Where nodes stand now; it costs time, so ask only when it is to be shown. */
  readonly places: () => Float64Array
}

/**
 * Works out where the nodes of a picture stand, step by step.
 *
 * **Details**: a picture around a city grows from the middle: first the nodes one link away, then, from where those stand,
 * the nodes two links away, and so on. What one sees is therefore kept when the picture is widened, and still the same
 * picture comes whether it was widened or asked for at once.
 */
export function* layoutStages({ away, nodes, pairs }: LayoutOrder): Generator<Stage, Float64Array, undefined> {
  const last = away === undefined ? 0 : away.reduce((most, one) => Math.max(most, one), 0)
  const first = Math.min(1, last)
  let places = new Float64Array(2 * nodes).fill(Number.NaN)
  for (let reach = first; reach <= last; reach++) {
    const held: Array<number> = []
    const indexOf = new Int32Array(nodes).fill(-1)
    for (let node = 0; node < nodes; node++) {
      if (away !== undefined && (away[node] ?? 0) > reach) continue
      indexOf[node] = held.length
      held.push(node)
    }
    const kept: Array<number> = []
    for (let at = 0; at < pairs.length; at += 2) {
      const [a, b] = [indexOf[pairs[at] ?? 0] ?? -1, indexOf[pairs[at + 1] ?? 0] ?? -1]
      if (a >= 0 && b >= 0) kept.push(a, b)
    }
    const graph = fromPairs(held.length, Uint32Array.from(kept))
    const known = (lane: number) =>
      held.map((node) => {
        const value = places[2 * node + lane]
        return value === undefined || Number.isNaN(value) ? undefined : value
      })
    const from = reach === first ? {} : { from: { x: known(0), y: known(1) } }
    const spread = ({ x, y }: { readonly x: Float64Array; readonly y: Float64Array }) => {
      const now = new Float64Array(2 * nodes).fill(Number.NaN)
      held.forEach((node, index) => {
        now[2 * node] = x[index] ?? 0
        now[2 * node + 1] = y[index] ?? 0
      })
      return now
    }
    const steps = layoutSteps(graph, { seed, ...from })
    const rounds = last - first + 1
    for (;;) {
      const step = steps.next()
      if (step.done === true) {
        places = spread(step.value)
        break
      }
      const { all, done, layout } = step.value
      yield { done: (reach - first) * all + done, all: rounds * all, places: () => spread(layout()) }
    }
  }
  return places
}

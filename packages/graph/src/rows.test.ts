import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { coreNumbers } from "./cores.ts"
import { rowsByLength } from "./rows.ts"

/** What is left of the rows of the nodes for which it holds, where all others are taken away. */
const check = ({ nodes, pairs }: Links, least: number): void => {
  const graph = fromPairs(nodes, pairs)
  // in the core of that number every node has as many neighbours in it at least
  const core = coreNumbers(graph)
  const isIn = (node: number): boolean => (core[node] as number) >= least
  const rowOf = (node: number) => [...neighboursOf(graph, node)].filter(isIn)
  const left = Uint32Array.from(core, (_, node) => (isIn(node) ? rowOf(node).length : least - 1))
  const { names, ends, places } = rowsByLength(graph, left, least)

  const lengths = Array.from(ends, (end, row) => end - (ends[row - 1] ?? 0))
  expect(lengths).toEqual([...lengths].sort((a, b) => a - b))
  expect([...names].sort((a, b) => a - b)).toEqual([...core.keys()].filter(isIn))
  names.forEach((node, row) => {
    const own = places.subarray(ends[row - 1] ?? 0, ends[row])
    expect(Array.from(own, (place) => names[place] as number)).toEqual(rowOf(node))
  })
}

describe("rowsByLength, laws", () => {
  it.prop("holds each row once, of those of the core alone, the shortest first", [sparse, crowded], ([few, many]) => {
    for (const least of [1, 2, 3]) {
      check(few, least)
      check(many, least)
    }
  })
})

import { describe, expect, it } from "@effect/vitest"
import { crowded, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { distancesFrom } from "./distances.ts"
import { nodesAround, subgraph } from "./subgraph.ts"

describe("a part of a graph, laws", () => {
  it.prop("has the links among its nodes, and no other", [crowded], ([{ nodes, pairs }]) => {
    const whole = fromPairs(nodes, pairs)
    const taken = Array.from({ length: nodes }, (_, node) => node).filter((node) => node % 3 !== 1)
    const { graph, names } = subgraph(whole, [...taken, ...taken].reverse())
    expect([...names]).toEqual(taken)
    names.forEach((name, place) => {
      expect(Array.from(neighboursOf(graph, place), (other) => names[other])).toEqual(
        [...neighboursOf(whole, name)].filter((other) => taken.includes(other))
      )
    })
  })

  it.prop("of all nodes is the whole", [sparse], ([{ nodes, pairs }]) => {
    const whole = fromPairs(nodes, pairs)
    expect(subgraph(whole, Array(nodes).keys()).graph).toEqual(whole)
  })
})

describe("what is around a node, laws", () => {
  it.prop("is what is within that many links, the nearest first", [sparse], ([{ nodes, pairs }]) => {
    if (nodes === 0) return
    const graph = fromPairs(nodes, pairs)
    const distances = distancesFrom(graph, 0)
    for (const links of [0, 1, 2, nodes]) {
      const expected = Array.from(distances.keys())
        .filter((node) => (distances[node] as number) <= links)
        .sort((a, b) => (distances[a] as number) - (distances[b] as number) || a - b)
      expect([...nodesAround(graph, 0, links)]).toEqual(expected)
    }
  })
})

describe("what is no node", () => {
  const graph = fromPairs(3, [0, 1, 1, 2])
  it.each([-1, 3, 0.5, Number.NaN])("%d", (node) => {
    expect(() => subgraph(graph, [0, node])).toThrow(/the graph has 3 nodes, and none of them is/)
    expect(() => nodesAround(graph, node)).toThrow(/the graph has 3 nodes, and none of them is/)
  })
  it("nor is half a link a distance", () => {
    expect(() => nodesAround(graph, 0, 0.5)).toThrow("links must be a whole number of 0 or more, not 0.5")
    expect(() => nodesAround(graph, 0, -1)).toThrow(RangeError)
  })
})

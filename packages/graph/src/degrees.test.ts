import { describe, expect, it } from "@effect/vitest"
import { crowded, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { degreeDistribution, degrees, maxDegree, meanDegree } from "./degrees.ts"

const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, value) => total + value, 0)

describe("degrees, laws", () => {
  it.prop("degrees sum to twice the number of links", [crowded], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    expect(sum(degrees(graph))).toBe(2 * graph.links)
  })

  it.prop("a degree counts the different others a node is linked to", [crowded], ([{ nodes, pairs }]) => {
    const others = Array.from({ length: nodes }, () => new Set<number>())
    pairs.forEach((node, i) => {
      const other = pairs[i % 2 === 0 ? i + 1 : i - 1] as number
      if (other !== node) others[node]?.add(other)
    })
    expect([...degrees(fromPairs(nodes, pairs))]).toEqual(others.map((set) => set.size))
  })

  it.prop("the distribution counts each node once and each link twice", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    const distribution = degreeDistribution(graph)
    expect(sum(distribution)).toBe(nodes)
    expect(sum(distribution.map((count, degree) => count * degree))).toBe(2 * graph.links)
    expect(distribution.length).toBe(maxDegree(graph) + 1)
    if (nodes > 0) expect(distribution.at(-1)).toBeGreaterThan(0)
  })

  it.prop("the mean is the mean of the degrees", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    expect(meanDegree(graph) * nodes).toBeCloseTo(sum(degrees(graph)), 9)
  })

  it.prop("renaming the nodes renames the degrees", [renamed], ([{ nodes, pairs, names }]) => {
    const before = degrees(fromPairs(nodes, pairs))
    const after = degrees(
      fromPairs(
        nodes,
        pairs.map((node) => names[node] as number)
      )
    )
    expect(before.map((_, node) => after[names[node] as number] as number)).toEqual(before)
  })
})

describe("degrees", () => {
  // a star of four leaves, one of them with a link of its own, and a node apart
  const graph = fromPairs(7, [0, 1, 0, 2, 0, 3, 0, 4, 4, 5])

  it("of a star with a tail and a node apart", () => {
    expect([...degrees(graph)]).toEqual([4, 1, 1, 1, 2, 1, 0])
    expect([...degreeDistribution(graph)]).toEqual([1, 4, 1, 0, 1])
    expect(meanDegree(graph)).toBeCloseTo(10 / 7, 12)
    expect(maxDegree(graph)).toBe(4)
  })

  it("of no nodes", () => {
    const none = fromPairs(0, [])
    expect([...degrees(none)]).toEqual([])
    expect([...degreeDistribution(none)]).toEqual([0])
    expect(meanDegree(none)).toBe(0)
    expect(maxDegree(none)).toBe(0)
  })
})

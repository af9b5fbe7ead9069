import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidNode, InvalidOption } from "./checks.ts"
import {
  adamicAdar,
  commonNeighbours,
  cousins,
  jaccard,
  mostSimilar,
  resourceAllocation,
  type Similarity
} from "./similarity.ts"

/** Each measure by sets, as it is defined. */
const bySets = (graph: Csr, a: number, b: number): Record<Similarity, number> & { shared: Array<number> } => {
  const [left, right] = [new Set(neighboursOf(graph, a)), new Set(neighboursOf(graph, b))]
  const shared = [...left].filter((node) => right.has(node))
  const either = new Set([...left, ...right]).size
  const sum = (of: (degree: number) => number) =>
    shared.reduce((total, node) => total + of(neighboursOf(graph, node).length), 0)
  return {
    shared,
    commonNeighbours: shared.length,
    jaccard: either === 0 ? 0 : shared.length / either,
    adamicAdar: sum((degree) => 1 / Math.log(degree)),
    resourceAllocation: sum((degree) => 1 / degree)
  }
}

const measures = {
  commonNeighbours: (graph: Csr, a: number, b: number) => commonNeighbours(graph, a, b).length,
  jaccard,
  adamicAdar,
  resourceAllocation
}
const names = Object.keys(measures) as Array<Similarity>

const check = ({ nodes, pairs }: Links): void => {
  const graph = fromPairs(nodes, pairs)
  for (let a = 0; a < nodes; a++)
    for (let b = 0; b < nodes; b++) {
      if (a === b) continue
      const { shared, ...expected } = bySets(graph, a, b)
      const near = names.every((name) => Math.abs(measures[name](graph, a, b) - expected[name]) < 1e-12)
      expect([near, ...commonNeighbours(graph, a, b)]).toEqual([true, ...shared])
    }
}

describe("similarity, laws", () => {
  it.prop("is what sets give, for many links", [crowded], ([links]) => check(links))

  it.prop("is what sets give, for many nodes", [sparse], ([links]) => check(links))

  it.prop(
    "cousins are the nodes apart that share a neighbour, with what they share",
    [sparse],
    ([{ nodes, pairs }]) => {
      const graph = fromPairs(nodes, pairs)
      for (let node = 0; node < nodes; node++) {
        const { nodes: found, offsets, shared } = cousins(graph, node)
        const expected = Array.from({ length: nodes }, (_, other) => other).filter(
          (other) =>
            other !== node && !neighboursOf(graph, node).includes(other) && bySets(graph, node, other).shared.length > 0
        )
        expect([...found]).toEqual(expected)
        expect(offsets.length).toBe(found.length + 1)
        expect(shared.length).toBe(offsets.at(-1))
        found.forEach((cousin, i) => {
          expect([...shared.subarray(offsets[i], offsets[i + 1])]).toEqual(bySets(graph, node, cousin).shared)
        })
      }
    }
  )

  it.prop("the most similar are the cousins by score, then by index", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    for (let node = 0; node < nodes; node++)
      for (const by of names) {
        const scored = Array.from(cousins(graph, node).nodes, (cousin) => ({
          cousin,
          score: measures[by](graph, node, cousin)
        })).sort((a, b) => b.score - a.score || a.cousin - b.cousin)
        const { nodes: best, scores } = mostSimilar(graph, node, { by, count: 3 })
        expect([...best]).toEqual(scored.slice(0, 3).map(({ cousin }) => cousin))
        expect([...scores]).toEqual(scored.slice(0, 3).map(({ score }) => score))
      }
  })

  it.prop("renaming the nodes renames the cousins and keeps the scores", [renamed], ([{ nodes, pairs, names: to }]) => {
    const one = fromPairs(nodes, pairs)
    const other = fromPairs(
      nodes,
      pairs.map((node) => to[node] as number)
    )
    for (let node = 0; node < nodes; node++) {
      const [before, after] = [cousins(one, node), cousins(other, to[node] as number)]
      expect([...before.nodes].map((cousin) => to[cousin] as number).sort((a, b) => a - b)).toEqual([...after.nodes])
      const count = nodes
      const scores = mostSimilar(one, node, { count }).scores
      mostSimilar(other, to[node] as number, { count }).scores.forEach((score, i) => {
        expect(score).toBeCloseTo(scores[i] as number, 12)
      })
    }
  })
})

describe("similarity", () => {
  // 0 and 1 share 2 (degree 2) and 3 (degree 3); 4 hangs on 3; 5 hangs on 0; 6 is apart
  const graph = fromPairs(7, [0, 2, 1, 2, 0, 3, 1, 3, 3, 4, 0, 5])

  it("of two nodes that share two of three neighbours", () => {
    expect([...commonNeighbours(graph, 0, 1)]).toEqual([2, 3])
    expect(jaccard(graph, 0, 1)).toBeCloseTo(2 / 3, 15)
    expect(adamicAdar(graph, 0, 1)).toBeCloseTo(1 / Math.LN2 + 1 / Math.log(3), 15)
    expect(resourceAllocation(graph, 1, 0)).toBeCloseTo(5 / 6, 15)
  })

  it("is 0 where nothing is shared, also between nodes without links", () => {
    expect([...commonNeighbours(graph, 5, 6)]).toEqual([])
    const none = fromPairs(2, [])
    expect([jaccard(none, 0, 1), adamicAdar(none, 0, 1), resourceAllocation(none, 0, 1)]).toEqual([0, 0, 0])
  })

  it("gives the cousins of a node with what they share", () => {
    expect(cousins(graph, 0)).toEqual({
      nodes: Uint32Array.of(1, 4),
      offsets: Uint32Array.of(0, 2, 3),
      shared: Uint32Array.of(2, 3, 3)
    })
    expect(cousins(graph, 6)).toEqual({
      nodes: new Uint32Array(0),
      offsets: Uint32Array.of(0),
      shared: new Uint32Array(0)
    })
  })

  it("leaves out what is linked already", () => {
    expect([...cousins(fromPairs(4, [0, 1, 1, 2, 2, 0, 2, 3]), 0).nodes]).toEqual([3])
  })

  it("gives all others of a complete graph of two parts as the most similar, ties by index", () => {
    const { nodes, scores } = mostSimilar(fromPairs(5, [0, 3, 0, 4, 1, 3, 1, 4, 2, 3, 2, 4]), 1, { by: "jaccard" })
    expect([...nodes]).toEqual([0, 2])
    expect([...scores]).toEqual([1, 1])
  })

  it("of the Petersen graph: no two linked nodes share a neighbour, and any two others share one", () => {
    const petersen = fromPairs(
      10,
      [0, 1, 2, 3, 4].flatMap((i) => [i, (i + 1) % 5, i, i + 5, i + 5, ((i + 2) % 5) + 5])
    )
    for (let node = 0; node < 10; node++) {
      expect(mostSimilar(petersen, node, { by: "jaccard" }).scores).toEqual(new Float64Array(6).fill(1 / 5))
      for (const other of neighboursOf(petersen, node)) expect(jaccard(petersen, node, other)).toBe(0)
    }
  })

  it("gives as many as are asked for, and ten if nothing is said", () => {
    const star = fromPairs(15, Array.from({ length: 14 }, (_, i) => [0, i + 1]).flat())
    expect(mostSimilar(star, 1).nodes.length).toBe(10)
    expect([...mostSimilar(star, 1, { count: 2 }).nodes]).toEqual([2, 3])
    expect(mostSimilar(star, 1, { count: 0 }).nodes.length).toBe(0)
    expect(mostSimilar(star, 0).nodes.length).toBe(0)
  })

  it("refuses what is not a node, a node with itself, an unknown measure and a broken count", () => {
    for (const measure of [commonNeighbours, jaccard, adamicAdar, resourceAllocation]) {
      expect(() => measure(graph, 0, 7)).toThrow(new InvalidNode("the graph has 7 nodes, and none of them is 7", 7))
      expect(() => measure(graph, -1, 0)).toThrow(new InvalidNode("the graph has 7 nodes, and none of them is -1", -1))
      expect(() => measure(graph, 3, 3)).toThrow(
        new InvalidNode("node 3 is to be compared with another node, not with itself", 3)
      )
    }
    expect(() => cousins(graph, 7)).toThrow(InvalidNode)
    expect(() => mostSimilar(graph, 0, { by: "toString" as never })).toThrow(
      new InvalidOption(
        "by must be one of commonNeighbours, jaccard, adamicAdar, resourceAllocation, not toString",
        "by"
      )
    )
    expect(() => mostSimilar(graph, 0, { count: 1.5 })).toThrow(
      new InvalidOption("count must be a whole number of 0 or more, not 1.5", "count")
    )
  })
})

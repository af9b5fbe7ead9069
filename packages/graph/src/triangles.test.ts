import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { averageClustering, localClustering, transitivity, triangles, wedges } from "./triangles.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)

/** More links than `sparse` has, between more nodes than `crowded` has. */
const dense: Arbitrary.Arbitrary<Links> = Arbitrary.map(sparse, ({ nodes, pairs }) => {
  const few = Math.ceil(nodes / 4)
  return { nodes: few, pairs: pairs.map((node) => node % few) }
})

const rowsOf = (graph: Csr): Array<Array<number>> =>
  Array.from({ length: graph.nodes }, (_, node) => [...neighboursOf(graph, node)])

/** By the definition: for each node the pairs of its neighbours, and those of them that are linked. */
const pairsOfNeighbours = (graph: Csr): Array<{ readonly all: number; readonly linked: number }> => {
  const rows = rowsOf(graph)
  return rows.map((row) => {
    const pairs = row.flatMap((a) => row.filter((b) => a < b).map((b) => rows[a]?.includes(b)))
    return { all: pairs.length, linked: pairs.filter(Boolean).length }
  })
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

const beside = (a: Links, b: Links): Links => ({
  nodes: a.nodes + b.nodes,
  pairs: [...a.pairs, ...b.pairs.map((node) => node + a.nodes)]
})

describe("triangles and clustering, laws", () => {
  it.prop("a node has a triangle for each pair of its neighbours that is linked", [crowded, dense], ([few, some]) => {
    for (const graph of [graphOf(few), graphOf(some)]) {
      const expected = pairsOfNeighbours(graph).map(({ linked }) => linked)
      expect([...triangles(graph).ofNode]).toEqual(expected)
      expect(triangles(graph).total).toBe(sum(expected) / 3)
    }
  })

  it.prop("a node has a wedge for each pair of its neighbours", [crowded, dense], ([few, some]) => {
    for (const graph of [graphOf(few), graphOf(some)])
      expect(wedges(graph)).toBe(sum(pairsOfNeighbours(graph).map(({ all }) => all)))
  })

  it.prop("local clustering is the share of the pairs that are linked", [crowded, dense], ([few, some]) => {
    for (const graph of [graphOf(few), graphOf(some)])
      expect([...localClustering(graph)]).toEqual(
        pairsOfNeighbours(graph).map(({ all, linked }) => (all === 0 ? 0 : linked / all))
      )
  })

  it.prop("transitivity is the share of all pairs that are linked", [dense], ([links]) => {
    const pairs = pairsOfNeighbours(graphOf(links))
    const all = sum(pairs.map((pair) => pair.all))
    expect(transitivity(graphOf(links))).toBe(all === 0 ? 0 : sum(pairs.map(({ linked }) => linked)) / all)
  })

  it.prop("average clustering is the mean over the nodes with so many links", [dense], ([links]) => {
    const graph = graphOf(links)
    const local = [...localClustering(graph)]
    const rows = rowsOf(graph)
    for (const fromDegree of [0, 1, 2, 3]) {
      const kept = local.filter((_, node) => (rows[node]?.length as number) >= fromDegree)
      const expected = kept.length === 0 ? 0 : sum(kept) / kept.length
      expect(averageClustering(graph, { fromDegree })).toBeCloseTo(expected, 12)
    }
    expect(averageClustering(graph)).toBe(averageClustering(graph, { fromDegree: 0 }))
  })

  it.prop("two graphs beside each other add up", [crowded, dense], ([a, b]) => {
    const both = graphOf(beside(a, b))
    expect(triangles(both).total).toBe(triangles(graphOf(a)).total + triangles(graphOf(b)).total)
    expect([...localClustering(both)]).toEqual([...localClustering(graphOf(a)), ...localClustering(graphOf(b))])
    expect(wedges(both)).toBe(wedges(graphOf(a)) + wedges(graphOf(b)))
  })

  it.prop("renaming the nodes renames the result", [renamed], ([{ nodes, pairs, names }]) => {
    const before = graphOf({ nodes, pairs })
    const after = graphOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    const found = triangles(after)
    expect(names.map((name) => found.ofNode[name])).toEqual([...triangles(before).ofNode])
    expect(found.total).toBe(triangles(before).total)
    expect(transitivity(after)).toBe(transitivity(before))
  })
})

describe("triangles and clustering", () => {
  const ring = [0, 1, 1, 2, 2, 3, 3, 4, 4, 0]

  it.each<[string, Links, { total: number; wedges: number; local: Array<number> }]>([
    ["no nodes", { nodes: 0, pairs: [] }, { total: 0, wedges: 0, local: [] }],
    ["nodes without a link", { nodes: 2, pairs: [] }, { total: 0, wedges: 0, local: [0, 0] }],
    ["a path", { nodes: 3, pairs: [0, 1, 1, 2] }, { total: 0, wedges: 1, local: [0, 0, 0] }],
    ["a cycle of five", { nodes: 5, pairs: ring }, { total: 0, wedges: 5, local: [0, 0, 0, 0, 0] }],
    ["a star", { nodes: 5, pairs: [0, 1, 0, 2, 0, 3, 0, 4] }, { total: 0, wedges: 6, local: [0, 0, 0, 0, 0] }],
    [
      "a full group of four",
      { nodes: 4, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3] },
      { total: 4, wedges: 12, local: [1, 1, 1, 1] }
    ],
    [
      "a triangle with a tail, and a node apart",
      { nodes: 5, pairs: [0, 1, 1, 2, 2, 0, 2, 3] },
      { total: 1, wedges: 5, local: [1, 1, 1 / 3, 0, 0] }
    ],
    [
      "Petersen's graph",
      { nodes: 10, pairs: [...ring, 0, 5, 1, 6, 2, 7, 3, 8, 4, 9, 5, 7, 7, 9, 9, 6, 6, 8, 8, 5] },
      { total: 0, wedges: 30, local: new Array(10).fill(0) }
    ]
  ])("of %s", (_, links, expected) => {
    const graph = graphOf(links)
    expect(triangles(graph).total).toBe(expected.total)
    expect(wedges(graph)).toBe(expected.wedges)
    expect([...localClustering(graph)]).toEqual(expected.local)
    expect(transitivity(graph)).toBe(expected.wedges === 0 ? 0 : (3 * expected.total) / expected.wedges)
  })

  it("averages over all nodes, or over those that have a pair of neighbours", () => {
    const graph = graphOf({ nodes: 5, pairs: [0, 1, 1, 2, 2, 0, 2, 3] })
    expect(averageClustering(graph)).toBeCloseTo(7 / 3 / 5, 15)
    expect(averageClustering(graph, { fromDegree: 1 })).toBeCloseTo(7 / 3 / 4, 15)
    expect(averageClustering(graph, { fromDegree: 2 })).toBeCloseTo(7 / 3 / 3, 15)
    expect(averageClustering(graph, { fromDegree: 4 })).toBe(0)
    expect(averageClustering(graphOf({ nodes: 0, pairs: [] }))).toBe(0)
  })

  it.each([-1, 0.5, Number.NaN, "2" as never])("refuses an average from degree %s", (fromDegree) => {
    const message = `fromDegree must be a whole number of 0 or more, not ${fromDegree}`
    expect(() => averageClustering(graphOf({ nodes: 1, pairs: [] }), { fromDegree })).toThrow(
      new InvalidOption(message, "fromDegree")
    )
  })

  it("of Zachary's karate club, as in the literature", () => {
    const club = [
      [1, 2, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 19, 21, 31],
      [2, 3, 7, 13, 17, 19, 21, 30],
      [3, 7, 8, 9, 13, 27, 28, 32],
      [7, 12, 13],
      [6, 10],
      [6, 10, 16],
      [16],
      [],
      [30, 32, 33],
      [33],
      ...[[], [], [], [33], [32, 33], [32, 33], [], [], [32, 33], [33], [32, 33], [], [32, 33]],
      [25, 27, 29, 32, 33],
      [25, 27, 31],
      [31],
      [29, 33],
      [33],
      [31, 33],
      [32, 33],
      [32, 33],
      [32, 33],
      [33]
    ]
    const graph = graphOf({ nodes: 34, pairs: club.flatMap((row, node) => row.flatMap((other) => [node, other])) })
    expect(graph.links).toBe(78)
    expect(triangles(graph).total).toBe(45)
    expect(triangles(graph).ofNode[0]).toBe(18)
    expect(wedges(graph)).toBe(528)
    expect(transitivity(graph)).toBeCloseTo(0.255681818, 9)
    expect(averageClustering(graph)).toBeCloseTo(0.570638478, 9)
    expect(averageClustering(graph, { fromDegree: 2 })).toBeCloseTo(0.587930553, 9)
  })
})

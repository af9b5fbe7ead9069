import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, reordered, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, InvalidPairs, neighboursOf } from "./Csr.ts"
import { InvalidNode } from "./checks.ts"

const rowsOf = (graph: Csr): Array<Array<number>> =>
  Array.from({ length: graph.nodes }, (_, node) => [...neighboursOf(graph, node)])

/** The same graph by sets of words, slowly. */
const rowsBySets = ({ nodes, pairs }: Links): Array<Array<number>> => {
  const rows = Array.from({ length: nodes }, () => new Set<number>())
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [pairs[i] as number, pairs[i + 1] as number]
    if (a !== b) {
      rows[a]?.add(b)
      rows[b]?.add(a)
    }
  }
  return rows.map((row) => [...row].sort((a, b) => a - b))
}

describe("fromPairs, laws", () => {
  it.prop("gives the rows that sets give, ascending, without repetitions or self-loops", [crowded], ([links]) => {
    expect(rowsOf(fromPairs(links.nodes, links.pairs))).toEqual(rowsBySets(links))
  })

  it.prop("gives the rows that sets give, for many nodes", [sparse], ([links]) => {
    expect(rowsOf(fromPairs(links.nodes, links.pairs))).toEqual(rowsBySets(links))
  })

  it.prop("rows are symmetric, and each link stands in two of them", [crowded], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    const rows = rowsOf(graph)
    rows.forEach((row, node) => {
      for (const neighbour of row) expect(rows[neighbour]).toContain(node)
    })
    expect(graph.neighbours.length).toBe(2 * graph.links)
    expect(graph.offsets.at(-1)).toBe(2 * graph.links)
    expect(graph.offsets.length).toBe(graph.nodes + 1)
  })

  it.prop("the order of the links and the direction of each mean nothing", [reordered], ([[links, again]]) => {
    expect(fromPairs(again.nodes, again.pairs)).toEqual(fromPairs(links.nodes, links.pairs))
  })

  it.prop("renaming the nodes renames the rows", [renamed], ([{ nodes, pairs, names }]) => {
    const rows = rowsOf(fromPairs(nodes, pairs))
    const other = rowsOf(
      fromPairs(
        nodes,
        pairs.map((node) => names[node] as number)
      )
    )
    rows.forEach((row, node) => {
      expect(other[names[node] as number]).toEqual(row.map((v) => names[v] as number).sort((a, b) => a - b))
    })
  })

  it.prop("building the graph of its own links changes nothing", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    const own = rowsOf(graph).flatMap((row, node) => row.flatMap((neighbour) => [node, neighbour]))
    expect(fromPairs(graph.nodes, Uint32Array.from(own))).toEqual(graph)
  })
})

describe("fromPairs", () => {
  it("lays out a triangle with a tail, given with a repetition, a reversal and a self-loop", () => {
    const graph = fromPairs(5, [2, 0, 0, 1, 1, 2, 2, 1, 0, 1, 2, 3, 3, 3])
    expect(graph.links).toBe(4)
    expect([...graph.offsets]).toEqual([0, 2, 4, 7, 8, 8])
    expect([...graph.neighbours]).toEqual([1, 2, 0, 2, 0, 1, 3, 2])
    expect([...neighboursOf(graph, 2)]).toEqual([0, 1, 3])
    expect([...neighboursOf(graph, 4)]).toEqual([])
  })

  it("accepts no nodes, and nodes without links", () => {
    expect(fromPairs(0, [])).toEqual({
      nodes: 0,
      links: 0,
      offsets: Uint32Array.of(0),
      neighbours: new Uint32Array(0)
    })
    expect(fromPairs(2, []).links).toBe(0)
  })

  it("does not write to its input", () => {
    const pairs = Uint32Array.of(1, 0, 0, 1)
    fromPairs(2, pairs)
    expect([...pairs]).toEqual([1, 0, 0, 1])
  })

  it("takes 4 bytes a node and 8 bytes a link", () => {
    const graph = fromPairs(3, [0, 1, 1, 2, 1, 0])
    expect(graph.offsets.byteLength).toBe(4 * (3 + 1))
    expect(graph.neighbours.byteLength).toBe(8 * graph.links)
  })

  it.each([
    [3, [0, 3], "pairs[1] must be a whole number in 0..2, not 3", 1],
    [3, [0, 1, -1, 2], "pairs[2] must be a whole number in 0..2, not -1", 2],
    [3, [0, Number.NaN], "pairs[1] must be a whole number in 0..2, not NaN", 1],
    [3, [0.5, 1], "pairs[0] must be a whole number in 0..2, not 0.5", 0],
    [3, [0, "1" as never], "pairs[1] must be a whole number in 0..2, not 1", 1],
    [0, [0, 0], "pairs[0] is 0, but there are no nodes", 0],
    [3, [0, 1, 2], "pairs must hold two values a link, and its length is odd: 3", undefined],
    [-1, [], "the number of nodes must be a whole number in 0..4294967295, not -1", undefined],
    [1.5, [], "the number of nodes must be a whole number in 0..4294967295, not 1.5", undefined],
    [Number.NaN, [], "the number of nodes must be a whole number in 0..4294967295, not NaN", undefined]
  ])("refuses %s nodes with %j", (nodes, pairs, message, position) => {
    let error: unknown
    try {
      fromPairs(nodes, pairs)
    } catch (thrown) {
      error = thrown
    }
    expect(error).toBeInstanceOf(InvalidPairs)
    expect(error).toMatchObject({ _tag: "InvalidPairs", message, position })
  })
})

describe("neighboursOf", () => {
  it.each([2, -1, 0.5, Number.NaN])("refuses node %s of two", (node) => {
    expect(() => neighboursOf(fromPairs(2, [0, 1]), node)).toThrow(InvalidNode)
  })
})

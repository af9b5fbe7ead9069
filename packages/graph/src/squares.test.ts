import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { type Squares, squares } from "./squares.ts"

const squaresOf = ({ nodes, pairs }: Links): Squares => squares(fromPairs(nodes, pairs))

/** More links than `sparse` has, between more nodes than `crowded` has. */
const dense: Arbitrary.Arbitrary<Links> = Arbitrary.map(sparse, ({ nodes, pairs }) => {
  const few = Math.ceil(nodes / 4)
  return { nodes: few, pairs: pairs.map((node) => node % few) }
})

/** By the definition: every four nodes in every order, each square met in eight of them. */
const squaresByDefinition = ({ nodes, pairs }: Links): Squares => {
  const graph = fromPairs(nodes, pairs)
  const rows = Array.from({ length: nodes }, (_, node) => [...neighboursOf(graph, node)])
  const ofNode = new Float64Array(nodes)
  let walks = 0
  rows.forEach((row, a) => {
    for (const b of row)
      for (const c of rows[b] as Array<number>)
        for (const d of rows[c] as Array<number>) {
          if (c === a || d === b || !rows[d]?.includes(a)) continue
          walks++
          ofNode[a] = (ofNode[a] as number) + 1 / 2
        }
  })
  return { total: walks / 8, ofNode }
}

describe("squares, laws", () => {
  it.prop("are the cycles of four links, for few nodes", [crowded], ([links]) => {
    expect(squaresOf(links)).toEqual(squaresByDefinition(links))
  })

  it.prop("are the cycles of four links, for some nodes", [dense], ([links]) => {
    expect(squaresOf(links)).toEqual(squaresByDefinition(links))
  })

  it.prop("each has four nodes", [dense], ([links]) => {
    const { total, ofNode } = squaresOf(links)
    expect(ofNode.reduce((sum, count) => sum + count, 0)).toBe(4 * total)
  })

  it.prop("of two graphs beside each other add up", [crowded, dense], ([a, b]) => {
    const both = squaresOf({
      nodes: a.nodes + b.nodes,
      pairs: [...a.pairs, ...b.pairs.map((node) => node + a.nodes)]
    })
    expect(both.total).toBe(squaresOf(a).total + squaresOf(b).total)
    expect([...both.ofNode]).toEqual([...squaresOf(a).ofNode, ...squaresOf(b).ofNode])
  })

  it.prop("renaming the nodes renames the result", [renamed], ([{ nodes, pairs, names }]) => {
    const before = squaresOf({ nodes, pairs })
    const after = squaresOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    expect(after.total).toBe(before.total)
    expect(names.map((name) => after.ofNode[name])).toEqual([...before.ofNode])
  })
})

describe("squares", () => {
  const outer = [0, 1, 1, 2, 2, 3, 3, 4, 4, 0]
  const spokes = [0, 5, 1, 6, 2, 7, 3, 8, 4, 9]

  it.each<[string, Links, number, Array<number>]>([
    ["no nodes", { nodes: 0, pairs: [] }, 0, []],
    ["nodes without a link", { nodes: 2, pairs: [] }, 0, [0, 0]],
    ["a path", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }, 0, [0, 0, 0, 0]],
    ["a cycle of four", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3, 3, 0] }, 1, [1, 1, 1, 1]],
    ["a full group of four", { nodes: 4, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3] }, 3, [3, 3, 3, 3]],
    [
      "two cities with three partners in common",
      { nodes: 5, pairs: [0, 2, 0, 3, 0, 4, 1, 2, 1, 3, 1, 4] },
      3,
      [3, 3, 2, 2, 2]
    ],
    ["a prism", { nodes: 10, pairs: [...outer, ...spokes, 5, 6, 6, 7, 7, 8, 8, 9, 9, 5] }, 5, new Array(10).fill(2)],
    [
      "Petersen's graph",
      { nodes: 10, pairs: [...outer, ...spokes, 5, 7, 7, 9, 9, 6, 6, 8, 8, 5] },
      0,
      new Array(10).fill(0)
    ]
  ])("of %s", (_, links, total, ofNode) => {
    expect(squaresOf(links)).toEqual({ total, ofNode: Float64Array.from(ofNode) })
  })
})

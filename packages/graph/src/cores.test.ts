import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { coreNumbers } from "./cores.ts"

const coresOf = ({ nodes, pairs }: Links): Array<number> => [...coreNumbers(fromPairs(nodes, pairs))]

/** By the definition: for each k, what is left once nodes with fewer than k links have been taken away again and again. */
const coresByDefinition = ({ nodes, pairs }: Links): Array<number> => {
  const graph = fromPairs(nodes, pairs)
  const result = new Array<number>(nodes).fill(0)
  for (let k = 1; k < nodes; k++) {
    const kept = new Set(result.keys())
    const weak = () => [...kept].filter((node) => neighboursOf(graph, node).filter((v) => kept.has(v)).length < k)
    for (let gone = weak(); gone.length > 0; gone = weak()) for (const node of gone) kept.delete(node)
    for (const node of kept) result[node] = k
  }
  return result
}

describe("coreNumbers, laws", () => {
  it.prop("is the last core a node is left in, for many links", [crowded], ([links]) => {
    expect(coresOf(links)).toEqual(coresByDefinition(links))
  })

  it.prop("is the last core a node is left in, for many nodes", [sparse], ([links]) => {
    expect(coresOf(links)).toEqual(coresByDefinition(links))
  })

  it.prop("a graph beside another changes nothing", [crowded, sparse], ([a, b]) => {
    const both = { nodes: a.nodes + b.nodes, pairs: [...a.pairs, ...b.pairs.map((node) => node + a.nodes)] }
    expect(coresOf(both)).toEqual([...coresOf(a), ...coresOf(b)])
  })

  it.prop("renaming the nodes renames the result", [renamed], ([{ nodes, pairs, names }]) => {
    const after = coresOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    expect(names.map((name) => after[name])).toEqual(coresOf({ nodes, pairs }))
  })
})

describe("coreNumbers", () => {
  it.each<[string, Links, Array<number>]>([
    ["no nodes", { nodes: 0, pairs: [] }, []],
    ["nodes without a link", { nodes: 2, pairs: [] }, [0, 0]],
    ["a path", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }, [1, 1, 1, 1]],
    ["a cycle", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3, 3, 0] }, [2, 2, 2, 2]],
    ["a star", { nodes: 5, pairs: [0, 1, 0, 2, 0, 3, 0, 4] }, [1, 1, 1, 1, 1]],
    // all four linked with each other, a tail of two at node 3, and a node apart
    [
      "a full group with a tail",
      { nodes: 7, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3, 3, 4, 4, 5] },
      [3, 3, 3, 3, 1, 1, 0]
    ]
  ])("of %s", (_, links, expected) => {
    expect(coresOf(links)).toEqual(expected)
  })
})

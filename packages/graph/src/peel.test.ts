import { describe, expect, it } from "@effect/vitest"
import { type Links, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { connectedComponents } from "./components.ts"
import { peel } from "./peel.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)

describe("peel, laws", () => {
  it.prop("takes leaves until there are none, and leaves one node of a tree", [sparse], ([links]) => {
    const graph = graphOf(links)
    const { core, names, parents, order } = peel(graph, "trees")
    for (let node = 0; node < core.nodes; node++) expect(neighboursOf(core, node).length).not.toBe(1)
    expect([...names, ...order].sort((a, b) => a - b)).toEqual([...Array(graph.nodes).keys()])
    expect(core.links).toBe(graph.links - order.length)
    expect(connectedComponents(core).count).toBe(connectedComponents(graph).count)
    names.forEach((name, node) => {
      expect(parents[name]).toBe(name)
      expect([...neighboursOf(core, node)].map((other) => names[other] as number).sort((a, b) => a - b)).toEqual(
        [...neighboursOf(graph, name)].filter((other) => parents[other] === other)
      )
      const row = [...neighboursOf(core, node)]
      expect(row).toEqual([...row].sort((a, b) => a - b))
    })
    order.forEach((node, i) => {
      expect(neighboursOf(graph, node)).toContain(parents[node])
      expect(order.subarray(0, i)).not.toContain(parents[node])
    })
  })

  it.prop("takes only what is a leaf from the beginning, but not both ends of a pair", [sparse], ([links]) => {
    const graph = graphOf(links)
    const { order, parents } = peel(graph, "leaves")
    const degree = (node: number): number => neighboursOf(graph, node).length
    const leaves = [...Array(graph.nodes).keys()].filter(
      (node) =>
        degree(node) === 1 &&
        !(degree(neighboursOf(graph, node)[0] as number) === 1 && node > (neighboursOf(graph, node)[0] as number))
    )
    expect([...order].sort((a, b) => a - b)).toEqual(leaves)
    for (const node of order) expect(parents[node]).toBe(neighboursOf(graph, node)[0])
  })
})

describe("peel", () => {
  it("numbers the core breadth-first, with ascending rows", () => {
    // 0 leads to 4 and 5, and these to 1; 2 and 3 hang from 5
    const { core, names, parents, order } = peel(fromPairs(6, [0, 4, 0, 5, 4, 1, 4, 5, 1, 5, 2, 3, 3, 5]), "trees")
    expect([...names]).toEqual([0, 4, 5, 1])
    expect([...core.offsets]).toEqual([0, 2, 5, 8, 10])
    expect([...core.neighbours]).toEqual([1, 2, 0, 2, 3, 0, 1, 3, 1, 2])
    expect([...order]).toEqual([2, 3])
    expect([...parents]).toEqual([0, 1, 3, 5, 4, 5])
  })
})

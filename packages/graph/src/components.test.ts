import { describe, expect, it } from "@effect/vitest"
import { type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { type Components, connectedComponents } from "./components.ts"

const componentsOf = ({ nodes, pairs }: Links): Components => connectedComponents(fromPairs(nodes, pairs))

/** The node that stands for each node's component, by a plain union-find over the pairs themselves. */
const representatives = ({ nodes, pairs }: Links): Array<number> => {
  const parent = Array.from({ length: nodes }, (_, node) => node)
  const find = (node: number): number => {
    let root = node
    while (parent[root] !== root) root = parent[root] as number
    return root
  }
  for (let i = 0; i < pairs.length; i += 2) {
    const [a, b] = [find(pairs[i] as number), find(pairs[i + 1] as number)]
    parent[Math.max(a, b)] = Math.min(a, b)
  }
  return parent.map((_, node) => find(node))
}

describe("connectedComponents, laws", () => {
  it.prop("two nodes share a label exactly where union-find joins them", [sparse], ([links]) => {
    const { labels } = componentsOf(links)
    const expected = representatives(links)
    for (let a = 0; a < links.nodes; a++)
      for (let b = 0; b < a; b++) expect(labels[a] === labels[b]).toBe(expected[a] === expected[b])
  })

  it.prop("sizes count the labels, descend and sum to the number of nodes", [sparse], ([links]) => {
    const { count, labels, sizes } = componentsOf(links)
    const counted = new Uint32Array(count)
    for (const label of labels) counted[label] = (counted[label] as number) + 1
    expect(sizes).toEqual(counted)
    expect([...sizes]).toEqual([...sizes].sort((a, b) => b - a))
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(links.nodes)
    expect(labels.length).toBe(links.nodes)
  })

  it.prop("of two components of one size, the one with the smallest node comes first", [sparse], ([links]) => {
    const { labels, sizes } = componentsOf(links)
    const first = Array.from(sizes, (_, label) => labels.indexOf(label))
    for (let label = 1; label < sizes.length; label++)
      if (sizes[label] === sizes[label - 1]) expect(first[label]).toBeGreaterThan(first[label - 1] as number)
  })

  it.prop("renaming the nodes keeps the sizes and who is with whom", [renamed], ([{ nodes, pairs, names }]) => {
    const before = componentsOf({ nodes, pairs })
    const after = componentsOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    expect(after.sizes).toEqual(before.sizes)
    const renamedLabel = (node: number) => after.labels[names[node] as number]
    for (let a = 0; a < nodes; a++)
      for (let b = 0; b < a; b++)
        expect(renamedLabel(a) === renamedLabel(b)).toBe(before.labels[a] === before.labels[b])
  })
})

describe("connectedComponents", () => {
  it("puts the largest first, then the one with the smallest node", () => {
    // 0 alone; 1–2; 3–4–5–6 as a path; 7–8
    const found = componentsOf({ nodes: 9, pairs: [1, 2, 3, 4, 4, 5, 5, 6, 8, 7] })
    expect(found.count).toBe(4)
    expect([...found.sizes]).toEqual([4, 2, 2, 1])
    expect([...found.labels]).toEqual([3, 1, 1, 0, 0, 0, 0, 2, 2])
  })

  it("finds none where there are no nodes, and one for each node where there are no links", () => {
    expect(componentsOf({ nodes: 0, pairs: [] }).count).toBe(0)
    expect([...componentsOf({ nodes: 3, pairs: [] }).sizes]).toEqual([1, 1, 1])
  })
})

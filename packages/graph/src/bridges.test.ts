import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { bridges, cutPoints } from "./bridges.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { connectedComponents } from "./components.ts"

const bridgesOf = ({ nodes, pairs }: Links): Array<number> => [...bridges(fromPairs(nodes, pairs))]

const cutPointsOf = ({ nodes, pairs }: Links): Array<number> => [...cutPoints(fromPairs(nodes, pairs))]

/** Each link of the graph once, in ascending order. */
const linksOf = ({ nodes, pairs }: Links): Array<[number, number]> => {
  const graph = fromPairs(nodes, pairs)
  return Array.from({ length: nodes }, (_, node) => node).flatMap((node) =>
    [...neighboursOf(graph, node)].filter((other) => other > node).map((other): [number, number] => [node, other])
  )
}

const partsOf = (nodes: number, links: ReadonlyArray<[number, number]>): number =>
  connectedComponents(fromPairs(nodes, links.flat())).count

/** By the definition: the links without which there are more components. */
const bridgesByDefinition = (given: Links): Array<number> => {
  const links = linksOf(given)
  const parts = partsOf(given.nodes, links)
  const without = (link: [number, number]) => links.filter((other) => other !== link)
  return links.filter((link) => partsOf(given.nodes, without(link)) > parts).flat()
}

/** By the definition: the nodes without which there are more components. Left without a link, a node is one itself. */
const cutPointsByDefinition = (given: Links): Array<number> => {
  const links = linksOf(given)
  const parts = partsOf(given.nodes, links)
  const without = (node: number) => links.filter((link) => !link.includes(node))
  return Array.from({ length: given.nodes }, (_, node) => node).filter(
    (node) => partsOf(given.nodes, without(node)) - 1 > parts
  )
}

const beside = (a: Links, b: Links): Links => ({
  nodes: a.nodes + b.nodes,
  pairs: [...a.pairs, ...b.pairs.map((node) => node + a.nodes)]
})

const ascending = (values: ReadonlyArray<number>): Array<number> => [...values].sort((a, b) => a - b)

const none = { nodes: 0, pairs: [] }
const apart = { nodes: 3, pairs: [] }
const path = { nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }
const cycle = { nodes: 4, pairs: [0, 1, 1, 2, 2, 3, 3, 0] }
const star = { nodes: 5, pairs: [4, 0, 4, 1, 4, 2, 4, 3] }
const full = { nodes: 4, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3] }
/** Two triangles that share node 2. */
const bow = { nodes: 5, pairs: [0, 1, 1, 2, 2, 0, 2, 3, 3, 4, 4, 2] }
/** Two triangles joined by the link of nodes 2 and 3. */
const barbell = { nodes: 6, pairs: [0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 3, 2] }

const million = 1_000_000
const chain = fromPairs(
  million,
  Uint32Array.from({ length: 2 * (million - 1) }, (_, i) => (i + 1) >> 1)
)

describe("bridges, laws", () => {
  it.prop("are the links without which there are more components, for many links", [crowded], ([links]) => {
    expect(bridgesOf(links)).toEqual(bridgesByDefinition(links))
  })

  it.prop("are the links without which there are more components, for many nodes", [sparse], ([links]) => {
    expect(bridgesOf(links)).toEqual(bridgesByDefinition(links))
  })

  it.prop("a graph beside another changes nothing", [sparse, crowded], ([a, b]) => {
    expect(bridgesOf(beside(a, b))).toEqual([...bridgesOf(a), ...bridgesOf(b).map((node) => node + a.nodes)])
  })

  it.prop("renaming the nodes renames the result", [renamed], ([{ nodes, pairs, names }]) => {
    const rename = (values: ReadonlyArray<number>) => values.map((node) => names[node] as number)
    const expected = linksOf({ nodes, pairs: rename(bridgesOf({ nodes, pairs })) })
    expect(bridgesOf({ nodes, pairs: rename(pairs) })).toEqual(expected.flat())
  })
})

describe("bridges", () => {
  it.each<[string, Links, Array<number>]>([
    ["no nodes", none, []],
    ["nodes without a link", apart, []],
    ["a path", path, [0, 1, 1, 2, 2, 3]],
    ["a cycle", cycle, []],
    ["a star", star, [0, 4, 1, 4, 2, 4, 3, 4]],
    ["a full group", full, []],
    ["two triangles with a node in common", bow, []],
    ["two triangles with a link between them", barbell, [2, 3]]
  ])("of %s", (_, links, expected) => {
    expect(bridgesOf(links)).toEqual(expected)
  })

  it("are all links of a chain of a million nodes", () => {
    expect(bridges(chain).length).toBe(2 * (million - 1))
  })
})

describe("cutPoints, laws", () => {
  it.prop("are the nodes without which there are more components, for many links", [crowded], ([links]) => {
    expect(cutPointsOf(links)).toEqual(cutPointsByDefinition(links))
  })

  it.prop("are the nodes without which there are more components, for many nodes", [sparse], ([links]) => {
    expect(cutPointsOf(links)).toEqual(cutPointsByDefinition(links))
  })

  it.prop("a graph beside another changes nothing", [sparse, crowded], ([a, b]) => {
    expect(cutPointsOf(beside(a, b))).toEqual([...cutPointsOf(a), ...cutPointsOf(b).map((node) => node + a.nodes)])
  })

  it.prop("renaming the nodes renames the result", [renamed], ([{ nodes, pairs, names }]) => {
    const rename = (values: ReadonlyArray<number>) => values.map((node) => names[node] as number)
    const expected = ascending(rename(cutPointsOf({ nodes, pairs })))
    expect(cutPointsOf({ nodes, pairs: rename(pairs) })).toEqual(expected)
  })
})

describe("cutPoints", () => {
  it.each<[string, Links, Array<number>]>([
    ["no nodes", none, []],
    ["nodes without a link", apart, []],
    ["a path", path, [1, 2]],
    ["a cycle", cycle, []],
    ["a star", star, [4]],
    ["a full group", full, []],
    ["two triangles with a node in common", bow, [2]],
    ["two triangles with a link between them", barbell, [2, 3]]
  ])("of %s", (_, links, expected) => {
    expect(cutPointsOf(links)).toEqual(expected)
  })

  it("are all but the ends of a chain of a million nodes", () => {
    const found = cutPoints(chain)
    expect(found.length).toBe(million - 2)
    expect([found[0], found.at(-1)]).toEqual([1, million - 2])
  })
})

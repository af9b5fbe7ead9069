import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, reordered, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { aggregate, firstLevel, type Level, settleNodes } from "./levels.ts"
import { type Communities, louvain } from "./louvain.ts"
import { modularity } from "./modularity.ts"
import { random } from "./random.ts"

const found = ({ nodes, pairs }: Links, seed: number, resolution = 1): Communities =>
  louvain(fromPairs(nodes, pairs), { seed, resolution })

/** How many links lie between each two groups, and what each holds of ends, as words. */
const counted = (level: Level, groups: ReadonlyArray<number>): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (let node = 0; node < level.nodes; node++) {
    const group = groups[node] as number
    sums[group] = (sums[group] ?? 0) + (level.strengths[node] as number)
    for (let i = level.offsets[node] as number; i < (level.offsets[node + 1] as number); i++) {
      const other = groups[level.neighbours[i] as number] as number
      const key = `${group}-${other}`
      if (group !== other) sums[key] = (sums[key] ?? 0) + (level.weights[i] as number)
    }
  }
  return sums
}

describe("the levels, laws", () => {
  it.prop(
    "a level holds the links between groups, and the degrees of each, through two levels",
    [crowded],
    ([links]) => {
      const [one] = firstLevel(fromPairs(links.nodes, links.pairs), 2)
      const groups = Array.from({ length: one.nodes }, (_, node) => Math.min(node % 4, one.nodes - 1))
      const count = Math.min(one.nodes, 4)
      const two = aggregate(one, Uint32Array.from(groups), count)
      const own = Array.from({ length: count }, (_, group) => group)
      expect(counted(two, own)).toEqual(counted(one, groups))
      expect(two.neighbours.length).toBe(Object.keys(counted(one, groups)).filter((key) => key.includes("-")).length)
      const halves = own.map((group) => group % 2)
      const three = aggregate(two, Uint32Array.from(halves), Math.min(count, 2))
      expect(counted(three, own)).toEqual(
        counted(
          one,
          groups.map((group) => group % 2)
        )
      )
    }
  )

  it.prop("the first puts nodes of one link with their neighbours, and no others", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    const [level, place] = firstLevel(graph, 1)
    const rows = Array.from({ length: nodes }, (_, node) => [...neighboursOf(graph, node)])
    for (let a = 0; a < nodes; a++)
      for (let b = 0; b < a; b++) {
        const leaf = (x: number, y: number) => rows[x]?.length === 1 && rows[x]?.[0] === y
        const siblings = rows[a]?.length === 1 && rows[b]?.length === 1 && rows[a]?.[0] === rows[b]?.[0]
        expect(place[a] === place[b]).toBe(leaf(a, b) || leaf(b, a) || siblings)
      }
    expect(level.strengths.reduce((sum, x) => sum + x, 0)).toBe(2 * graph.links)
    expect(firstLevel(graph, 1.5)[0].nodes).toBe(nodes)
  })
})

describe("settleNodes", () => {
  it("brings nodes to a community that others have left, though these are no neighbours of theirs", () => {
    const graph = fromPairs(12, [0, 1, 4, 2, 3, 2, 2, 0, 9, 1, 9, 4, 9, 10])
    const [level] = firstLevel(graph, 1.2)
    const labels = new Uint32Array(12)
    settleNodes(level, labels, 2 * graph.links, 1.2, random(1), () => {})
    expect(modularity(graph, labels, 1.2)).toBeGreaterThan(0.106)
  })
})

describe("settleNodes, laws", () => {
  it.prop("leaves no node that would do better alone or in another community", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    const [level] = firstLevel(graph, 1.2)
    // from one community of all, so that nodes have to leave it for an empty one
    const labels = new Uint32Array(nodes)
    settleNodes(level, labels, 2 * graph.links, 1.2, random(1), () => {})
    const reached = modularity(graph, labels, 1.2)
    const unused = Array.from(labels.keys()).find((label) => !labels.includes(label))
    for (let node = 0; node < nodes; node++)
      for (const label of new Set([...labels, unused ?? 0])) {
        const moved = labels.slice()
        moved[node] = label
        expect(modularity(graph, moved, 1.2)).toBeLessThanOrEqual(reached + 1e-11)
      }
  })
})

describe("louvain, laws", () => {
  it.prop("the modularity is that of the labels, at the resolution asked for", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    for (const resolution of [0.5, 1, 1.7]) {
      const { labels, modularity: given } = found(links, 3, resolution)
      expect(given).toBe(modularity(graph, labels, resolution))
    }
  })

  it.prop("sizes count the labels and descend; of equals the smallest node comes first", [sparse], ([links]) => {
    const { count, labels, sizes } = found(links, 1)
    const counted = new Uint32Array(count)
    for (const label of labels) counted[label] = (counted[label] as number) + 1
    expect(sizes).toEqual(counted)
    for (let label = 1; label < count; label++) {
      const [before, size] = [sizes[label - 1] as number, sizes[label] as number]
      expect(before).toBeGreaterThanOrEqual(size)
      if (before === size) expect(labels.indexOf(label - 1)).toBeLessThan(labels.indexOf(label))
    }
  })

  it.prop("no two communities would do better as one", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    for (const resolution of [1, 1.7]) {
      const { count, labels, modularity: given } = found(links, 5, resolution)
      for (let a = 0; a < count; a++)
        for (let b = 0; b < a; b++) {
          const joined = labels.map((label) => (label === a ? b : label))
          expect(modularity(graph, joined, resolution)).toBeLessThanOrEqual(given + 1e-12)
        }
    }
  })

  it.prop("a community never reaches over components", [sparse], ([links]) => {
    const { labels } = found(links, 2)
    const component = connectedComponents(fromPairs(links.nodes, links.pairs)).labels
    for (let a = 0; a < links.nodes; a++)
      for (let b = 0; b < a; b++) if (labels[a] === labels[b]) expect(component[a]).toBe(component[b])
  })

  it.prop("depends on nothing but graph and seed", [reordered], ([[links, again]]) => {
    expect(found(again, 9)).toEqual(found(links, 9))
  })
})

describe("louvain", () => {
  it("finds two triangles joined by a link", () => {
    const { count, labels, sizes, modularity } = found(
      { nodes: 7, pairs: [0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 2, 3] },
      1
    )
    expect(count).toBe(3)
    expect([...labels]).toEqual([0, 0, 0, 1, 1, 1, 2])
    expect([...sizes]).toEqual([3, 3, 1])
    expect(modularity).toBeCloseTo(5 / 14, 15)
  })

  it("keeps a complete graph, a star and a pair whole, and leaves no node of a pair alone at resolution 0", () => {
    expect(found({ nodes: 4, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3] }, 1).count).toBe(1)
    expect(found({ nodes: 5, pairs: [4, 0, 4, 1, 4, 2, 4, 3] }, 1).count).toBe(1)
    expect(found({ nodes: 2, pairs: [0, 1] }, 1, 0).count).toBe(1)
  })

  it("takes everything apart at a high resolution", () => {
    expect(found({ nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }, 1, 100).count).toBe(4)
  })

  it("has nothing to divide without nodes, and each by itself without links", () => {
    expect(found({ nodes: 0, pairs: [] }, 1)).toEqual({
      count: 0,
      labels: new Uint32Array(0),
      sizes: new Uint32Array(0),
      modularity: 0
    })
    expect(found({ nodes: 3, pairs: [] }, 1).sizes).toEqual(Uint32Array.of(1, 1, 1))
  })

  it("refuses a seed or a resolution out of range", () => {
    const links = { nodes: 2, pairs: [0, 1] }
    expect(() => found(links, -1)).toThrow(
      new InvalidOption("seed must be a whole number in 0..4294967295, not -1", "seed")
    )
    expect(() => found(links, 1, -1)).toThrow(
      new InvalidOption("resolution must be a finite number of 0 or more, not -1", "resolution")
    )
  })
})

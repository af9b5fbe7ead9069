import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, reordered, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { type LeidenOptions, leiden, refine } from "./leiden.ts"
import { firstLevel, ownLabels } from "./levels.ts"
import type { Communities } from "./louvain.ts"
import { modularity } from "./modularity.ts"
import { random } from "./random.ts"

const found = ({ nodes, pairs }: Links, options: LeidenOptions): Communities => leiden(fromPairs(nodes, pairs), options)

/** Zachary's karate club: 34 members, 78 friendships. */
const club = [
  0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0, 10, 0, 11, 0, 12, 0, 13, 0, 17, 0, 19, 0, 21, 0, 31, 1, 2, 1, 3, 1,
  7, 1, 13, 1, 17, 1, 19, 1, 21, 1, 30, 2, 3, 2, 7, 2, 8, 2, 9, 2, 13, 2, 27, 2, 28, 2, 32, 3, 7, 3, 12, 3, 13, 4, 6, 4,
  10, 5, 6, 5, 10, 5, 16, 6, 16, 8, 30, 8, 32, 8, 33, 9, 33, 13, 33, 14, 32, 14, 33, 15, 32, 15, 33, 18, 32, 18, 33, 19,
  33, 20, 32, 20, 33, 22, 32, 22, 33, 23, 25, 23, 27, 23, 29, 23, 32, 23, 33, 24, 25, 24, 27, 24, 31, 25, 31, 26, 29,
  26, 33, 27, 33, 28, 31, 28, 33, 29, 32, 29, 33, 30, 32, 30, 33, 31, 32, 31, 33, 32, 33
]

/** Whether all nodes of a label can reach each other without leaving it. */
const connected = (graph: Csr, labels: Uint32Array, label: number): boolean => {
  const all = new Set([...labels.keys()].filter((node) => labels[node] === label))
  const [first] = all
  const stack = first === undefined ? [] : [first]
  for (let node = stack.pop(); node !== undefined; node = stack.pop())
    if (all.delete(node)) stack.push(...neighboursOf(graph, node))
  return all.size === 0
}

/** The highest modularity of all divisions there are, tried one by one. */
const highest = (graph: Csr, resolution: number): number => {
  let best = Number.NEGATIVE_INFINITY
  const labels = new Uint32Array(graph.nodes)
  const divide = (node: number, used: number): void => {
    if (node === graph.nodes) best = Math.max(best, modularity(graph, labels, resolution))
    else
      for (let label = 0; label <= used && label < graph.nodes; label++) {
        labels[node] = label
        divide(node + 1, Math.max(used, label + 1))
      }
  }
  divide(0, 0)
  return best
}

describe("refine", () => {
  it.prop("parts are connected, lie in one community, and raise modularity above single nodes", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    // above a resolution of 1 the first level is the graph itself
    const [level] = firstLevel(graph, 1.1)
    const labels = ownLabels(links.nodes).map((node) => (node % 3) % links.nodes)
    const parts = refine(level, labels, 2 * graph.links, 1.1, random(1))
    for (const part of new Set(parts)) expect(connected(graph, parts, part)).toBe(true)
    parts.forEach((part, node) => {
      expect(labels[node]).toBe(labels[part])
    })
    const alone = modularity(graph, ownLabels(links.nodes), 1.1)
    expect(modularity(graph, parts, 1.1)).toBeGreaterThanOrEqual(alone - 1e-12)
  })

  it("finds two triangles in a community of both, whatever the seed", () => {
    const graph = fromPairs(6, [0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 2, 3])
    for (let seed = 0; seed < 10; seed++) {
      const [a, b, c, d, e, f] = refine(firstLevel(graph, 0.3)[0], new Uint32Array(6), 14, 0.3, random(seed))
      expect([a === b, b === c, c === d, d === e, e === f]).toEqual([true, true, false, true, true])
    }
  })
})

describe("leiden, laws", () => {
  it.prop("every community is connected", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    for (const resolution of [0, 0.3, 1, 2]) {
      const { count, labels } = leiden(graph, { seed: 1, resolution })
      for (let label = 0; label < count; label++) expect(connected(graph, labels, label)).toBe(true)
    }
  })

  it.prop("the best of ten seeds is the best there is, of few nodes", [crowded], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    for (const resolution of [0.5, 1, 1.5]) {
      const values = Array.from({ length: 10 }, (_, seed) => leiden(graph, { seed, resolution }).modularity)
      expect(Math.max(...values)).toBeCloseTo(highest(graph, resolution), 12)
    }
  })

  it.prop("the modularity is that of the labels, at the resolution asked for", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    for (const resolution of [0.5, 1, 1.7]) {
      const { labels, modularity: given } = leiden(graph, { seed: 3, resolution })
      expect(given).toBe(modularity(graph, labels, resolution))
    }
  })

  it.prop("sizes count the labels and descend; of equals the smallest node comes first", [sparse], ([links]) => {
    const { count, labels, sizes } = found(links, { seed: 1 })
    const counted = new Uint32Array(count)
    for (const label of labels) counted[label] = (counted[label] as number) + 1
    expect(sizes).toEqual(counted)
    for (let label = 1; label < count; label++) {
      const [before, size] = [sizes[label - 1] as number, sizes[label] as number]
      expect(before).toBeGreaterThanOrEqual(size)
      if (before === size) expect(labels.indexOf(label - 1)).toBeLessThan(labels.indexOf(label))
    }
  })

  it.prop("no two communities would do better as one", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    for (const resolution of [1, 1.7]) {
      const { count, labels, modularity: given } = leiden(graph, { seed: 5, resolution })
      for (let a = 0; a < count; a++)
        for (let b = 0; b < a; b++) {
          const joined = labels.map((label) => (label === a ? b : label))
          expect(modularity(graph, joined, resolution)).toBeLessThanOrEqual(given + 1e-12)
        }
    }
  })

  it.prop("more iterations never do worse", [sparse], ([links]) => {
    const values = [1, 2, 5].map((iterations) => found(links, { seed: 4, iterations }).modularity)
    expect(values[1]).toBeGreaterThanOrEqual((values[0] as number) - 1e-12)
    expect(values[2]).toBeGreaterThanOrEqual((values[1] as number) - 1e-12)
  })

  it.prop("depends on nothing but graph and seed", [reordered], ([[links, again]]) => {
    expect(found(again, { seed: 9 })).toEqual(found(links, { seed: 9 }))
  })
})

describe("leiden", () => {
  it("finds the four communities of the karate club, the best there are", () => {
    const results = Array.from({ length: 10 }, (_, seed) => found({ nodes: 34, pairs: club }, { seed }))
    const best = results.reduce((a, b) => (b.modularity > a.modularity ? b : a))
    // the optimum of Brandes et al. 2008
    expect(best.modularity).toBeCloseTo(0.4198, 4)
    expect([...best.sizes]).toEqual([12, 11, 6, 5])
  })

  it("does better with more iterations, and ends by itself", () => {
    const mean = (iterations: number) =>
      Array.from(
        { length: 40 },
        (_, seed) => found({ nodes: 34, pairs: club }, { seed, iterations }).modularity
      ).reduce((sum, value) => sum + value / 40, 0)
    expect(mean(2)).toBeGreaterThan(mean(1) + 1e-4)
    expect(mean(1e9)).toBeGreaterThan(mean(2))
  })

  it("finds a ring of six complete graphs of five, one link apart", () => {
    const pairs: Array<number> = []
    for (let ring = 0; ring < 6; ring++) {
      for (let a = 0; a < 5; a++) for (let b = 0; b < a; b++) pairs.push(5 * ring + a, 5 * ring + b)
      pairs.push(5 * ring, (5 * ring + 6) % 30)
    }
    const { labels, modularity: given } = found({ nodes: 30, pairs }, { seed: 1 })
    expect([...labels]).toEqual(Array.from({ length: 30 }, (_, node) => Math.floor(node / 5)))
    expect(given).toBeCloseTo(60 / 66 - 1 / 6, 15)
  })

  it("keeps a star and a pair whole, and nodes apart by themselves", () => {
    expect([...found({ nodes: 8, pairs: [4, 0, 4, 1, 4, 2, 5, 6] }, { seed: 1 }).labels]).toEqual([
      0, 0, 0, 2, 0, 1, 1, 3
    ])
  })

  it("has nothing to divide without nodes, and each by itself without links", () => {
    expect(found({ nodes: 0, pairs: [] }, { seed: 1 })).toEqual({
      count: 0,
      labels: new Uint32Array(0),
      sizes: new Uint32Array(0),
      modularity: 0
    })
    expect(found({ nodes: 3, pairs: [] }, { seed: 1 }).sizes).toEqual(Uint32Array.of(1, 1, 1))
  })

  it.each([
    [{ seed: -1 }, "seed must be a whole number in 0..4294967295, not -1"],
    [
      { seed: 1, resolution: Number.POSITIVE_INFINITY },
      "resolution must be a finite number of 0 or more, not Infinity"
    ],
    [{ seed: 1, iterations: 0 }, "iterations must be a whole number of 1 or more, not 0"]
  ])("refuses %j", (options, message) => {
    expect(() => found({ nodes: 2, pairs: [0, 1] }, options)).toThrow(
      new InvalidOption(message, message.split(" ")[0] ?? "")
    )
  })
})

import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { type PagerankOptions, pagerank } from "./pagerank.ts"

const ranksOf = ({ nodes, pairs }: Links, options?: PagerankOptions): Float64Array =>
  pagerank(fromPairs(nodes, pairs), options)

/** The walk itself, step by step: jumps, links, and all of a dangling node's rank to everybody. */
const walked = ({ nodes, pairs }: Links, damping: number): Array<number> => {
  const graph = fromPairs(nodes, pairs)
  let ranks = new Array<number>(nodes).fill(1 / nodes)
  for (let step = 0; step < 400; step++) {
    const after = new Array<number>(nodes).fill((1 - damping) / nodes)
    ranks.forEach((rank, node) => {
      const row = neighboursOf(graph, node)
      const targets = row.length === 0 ? ranks.keys() : row
      const share = (damping * rank) / (row.length || nodes)
      for (const other of targets) after[other] = (after[other] as number) + share
    })
    ranks = after
  }
  return ranks
}

const expectClose = (given: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(given.length).toBe(expected.length)
  for (let i = 0; i < given.length; i++)
    expect(Math.abs((given[i] as number) / (expected[i] as number) - 1)).toBeLessThan(1e-10)
}

describe("pagerank, laws", () => {
  it.prop("is where the walk ends up, for many nodes", [sparse], ([links]) => {
    expectClose(ranksOf(links), walked(links, 0.85))
  })

  it.prop("is where the walk ends up, for many links and another damping", [crowded], ([links]) => {
    expectClose(ranksOf(links, { damping: 0.5 }), walked(links, 0.5))
  })

  it.prop("ranks are positive and sum to 1", [sparse], ([links]) => {
    const ranks = ranksOf(links)
    for (const rank of ranks) expect(rank).toBeGreaterThan(0)
    if (links.nodes > 0) expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBeCloseTo(1, 12)
  })

  it.prop("renaming the nodes renames the ranks", [renamed], ([{ nodes, pairs, names }]) => {
    const after = ranksOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    expectClose(
      names.map((name) => after[name] as number),
      ranksOf({ nodes, pairs })
    )
  })

  it.prop("two copies side by side halve every rank", [sparse], ([{ nodes, pairs }]) => {
    const twice = ranksOf({ nodes: 2 * nodes, pairs: [...pairs, ...pairs.map((node) => node + nodes)] })
    const halves = ranksOf({ nodes, pairs }).map((rank) => rank / 2)
    expectClose(twice, [...halves, ...halves])
  })
})

describe("pagerank", () => {
  it("of a star of three leaves, by hand", () => {
    // in units of a jump: leaf = 1 + 0.85 c / 3, centre c = 1 + 3 · 0.85 leaf, so c (1 − 0.85²) = 3.55
    const centre = 3.55 / (1 - 0.85 ** 2)
    const leaf = 1 + (0.85 * centre) / 3
    const total = centre + 3 * leaf
    expectClose(
      ranksOf({ nodes: 4, pairs: [0, 1, 0, 2, 0, 3] }),
      [centre, leaf, leaf, leaf].map((x) => x / total)
    )
  })

  it("is the same for all nodes of a cycle, whatever the damping", () => {
    for (const damping of [0, 0.3, 0.999])
      expectClose(ranksOf({ nodes: 5, pairs: [0, 1, 1, 2, 2, 3, 3, 4, 4, 0] }, { damping }), new Array(5).fill(0.2))
  })

  it("comes near the degree over 2m as the damping comes near 1", () => {
    const ranks = ranksOf({ nodes: 4, pairs: [0, 1, 1, 2, 2, 0, 2, 3] }, { damping: 1 - 1e-7 })
    expect([...ranks].map((rank) => Math.round(rank * 8 * 1e5) / 1e5)).toEqual([2, 2, 3, 1])
  })

  it("takes a node without a link as dangling: a pair and one apart, by hand", () => {
    // in units of what a jump gives: the pair has 1 / (1 − 0.85) each, the node apart 1
    const pair = 1 / 0.15
    expectClose(
      ranksOf({ nodes: 3, pairs: [0, 2] }),
      [pair, 1, pair].map((x) => x / (2 * pair + 1))
    )
  })

  it("is nothing without nodes, and the same for all without links", () => {
    expect([...ranksOf({ nodes: 0, pairs: [] })]).toEqual([])
    expect([...ranksOf({ nodes: 4, pairs: [] })]).toEqual([0.25, 0.25, 0.25, 0.25])
  })

  it("stops sooner when less is asked for", () => {
    const links = { nodes: 5, pairs: [0, 1, 1, 2, 2, 3, 3, 0, 0, 2, 3, 4] }
    const [rough, fine] = [ranksOf(links, { tolerance: 0.1 }), ranksOf(links, { tolerance: 1e-300 })]
    expect(Math.abs((rough[0] as number) / (fine[0] as number) - 1)).toBeGreaterThan(1e-9)
    expectClose(fine, walked(links, 0.85))
  })

  it.each([
    [{ damping: 1 }, "damping must be at least 0 and below 1, not 1"],
    [{ damping: -0.1 }, "damping must be at least 0 and below 1, not -0.1"],
    [{ damping: Number.NaN }, "damping must be at least 0 and below 1, not NaN"],
    [{ tolerance: 0 }, "tolerance must be above 0, not 0"],
    [{ tolerance: Number.NaN }, "tolerance must be above 0, not NaN"]
  ])("refuses %j", (options, message) => {
    expect(() => ranksOf({ nodes: 2, pairs: [0, 1] }, options)).toThrow(
      new InvalidOption(message, Object.keys(options)[0] ?? "")
    )
  })
})

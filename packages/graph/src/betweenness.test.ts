import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { betweenness, foldPendants, partialBetweenness, sourceBlocks, sumBetweenness } from "./betweenness.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { distancesFrom, unreachable } from "./distances.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)

/** A long cycle with chords and trees: several blocks of sources. */
const large = (chords: Links, trees: Links): Csr => {
  const cycle = Array.from({ length: 80 }, (_, i) => [i, (i + 1) % 80]).flat()
  const hung = trees.pairs.flatMap((node, i) => [80 + i, i % 3 === 2 ? 79 + i : node])
  return fromPairs(80 + trees.pairs.length, [...cycle, ...chords.pairs.slice(0, 20), ...hung])
}

/** For each pair and each node, the share of the pair's shortest ways that pass through the node. */
const naive = (graph: Csr): Array<number> => {
  const nodes = Array.from({ length: graph.nodes }, (_, node) => node)
  const distances = nodes.map((node) => distancesFrom(graph, node))
  const ways = distances.map((row) => {
    const counts = nodes.map((node) => Number(row[node] === 0))
    for (const node of [...nodes].sort((a, b) => (row[a] as number) - (row[b] as number)))
      for (const other of neighboursOf(graph, node))
        if (row[other] === (row[node] as number) + 1)
          counts[other] = (counts[other] as number) + (counts[node] as number)
    return counts
  })
  const at = (rows: ReadonlyArray<ArrayLike<number>>, a: number, b: number) =>
    (rows[a] as ArrayLike<number>)[b] as number
  return nodes.map((v) => {
    let sum = 0
    for (const a of nodes)
      for (let b = 0; b < a; b++)
        if (a !== v && b !== v && at(distances, a, b) !== unreachable)
          if (at(distances, a, v) + at(distances, v, b) === at(distances, a, b))
            sum += (at(ways, a, v) * at(ways, v, b)) / at(ways, a, b)
    return sum
  })
}

const close = (found: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(found.length).toBe(expected.length)
  for (let i = 0; i < found.length; i++)
    expect(Math.abs((found[i] as number) - (expected[i] as number))).toBeLessThanOrEqual(
      1e-9 * Math.max(1, expected[i] as number)
    )
}

describe("betweenness, laws", () => {
  it.prop("is the share of shortest ways, summed over pairs", [sparse], ([links]) => {
    close(betweenness(graphOf(links)), naive(graphOf(links)))
  })

  it.prop("also where there are few nodes and many links", [crowded], ([links]) => {
    close(betweenness(graphOf(links)), naive(graphOf(links)))
  })

  it.prop(
    "also on a long cycle with chords and trees",
    [sparse, sparse],
    ([chords, trees]) => {
      const graph = large(chords, { ...trees, pairs: trees.pairs.slice(0, 40) })
      close(betweenness(graph), naive(graph))
    },
    60_000
  )

  it.prop("sums to what lies between the ends of each pair: its distance less one", [sparse], ([links]) => {
    const graph = graphOf(links)
    let expected = 0
    for (let a = 0; a < graph.nodes; a++)
      distancesFrom(graph, a).forEach((distance, b) => {
        if (b < a && distance !== unreachable) expected += distance - 1
      })
    close([betweenness(graph).reduce((total, value) => total + value, 0)], [expected])
  })

  it.prop("does not see another component", [sparse, sparse], ([a, b]) => {
    const both = fromPairs(a.nodes + b.nodes, [...a.pairs, ...b.pairs.map((node) => node + a.nodes)])
    close(betweenness(both), [...betweenness(graphOf(a)), ...betweenness(graphOf(b))])
  })

  it.prop("renaming the nodes renames the betweenness", [renamed], ([{ nodes, pairs, names }]) => {
    const before = betweenness(fromPairs(nodes, pairs))
    const after = betweenness(
      fromPairs(
        nodes,
        pairs.map((node) => names[node] as number)
      )
    )
    close(
      before.map((_, node) => after[names[node] as number] as number),
      before
    )
  })

  it.prop("is the same to the last bit whoever computes which block in whatever order", [sparse, sparse], ([a, b]) => {
    const graph = large(a, b)
    const folded = structuredClone(foldPendants(graph))
    const blocks = sourceBlocks(folded)
    expect(blocks.length).toBeGreaterThan(2)
    const parts: Array<Float64Array> = []
    for (let block = blocks.length - 2; block >= 0; block--)
      parts[block] = partialBetweenness(folded, blocks[block] as number, blocks[block + 1] as number)
    expect(sumBetweenness(folded, parts)).toEqual(betweenness(graph))
  })
})

describe("betweenness", () => {
  it("of a path, a star, a complete graph and the Petersen graph", () => {
    expect([...betweenness(fromPairs(5, [0, 1, 1, 2, 2, 3, 3, 4]))]).toEqual([0, 3, 4, 3, 0])
    expect([...betweenness(fromPairs(5, [0, 1, 0, 2, 0, 3, 0, 4]))]).toEqual([6, 0, 0, 0, 0])
    expect([...betweenness(fromPairs(4, [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3]))]).toEqual([0, 0, 0, 0])
    // each of the 30 pairs at two links has one way, through one of ten nodes
    const petersen = Array.from({ length: 5 }, (_, i) => [i, (i + 1) % 5, i, i + 5, i + 5, ((i + 2) % 5) + 5]).flat()
    expect([...betweenness(fromPairs(10, petersen))]).toEqual(Array.from({ length: 10 }, () => 3))
  })

  it("of a square, where each pair across has two ways, with a leaf", () => {
    expect([...betweenness(fromPairs(4, [0, 1, 1, 2, 2, 3, 3, 0]))]).toEqual([0.5, 0.5, 0.5, 0.5])
    // 4 hangs from 0: 4–1, 4–2, 4–3 pass through 0; 4–2 and 0–2 half through 1 and half through 3; 1–3 half through 0
    expect([...betweenness(fromPairs(5, [0, 1, 1, 2, 2, 3, 3, 0, 0, 4]))]).toEqual([3.5, 1, 0.5, 1, 0])
  })

  it("of no nodes, and of nodes without links", () => {
    expect([...betweenness(fromPairs(0, []))]).toEqual([])
    expect([...betweenness(fromPairs(2, []))]).toEqual([0, 0])
    expect([...sourceBlocks(foldPendants(fromPairs(0, [])))]).toEqual([0])
  })

  it("cuts 5,000 sources into 64 blocks, and 40 into two", () => {
    const blocks = sourceBlocks(foldPendants(fromPairs(5000, [])))
    expect([blocks.length, blocks[0], blocks[1], blocks[63], blocks[64]]).toEqual([65, 0, 79, 63 * 79, 5000])
    expect([...sourceBlocks(foldPendants(fromPairs(40, [])))]).toEqual([0, 32, 40])
  })

  it("tells how far it is, and stops when told to", () => {
    const graph = large({ nodes: 0, pairs: [] }, { nodes: 0, pairs: [] })
    const told: Array<readonly [number, number]> = []
    betweenness(graph, { onProgress: (done, sources) => told.push([done, sources]) })
    expect(told).toEqual([
      [32, 80],
      [64, 80],
      [80, 80]
    ])
    const controller = new AbortController()
    const seen: Array<number> = []
    const run = () =>
      betweenness(graph, {
        signal: controller.signal,
        onProgress: (done) => {
          seen.push(done)
          controller.abort(new Error("enough"))
        }
      })
    expect(run).toThrow(new Error("enough"))
    expect(run).toThrow(new Error("enough"))
    expect(seen).toEqual([32])
  })

  it.each([
    [-1, 2],
    [0, 4],
    [2, 1],
    [0.5, 2],
    [0, Number.NaN]
  ])("refuses the sources from %s to %s of three", (from, to) => {
    expect(() => partialBetweenness(foldPendants(fromPairs(3, [0, 1, 1, 2, 2, 0])), from, to)).toThrow(
      new InvalidOption(`the sources must lie in 0..3, not from ${from} to ${to}`, "sources")
    )
  })
})

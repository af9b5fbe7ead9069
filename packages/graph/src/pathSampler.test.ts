import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, sparse } from "../test/arbitraries.ts"
import { betweenness, foldPendants } from "./betweenness.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { pathSampler } from "./pathSampler.ts"

/** Nine nodes at most, so that all that can be drawn can be counted: cycles with trees, and several components. */
const few = ({ pairs }: Links): Csr =>
  fromPairs(
    9,
    pairs.slice(0, 24).map((node) => node % 9)
  )

/**
 * The mean of all that can be drawn, each by its probability: every choice is out of a whole number of equal cases, and
 * the next run takes the next case of the last choice that has one left.
 */
const everyDraw = (graph: Csr) => {
  const folded = foldPendants(graph)
  const { draw, pairs } = pathSampler(folded)
  const means = new Float64Array(folded.core.nodes)
  if (pairs === 0) return { folded, means, pairs, certainty: 1 }
  const choices: Array<{ taken: number; readonly of: number }> = []
  let certainty = 0
  do {
    let depth = 0
    let chance = 1
    const counts = new Uint32Array(means.length)
    draw((total) => {
      if (depth === choices.length) choices.push({ taken: 0, of: total })
      const choice = choices[depth++] as { taken: number; of: number }
      expect(choice.of).toBe(total)
      chance /= total
      return choice.taken + 0.5
    }, counts)
    counts.forEach((count, node) => {
      expect(count).toBeLessThanOrEqual(1)
      means[node] = (means[node] as number) + chance * count
    })
    certainty += chance
    while (choices.length > 0 && (choices.at(-1)?.taken as number) + 1 === choices.at(-1)?.of) choices.pop()
    const last = choices.at(-1)
    if (last !== undefined) last.taken++
  } while (choices.length > 0)
  return { folded, means, pairs, certainty }
}

/** That the mean of all draws, in pairs and with what was folded away, is the betweenness itself. */
const isUnbiased = (graph: Csr): void => {
  const { certainty, folded, means, pairs } = everyDraw(graph)
  expect(certainty).toBeCloseTo(1, 9)
  const found = folded.folded.slice()
  folded.names.forEach((name, node) => {
    found[name] = (found[name] as number) + (means[node] as number) * pairs
  })
  betweenness(graph).forEach((value, node) => {
    expect(found[node]).toBeCloseTo(value, 9)
  })
}

describe("pathSampler, laws", () => {
  it.prop(
    "of all that can be drawn, the mean is the betweenness",
    [sparse],
    ([links]) => {
      isUnbiased(few(links))
    },
    60_000
  )

  it.prop(
    "also where there are few nodes and many links",
    [crowded],
    ([{ nodes, pairs }]) => {
      isUnbiased(fromPairs(nodes, pairs))
    },
    60_000
  )
})

describe("pathSampler", () => {
  it("of a cycle with trees of different size: each pair by how many it stands for", () => {
    isUnbiased(fromPairs(10, [0, 1, 1, 2, 2, 3, 3, 4, 4, 0, 0, 5, 5, 6, 5, 7, 2, 8, 2, 9]))
  })

  it("of squares in a row, between whose ends are many ways", () => {
    isUnbiased(fromPairs(10, [0, 1, 0, 2, 1, 3, 2, 3, 3, 4, 3, 5, 4, 6, 5, 6, 6, 7, 6, 8, 7, 9, 8, 9]))
  })

  it("of two components, each as often as it has pairs, and a tree beside them", () => {
    isUnbiased(fromPairs(15, [0, 1, 1, 2, 2, 3, 3, 0, 4, 5, 5, 6, 6, 7, 7, 8, 8, 4, 8, 9, 10, 11, 12, 13, 13, 14]))
  })

  it("counts the pairs that can reach each other, without those within a tree", () => {
    // A triangle, from one corner of which hang two nodes: 3 pairs from each of the two, and the triangle's own.
    expect(pathSampler(foldPendants(fromPairs(5, [0, 1, 1, 2, 2, 0, 0, 3, 3, 4]))).pairs).toBe(1 + 3 + 3)
    expect(pathSampler(foldPendants(fromPairs(3, [0, 1, 1, 2]))).pairs).toBe(0)
    expect(pathSampler(foldPendants(fromPairs(0, []))).pairs).toBe(0)
  })

  it("says at how many links it looked", () => {
    const { draw } = pathSampler(foldPendants(fromPairs(4, [0, 1, 1, 2, 2, 3, 3, 0])))
    // The first pair are neighbours, and two links leave an end.
    expect(draw(() => 0, new Uint32Array(4))).toBe(2)
    // The hub of a wheel has ten links, and a node of its rim three: the search begins at the rim.
    const wheel = Array.from({ length: 10 }, (_, i) => [0, i + 1, i + 1, ((i + 1) % 10) + 1]).flat()
    expect(pathSampler(foldPendants(fromPairs(11, wheel))).draw(() => 0, new Uint32Array(11))).toBe(3)
  })
})

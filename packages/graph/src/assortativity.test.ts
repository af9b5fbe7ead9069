import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { degreeAssortativity } from "./assortativity.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"

const assortativityOf = ({ nodes, pairs }: Links): number | undefined => degreeAssortativity(fromPairs(nodes, pairs))

const anyLinks = Arbitrary.flatMap(sparse, (links) => Arbitrary.map(crowded, (few) => (few.nodes % 2 ? few : links)))

/** By the definition: the correlation of the degrees at the two ends, each link taken in both directions. */
const correlation = ({ nodes, pairs }: Links): number | undefined => {
  const graph = fromPairs(nodes, pairs)
  const rows = Array.from({ length: nodes }, (_, node) => [...neighboursOf(graph, node)])
  const ends = rows.flatMap((row) => row.map((other) => [row.length, rows[other]?.length as number] as const))
  const mean = (values: ReadonlyArray<number>) => values.reduce((sum, value) => sum + value, 0) / values.length
  const middle = mean(ends.map(([a]) => a))
  if (new Set(ends.map(([a]) => a)).size < 2) return undefined
  return mean(ends.map(([a, b]) => (a - middle) * (b - middle))) / mean(ends.map(([a]) => (a - middle) ** 2))
}

const expectClose = (found: number | undefined, expected: number | undefined): void => {
  if (expected === undefined) expect(found).toBe(undefined)
  else expect(found).toBeCloseTo(expected, 10)
}

describe("degreeAssortativity, laws", () => {
  it.prop("is the correlation of the degrees at both ends", [anyLinks], ([links]) => {
    expectClose(assortativityOf(links), correlation(links))
  })

  it.prop("lies in -1..1 where it is defined", [anyLinks], ([links]) => {
    const found = assortativityOf(links) ?? 0
    expect(Math.abs(found)).toBeLessThanOrEqual(1)
  })

  it.prop("the same graph twice changes nothing, and neither do nodes without a link", [anyLinks], ([links]) => {
    const { nodes, pairs } = links
    const twice = { nodes: 2 * nodes + 3, pairs: [...pairs, ...pairs.map((node) => node + nodes)] }
    expectClose(assortativityOf(twice), assortativityOf(links))
  })

  it.prop("renaming the nodes changes nothing", [renamed], ([{ nodes, pairs, names }]) => {
    const after = assortativityOf({ nodes, pairs: pairs.map((node) => names[node] as number) })
    expectClose(after, assortativityOf({ nodes, pairs }))
  })
})

describe("degreeAssortativity", () => {
  it.each<[string, Links, number]>([
    ["a star", { nodes: 5, pairs: [0, 1, 0, 2, 0, 3, 0, 4] }, -1],
    ["a path of four", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }, -1 / 2],
    // the ends have degrees 3–1, 3–2 twice and 2–2: by hand, mean 9/4, covariance −5/16, variance 7/16
    ["a triangle with a tail", { nodes: 4, pairs: [0, 1, 1, 2, 2, 0, 2, 3] }, -5 / 7],
    ["a triangle and a pair apart", { nodes: 5, pairs: [0, 1, 1, 2, 2, 0, 3, 4] }, 1]
  ])("of %s", (_, links, expected) => {
    expect(assortativityOf(links)).toBeCloseTo(expected, 12)
  })

  it.each<[string, Links]>([
    ["no nodes", { nodes: 0, pairs: [] }],
    ["nodes without a link", { nodes: 3, pairs: [] }],
    ["a cycle", { nodes: 4, pairs: [0, 1, 1, 2, 2, 3, 3, 0] }],
    ["a pair and a node apart", { nodes: 3, pairs: [0, 1] }]
  ])("is not defined for %s", (_, links) => {
    expect(assortativityOf(links)).toBe(undefined)
  })

  it("keeps its digits where one degree is far above the others", () => {
    // a hub with 300,000 leaves beside as many pairs: of the ends a quarter belong to the hub, a quarter to its leaves
    const leaves = 300_000
    const pairs = Array.from({ length: leaves }, (_, i) => [0, i + 1, leaves + 1 + 2 * i, leaves + 2 + 2 * i]).flat()
    // degrees K, 1, 1, 1 against 1, K, 1, 1: whatever K is, −1/3
    expect(assortativityOf({ nodes: 3 * leaves + 1, pairs })).toBeCloseTo(-1 / 3, 12)
  })
})

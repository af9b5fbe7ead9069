import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { InvalidValues } from "./checks.ts"
import { degrees } from "./degrees.ts"
import { gini, relativeEdgeEntropy } from "./inequality.ts"

const sum = (values: ReadonlyArray<number>): number => values.reduce((total, value) => total + value, 0)

const amounts: Arbitrary.Arbitrary<ReadonlyArray<number>> = Arbitrary.array(
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1000 }))),
  { maxLength: 30 }
)

/** By the definition: half the mean difference between any two of the values, over their mean. */
const giniByDefinition = (values: ReadonlyArray<number>): number => {
  const differences = values.flatMap((a) => values.map((b) => Math.abs(a - b)))
  return sum(values) === 0 ? 0 : sum(differences) / (2 * values.length * sum(values))
}

describe("gini, laws", () => {
  it.prop("is half the mean difference over the mean", [amounts], ([values]) => {
    expect(gini(values)).toBeCloseTo(giniByDefinition(values), 12)
  })

  it.prop("is what KONECT's form gives", [amounts], ([values]) => {
    if (sum(values) === 0) return
    const n = values.length
    const ranked = [...values].sort((a, b) => a - b).map((value, i) => (i + 1) * value)
    expect(gini(values)).toBeCloseTo((2 * sum(ranked)) / (n * sum(values)) - (n + 1) / n, 12)
  })

  it.prop("neither order nor unit means anything, nor does taking every value twice", [amounts], ([values]) => {
    expect(gini([...values].reverse())).toBe(gini(values))
    expect(gini(values.map((value) => value / 7))).toBeCloseTo(gini(values), 12)
    expect(gini([...values, ...values])).toBeCloseTo(gini(values), 12)
  })

  it.prop("lies in 0..1 - 1/n", [amounts], ([values]) => {
    expect(gini(values)).toBeGreaterThanOrEqual(0)
    if (values.length > 0) expect(gini(values)).toBeLessThanOrEqual(1 - 1 / values.length + 1e-15)
  })
})

describe("gini", () => {
  it.each<[Array<number>, number]>([
    [[], 0],
    [[0, 0], 0],
    [[3], 0],
    [[0.1, 0.1, 0.1], 0],
    [[0, 0, 0, 8], 3 / 4],
    [[3, 1, 2], 2 / 9],
    // the degrees of a star of four leaves: (−4 − 2 + 0 + 2 + 16) / (5 × 8)
    [[4, 1, 1, 1, 1], 12 / 40]
  ])("of %j", (values, expected) => {
    expect(gini(values)).toBeCloseTo(expected, 15)
  })

  it("does not write to its input", () => {
    const values = Float64Array.of(2, 1)
    gini(values)
    expect([...values]).toEqual([2, 1])
  })

  it.each<[Array<number>, string, number?]>([
    [[1, -1], "values[1] must be a finite number of 0 or more, not -1", 1],
    [[Number.NaN], "values[0] must be a finite number of 0 or more, not NaN", 0],
    [[1, 2, Number.POSITIVE_INFINITY], "values[2] must be a finite number of 0 or more, not Infinity", 2],
    [["1" as never], "values[0] must be a finite number of 0 or more, not 1", 0],
    [[1e308, 1e308], "the 2 values sum to too much: Infinity"]
  ])("refuses %j", (values, message, position) => {
    expect(() => gini(values)).toThrow(new InvalidValues(message, position))
  })
})

const entropyOf = ({ nodes, pairs }: Links): number => relativeEdgeEntropy(fromPairs(nodes, pairs))

/** By the definition, over the nodes one by one. */
const entropyByDefinition = ({ nodes, pairs }: Links): number => {
  const graph = fromPairs(nodes, pairs)
  if (graph.links === 0) return 1
  const shares = Array.from(degrees(graph), (degree) => degree / (2 * graph.links)).filter((share) => share > 0)
  return -sum(shares.map((share) => share * Math.log(share))) / Math.log(nodes)
}

describe("relativeEdgeEntropy, laws", () => {
  it.prop("is the entropy of the nodes' shares over the most it can be", [sparse], ([links]) => {
    expect(entropyOf(links)).toBeCloseTo(entropyByDefinition(links), 12)
  })

  it.prop("lies in 0..1", [crowded], ([links]) => {
    expect(entropyOf(links)).toBeGreaterThanOrEqual(0)
    expect(entropyOf(links)).toBeLessThanOrEqual(1)
  })

  it.prop("of a graph twice: each has half of the links, one more bit", [sparse], ([links]) => {
    const { nodes, pairs } = links
    const twice = entropyOf({ nodes: 2 * nodes, pairs: [...pairs, ...pairs.map((node) => node + nodes)] })
    if (fromPairs(nodes, pairs).links === 0) expect(twice).toBe(1)
    else expect(twice * Math.log(2 * nodes)).toBeCloseTo(entropyOf(links) * Math.log(nodes) + Math.log(2), 10)
  })

  it.prop("renaming the nodes changes nothing", [renamed], ([{ nodes, pairs, names }]) => {
    expect(entropyOf({ nodes, pairs: pairs.map((node) => names[node] as number) })).toBe(entropyOf({ nodes, pairs }))
  })
})

describe("relativeEdgeEntropy", () => {
  it.each<[string, Links, number]>([
    ["no nodes", { nodes: 0, pairs: [] }, 1],
    ["one node", { nodes: 1, pairs: [] }, 1],
    ["nodes without a link", { nodes: 3, pairs: [] }, 1],
    ["a pair", { nodes: 2, pairs: [0, 1] }, 1],
    ["a cycle", { nodes: 5, pairs: [0, 1, 1, 2, 2, 3, 3, 4, 4, 0] }, 1],
    ["a pair and two nodes apart", { nodes: 4, pairs: [0, 1] }, 1 / 2],
    // half of the ends at the middle, an eighth at each of four leaves: ln 2 / 2 + ln 8 / 2 = 2 ln 2
    ["a star of four leaves", { nodes: 5, pairs: [0, 1, 0, 2, 0, 3, 0, 4] }, Math.log(4) / Math.log(5)]
  ])("of %s", (_, links, expected) => {
    expect(entropyOf(links)).toBeCloseTo(expected, 14)
  })
})

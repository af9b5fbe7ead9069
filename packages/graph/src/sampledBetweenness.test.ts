import { describe, expect, it } from "@effect/vitest"
import { type Links, sparse } from "../test/arbitraries.ts"
import { betweenness, foldPendants } from "./betweenness.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { pathSampler } from "./pathSampler.ts"
import { random } from "./random.ts"
import { betweennessUpTo, type SampledBetweenness, sampledBetweenness } from "./sampledBetweenness.ts"

/** Half of the links go to a node that has many already: hubs, trees and several components, as twinnings have them. */
const twinned = (nodes: number, links: number, seed: number): Csr => {
  const next = random(seed)
  const below = (count: number): number => Math.floor((next() / 2 ** 32) * count)
  const pairs: Array<number> = []
  for (let i = 0; i < links; i++)
    pairs.push(below(nodes), i > 0 && below(2) === 0 ? (pairs[below(pairs.length)] as number) : below(nodes))
  return fromPairs(nodes, pairs)
}

const allPairs = ({ nodes }: Csr): number => ((nodes - 1) * (nodes - 2)) / 2

/** Of how many nodes the exact value is not within the bounds, but for rounding. */
const outside = ({ high, low }: SampledBetweenness, exact: Float64Array): number =>
  exact.reduce((count, value, node) => {
    const slack = 1e-9 * (1 + value)
    return count + Number(value < (low[node] as number) - slack || value > (high[node] as number) + slack)
  }, 0)

const farthestOff = ({ values }: SampledBetweenness, exact: Float64Array): number =>
  exact.reduce((most, value, node) => Math.max(most, Math.abs(value - (values[node] as number))), 0)

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)

describe("sampledBetweenness, laws", () => {
  it.prop(
    "gives bounds around each value, the widest of them the error, which is as asked for",
    [sparse],
    ([links]) => {
      const graph = graphOf(links)
      const found = sampledBetweenness(graph, { error: 0.1, seed: 5 })
      let widest = 0
      found.values.forEach((value, node) => {
        const [low, high] = [found.low[node] as number, found.high[node] as number]
        expect(low).toBeLessThanOrEqual(value)
        expect(high).toBeGreaterThanOrEqual(value)
        widest = Math.max(widest, value - low, high - value)
      })
      expect(found.error).toBeCloseTo(widest, 6)
      expect(found.errorShare).toBeCloseTo(found.error === 0 ? 0 : found.error / allPairs(graph), 12)
      expect(found.errorShare).toBeLessThanOrEqual(0.1 + 1e-9)
      expect(found.samples > 0).toBe(found.error > 0)
    }
  )

  it.prop("is exact for a forest, and for what has all its pairs in trees", [sparse], ([{ nodes, pairs }]) => {
    const tree = fromPairs(
      nodes,
      pairs
        .slice(0, nodes - 1)
        .flatMap((node, i) => [i + 1, node % (i + 1)])
        .slice(0, 2 * Math.max(0, nodes - 1))
    )
    const found = sampledBetweenness(tree, { error: 0.5, seed: 1 })
    expect(found).toMatchObject({ error: 0, errorShare: 0, samples: 0 })
    expect(found.values).toEqual(betweenness(tree))
    expect([found.low, found.high]).toEqual([found.values, found.values])
  })

  it.prop("is exact for the nodes of the trees that hang from a graph", [sparse], ([links]) => {
    const graph = graphOf(links)
    const found = sampledBetweenness(graph, { error: 0.2, seed: 3 })
    const exact = betweenness(graph)
    const core = new Set(foldPendants(graph).names)
    exact.forEach((value, node) => {
      if (!core.has(node))
        expect([found.low[node], found.values[node], found.high[node]]).toEqual([value, value, value])
    })
  })

  // Each graph and seed is one trial. What is claimed is a probability, so as many may fail as chance would have it: with
  // 300 trials at one half, four standard deviations are 35 above 150; at nine tenths, 21 above 30.
  it.each([
    [0.5, 150 + 35],
    [0.9, 30 + 21]
  ])(
    "holds for all nodes at once with a probability of %s at least",
    (confidence, most) => {
      let failed = 0
      for (let trial = 0; trial < 300; trial++) {
        const graph = twinned(8 + (trial % 40), 12 + (trial % 60), trial)
        const found = sampledBetweenness(graph, { error: 0.05, confidence, seed: trial })
        if (outside(found, betweenness(graph)) > 0) failed++
      }
      expect(failed).toBeLessThanOrEqual(most)
    },
    60_000
  )
})

/** For each count of `draws` how likely it is by a chance. */
const binomial = (draws: number, chance: number): Float64Array => {
  const likely = new Float64Array(draws + 1)
  let log = draws * Math.log1p(-chance)
  for (let count = 0; count <= draws; count++) {
    likely[count] = Math.exp(log)
    log += Math.log((draws - count) / (count + 1)) + Math.log(chance / (1 - chance))
  }
  return likely
}

describe("the bounds of sampledBetweenness", () => {
  it.each([
    [0.8, 0.02, 0.2],
    [0.95, 0.05, 0.05],
    [0.999, 0.03, 0.001],
    // looked at again and again, with less and less of the risk
    [0.5, 0.02, 0.05]
  ])("at a confidence of %s leave all nodes together that risk, by the binomial law", (confidence, error, allowed) => {
    const graph = twinned(300, 500, 4)
    const folded = foldPendants(graph)
    const { pairs } = pathSampler(folded)
    const found = sampledBetweenness(graph, { error, confidence, seed: 9 })
    const draws = found.samples - Math.ceil((4 * pairs) / (error * allPairs(graph))) - 100
    let risk = 0
    for (const name of folded.names) {
      const [low, value, high] = [found.low, found.values, found.high].map(
        (from) => ((from[name] as number) - (folded.folded[name] as number)) / pairs
      ) as [number, number, number]
      const count = Math.round(value * draws)
      expect(Math.abs(value * draws - count)).toBeLessThan(1e-6)
      // how likely a count so high is if the chance is at the lower bound, and so low if it is at the upper one
      const sum = (likely: Float64Array): number => likely.reduce((total, one) => total + one, 0)
      if (count > 0) risk += sum(binomial(draws, low).subarray(count))
      risk += sum(binomial(draws, high).subarray(0, count + 1))
    }
    expect(risk).toBeLessThanOrEqual(allowed)
    // and they are not many times wider than they need be
    if (allowed + confidence > 0.99) expect(risk).toBeGreaterThan(allowed / 20)
  })
})

describe("sampledBetweenness", () => {
  const graph = twinned(1500, 2200, 1)
  const exact = betweenness(graph)

  it("of 1,500 nodes is as near as it says, from fewer draws the more it may be off", () => {
    const found = [0.04, 0.02, 0.01].map((error) => sampledBetweenness(graph, { error, seed: 1 }))
    found.forEach((one, i) => {
      expect(outside(one, exact)).toBe(0)
      expect(farthestOff(one, exact)).toBeLessThanOrEqual(one.error)
      // most of what is allowed is used
      expect(one.errorShare).toBeGreaterThan(0.7 * ([0.04, 0.02, 0.01][i] as number))
      if (i > 0) expect(one.samples).toBeGreaterThan(1.5 * (found[i - 1]?.samples as number))
    })
    // Hoeffding's bound for all nodes without a plan would take ln(2 · 1,500 / 0.05) / (2 · 0.01²), 55,000.
    expect(found[2]?.samples).toBeLessThan(10_000)
  })

  it("finds who lies between most", () => {
    const { low, values } = sampledBetweenness(graph, { error: 0.005, seed: 2 })
    const order = Array.from(values, (_, node) => node).sort((a, b) => (exact[b] as number) - (exact[a] as number))
    const [first, ...others] = order as [number, ...Array<number>]
    expect(values.indexOf(Math.max(...values))).toBe(first)
    expect(low[first]).toBeGreaterThan(exact[others[20] as number] as number)
  })

  it("is the same for a seed, and another for another", () => {
    const of = (seed: number) => sampledBetweenness(graph, { error: 0.05, seed })
    expect(of(1)).toEqual(of(1))
    expect(of(1).values).not.toEqual(of(2).values)
  })

  it("draws no more than it may, and says how far off it can be then", () => {
    const found = sampledBetweenness(graph, { error: 0.001, seed: 1, atMost: 2000.5 })
    expect(found.samples).toBe(2000)
    expect(found.errorShare).toBeGreaterThan(0.005)
    expect(outside(found, exact)).toBe(0)
    expect(found.confidence).toBe(0.95)
  })

  it("takes an error so large that a few draws do", () => {
    for (const error of [0.5, 0.99]) {
      const found = sampledBetweenness(fromPairs(4, [0, 1, 1, 2, 2, 3, 3, 0]), { error, seed: 1 })
      expect(found.errorShare).toBeLessThanOrEqual(error)
      expect(found.low.every((low) => low >= 0)).toBe(true)
      expect(found.samples).toBeGreaterThan(0)
    }
    // A square among many nodes without a link has so few of all pairs that any estimate is near enough.
    const few = sampledBetweenness(fromPairs(100, [0, 1, 1, 2, 2, 3, 3, 0]), { error: 0.5, seed: 1 })
    expect(few.high.every((high) => high < 6)).toBe(true)
  })

  it("tells how far it is, and stops when told to", () => {
    const large = twinned(20_000, 30_000, 3)
    // With this seed the first plan does not suffice, and what remains grows meanwhile.
    const told: Array<readonly [number, number]> = []
    sampledBetweenness(large, {
      error: 0.004,
      confidence: 0.5,
      seed: 6,
      onProgress: (done, all) => told.push([done, all])
    })
    expect(told.length).toBeGreaterThan(1)
    expect(told.at(-1)).toEqual([1, 1])
    told.forEach(([done, all], i) => {
      expect(all).toBe(1)
      expect(done).toBeGreaterThanOrEqual(told[i - 1]?.[0] ?? 0)
    })
    const controller = new AbortController()
    const stop = () => controller.abort(new Error("enough"))
    const run = () => sampledBetweenness(large, { error: 0.004, seed: 1, signal: controller.signal, onProgress: stop })
    expect(run).toThrow(new Error("enough"))
    expect(run).toThrow(new Error("enough"))
    const last: Array<number> = []
    sampledBetweenness(fromPairs(2, [0, 1]), { error: 0.1, seed: 1, onProgress: (done) => last.push(done) })
    expect(last).toEqual([1])
  })

  it("says what is wrong", () => {
    const of = (options: object) => () => sampledBetweenness(graph, { error: 0.1, seed: 1, ...options })
    for (const value of [0, 1, -1, Number.NaN]) {
      expect(of({ error: value })).toThrow(`error must be between 0 and 1, not ${value}`)
      expect(of({ confidence: value })).toThrow(`confidence must be between 0 and 1, not ${value}`)
    }
    for (const atMost of [99, Number.NaN]) expect(of({ atMost })).toThrow(`atMost must be 100 or more, not ${atMost}`)
    expect(of({ seed: -1 })).toThrow("seed")
    expect(of({ error: 0 })).toThrow(RangeError)
  })
})

describe("betweennessUpTo", () => {
  const graph = twinned(60, 90, 2)

  it("is exact up to so many nodes, and estimated beyond", () => {
    const options = { error: 0.1, seed: 1 }
    expect(betweennessUpTo(graph, { ...options, exactUpTo: 60 })).toEqual({ exact: true, values: betweenness(graph) })
    expect(betweennessUpTo(graph, { ...options, exactUpTo: 59 })).toEqual({
      exact: false,
      ...sampledBetweenness(graph, options)
    })
  })

  it("hands on the signal either way, and refuses a limit that is none", () => {
    const options = { error: 0.1, seed: 1, signal: AbortSignal.abort(new Error("enough")) }
    for (const exactUpTo of [0, Infinity])
      expect(() => betweennessUpTo(graph, { ...options, exactUpTo })).toThrow(new Error("enough"))
    for (const exactUpTo of [-1, Number.NaN])
      expect(() => betweennessUpTo(graph, { error: 0.1, seed: 1, exactUpTo })).toThrow("exactUpTo")
  })
})

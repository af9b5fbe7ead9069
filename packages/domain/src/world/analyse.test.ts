import { assert, describe, it } from "@effect/vitest"
import { fromPairs, leiden } from "@proxeny/graph"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { type AnalysisStage, analyse, analysisStages } from "./analyse.ts"

const ends = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 39 }))), {
  maxLength: 120
})
const graphOf = (given: ReadonlyArray<number>) => fromPairs(40, given.slice(0, given.length - (given.length % 2)))
const sum = (values: ArrayLike<number>): number => Array.from(values).reduce((total, one) => total + one, 0)

describe("analyse, laws", () => {
  it.prop("its parts agree with each other", [ends], ([given]) => {
    const graph = graphOf(given)
    const found = analyse(graph, {}, { seeds: 3 })
    const { largest, ofNode } = found
    assert.strictEqual(sum(ofNode.degree), 2 * found.links)
    assert.strictEqual(sum(found.degreeDistribution), found.nodes)
    assert.strictEqual(sum(found.componentSizes), found.nodes)
    assert.strictEqual(largest.nodes, found.componentSizes[0])
    assert.strictEqual(sum(largest.distances), largest.nodes ** 2)
    assert.strictEqual(largest.distances.length - 1, largest.diameter)
    assert.strictEqual(sum(ofNode.triangles), 3 * found.triangles)
    assert.closeTo(sum(ofNode.pagerank), 1, 1e-9)
    assert.closeTo(sum(ofNode.eigenvector.map((value) => value ** 2)), 1, 1e-9)
    for (const [node, value] of ofNode.eigenvector.entries())
      if (ofNode.component[node] !== 0) assert.strictEqual(value, 0)
    assert.strictEqual(found.communities.modularity, Math.max(...found.communities.modularities))
    assert.isTrue(found.communities.count >= found.componentSizes.length)
    // Each pair of a component at distance d has d − 1 nodes between it, whatever its ways.
    const between = Array.from(found.betweenness.values).filter((_, node) => ofNode.component[node] === 0)
    const expected = sum(largest.distances.map((pairs, distance) => pairs * Math.max(0, distance - 1))) / 2
    assert.closeTo(sum(between), expected, 1e-6 * (1 + expected))
  })

  it.prop("closeness is that of each node in its own component", [ends], ([given]) => {
    const graph = graphOf(given)
    const { ofNode } = analyse(graph, {}, { seeds: 1 })
    for (let node = 0; node < graph.nodes; node++) {
      const distances = new Map([[node, 0]])
      for (const [one, distance] of distances)
        for (let i = graph.offsets[one] ?? 0; i < (graph.offsets[one + 1] ?? 0); i++) {
          const other = graph.neighbours[i] ?? 0
          if (!distances.has(other)) distances.set(other, distance + 1)
        }
      const total = sum([...distances.values()])
      assert.closeTo(ofNode.closeness[node] ?? Number.NaN, total === 0 ? 0 : (distances.size - 1) / total, 1e-12)
      assert.strictEqual(ofNode.eccentricity[node], Math.max(...distances.values()))
    }
  })
})

describe("analyse", () => {
  // Manchester – Wuhan – Duisburg, and Duisburg – Portsmouth; places as in the lists.
  const graph = fromPairs(4, [0, 1, 1, 2, 2, 3])
  const attributes = {
    countries: ["GB", "CN", "DE", "GB"],
    latitudes: [53.4667, 30.5872, 51.4322, Number.NaN],
    longitudes: [-2.2333, 114.2881, 6.7611, Number.NaN]
  }

  it("measures links in kilometres where both places are known, all and international", () => {
    const { countries, lengths } = analyse(graph, attributes)
    assert.strictEqual(lengths?.all.links, 2)
    // Computed with the haversine formula on a sphere of 6,371.0088 km by another program.
    assert.closeTo(lengths?.all.min ?? 0, 8488.19378, 1e-5)
    assert.closeTo(lengths?.all.max ?? 0, 8854.253664, 1e-5)
    assert.strictEqual(lengths?.international.links, 2)
    assert.strictEqual(lengths?.international.sum, lengths?.all.sum)
    assert.strictEqual(countries?.domesticLinks, 0)
    const domestic = analyse(graph, { ...attributes, countries: ["GB", "GB", "DE", "GB"] })
    assert.strictEqual(domestic.lengths?.international.links, 1)
    assert.isUndefined(analyse(graph, {}).lengths)
    assert.isUndefined(analyse(graph, {}).countries)
  })

  it("takes a link for international where both countries are known and differ", () => {
    const places = {
      ...attributes,
      latitudes: [53.4667, 30.5872, 51.4322, 0],
      longitudes: [-2.2333, 114.2881, 6.7611, 0]
    }
    const count = (countries: ReadonlyArray<string | undefined>): number | undefined =>
      analyse(graph, { ...places, countries }, { seeds: 1 }).lengths?.international.links
    assert.strictEqual(count(["GB", "CN", "DE", "GB"]), 3)
    assert.strictEqual(count([undefined, "CN", "DE", "GB"]), 2)
    assert.strictEqual(count(["GB", undefined, "DE", "GB"]), 1)
    assert.strictEqual(count(["GB", "CN", "CN", undefined]), 1)
    assert.strictEqual(count([undefined, undefined, undefined, undefined]), 0)
    assert.strictEqual(analyse(graph, { ...places, countries: undefined }).lengths?.international.links, 0)
  })

  it("gives the tenths of the lengths of links, shortest and longest first", () => {
    // One degree along the equator is 111.195 km on a sphere of 6,371.0088 km; the links are of 1, 2, … 11 degrees.
    const degree = (6371.0088 * Math.PI) / 180
    const longitudes = Array.from({ length: 12 }, (_, i) => (i * (i + 1)) / 2)
    const chain = fromPairs(12, Array.from({ length: 11 }, (_, i) => [i, i + 1]).flat())
    const all = analyse(chain, { latitudes: longitudes.map(() => 0), longitudes }, { seeds: 1 }).lengths?.all
    const [min, p10, median, p90, max, mean] = [1, 2, 6, 10, 11, 6]
    for (const [found, expected] of [
      [all?.min, min],
      [all?.p10, p10],
      [all?.median, median],
      [all?.p90, p90],
      [all?.max, max],
      [all?.mean, mean]
    ] as const)
      assert.closeTo((found ?? Number.NaN) / degree, expected, 1e-9)
  })

  it("keeps the first of divisions that are equally good", () => {
    // A ring of nine falls into three arcs of three, in three ways that are equally good.
    const ring = fromPairs(9, Array.from({ length: 9 }, (_, i) => [i, (i + 1) % 9]).flat())
    const divisions = [0, 1, 2].map((seed) => leiden(ring, { seed }))
    const { communities } = analyse(ring, {}, { seeds: 3 })
    assert.deepStrictEqual(
      [...communities.modularities],
      divisions.map(({ modularity }) => modularity)
    )
    const best = divisions.filter(({ modularity }) => modularity === Math.max(...communities.modularities))
    // else the test could not tell the first from the last
    assert.notDeepEqual(best.at(-1)?.labels, best[0]?.labels)
    assert.strictEqual(communities.modularity, best[0]?.modularity)
    assert.deepStrictEqual(communities.labels, best[0]?.labels)
  })

  it("takes betweenness that was worked out before, and estimates it where it is told to", () => {
    const values = Float64Array.from([1, 2, 3, 4])
    assert.strictEqual(analyse(graph, {}, { betweenness: { exact: true, values } }).betweenness.values, values)
    assert.deepStrictEqual(analyse(graph).betweenness, { exact: true, values: Float64Array.from([0, 2, 2, 0]) })
    assert.isFalse(analyse(graph, {}, { exactUpTo: 3, error: 0.1 }).betweenness.exact)
  })

  it("tells each stage in order, and stops where it is told to", () => {
    const stages: Array<AnalysisStage> = []
    analyse(graph, attributes, { onProgress: (stage) => void (stages.at(-1) === stage || stages.push(stage)) })
    assert.deepStrictEqual(stages, [...analysisStages])
    for (const at of analysisStages) {
      const told: Array<AnalysisStage> = []
      const controller = new AbortController()
      const reason = new Error(`stopped at ${at}`)
      assert.throws(
        () =>
          analyse(graph, attributes, {
            signal: controller.signal,
            onProgress: (stage) => {
              told.push(stage)
              if (stage === at) controller.abort(reason)
            }
          }),
        reason.message
      )
      assert.strictEqual(told.at(-1), at)
    }
  })

  it("of no cities is all zeros, never NaN", () => {
    const found = analyse(fromPairs(0, []), { countries: [], latitudes: [], longitudes: [] })
    const numbers = (value: unknown): ReadonlyArray<number> =>
      typeof value === "number"
        ? [value]
        : typeof value === "object" && value !== null
          ? Object.values(value).flatMap(numbers)
          : []
    for (const one of numbers({ ...found, betweenness: {} })) assert.isTrue(Number.isFinite(one), JSON.stringify(found))
  })

  it("refuses attributes of another length, and seeds that are none", () => {
    assert.throws(() => analyse(graph, { countries: ["GB"] }), /the graph has 4 nodes, and there are 1 countries/)
    assert.throws(() => analyse(graph, { latitudes: [1] }), RangeError)
    for (const seeds of [0, 1.5, Number.NaN]) assert.throws(() => analyse(graph, {}, { seeds }), /seeds must be/)
  })
})

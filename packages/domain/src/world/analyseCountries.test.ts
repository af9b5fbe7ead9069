import { assert, describe, it } from "@effect/vitest"
import { fromPairs } from "@proxeny/graph"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { analyseCountries } from "./analyseCountries.ts"

const links = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 19 }))), {
  maxLength: 80
})
const lands = ["GB", "CN", "PL", undefined]
const countries = Array.from({ length: 20 }, (_, node) => lands[node % 4])

describe("analyseCountries", () => {
  it.prop("counts each link with two known ends in one pair", [links], ([ends]) => {
    const graph = fromPairs(20, ends.slice(0, ends.length - (ends.length % 2)))
    const { domesticLinks, graph: between, pairs, unknown, cities } = analyseCountries(graph, countries)
    let known = 0
    for (let node = 0; node < 20; node++)
      for (let i = graph.offsets[node] ?? 0; i < (graph.offsets[node + 1] ?? 0); i++) {
        const other = graph.neighbours[i] ?? 0
        if (other > node && countries[node] !== undefined && countries[other] !== undefined) known++
      }
    assert.strictEqual(
      pairs.reduce((sum, one) => sum + one.links, 0),
      known
    )
    assert.strictEqual(
      between.strength.reduce((sum, [, count]) => sum + count, 0),
      2 * (known - domesticLinks)
    )
    assert.strictEqual(unknown, 5)
    assert.strictEqual(cities.reduce((sum, [, count]) => sum + count, 0) + unknown, 20)
    assert.strictEqual(between.links, pairs.filter(({ countries: [a, b] }) => a !== b).length)
  })

  it("orders pairs by links, then by name", () => {
    // GB: 0, 1; CN: 2, 3; PL: 4
    const graph = fromPairs(5, [0, 2, 1, 3, 0, 4, 2, 3, 1, 0])
    const {
      assortativity,
      domesticLinks,
      graph: between,
      modularity,
      pairs
    } = analyseCountries(graph, ["GB", "GB", "CN", "CN", "PL"])
    assert.deepStrictEqual(pairs, [
      { countries: ["CN", "GB"], links: 2 },
      { countries: ["CN", "CN"], links: 1 },
      { countries: ["GB", "GB"], links: 1 },
      { countries: ["GB", "PL"], links: 1 }
    ])
    assert.strictEqual(domesticLinks, 2)
    assert.deepStrictEqual(between.strength, [
      ["GB", 3],
      ["CN", 2],
      ["PL", 1]
    ])
    // China and Poland are joined through the United Kingdom alone: the one pair that there is for it.
    assert.deepStrictEqual(between.betweenness, [
      ["GB", 1],
      ["CN", 0],
      ["PL", 0]
    ])
    // Ends: GB 5, CN 4, PL 1 of 10: (2/5 − 42/100) / (1 − 42/100), and without the denominator.
    assert.closeTo(assortativity ?? Number.NaN, -0.02 / 0.58, 1e-12)
    assert.closeTo(modularity ?? Number.NaN, -0.02, 1e-12)
  })

  it("gives betweenness of countries as a share of the pairs of others", () => {
    // a way of five countries: 3, 4 and 3 of the 6 pairs of others lie on either side of the inner ones
    const way = analyseCountries(fromPairs(5, [0, 1, 1, 2, 2, 3, 3, 4]), ["AT", "BE", "CN", "DE", "ES"])
    assert.deepStrictEqual(way.graph.betweenness, [
      ["CN", 4 / 6],
      ["BE", 3 / 6],
      ["DE", 3 / 6],
      ["AT", 0],
      ["ES", 0]
    ])
    // the one country that all others twin with lies between all of them
    const star = analyseCountries(fromPairs(5, [0, 1, 0, 2, 0, 3, 0, 4]), ["AT", "BE", "CN", "DE", "ES"])
    assert.deepStrictEqual(star.graph.betweenness[0], ["AT", 1])
    // where there is no pair of others there is nothing to lie between
    assert.deepStrictEqual(analyseCountries(fromPairs(2, [0, 1]), ["AT", "BE"]).graph.betweenness, [
      ["AT", 0],
      ["BE", 0]
    ])
  })

  it("takes a blank for a country, and says nothing of a division where one is not known", () => {
    const found = analyseCountries(fromPairs(3, [0, 1, 1, 2]), ["", "GB", undefined])
    assert.deepStrictEqual(found.pairs, [{ countries: ["", "GB"], links: 1 }])
    assert.isUndefined(found.modularity)
  })
})

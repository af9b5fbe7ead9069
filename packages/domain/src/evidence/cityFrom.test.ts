import { assert, describe, it } from "@effect/vitest"
import type * as Schema from "effect/Schema"
import type { City } from "../city/City.ts"
import { arbitrary, world } from "../testing/index.ts"
import { makeClaim } from "./Claim.ts"
import { cityFrom } from "./cityFrom.ts"
import type { Evidence, Policy } from "./resolve.ts"
import type { Source } from "./Source.ts"

const policy: Policy = { kind: "most-reliable" }

const says = (source: Source, city: City, attribute: string, value: Schema.Json): Evidence => ({
  source,
  claim: makeClaim({
    source: source.id,
    subject: { kind: "city", id: city.id },
    attribute,
    value,
    locator: "row 1",
    recordedBy: "a test"
  })
})

/** What a list says that prints a whole city. */
const whole = (city: City, source: Source): ReadonlyArray<Evidence> => [
  ...city.names.map((name) => says(source, city, "name", { ...name })),
  ...city.identifiers.map((identifier) => says(source, city, "identifier", { ...identifier })),
  ...(city.country === undefined ? [] : [says(source, city, "country", city.country)]),
  ...(city.coordinates === undefined ? [] : [says(source, city, "coordinates", { ...city.coordinates })]),
  ...(city.population === undefined ? [] : [says(source, city, "population", { ...city.population })])
]

const sorted = (items: ReadonlyArray<unknown>): ReadonlyArray<string> =>
  [...new Set(items.map((one) => JSON.stringify(one)))].sort()

describe("cityFrom", () => {
  it.prop("gives back a city from what one list says of it", [arbitrary.city, arbitrary.source], ([city, source]) => {
    const names = new Map(city.names.map((name) => [`${name.text}|${name.language ?? ""}`, name]))
    if (names.size < city.names.length) return
    const back = cityFrom(city.id, whole(city, source), policy)
    assert.deepStrictEqual(sorted(back?.names ?? []), sorted(city.names))
    assert.deepStrictEqual(sorted(back?.identifiers ?? []), sorted(city.identifiers))
    assert.deepStrictEqual(
      [back?.country, back?.coordinates, back?.population],
      [city.country, city.coordinates, city.population]
    )
  })

  it.prop(
    "does not depend on the order of the claims",
    [arbitrary.city, arbitrary.source, arbitrary.source],
    ([city, a, b]) => {
      const evidence = [
        ...whole(city, a),
        ...whole(world.wuhan, b).map(({ claim }) => says(b, city, claim.attribute, claim.value)),
        says(a, city, "aliases", ["Hankou", "Hanyang"]),
        says(b, city, "aliases", ["Wuchang", "Hankou"])
      ]
      assert.deepStrictEqual(cityFrom(city.id, [...evidence].reverse(), policy), cityFrom(city.id, evidence, policy))
    }
  )

  it.prop(
    "leaves alone what does not have the shape of its attribute",
    [arbitrary.oneOf(["x", 7, true]), arbitrary.source],
    ([odd, source]) => {
      const evidence = whole(world.wuhan, world.register)
      const wrong = ["identifier", "name", "aliases"].map((attribute) => says(source, world.wuhan, attribute, odd))
      assert.deepStrictEqual(
        cityFrom(world.wuhan.id, [...evidence, ...wrong], policy),
        cityFrom(world.wuhan.id, evidence, policy)
      )
    }
  )

  it("is nothing where no source names the city", () => {
    assert.isUndefined(cityFrom(world.wuhan.id, [], policy))
    assert.isUndefined(cityFrom(world.wuhan.id, [says(world.register, world.wuhan, "country", "CN")], policy))
  })

  it("is called by its id while no source names it", () => {
    const known = says(world.register, world.wuhan, "identifier", { scheme: "wikidata", value: "Q11746" })
    assert.strictEqual(cityFrom(world.wuhan.id, [known], policy)?.name, "Q11746")
    const named = says(world.news, world.wuhan, "name", { text: "Wuhan", kind: "name" })
    assert.deepStrictEqual(
      cityFrom(world.wuhan.id, [known, named], policy)?.names.map(({ text }) => text),
      ["Wuhan"]
    )
  })

  it("puts the better source's names first, and a gazetteer's aliases last", () => {
    const city = cityFrom(
      world.wuhan.id,
      [
        says(world.dataSet, world.wuhan, "aliases", ["Ouhan", " ", "Wuhan"]),
        says(world.news, world.wuhan, "name", { text: "Wuhan Shi", kind: "name" }),
        says(world.register, world.wuhan, "name", { text: "Wuhan", kind: "name" })
      ],
      policy
    )
    assert.deepStrictEqual(
      city?.names.map(({ text }) => text),
      ["Wuhan", "Wuhan Shi", "Ouhan"]
    )
  })

  it("takes the population of the newest year that is stated", () => {
    const count = (count: number, year?: number) =>
      says(world.register, world.wuhan, "population", { count, ...(year === undefined ? {} : { year }) })
    const name = says(world.register, world.wuhan, "name", { text: "Wuhan", kind: "name" })
    const counts = [count(1, 2010), count(3, 2020), count(2)]
    for (const evidence of [counts, [...counts].reverse()])
      assert.deepStrictEqual(cityFrom(world.wuhan.id, [name, ...evidence], policy)?.population, {
        count: 3,
        year: 2020
      })
  })
})

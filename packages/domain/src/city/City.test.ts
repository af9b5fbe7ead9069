import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { arbitrary, world } from "../testing/index.ts"
import { City, CountryCode, cityIdOf, Population } from "./City.ts"
import { nameIn } from "./CityName.ts"

describe("City", () => {
  it.prop("has a name in any language", [arbitrary.city], ([city]) => {
    for (const language of ["en", "zh", "xx"]) assert.strictEqual(city.nameIn(language), nameIn(city.names, language))
    assert.strictEqual(city.name, city.nameIn("en"))
  })

  it("needs a name", () => {
    assert.throws(() => Schema.decodeUnknownSync(City)({ id: world.wuhan.id, names: [], identifiers: [] }))
  })

  it.prop(
    "has an id that follows from its identifier alone",
    [arbitrary.identifier, arbitrary.identifier],
    ([a, b]) => {
      assert.strictEqual(cityIdOf(a), cityIdOf({ ...a }))
      assert.strictEqual(cityIdOf(a) === cityIdOf(b), a.scheme === b.scheme && a.value === b.value)
      const scheme = a.scheme === "wikidata" ? "geonames" : "wikidata"
      assert.notStrictEqual(cityIdOf({ ...a, scheme }), cityIdOf(a))
    }
  )
})

describe("CountryCode", () => {
  it("is two capital letters", () => {
    assert.deepStrictEqual(["GB", "CN", "gb", "GBR", "G", "G1", "", "GB\n"].filter(Schema.is(CountryCode)), [
      "GB",
      "CN"
    ])
  })
})

describe("Population", () => {
  it("is a whole number of people, in a year where one is stated", () => {
    const is = Schema.is(Population)
    assert.isTrue(is({ count: 0 }) && is({ count: 11_212_000, year: 2020 }))
    for (const wrong of [
      { count: -1 },
      { count: 1.5 },
      { count: Number.NaN },
      { count: 1, year: 0 },
      { count: 1, year: 20_200 }
    ])
      assert.isFalse(is(wrong))
  })
})

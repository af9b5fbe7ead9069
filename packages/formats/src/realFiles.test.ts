import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { lookup } from "../test/arbitraries.ts"
import { type CountryLookup, type Listing, type NamedBytes, readListing, toCsv } from "./index.ts"

/** Where the published data sets lie; they are not part of this repository, and these tests are skipped without them. */
const shared = process.env.PROXENY_SHARED ?? ""

const open = (path: string): NamedBytes => ({ name: basename(path), bytes: readFileSync(join(shared, path)) })
const anyCountry: CountryLookup = { countryOf: () => undefined, isCountry: () => true }
const read = (files: ReadonlyArray<NamedBytes>, countries = anyCountry): Listing =>
  Result.getOrThrow(readListing(files, countries))

describe.skipIf(shared === "")("the published files (skipped unless PROXENY_SHARED names their folder)", () => {
  it("wikidata-2021: every city and every link, the eight without a code kept and remarked", () => {
    const files = readdirSync(join(shared, "wikidata-2021")).map((name) => open(join("wikidata-2021", name)))
    const listing = read(files)
    assert.deepStrictEqual(listing.read, { cities: 4566, twinnings: 8182 })
    assert.deepStrictEqual([listing.cities.length, listing.twinnings.length, listing.rejected.length], [4566, 8182, 0])
    assert.deepStrictEqual(
      listing.cities
        .filter(({ country }) => country === undefined)
        .map(({ countryAsPrinted }) => countryAsPrinted)
        .sort(),
      [
        "Gaza Strip",
        "Kingdom of Romania",
        "Mandatory Palestine",
        "Palestinian National Authority",
        "Palestinian National Authority",
        "Somaliland",
        "Somaliland",
        "Turkish Republic of Northern Cyprus"
      ]
    )
    assert.strictEqual(listing.remarks.filter(({ at }) => at.file === "cities.csv").length, 8)
    assert.strictEqual(listing.twinnings.filter(({ reverse }) => reverse).length, 0)
  })

  it("wikidata-2021: written and read again, the same", () => {
    const listing = read([open("wikidata-2021/cities.csv"), open("wikidata-2021/links.csv")])
    const { cities, links } = toCsv(listing)
    const again = read([
      { name: "cities.csv", bytes: new TextEncoder().encode(cities) },
      { name: "links.csv", bytes: new TextEncoder().encode(links) }
    ])
    assert.deepStrictEqual(again.cities, listing.cities)
    assert.deepStrictEqual(again.twinnings, listing.twinnings)
  })

  it("wikidata-2021: where half of the countries are unknown, cities and their links go together", () => {
    const listing = read([open("wikidata-2021/cities.csv"), open("wikidata-2021/links.csv")], lookup)
    const rejected = (what: string) => listing.rejected.filter((one) => one.what === what).length
    assert.deepStrictEqual(
      [listing.cities.length + rejected("city"), listing.twinnings.length + rejected("twinning")],
      [4566, 8182]
    )
    const keys = new Set(listing.cities.map(({ key }) => key))
    assert.isTrue(rejected("city") > 1000 && listing.twinnings.every(({ a, b }) => keys.has(a) && keys.has(b)))
  })

  it("the query service's list of 2017: 2,157 items, 4,993 partners, 1,384 rows whose reverse is another row", () => {
    const listing = read([open("wikidata-samples/wdqs-simple-json-germany-2017.json")])
    assert.strictEqual(listing.format, "query-service-json")
    assert.deepStrictEqual(listing.read, { cities: 6015, twinnings: 5758 })
    assert.deepStrictEqual([listing.twinnings.length, listing.rejected.length], [5758, 0])
    assert.strictEqual(new Set(listing.twinnings.map(({ a }) => a)).size, 2157)
    assert.strictEqual(new Set(listing.twinnings.map(({ b }) => b)).size, 4993)
    assert.strictEqual(listing.twinnings.filter(({ reverse }) => reverse).length * 2, 1384)
    assert.strictEqual(listing.remarks.length, 4)
  })

  it("its first 500 rows in the W3C layout: the same twinnings between the same cities", () => {
    const listing = read([open("wikidata-samples/sparql-results-json-germany-500.json")])
    assert.strictEqual(listing.format, "sparql-results-json")
    assert.deepStrictEqual(listing.read, { cities: 485, twinnings: 500 })
    assert.strictEqual(listing.twinnings.filter(({ reverse }) => reverse).length, 6)
    const simple = read([open("wikidata-samples/wdqs-simple-json-germany-2017.json")]).twinnings.slice(0, 500)
    assert.deepStrictEqual(
      listing.twinnings.map(({ a, b }) => [a, b]),
      simple.map(({ a, b }) => [a, b])
    )
  })

  it("what is no list of twinnings that is understood is refused by name", () => {
    const tag = (path: string): string => {
      const result = readListing([open(path)], anyCountry)
      return Result.isFailure(result) ? result.failure._tag : result.success.format
    }
    assert.deepStrictEqual(
      [
        "wikidata-samples/entity-Q3955-weimar-2016.json",
        "wikidata-2021/sister_cities.gexf",
        "wikidata-2021/links.csv",
        "networks/climactor-2022-12.csv"
      ].map(tag),
      ["UnknownFormat", "UnknownFormat", "MissingFile", "NotUtf8"]
    )
  })
})

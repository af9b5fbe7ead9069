import { assert, describe, it } from "@effect/vitest"
import { CityName, Coordinates, CountryCode, Identifier, Population } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import {
  cityRow,
  csv,
  file,
  folder,
  goodCityRow,
  hurtful,
  linkRow,
  lookup,
  oneOf,
  queryRow,
  shuffled
} from "../test/arbitraries.ts"
import { formats, type Listing, type NamedBytes, readListing, toCsv } from "./index.ts"

const read = (files: ReadonlyArray<NamedBytes>): Listing => Result.getOrThrow(readListing(files, lookup))

const pairs = (listing: Listing): ReadonlySet<string> =>
  new Set(listing.twinnings.map(({ a, b }) => [a, b].sort().join("–")))

const addsUp = (listing: Listing): void => {
  const rejected = (what: string): number => listing.rejected.filter((one) => one.what === what).length
  assert.strictEqual(listing.read.cities, listing.cities.length + rejected("city"))
  assert.strictEqual(listing.read.twinnings, listing.twinnings.length + rejected("twinning"))
  const keys = listing.cities.map(({ key }) => key)
  assert.strictEqual(new Set(keys).size, keys.length, "each city once")
  for (const { a, b } of listing.twinnings) assert.isTrue(keys.includes(a) && keys.includes(b) && a !== b)
  for (const { reason, remedy } of listing.rejected) assert.isTrue(reason !== "" && remedy !== "")
}

const cities = Arbitrary.array(cityRow, { maxLength: 8 })
const goodCities = Arbitrary.array(goodCityRow, { maxLength: 6 })
const links = Arbitrary.array(linkRow, { maxLength: 10 })
const queryRows = Arbitrary.array(queryRow, { maxLength: 8 })

const simple = (rows: ReadonlyArray<ReadonlyArray<string>>): NamedBytes =>
  file(
    "answer.json",
    JSON.stringify(
      rows.map(([item, itemLabel, sistercity, sistercityLabel]) => ({ item, itemLabel, sistercity, sistercityLabel }))
    )
  )

const sparql = (rows: ReadonlyArray<ReadonlyArray<string>>): NamedBytes => {
  const vars = ["item", "itemLabel", "sistercity", "sistercityLabel"]
  const bindings = rows.map((row) =>
    Object.fromEntries(vars.map((name, index) => [name, { type: "literal", value: row[index] }]))
  )
  return file("answer.json", JSON.stringify({ head: { vars }, results: { bindings } }, null, 1))
}

describe("readListing", () => {
  it.prop("counts add up, for any rows of a folder", [cities, links], ([cities, links]) => {
    const listing = read(folder(cities, links))
    addsUp(listing)
    assert.deepStrictEqual(listing.read, { cities: cities.length, twinnings: links.length })
  })

  it.prop("counts add up, for any rows of a query", [queryRows], ([rows]) => {
    for (const answer of [simple(rows), sparql(rows)]) {
      addsUp(read([answer]))
      assert.strictEqual(read([answer]).read.twinnings, rows.length)
    }
  })

  it.prop(
    "which pairs result does not depend on the order of the rows, the columns or the files",
    [cities, links, queryRows, Schema.Int],
    ([cities, links, rows, seed]) => {
      const mixed = shuffled(folder(shuffled(cities, seed), shuffled(links, seed)), seed)
      assert.deepStrictEqual(pairs(read(mixed)), pairs(read(folder(cities, links))))
      assert.deepStrictEqual(pairs(read([simple(shuffled(rows, seed))])), pairs(read([simple(rows)])))
      const turned = links.map((row) => (row.length === 2 ? [...row].reverse() : row))
      const files = [
        file("cities.csv", csv([["id", "name", "country", "country_iso2", "lat", "lon", "population"], ...cities])),
        file("links.csv", csv([["target", "source"], ...turned]))
      ]
      assert.deepStrictEqual(read(files).twinnings, read(folder(cities, links)).twinnings)
    }
  )

  it.prop("what is listed is valid in the domain", [cities, goodCities, queryRows], ([cities, good, rows]) => {
    const valid = Schema.is(
      Schema.Struct({
        names: Schema.NonEmptyArray(CityName),
        identifiers: Schema.NonEmptyArray(Identifier),
        country: Schema.optionalKey(CountryCode),
        coordinates: Schema.optionalKey(Coordinates),
        population: Schema.optionalKey(Population)
      })
    )
    const odd = rows.map(([a = "", name = "", b = ""], index) => [a, `${"—\0\ud800é"[index % 4]}${name}`, b, "—"])
    for (const files of [folder(cities, []), folder(good, []), [simple(rows)], [simple(odd)]])
      for (const city of read(files).cities) assert.isTrue(valid(city), JSON.stringify(city))
  })

  it.prop("a reverse is marked exactly where the pair was listed from the other side", [links], ([links]) => {
    const five = ["Q1", "Q2", "Q3", "Q4", "Q5"].map((id) => [id, `City ${id}`, "", "", "", "", ""])
    const { twinnings } = read(folder(five, links))
    twinnings.forEach(({ a, b, reverse }, index) => {
      assert.strictEqual(
        reverse === true,
        twinnings.slice(0, index).some((other) => other.a === b && other.b === a)
      )
    })
  })

  it.prop(
    "a listing written as CSV and read again is the same",
    [goodCities, links, oneOf(["\n", "\r\n", "\r"])],
    ([cities, links, newline]) => {
      const listing = read(folder(cities, links))
      const written = toCsv(listing)
      const again = read([
        file("cities.csv", written.cities.replaceAll("\n", newline)),
        file("links.csv", written.links.replaceAll("\n", newline))
      ])
      const bare = ({ cities, twinnings }: Listing) => ({
        cities: cities.map(({ at: _, ...city }) => city),
        twinnings: twinnings.map(({ at: _, ...twinning }) => twinning)
      })
      assert.deepStrictEqual(bare(again), bare(listing))
      assert.deepStrictEqual(again.rejected, [])
    }
  )

  it.prop(
    "any bytes under any name are a listing or a tagged error, never a throw",
    [
      Arbitrary.array(
        Arbitrary.all([
          oneOf(["cities.csv", "links.csv", "answer.json", "x.tsv", "README", ".csv", "", "a/b\\links.csv"]),
          oneOf(["", "id,name\n", "source,target\n", "[", '{"head":', "<", "PK", "\uFEFF"]),
          Arbitrary.array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 255 })).pipe(Arbitrary.schema)),
          hurtful
        ]).pipe(
          Arbitrary.map(([name, start, bytes, text]) => ({
            name,
            bytes: Uint8Array.from([...new TextEncoder().encode(start + text), ...bytes])
          }))
        ),
        { maxLength: 3 }
      )
    ],
    ([files]) => {
      const result = readListing(files, lookup)
      if (Result.isSuccess(result)) addsUp(result.success)
      else assert.isTrue(result.failure._tag.length > 0 && result.failure.message.length > 20)
    },
    { arbitrary: { runs: 1500 } }
  )

  it("names the format it read", () => {
    const ids: ReadonlyArray<string> = formats.map(({ id }) => id)
    assert.deepStrictEqual(
      [folder([], []), [sparql([])], [simple([])]].map((files) => read(files).format),
      ids
    )
  })
})

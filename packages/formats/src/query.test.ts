import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { file, lookup } from "../test/arbitraries.ts"
import { type Listing, readListing } from "./index.ts"

const entity = (id: string): string => `http://www.wikidata.org/entity/${id}`

const simple = (rows: ReadonlyArray<Record<string, unknown>>): Listing =>
  Result.getOrThrow(readListing([file("query.json", JSON.stringify(rows))], lookup))

const row = (a: string, aLabel: string, b: string, bLabel: string): Record<string, string> => ({
  item: entity(a),
  itemLabel: aLabel,
  sistercity: entity(b),
  sistercityLabel: bLabel
})

const uri = (id: string) => ({ type: "uri", value: entity(id) })
const label = (value: string, language: string) => ({ type: "literal", value, "xml:lang": language })
const sparql = (bindings: ReadonlyArray<unknown>, vars = ["item", "itemLabel", "sistercity", "sistercityLabel"]) =>
  readListing([file("sparql", JSON.stringify({ head: { vars }, results: { bindings } }, null, 1))], lookup)

const berlinLondon = row("Q64", "Berlin", "Q84", "London")

describe("a query result", () => {
  it("gives each item once, and the rows as twinnings", () => {
    const listing = simple([berlinLondon, row("Q64", "Berlin", "Q65", "Los Angeles")])
    assert.deepStrictEqual(
      listing.cities.map(({ key, names }) => [key, names[0]?.text]),
      [
        ["Q64", "Berlin"],
        ["Q84", "London"],
        ["Q65", "Los Angeles"]
      ]
    )
    assert.deepStrictEqual(listing.read, { cities: 3, twinnings: 2 })
  })

  it("points into a list on one line by its column", () => {
    const listing = simple([berlinLondon, berlinLondon, row("Q84", "London", "Q64", "Berlin")])
    const second = JSON.stringify([berlinLondon]).length + 1
    assert.deepStrictEqual(
      listing.rejected.map(({ at, reason }) => [at, reason]),
      [[{ file: "query.json", line: 1, column: second }, "repeats line 1, column 2"]]
    )
    assert.strictEqual(listing.twinnings[1]?.reverse, true)
  })

  it("keeps the language of labels, and a second label as a name or an alias", () => {
    const listing = Result.getOrThrow(
      sparql([
        {
          item: uri("Q64"),
          itemLabel: label("Berlin", "en"),
          sistercity: uri("Q956"),
          sistercityLabel: label("Beijing", "en")
        },
        {
          item: uri("Q64"),
          itemLabel: label("Berlin", "en"),
          sistercity: uri("Q956"),
          sistercityLabel: label("北京市", "zh")
        },
        {
          item: uri("Q64"),
          itemLabel: label("Q64", "en"),
          sistercity: uri("Q956"),
          sistercityLabel: label("Peking", "en")
        }
      ])
    )
    assert.deepStrictEqual(listing.cities[1]?.names, [
      { text: "Beijing", language: "en", kind: "name" },
      { text: "北京市", language: "zh", kind: "name" },
      { text: "Peking", language: "en", kind: "alias" }
    ])
    assert.deepStrictEqual(
      listing.remarks.map(({ reason }) => reason),
      ['Q956 is called "Peking" here and "Beijing" on line 12, column 4: both were kept']
    )
  })

  it("keeps an item without a label under its id, and says so", () => {
    const listing = simple([row("Q64", "Berlin", "Q202213", "Q202213")])
    assert.strictEqual(listing.cities[1]?.names[0]?.text, "Q202213")
    assert.include(listing.remarks[0]?.reason, "the name is only the id Q202213")
  })

  it.each([
    [
      { ...berlinLondon, sistercity: "t430222130" },
      "sistercity is an unknown value: Wikidata says that there is a twin, and not which"
    ],
    [{ ...berlinLondon, item: entity("P190") }, `item is "${entity("P190")}", which is no item of Wikidata`],
    [{ itemLabel: "Berlin", sistercity: entity("Q84"), sistercityLabel: "London" }, "item is missing"],
    [row("Q64", "Berlin", "Q64", "Berlin"), "Q64 is twinned with itself"]
  ])("rejects %o", (bad, reason) => {
    assert.deepStrictEqual(
      simple([berlinLondon, bad]).rejected.map((one) => one.reason),
      [reason]
    )
  })

  it("rejects a row that is no object, and goes on", () => {
    const listing = Result.getOrThrow(
      readListing([file("a.json", JSON.stringify([berlinLondon, 7, null, [berlinLondon]]))], lookup)
    )
    assert.deepStrictEqual([listing.twinnings.length, listing.rejected.length], [1, 3])
  })

  it("rejects a city whose label is no name, and its rows with it", () => {
    const listing = simple([row("Q64", "B".repeat(201), "Q84", "London")])
    assert.deepStrictEqual(
      listing.rejected.map(({ reason, what }) => [what, reason]),
      [
        ["city", "the name cannot be kept: a name has 200 characters at most"],
        ["twinning", "Q64 was rejected on line 1, column 2: the name cannot be kept: a name has 200 characters at most"]
      ]
    )
  })

  it("remarks on variables that are not read, and fails where one is missing", () => {
    assert.include(simple([{ ...berlinLondon, start: "1994" }]).remarks[0]?.reason, '"start" is not one that is read')
    const failed = sparql([{ item: uri("Q64") }], ["item", "itemLabel", "twin"])
    assert.strictEqual(
      Result.isFailure(failed) ? failed.failure.message : "",
      "sparql has the columns item, itemLabel, twin, and lacks sistercity, sistercityLabel; expected are item, itemLabel, sistercity, sistercityLabel, in any order: name them so in the first line"
    )
  })
})

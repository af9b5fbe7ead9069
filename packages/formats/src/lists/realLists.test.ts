import { readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import { wholeList } from "../../test/lists/listFiles.ts"
import { applyMapping, guessMapping } from "../index.ts"

/** Where the published data sets lie; they are not part of this repository, and these tests are skipped without them. */
const shared = process.env.PROXENY_SHARED ?? ""
const open = (path: string) => wholeList(readFileSync(join(shared, path)))

describe.skipIf(shared === "")("the published files (skipped unless PROXENY_SHARED names their folder)", () => {
  it("an item as the API gives it: Weimar and its five twins, each with its day and its source", async () => {
    const { faults, fields } = await open("wikidata-samples/entity-Q3955-weimar-2016.json")
    assert.deepStrictEqual(faults, [])
    assert.deepStrictEqual(
      fields.map(({ partnerId, start }) => [partnerId, start]),
      [
        ["Q160927", "1995-02-18"],
        ["Q202158", "1970-09-06"],
        ["Q2751", "1994-04-15"],
        ["Q3138", "1987-05-24"],
        ["Q145972", "2012-05-25"]
      ]
    )
    for (const one of fields)
      assert.deepStrictEqual(
        [one.cityId, one.city, one.latitude, one.longitude, one.population, one.url],
        [
          "Q3955",
          "Weimar",
          "50.983333333333",
          "11.316666666667",
          "64131",
          "http://stadt.weimar.de/ueber-weimar/partnerstaedte/"
        ]
      )
  })

  it("the answers of a query, as the service's page saves them and as it sends them, row by row alike", async () => {
    const simple = await open("wikidata-samples/wdqs-simple-json-germany-2017.json")
    const sparql = await open("wikidata-samples/sparql-results-json-germany-500.json")
    assert.deepStrictEqual([simple.rows.length, sparql.rows.length, sparql.open.format], [5758, 500, "sparql"])
    assert.deepStrictEqual(
      sparql.rows.map(({ cells }) => cells),
      simple.rows.slice(0, 500).map(({ cells }) => cells)
    )
    const { mapping } = guessMapping(
      sparql.open.header.names,
      sparql.open.sample.map(({ cells }) => cells)
    )
    assert.deepStrictEqual(applyMapping(sparql.rows[0]?.cells ?? [], mapping).values, {
      cityId: "Q64",
      city: "Berlin",
      partnerId: "Q65",
      partner: "Los Angeles"
    })
  })

  it("a graph: as many cities and twinnings as its tables have, with the same values", async () => {
    const { faults, fields, kinds } = await open("wikidata-2021/sister_cities.gexf")
    assert.deepStrictEqual(
      [
        faults.length,
        kinds.filter((kind) => kind === "cities").length,
        kinds.filter((kind) => kind === "twinnings").length
      ],
      [0, 4566, 8182]
    )
    const cities = await open("wikidata-2021/cities.csv")
    const { mapping } = guessMapping(
      cities.open.header.names,
      cities.open.sample.map(({ cells }) => cells)
    )
    const numbers = (values: (typeof fields)[number] = {}) =>
      [values.latitude, values.longitude, values.population].map((text) => Number(text || Number.NaN))
    const byId = new Map(fields.slice(0, 4566).map((one) => [one.cityId, one]))
    for (const { cells } of cities.rows) {
      const { values } = applyMapping(cells, mapping)
      const found = byId.get(values.cityId)
      assert.deepStrictEqual([found?.city, ...numbers(found)], [values.city, ...numbers(values)], values.cityId)
    }
    const links = await open("wikidata-2021/links.csv")
    const pairs = (list: ReadonlyArray<readonly [string | undefined, string | undefined]>) =>
      list.map((pair) => [...pair].sort().join(" ")).sort()
    assert.deepStrictEqual(
      pairs(fields.slice(4566).map(({ cityId, partnerId }) => [cityId, partnerId])),
      pairs(links.rows.map(({ cells }) => [cells[0], cells[1]]))
    )
  })
})

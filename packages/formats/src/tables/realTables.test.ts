import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { readWhole, type WholeTable, whole } from "../../test/tables/tableFiles.ts"
import { applyMapping } from "./applyMapping.ts"
import { guessMapping } from "./guessMapping.ts"
import type { MappingGuess } from "./MappingGuess.ts"

/** Where the published data sets lie; they are not part of this repository, and these tests are skipped without them. */
const shared = process.env.PROXENY_SHARED ?? ""

const open = (path: string): Promise<WholeTable> => whole(readFileSync(join(shared, path)), {}, path)

/** A few countries, as they are printed; the guess has to do without most. */
const countries = new Set([
  "China",
  "Japan",
  "United Kingdom",
  "Germany",
  "France",
  "Italy",
  "Bulgaria",
  "Afghanistan",
  "South Africa",
  "Spain",
  "CN",
  "GB",
  "DE"
])

const guessOf = ({ open: { header, sample } }: WholeTable): MappingGuess =>
  guessMapping(
    header.names,
    sample.map(({ cells }) => cells),
    { isCountry: (text) => countries.has(text) }
  )

const mapped = (guess: MappingGuess): string =>
  `${guess.kind.kind}: ${guess.mapping.columns.map(({ field, name, separator }) => `${name}=${field}${separator ?? ""}`).join(" ")}`

describe.skipIf(shared === "")("the published files (skipped unless PROXENY_SHARED names their folder)", () => {
  it("every file: rows and faults add up to what was read, or a reason why it is no table", async () => {
    const files = readdirSync(shared, { recursive: true, encoding: "utf8" }).filter((path) =>
      /\.(?:csv|tsv|json|twin|gexf|md)$/.test(path)
    )
    assert.isAbove(files.length, 30)
    for (const path of files) {
      const read = await readWhole(readFileSync(join(shared, path)), {}, path)
      if (Result.isFailure(read)) {
        assert.match(path, /README\.(?:md|twin)|gexf|seatbelts\.json|basque\.json|peer-timings|size-and/)
        continue
      }
      const { faults, open, rows } = read.success
      assert.deepStrictEqual(
        [rows.length + faults.length, faults.length],
        [open.summary().rows, open.summary().faults],
        path
      )
      if (/\.(?:csv|tsv)$/.test(path)) assert.strictEqual(faults.length, 0, path)
    }
  })

  it("as many rows as the files have", async () => {
    const counts = {
      "wikipedia-2026/twin_cities.csv": 25917,
      "wikipedia-2026/twin_cities_raw.csv": 26114,
      "wikidata-eu/sistercities.tsv": 13081,
      "wikidata-2016/relations.tsv": 34182,
      "wikidata-2016/names.tsv": 10055,
      "wikidata-2021/cities.csv": 4566,
      "wikidata-2021/links.csv": 8182,
      "dated-agreements/agreements.csv": 141,
      "dated-agreements/city-diplomacy-report-tables.csv": 35,
      "networks/network-memberships.csv": 327,
      "networks/climactor-2022-12.csv": 14706,
      "networks/climactor-2020-09-wide.csv": 10716,
      "wikidata-samples/wdqs-simple-json-germany-2017.json": 5758,
      "wikidata-samples/sparql-results-json-germany-500.json": 500
    }
    for (const [path, count] of Object.entries(counts)) assert.strictEqual((await open(path)).rows.length, count, path)
  })

  it("what their columns mean", async () => {
    const expected = {
      "wikipedia-2026/twin_cities.csv":
        "twinnings: city1=city country1=country lat1=latitude lng1=longitude city2=partner country2=partnerCountry lat2=partnerLatitude lng2=partnerLongitude",
      "wikipedia-2026/twin_cities_raw.csv":
        "twinnings: city1=city country1=country city2=partner country2=partnerCountry",
      "wikidata-eu/sistercities.tsv":
        "twinnings: origincityLabel=city origincountry=country originlat=latitude originlong=longitude originpopulation=population sistercityLabel=partner destinationlat=partnerLatitude destinationlong=partnerLongitude destinationpopulation=partnerPopulation destination_countryLabel=partnerCountry",
      "wikidata-2016/relations.tsv": "twinnings: column 1=cityId column 2=partnerId",
      "wikidata-2016/names.tsv": "cities: column 1=cityId column 2=city",
      "wikidata-2021/cities.csv":
        "cities: id=cityId name=city country=country lat=latitude lon=longitude population=population",
      "wikidata-2021/links.csv": "twinnings: source=cityId target=partnerId",
      "dated-agreements/agreements.csv":
        "twinnings: city_a=city country_a=country city_b=partner country_b=partnerCountry start=start category=category status=status end=end source=source",
      "dated-agreements/city-diplomacy-report-tables.csv":
        "twinnings: city=city country=country partners_as_printed=partner, partner_country=partnerCountry",
      "networks/network-memberships.csv":
        "memberships: network=network city=city country=country field=fields joined_year=since source=source",
      "networks/climactor-2022-12.csv":
        "memberships: name=city entity_type=category country=country lat=latitude lng=longitude population=population state=region initiatives_committed=network;",
      "networks/climactor-2020-09-wide.csv":
        "memberships: name=city entity_type=category country=country lat=latitude lng=longitude population=population state=region",
      "wikidata-samples/wdqs-simple-json-germany-2017.json":
        "twinnings: item=cityId itemLabel=city sistercity=partnerId sistercityLabel=partner",
      "wikidata-samples/sparql-results-json-germany-500.json":
        "twinnings: item=cityId itemLabel=city sistercity=partnerId sistercityLabel=partner"
    }
    for (const [path, fields] of Object.entries(expected))
      assert.strictEqual(mapped(guessOf(await open(path))), fields, path)
  })

  it("ClimActor 2022: six bytes that are not UTF-8, read as blanks, and networks in lists, each once", async () => {
    const table = await open("networks/climactor-2022-12.csv")
    const { encoding, remarks } = table.open.summary()
    assert.strictEqual(encoding?.encoding, "utf-8")
    assert.deepStrictEqual([remarks.length, ...new Set(remarks.map(({ line }) => line))], [6, 4555])
    const row = table.rows.find(({ line }) => line === 4555)
    assert.strictEqual(row?.cells.at(-1), "East\u00a0Asia\u00a0and\u00a0the\u00a0Pacific")
    const { mapping } = guessOf(table)
    const lists = table.rows.map(({ cells }) => applyMapping(cells, mapping).lists.network)
    assert.strictEqual(lists.filter((networks) => networks === undefined).length, 473)
    assert.isTrue(lists.every((networks) => networks === undefined || new Set(networks).size === networks.length))
  })

  it("ClimActor 2020: 41 columns, of which <NA> is no network, with as many members each as the file has", async () => {
    const table = await open("networks/climactor-2020-09-wide.csv")
    const { columns, mapping } = guessOf(table)
    assert.strictEqual(mapping.networks.length, 40)
    assert.deepStrictEqual(
      columns.filter(({ name }) => name === "<NA>").map(({ field, sure }) => [field, sure]),
      [[undefined, 0]]
    )
    const members = new Map<string, number>()
    for (const { cells } of table.rows)
      for (const network of applyMapping(cells, mapping).lists.network ?? [])
        members.set(network, (members.get(network) ?? 0) + 1)
    assert.deepStrictEqual(
      ["C40Cities2019", "EUCovenantofMayors2019", "GlobalCovenantofMayors2019", "NAZCA", "Carbonn2019"].map((name) =>
        members.get(name)
      ),
      [95, 5958, 9241, 9296, 1073]
    )
  })
})

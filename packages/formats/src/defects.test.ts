import { assert, describe, it } from "@effect/vitest"
import { CountryCode } from "@proxeny/domain"
import * as Result from "effect/Result"
import { file, lookup } from "../test/arbitraries.ts"
import { type Listing, readListing } from "./index.ts"

const header = "id,name,country,country_iso2,lat,lon,population"
const manchester = "Q18125,Manchester,United Kingdom,GB,53.479,-2.244,553230"
const wuhan = "Q11746,Wuhan,China,CN,30.583,114.283,8896900"

const read = (cities: ReadonlyArray<string>, links: ReadonlyArray<string> = []): Listing =>
  Result.getOrThrow(
    readListing(
      [
        file("cities.csv", [header, ...cities, ""].join("\n")),
        file("links.csv", ["source,target", ...links, ""].join("\n"))
      ],
      lookup
    )
  )

const said = (listing: Listing): ReadonlyArray<string> =>
  listing.rejected.map(({ at, reason }) => `${at.file}:${at.line} ${reason}`)

const remarked = (listing: Listing): ReadonlyArray<string> =>
  listing.remarks.map(({ at, reason }) => `${at.file}:${at.line} ${reason}`)

describe("rows of cities.csv", () => {
  it.each([
    [",Manchester,,GB,1,1,1", "the id is blank"],
    ["18125,Manchester,,GB,1,1,1", '"18125" is not a Wikidata id'],
    ["Q018125,Manchester,,GB,1,1,1", '"Q018125" is not a Wikidata id'],
    ["Q18125, ,,GB,1,1,1", "the name is blank"],
    [`Q18125,${"x".repeat(201)},,GB,1,1,1`, "the name cannot be kept: a name has 200 characters at most"],
    ["Q18125,—,,GB,1,1,1", "the name cannot be kept: a name must have a letter or a digit"],
    ["Q18125,Manchester,,GB,999,1,1", 'lat is "999", which is not between -90 and 90'],
    ["Q18125,Manchester,,GB,53°28′,1,1", 'lat is "53°28′", which is not a number'],
    ["Q18125,Manchester,,GB,0x10,1,1", 'lat is "0x10", which is not a number'],
    ["Q18125,Manchester,,GB,1,1,0x10", 'the population is "0x10", which is not a number'],
    ["Q18125,Manchester,,GB,1,-180.1,1", 'lon is "-180.1", which is not between -180 and 180'],
    ["Q18125,Manchester,,GB,,-2.2,1", "lat is blank though lon is -2.2"],
    ["Q18125,Manchester,,GB,53.4,,1", "lon is blank though lat is 53.4"],
    ["Q18125,Manchester,,GB,1,1,-5", 'the population is "-5", which is negative'],
    ["Q18125,Manchester,,GB,1,1,1.5", 'the population is "1.5", which is not a whole number'],
    ["Q18125,Manchester,,GB,1,1,550 000", 'the population is "550 000", which is not a number'],
    ["Q18125,Manchester,,GB,1,1,1e30", 'the population is "1e30", which is too large'],
    ["Q18125,Manchester,,ZZ,1,1,1", 'country_iso2 is "ZZ", and ZZ is not an ISO 3166-1 code'],
    ["Q18125,Manchester,,GBR,1,1,1", 'country_iso2 is "GBR", and GBR is not an ISO 3166-1 code'],
    ["Q18125,Manchester,GB", "the row is too short: it has 3 fields where the first line has 7"],
    ["Q18125,Manchester, England,,GB,1,1,1", "the row is too long: it has 8 fields where the first line has 7"],
    [
      'Q18125,"the "first" city",,GB,1,1,1',
      "a quotation mark inside a quoted field is not doubled, so the row may run into the next"
    ]
  ])("rejects %s", (row, reason) => {
    const listing = read([wuhan, row])
    assert.deepStrictEqual(said(listing), [`cities.csv:3 ${reason}`])
    assert.deepStrictEqual([listing.cities.length, listing.read.cities], [1, 2])
  })

  it("takes a whole city", () => {
    assert.deepStrictEqual(read([wuhan]).cities, [
      {
        key: "Q11746",
        at: { file: "cities.csv", line: 2 },
        names: [{ text: "Wuhan", kind: "name" }],
        identifiers: [{ scheme: "wikidata", value: "Q11746" }],
        country: CountryCode.make("CN"),
        countryAsPrinted: "China",
        coordinates: { latitude: 30.583, longitude: 114.283 },
        population: { count: 8896900 }
      }
    ])
  })

  it("takes blanks as unknown, not as nought", () => {
    const [city] = read(["Q11746,Wuhan,,CN,,,"]).cities
    assert.deepStrictEqual(
      [city?.coordinates, city?.population, city?.countryAsPrinted],
      [undefined, undefined, undefined]
    )
  })

  it("takes a negative nought for nought, which is what would be written", () => {
    const [city] = read(["Q11746,Wuhan,,CN,-0,-0.0,-0"]).cities
    assert.deepStrictEqual([city?.coordinates, city?.population], [{ latitude: 0, longitude: 0 }, { count: 0 }])
  })

  it("tells a repeated row from one that contradicts", () => {
    assert.deepStrictEqual(said(read([wuhan, wuhan, wuhan.replace("8896900", "11212000")])), [
      "cities.csv:3 repeats line 2",
      "cities.csv:4 Q11746 stands on line 2 already, with other contents"
    ])
  })

  it("a row that is not taken does not bar a right one of the same city", () => {
    const listing = read([wuhan.replace("30.583", "305.83"), wuhan, manchester], ["Q11746,Q18125"])
    assert.deepStrictEqual([listing.cities.length, listing.twinnings.length], [2, 1])
  })

  it("keeps a city of a dissolved or unrecognised state, under the country as printed", () => {
    const listing = read(["Q193420,Miercurea Ciuc,Kingdom of Romania,,46.359,25.804,38966"])
    assert.strictEqual(listing.cities[0]?.countryAsPrinted, "Kingdom of Romania")
    assert.isFalse("country" in (listing.cities[0] ?? {}))
    assert.deepStrictEqual(remarked(listing), [
      'cities.csv:2 country_iso2 is blank and "Kingdom of Romania" is not known as a country of ISO 3166-1: the country stays unknown'
    ])
  })

  it("takes the country from its name where the code is blank, and says so", () => {
    const listing = read(["Q84,London,England,,51.5,-0.1,"])
    assert.strictEqual(listing.cities[0]?.country, "GB")
    assert.deepStrictEqual(remarked(listing), ['cities.csv:2 country_iso2 is blank: GB was taken from "England"'])
  })

  it("remarks on a code in small letters, a country that is not the code's, and a name that is only an id", () => {
    assert.deepStrictEqual(
      remarked(read(["Q84,London,,gb,,,", "Q64,Berlin,China,DE,,,", "Q202213,Q202213,,DE,,,", "Q1,Nowhere,,,,,"])),
      [
        'cities.csv:2 country_iso2 "gb" was read as GB',
        'cities.csv:3 country "China" is CN, but country_iso2 is DE: DE was taken',
        "cities.csv:4 the name is only the id Q202213: the list has no label for Q202213",
        "cities.csv:5 no country is given: it stays unknown"
      ]
    )
  })
})

describe("rows of links.csv", () => {
  it.each([
    [",Q18125", "the source is blank"],
    ["Q11746,Manchester", '"Manchester" is not a Wikidata id'],
    ["Q11746,Q18125,1986", "the row is too long: it has 3 fields where the first line has 2"],
    ["Q11746", "the row is too short: it has 1 fields where the first line has 2"],
    ["Q11746,Q11746", "Q11746 is twinned with itself"],
    ["Q11746,Q64", "cities.csv does not list Q64"],
    ["Q11746,Q84", 'Q84 was rejected on line 4 of cities.csv: lat is "999", which is not between -90 and 90']
  ])("rejects %s", (row, reason) => {
    const listing = read([manchester, wuhan, "Q84,London,,GB,999,0,"], [row])
    assert.deepStrictEqual(said(listing).slice(1), [`links.csv:2 ${reason}`])
  })

  it("keeps the other side's row, and rejects the same row again", () => {
    const listing = read([manchester, wuhan], ["Q11746,Q18125", "Q18125,Q11746", "Q11746,Q18125", "Q18125,Q11746"])
    assert.deepStrictEqual(
      listing.twinnings.map(({ a, at, b, reverse }) => [a, b, at.line, reverse]),
      [
        ["Q11746", "Q18125", 2, undefined],
        ["Q18125", "Q11746", 3, true]
      ]
    )
    assert.deepStrictEqual(said(listing), ["links.csv:4 repeats line 2", "links.csv:5 repeats line 3"])
  })

  it("tells what is wrong in the order of the lines", () => {
    const listing = read([manchester, wuhan], ["Q11746,Q11746", "x,Q1", "Q11746,Q64", ",Q1"])
    assert.deepStrictEqual(
      listing.rejected.map(({ at }) => at.line),
      [2, 3, 4, 5]
    )
  })

  it("counts the lines of quoted line breaks in every place", () => {
    const listing = read(['Q1,"two\nlines",,GB,,,', "Q2,Wuhan,,ZZ,,,"], ['"Q1",Q2'])
    assert.deepStrictEqual(said(listing), [
      'cities.csv:4 country_iso2 is "ZZ", and ZZ is not an ISO 3166-1 code',
      'links.csv:2 Q2 was rejected on line 4 of cities.csv: country_iso2 is "ZZ", and ZZ is not an ISO 3166-1 code'
    ])
  })
})

describe("columns that are not read", () => {
  it("are remarked with what they hold", () => {
    const listing = Result.getOrThrow(
      readListing(
        [
          file("cities.csv", `Mayor,${header.toUpperCase()}\nAndy Burnham,${manchester}\n,${wuhan}\n`),
          file("links.csv", "target,source,since\nQ11746,Q18125,1986\n")
        ],
        lookup
      )
    )
    assert.deepStrictEqual(remarked(listing), [
      'cities.csv:1 the column "mayor" is not one that is read: 1 filled field stays behind in the file',
      'links.csv:1 the column "since" is not one that is read: 1 filled field stays behind in the file'
    ])
    assert.deepStrictEqual([listing.twinnings[0]?.a, listing.rejected], ["Q18125", []])
  })
})

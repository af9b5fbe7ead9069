import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { heldOutHeaders } from "../../test/headers/heldOut.ts"
import { inventedHeaders } from "../../test/headers/invented.ts"
import { applyMapping } from "./applyMapping.ts"
import { guessMapping } from "./guessMapping.ts"
import { Mapping, mappingKey } from "./Mapping.ts"
import { missingFields } from "./tableKind.ts"

const fieldsOf = (...given: Parameters<typeof guessMapping>): ReadonlyArray<string> =>
  guessMapping(...given).columns.map(({ field }) => field ?? "")
const countries = new Set(["Germany", "France", "UK", "China", "DE", "FR", "NA", "ZA"])
const isCountry = (text: string): boolean => countries.has(text)

const names = Arbitrary.array(
  oneOf([
    "city",
    "Partnerstadt",
    "lat",
    "lng2",
    "国家",
    "Rok",
    "id",
    "source",
    "target",
    "",
    "x",
    "C40",
    "since",
    "network",
    "Титул"
  ]),
  { minLength: 1, maxLength: 8 }
)
const cells = Arbitrary.array(
  Arbitrary.array(oneOf(["Leeds", "Q84", "1", "0", "53.5", "1999-01-01", "a;b", "Germany", "", "NA", "Point(1 2)"]), {
    maxLength: 9
  }),
  { maxLength: 5 }
)

describe("guessMapping", () => {
  it.prop(
    "gives a column one field and a field one column, whatever the table, and a mapping that can be saved",
    [names, cells, hurtful],
    ([names, cells, text]) => {
      const { columns, mapping } = guessMapping([...names, text], cells, { isCountry })
      const given = mapping.columns.map(({ field }) => field)
      assert.strictEqual(new Set(given).size, given.length)
      assert.strictEqual(columns.length, names.length + 1)
      assert.deepStrictEqual(Schema.decodeUnknownSync(Mapping)(JSON.parse(JSON.stringify(mapping))), mapping)
      for (const { sure } of columns) assert.isTrue(sure >= 0 && sure <= 1)
      for (const row of cells)
        for (const value of Object.values(applyMapping(row, mapping).values))
          assert.isTrue(value !== "" && value === value.trim())
    }
  )

  it("tells every column and the kind of headers in many languages that were written before its words were", () => {
    for (const { columns, kind, language, rows } of inventedHeaders) {
      const guess = guessMapping(
        columns.map(([name]) => name),
        rows
      )
      assert.deepStrictEqual(
        [guess.kind.kind, ...guess.columns.map(({ field, name }) => [name, field ?? ""])],
        [kind, ...columns],
        language
      )
      assert.deepStrictEqual(guess.missing, [])
    }
  })

  it("tells nine columns of ten of headers that were written after its words, two of them in languages it has none of", () => {
    let [right, wrong, all] = [0, 0, 0]
    for (const [, names, fields, row] of heldOutHeaders)
      for (const { field, index } of guessMapping(names, [row]).columns) {
        all++
        if ((field ?? "") === fields[index]) right++
        else if (field !== undefined) wrong++
      }
    assert.isAtLeast(right / all, 0.9)
    // Nothing is better than something wrong: a person is asked for what is not told.
    assert.isAtMost(wrong / all, 0.05)
  })

  it("tells the two ends of a link by pairs of names", () => {
    const ends = [
      ["city1", "country1", "lat1", "lng1", "city2", "country2", "lat2", "lng2"],
      ["city_a", "country_a", "lat_a", "lon_a", "city_b", "country_b", "lat_b", "lon_b"],
      [
        "origincity",
        "origincountry",
        "originlat",
        "originlong",
        "sistercity",
        "destinationcountry",
        "destinationlat",
        "destinationlong"
      ],
      ["FromCity", "FromCountry", "FromLat", "FromLon", "ToCity", "ToCountry", "ToLat", "ToLon"]
    ]
    const row = ["Leeds", "UK", "53.79", "-1.54", "Lille", "France", "50.63", "3.06"]
    for (const header of ends)
      assert.deepStrictEqual(
        fieldsOf(header, [row]),
        [
          "city",
          "country",
          "latitude",
          "longitude",
          "partner",
          "partnerCountry",
          "partnerLatitude",
          "partnerLongitude"
        ],
        header.join()
      )
  })

  it("goes by the pairs where the columns of the two ends stand mixed", () => {
    const row = ["Leeds", "Lille", "UK", "France", "53.79", "50.63"]
    assert.deepStrictEqual(fieldsOf(["city2", "city1", "country1", "country2", "lat2", "lat1"], [row]), [
      "partner",
      "city",
      "country",
      "partnerCountry",
      "partnerLatitude",
      "latitude"
    ])
  })

  it("takes ids for ids whatever the column is called, and two columns of them for a link", () => {
    const ids = [
      ["Q84", "Q90"],
      ["Q64", "Q90"]
    ]
    for (const header of [
      ["source", "target"],
      ["item", "sistercity"],
      ["column 1", "column 2"],
      ["foo", "bar"]
    ])
      assert.deepStrictEqual(fieldsOf(header, ids), ["cityId", "partnerId"], header.join())
    const uris = ids.map((row) => row.flatMap((id) => [`http://www.wikidata.org/entity/${id}`, `name of ${id}`]))
    assert.deepStrictEqual(fieldsOf(["item", "itemLabel", "sistercity", "sistercityLabel"], uris), [
      "cityId",
      "city",
      "partnerId",
      "partner"
    ])
  })

  it("gives a country without a word on whose it is to the city before it", () => {
    const rows = [["Leeds", "UK", "Lille", "France"]]
    assert.deepStrictEqual(fieldsOf(["City", "Country", "Twin", "Country (2)"], rows), [
      "city",
      "country",
      "partner",
      "partnerCountry"
    ])
    assert.deepStrictEqual(fieldsOf(["City", "Twin", "Country"], [["Leeds", "Lille", "France"]]), [
      "city",
      "partner",
      "partnerCountry"
    ])
  })

  it("reads a word in the light of the language of the others", () => {
    assert.deepStrictEqual(fieldsOf(["Miasto", "Kraj", "Uwagi"], [["Lublin", "Polska", "nowe"]]), [
      "city",
      "country",
      "note"
    ])
    assert.deepStrictEqual(fieldsOf(["Obec", "Kraj", "Poznámka"], [["Brno", "Jihomoravský", "nové"]]), [
      "city",
      "region",
      "note"
    ])
  })

  it("says why, what speaks against, and what is missing", () => {
    const { columns, missing, wanted } = guessMapping(
      ["Partnerstadt", "Latitude", "X"],
      [
        ["Lille", "not known", "Germany"],
        ["Brno", "nor here", "France"]
      ],
      { isCountry }
    )
    assert.deepStrictEqual(columns[0]?.why, [{ kind: "name", text: "Partnerstadt (de)" }])
    assert.strictEqual(columns[1]?.field, undefined)
    assert.deepStrictEqual(
      columns[1]?.alternatives.map(({ field }) => field),
      ["partnerLatitude"]
    )
    assert.deepStrictEqual(columns[2]?.why, [{ kind: "content", text: "100 % names or codes of countries" }])
    assert.deepStrictEqual([missing, wanted], [[["city", "cityId"]], ["country", "start"]])
  })

  it("takes three columns of 0 and 1 for networks, and cells with semicolons for lists of them", () => {
    const wide = guessMapping(
      ["name", "country", "C40", "ICLEI", "Cities4Peace"],
      [
        ["Leeds", "UK", "1", "0", "1"],
        ["Lille", "France", "0", "1", "0"]
      ],
      { isCountry }
    )
    assert.deepStrictEqual(
      [wide.kind.kind, wide.mapping.networks.map(({ name }) => name)],
      ["memberships", ["C40", "ICLEI", "Cities4Peace"]]
    )
    assert.deepStrictEqual(applyMapping(["Leeds", "UK", "1", "0", "1"], wide.mapping).lists.network, [
      "C40",
      "Cities4Peace"
    ])
    const list = guessMapping(
      ["name", "initiatives_committed"],
      [
        ["Leeds", "C40;;ICLEI;C40"],
        ["Lille", "ICLEI;C40"],
        ["Hull", "NA"]
      ]
    )
    assert.strictEqual(list.kind.kind, "memberships")
    assert.deepStrictEqual(applyMapping(["Leeds", "C40;;ICLEI;C40"], list.mapping).lists.network, ["C40", "ICLEI"])
    assert.deepStrictEqual(applyMapping(["Hull", "NA"], list.mapping), { values: { city: "Hull" }, lists: {} })
  })
})

describe("lists as city halls keep them", () => {
  it("gives a country between both ends to the partner where one city stands beside several", () => {
    const rows = [
      ["1", "서울특별시", "중국", "베이징", "1993.10.23"],
      ["2", "서울특별시", "튀르키예", "앙카라", "1971.8.23"],
      ["3", "부산광역시", "일본", "시모노세키", "1976-10-11"]
    ]
    const header = ["연번", "지자체", "국가", "자매도시", "체결일자"]
    assert.deepStrictEqual(fieldsOf(header, rows), ["", "city", "partnerCountry", "partner", "start"])
    // Where each city has its own, its place decides.
    assert.deepStrictEqual(fieldsOf(header, rows.slice(1)), ["", "city", "country", "partner", "start"])
  })

  it("parts partners at the commas where each has its country in brackets, and at line breaks", () => {
    const partnersOf = (header: string, cell: string): ReadonlyArray<string> | undefined =>
      applyMapping(["Zaragoza", cell], guessMapping(["Municipio", header], [["Zaragoza", cell]]).mapping).lists.partner
    assert.deepStrictEqual(partnersOf("Ciudades hermanas", "Pau (Francia), La Plata (Argentina)"), [
      "Pau (Francia)",
      "La Plata (Argentina)"
    ])
    assert.deepStrictEqual(partnersOf("Sister cities (country, year)", "Nancy (France, 1954)\nTurin (Italy, 1958)"), [
      "Nancy (France, 1954)",
      "Turin (Italy, 1958)"
    ])
    assert.isUndefined(partnersOf("Ciudades hermanas", "Coventry, Connecticut (USA)"))
  })

  it("leaves a city with its state whole beside a column of countries", () => {
    const rows = ["Besançon", "Innsbruck", "Padua", "Guildford", "Madison, Wisconsin"].map((name) => [
      "Freiburg",
      name,
      "UK"
    ])
    const { mapping } = guessMapping(["Stadt", "Partnerstadt", "Land"], rows, { isCountry })
    assert.isUndefined(applyMapping(rows[4] as Array<string>, mapping).lists.partner)
  })

  it("takes cities with their country for cities", () => {
    const isCountry = (text: string): boolean => /(?:^|, )(?:Japan|Germany|Korea)$|^Korea, /.test(text)
    const header = ["U.S. Community", "International Community", "Year"]
    const rows = [
      ["Portland, OR", "Sapporo, Japan", "1959"],
      ["Columbus, OH", "Dresden, Germany", "1992"],
      ["Louisville, KY", "Mainz, Germany", "1994"],
      ["Birmingham, AL", "Hitachi, Japan", "1982"]
    ]
    assert.deepStrictEqual(fieldsOf(header, rows, { isCountry }), ["city", "partner", "start"])
  })

  it("takes kinds of membership for roles, and spans for the time", () => {
    assert.deepStrictEqual(
      fieldsOf(
        ["Member city", "Country", "Membership", "Joined"],
        [
          ["Aarhus", "Denmark", "Full member", "1996"],
          ["Kharkiv", "Ukraine", "Associated member", "2018"]
        ],
        { kind: "memberships" }
      ),
      ["city", "country", "role", "since"]
    )
    assert.deepStrictEqual(
      fieldsOf(
        ["Stadt", "Partner", "Staat", "Zeitraum", "Stand"],
        [
          ["Rostock", "Stettin", "Polen", "1957–", "aktiv"],
          ["Leipzig", "Kiew", "Ukraine", "seit 1961", "aktiv"]
        ]
      ),
      ["city", "partner", "partnerCountry", "start", "status"]
    )
  })

  it("takes degrees and minutes for coordinates", () => {
    const row = ["München", "48° 8′ N, 11° 34′ E"]
    assert.deepStrictEqual(fieldsOf(["Stadt", "Koordinaten"], [row]), ["city", "coordinates"])
  })
})

describe("applyMapping", () => {
  it("puts the latitude of a point first, takes ids out of addresses, parts several partners", () => {
    const header = ["item", "coord", "partners", "partner country"]
    const row = [
      "http://www.wikidata.org/entity/Q39121",
      "Point(-1.54 53.79)",
      "Tianjin, Shanghai (offices in both, since 2004)",
      "China"
    ]
    const { mapping } = guessMapping(header, [row], { isCountry })
    assert.deepStrictEqual(applyMapping(row, mapping), {
      values: {
        cityId: "Q39121",
        longitude: "-1.54",
        latitude: "53.79",
        partner: row[2] as string,
        partnerCountry: "China"
      },
      lists: { partner: ["Tianjin", "Shanghai (offices in both, since 2004)"] }
    })
  })

  it("knows the variables of a query by their labels, whose order says nothing", () => {
    const item = (number: number): string => `http://www.wikidata.org/entity/Q${number}`
    const value = (name: string, row: number): string =>
      name.endsWith("ountryLabel")
        ? (["Germany", "China"][row] ?? "")
        : name.endsWith("Label")
          ? (["Weimar", "Fuzhou"][row] ?? "")
          : /coord|location/i.test(name)
            ? `Point(${row} 5${row})`
            : item(name.length * 10 + row)
    const cases: ReadonlyArray<readonly [string, string]> = [
      ["item itemLabel sistercity sistercityLabel coord", "cityId city partnerId partner coordinates"],
      [
        "item itemLabel twin twinLabel coord coord2 country countryLabel",
        "cityId city partnerId partner coordinates partnerCoordinates  country"
      ],
      [
        "city cityLabel twin twinLabel location twinLocation twinCountry twinCountryLabel",
        "cityId city partnerId partner coordinates partnerCoordinates  partnerCountry"
      ]
    ]
    for (const [header, fields] of cases) {
      const names = header.split(" ")
      const rows = [0, 1].map((row) => names.map((name) => value(name, row)))
      for (const options of [{}, { isCountry }]) assert.strictEqual(fieldsOf(names, rows, options).join(" "), fields)
    }
  })

  it("takes NA for Namibia among codes, and for a missing value among names", () => {
    const codes = guessMapping(
      ["city", "country", "note"],
      [
        ["Windhoek", "NA", "NA"],
        ["Durban", "ZA", "x"]
      ],
      { isCountry }
    ).mapping
    assert.deepStrictEqual(applyMapping(["Windhoek", "NA", "NA"], codes).values, { city: "Windhoek", country: "NA" })
  })

  it("misses what a person took from it, unless that is said of every row", () => {
    const { mapping } = guessMapping(["Stadt", "Partnerstadt"], [["Bonn", "Oxford"]])
    assert.deepStrictEqual(missingFields(mapping), [])
    const without = { ...mapping, columns: mapping.columns.filter(({ field }) => field !== "city") }
    assert.deepStrictEqual(missingFields(without), [["city", "cityId"]])
    assert.deepStrictEqual(missingFields(without, ["cityId"]), [])
  })

  it("is data: written, read again, and found by the header", () => {
    const { mapping } = guessMapping(["Stadt", "Partnerstadt"], [["Bonn", "Oxford"]])
    const codec = Schema.fromJsonString(Mapping)
    assert.deepStrictEqual(Schema.decodeUnknownSync(codec)(Schema.encodeSync(codec)(mapping)), mapping)
    assert.strictEqual(mapping.key, mappingKey([" STADT ", "partnerstadt"]))
    assert.notStrictEqual(mappingKey(["ab", "c"]), mappingKey(["a", "bc"]))
    assert.notStrictEqual(mappingKey(["a", "b"]), mappingKey(["b", "a"]))
  })
})

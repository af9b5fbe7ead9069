import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { bytesOf, file, folder, lookup } from "../test/arbitraries.ts"
import { type NamedBytes, readListing } from "./index.ts"

const outcome = (...files: ReadonlyArray<NamedBytes>): string =>
  Result.match(readListing(files, lookup), {
    onSuccess: ({ format, remarks }) => [format, ...remarks.map(({ reason }) => reason)].join(" | "),
    onFailure: (error) => `${error._tag}: ${error.message}`
  })

const [cities, links] = folder(
  [
    ["Q18125", "Manchester", "United Kingdom", "GB", "53.5", "-2.2", "553230"],
    ["Q11746", "Wuhan", "China", "CN", "30.6", "114.3", "8896900"]
  ],
  [["Q11746", "Q18125"]]
) as [NamedBytes, NamedBytes]
const answer = file("answer.json", "[]")

describe("what a list is", () => {
  it("is recognised by what is in it, whatever it is called", () => {
    assert.strictEqual(
      outcome({ ...cities, name: "staedte.txt" }, { ...links, name: "pairs.csv" }),
      "cities-and-links-csv"
    )
    assert.strictEqual(outcome({ ...answer, name: "export" }), "query-service-json")
    assert.strictEqual(outcome({ ...answer, name: "cities.csv" }), "query-service-json")
    assert.strictEqual(
      outcome({ ...cities, name: "2021\\links.csv" }, { ...links, name: "2021/cities.csv" }),
      "cities-and-links-csv"
    )
  })

  it("may stand beside files that have no part in it: they are named, not lost", () => {
    assert.strictEqual(
      outcome(file("map.gexf", "<gexf/>"), cities, file(".DS_Store", "\0"), links, file("notes.csv", 'a,"b')),
      [
        "cities-and-links-csv",
        "this file was left unread: it is no table and no query result, by its name",
        "this file was left unread: it is no table and no query result, by its name",
        'this file was left unread: notes.csv has a quotation mark on line 1, column 3, that opens a field and is never closed, so everything after it would be one field; close it, or write "" for a quotation mark inside a field'
      ].join(" | ")
    )
  })

  it("is not what a desktop hides beside it", () => {
    const hidden: NamedBytes = { name: "__MACOSX/._links.csv", bytes: Uint8Array.from([0, 5, 0xff]) }
    assert.include(outcome(cities, hidden), "there is no links.csv beside it")
  })

  it("may be cities alone, which is remarked", () => {
    assert.include(outcome(cities), "there is no links.csv beside it")
  })

  it("takes a byte order mark without a word", () => {
    const marked = (one: NamedBytes): NamedBytes => ({
      ...one,
      bytes: Uint8Array.from([0xef, 0xbb, 0xbf, ...one.bytes])
    })
    assert.strictEqual(outcome(marked(cities), marked(links)), "cities-and-links-csv")
    assert.strictEqual(outcome(marked(answer)), "query-service-json")
  })
})

describe("what cannot be read, in one sentence each", () => {
  it.each<readonly [string, ReadonlyArray<NamedBytes>, string]>([
    [
      "twinnings without cities",
      [links],
      "MissingFile: links.csv gives twinnings between ids, and cities.csv, which says what the ids are, is not there: bring both files together"
    ],
    [
      "an empty file",
      [file("cities.csv", " \n"), links],
      "EmptyFile: cities.csv is empty: export it again, or leave it out"
    ],
    [
      "wrong columns",
      [file("cities.csv", "id,name,latitude\n"), links],
      "WrongColumns: cities.csv has the columns id, name, latitude, and lacks country, country_iso2, lat, lon, population; expected are id, name, country, country_iso2, lat, lon, population, in any order: name them so in the first line"
    ],
    [
      "an error page saved as a table",
      [file("cities.csv", "<!doctype html><title>502 Bad Gateway</title>"), links],
      "NotACsv: cities.csv is named as a table of comma-separated values, and it holds XML or HTML: export the table as CSV"
    ],
    [
      "a query result cut off",
      [file("answer.json", '[{"item":"Q64",\n')],
      "NotJson: answer.json is not JSON: line 2, column 1 has the end of the file where a name in quotation marks is expected; export the query result as JSON again, whole"
    ],
    [
      "an open quotation mark",
      [cities, file("links.csv", 'source,target\nQ1,"Q2\n')],
      'UnclosedQuote: links.csv has a quotation mark on line 2, column 4, that opens a field and is never closed, so everything after it would be one field; close it, or write "" for a quotation mark inside a field'
    ],
    [
      "another encoding",
      [{ name: "cities.csv", bytes: Uint8Array.from([0xff, 0xfe, 0x69, 0x00]) }, links],
      'NotUtf8: cities.csv is not UTF-8 text: byte 0xFF at offset 0, on line 1, belongs to no character; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and read it again'
    ]
  ])("%s", (_, files, message) => {
    assert.strictEqual(outcome(...files), message)
  })

  it("says what it found where it knows no such format, and what it knows", () => {
    const understood = "cities.csv (columns id, name, country, country_iso2, lat, lon, population) and links.csv"
    for (const [files, found] of [
      [[], "Found no file"],
      [
        [{ name: "twins.xlsx", bytes: bytesOf("PK\u0003\u0004") }],
        "twins.xlsx: a ZIP archive or a workbook of a spreadsheet"
      ],
      [[file("map.gexf", "<gexf/>")], "map.gexf: XML or HTML"],
      [
        [file("Q3955.json", '{"entities":{},"success":1}')],
        "Q3955.json: a JSON object with the names entities, success"
      ],
      [[file("a.json", "7")], "a.json: a single JSON value"],
      [[file("twins.csv", "city1,country1\n")], "twins.csv: a table with the columns city1, country1"],
      [[cities, links, answer], "more than one list (cities.csv, links.csv, answer.json): read them one at a time"],
      [[cities, { ...cities, name: "old/cities.csv" }, links], "more than one list"]
    ] as ReadonlyArray<readonly [ReadonlyArray<NamedBytes>, string]>) {
      assert.include(outcome(...files), "UnknownFormat: Found ")
      assert.include(outcome(...files), found)
      assert.include(outcome(...files), understood)
    }
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { failureOf, wholeList } from "../../test/lists/listFiles.ts"
import { fixedRegister } from "../../test/out/registers.ts"
import { inPieces } from "../../test/tables/tableFiles.ts"
import {
  applyMapping,
  archiveLines,
  csvRows,
  guessMapping,
  jsonLines,
  readList,
  recordsOf,
  tablesOf
} from "../index.ts"

const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 50 }))), {
  minLength: 1,
  maxLength: 4
})
const q = (number: number): string => `http://www.wikidata.org/entity/Q${number}`
const uri = (number: number) => ({ type: "uri", value: q(number) })
const literal = (value: string, more: object = {}) => ({ type: "literal", value, ...more })
const sparql = (vars: ReadonlyArray<string>, bindings: ReadonlyArray<object>) => ({
  head: { vars },
  results: { bindings }
})
const variables = ["item", "itemLabel", "sistercity", "sistercityLabel", "coord"]

describe("the answer of a query", () => {
  it.effect.prop(
    "gives the value of every variable back, blank where it is not bound, however it is cut",
    [Arbitrary.array(Arbitrary.all([hurtful, oneOf(["", "x", "y"])]), { maxLength: 6 }), sizes],
    ([given, sizes]) =>
      Effect.promise(async () => {
        const bindings = given.map(([label, other]) => ({
          item: uri(1),
          itemLabel: literal(label, { "xml:lang": "de" }),
          ...(other === "" ? {} : { coord: literal(other) })
        }))
        for (const space of [undefined, 2]) {
          const text = JSON.stringify(sparql(variables, bindings), null, space)
          const { faults, open, rows } = await wholeList(inPieces(new TextEncoder().encode(text), sizes))
          assert.deepStrictEqual([open.format, open.header.names, faults], ["sparql", variables, []])
          assert.deepStrictEqual(
            rows.map(({ cells }) => cells),
            given.map(([label, other]) => [q(1), label, "", "", other])
          )
        }
      })
  )

  it("means the same as CSV, as simple JSON and as SPARQL JSON", async () => {
    const rows = [
      [q(3955), "Weimar", q(160927), "Fulda", "Point(11.32 50.98)"],
      [q(3138), "Trier", q(2751), "Q2751", "Point(6.64 49.76)"]
    ]
    const objects = rows.map((cells) => Object.fromEntries(cells.map((cell, index) => [variables[index], cell])))
    const bindings = objects.map((one) =>
      Object.fromEntries(
        Object.entries(one).map(([name, value]) => [
          name,
          literal(String(value), { datatype: "http://www.opengis.net/ont/geosparql#wktLiteral" })
        ])
      )
    )
    for (const text of [
      [variables, ...rows].map((cells) => cells.join(",")).join("\r\n"),
      JSON.stringify(objects),
      JSON.stringify(sparql(variables, bindings))
    ]) {
      const { open, rows } = await wholeList(text)
      const { kind, mapping } = guessMapping(
        open.header.names,
        open.sample.map(({ cells }) => cells)
      )
      assert.strictEqual(kind.kind, "twinnings")
      assert.deepStrictEqual(
        rows.map(({ cells }) => applyMapping(cells, mapping).values),
        [
          {
            cityId: "Q3955",
            city: "Weimar",
            partnerId: "Q160927",
            partner: "Fulda",
            longitude: "11.32",
            latitude: "50.98"
          },
          { cityId: "Q3138", city: "Trier", partnerId: "Q2751", longitude: "6.64", latitude: "49.76" }
        ]
      )
    }
  })

  it("an unknown twin is a fault, an unknown value of another variable is blank, and so is its label", async () => {
    const genid = "http://www.wikidata.org/.well-known/genid/7c3d8d3c4ae44b1b8e6b58c0e9d5ff7e"
    const { faults, rows } = await wholeList(
      sparql(
        ["item", "itemLabel", "sistercity", "sistercityLabel", "country", "countryLabel"],
        [
          {
            item: uri(1),
            itemLabel: literal("One"),
            sistercity: uri(2),
            country: { type: "bnode", value: "t1" },
            countryLabel: literal("t1")
          },
          {
            item: uri(1),
            itemLabel: literal("One"),
            sistercity: { type: "bnode", value: "t2" },
            sistercityLabel: literal("t2")
          },
          { item: uri(1), itemLabel: literal("One"), sistercity: { type: "uri", value: genid } },
          { item: uri(1), itemLabel: literal("One"), sistercity: uri(3), strange: literal("x") }
        ]
      )
    )
    assert.deepStrictEqual(
      rows.map(({ cells }) => cells),
      [[q(1), "One", q(2), "", "", ""]]
    )
    assert.deepStrictEqual(
      faults.map(({ kind, row }) => [kind, row]),
      [
        ["unknown-value", 2],
        ["unknown-value", 3],
        ["too-long", 4]
      ]
    )
  })

  it("without a row it is an empty list; one that breaks off is told with its line", async () => {
    const empty = await wholeList(sparql(["item", "sistercity"], []))
    assert.deepStrictEqual([empty.open.header.names, empty.rows, empty.faults], [["item", "sistercity"], [], []])
    const text = JSON.stringify(sparql(["item"], [{ item: uri(1) }, { item: uri(2) }]), null, 1)
    for (const end of [text.indexOf("Q2"), text.lastIndexOf("]"), text.lastIndexOf("}\n  ]")]) {
      const { faults, rows } = await wholeList(text.slice(0, end))
      assert.deepStrictEqual([rows.length >= 1, faults.map(({ kind }) => kind)], [true, ["truncated"]])
      assert.isAbove(faults[0]?.line ?? 0, 8)
    }
    assert.deepStrictEqual((await failureOf('{"head": {"vars": ["item"]}'))[0], "BrokenTable")
  })

  it("a query that ran out of time in the middle of its answer is told where it did", async () => {
    const text = `${JSON.stringify(sparql(["item"], [{ item: uri(1) }])).slice(0, -3)},\nSPARQL-QUERY: queryStr=SELECT\njava.util.concurrent.TimeoutException\n`
    const { faults, rows } = await wholeList(text)
    assert.strictEqual(rows.length, 1)
    assert.isAbove(faults.length, 0)
    assert.deepStrictEqual([faults[0]?.kind, faults[0]?.line], ["not-json", 2])
  })
})

describe("a table", () => {
  it("is read as readTable does, and one that this package wrote says what its columns mean", async () => {
    const { open, rows } = await wholeList("Stadt;Partnerstadt\nTrier;Fuzhou\n")
    assert.deepStrictEqual([open.format, open.mapping, rows[0]?.cells], ["delimited", undefined, ["Trier", "Fuzhou"]])
    const tables = tablesOf(fixedRegister)
    for (const name of ["cities", "twinnings", "networks", "memberships", "activities"] as const) {
      const { columns, rows: written } = tables[name]
      const read = await wholeList([...csvRows(columns, written)].join(""))
      assert.deepStrictEqual([read.open.mapping?.kind, read.rows.length], [name, [...written].length])
      assert.include(read.open.what, name)
    }
    const { columns, rows: claims } = tables.claims
    assert.isUndefined((await wholeList([...csvRows(columns, claims)].join(""))).open.mapping)
  })

  it("of objects a line may have a column for errors; alone, such an object is the word of a service", async () => {
    const { fields, faults, open, rows } = await wholeList(
      '{"city": "Leeds", "error": "no partner"}\n{"city": "Bath", "error": ""}\n'
    )
    assert.deepStrictEqual([open.format, fields, faults], ["json-lines", [{}, {}], []])
    assert.deepStrictEqual(
      rows.map(({ cells }) => cells),
      [
        ["Leeds", "no partner"],
        ["Bath", ""]
      ]
    )
    for (const end of ["", "\n", " \n\n"])
      assert.deepStrictEqual((await failureOf(`{"city": "Leeds", "error": "busy"}${end}`))[0], "ErrorAnswer")
  })

  it("of JSON that ends before its list does is told so", async () => {
    const { faults, rows } = await wholeList('[{"city": "Leeds"},\n{"city": "Bath"},\n')
    assert.deepStrictEqual([rows.length, faults.map(({ kind, line }) => [kind, line])], [2, [["truncated", 3]]])
  })
})

describe("what is no list", () => {
  it("is an error that says what it is", async () => {
    const page = "<!DOCTYPE html>\n<html><head><title>429</title></head><body>Too many requests</body></html>"
    const cases: ReadonlyArray<readonly [string, string, string]> = [
      [page, "NoTable", "a web page"],
      ['<?xml version="1.0"?><sparql xmlns="http://www.w3.org/2005/sparql-results#"/>', "NoTable", "XML"],
      [
        '{"error": {"code": "no-such-entity", "info": "Could not find an entity with the ID \\"Q0\\"."}, "servedby": "mw1"}',
        "ErrorAnswer",
        "no-such-entity: Could not find"
      ],
      ['{"errors": [{"code": "maxlag", "text": "Waiting"}]}', "ErrorAnswer", "maxlag: Waiting"],
      [
        "SPARQL-QUERY: queryStr=SELECT ?item\njava.util.concurrent.TimeoutException\n\tat java.util",
        "ErrorAnswer",
        "TimeoutException"
      ],
      ['{"head": {}, "boolean": true}', "NoTable", "yes or no"],
      ["", "NoTable", "empty"],
      ["%PDF-1.7", "NoTable", "PDF"]
    ]
    for (const [text, tag, part] of cases) {
      const [found, message] = await failureOf(text)
      assert.strictEqual(found, tag, text)
      assert.include(message, part)
    }
  })

  it("is a whole register, as an archive or record by record", async () => {
    const archive = await failureOf([...archiveLines(fixedRegister)].map((line) => `${line}\n`).join(""))
    assert.deepStrictEqual([archive[0], archive[1].includes("an archive")], ["NoTable", true])
    const records = await failureOf([...jsonLines(recordsOf(fixedRegister))].join(""))
    assert.deepStrictEqual([records[0], records[1].includes("records of a register")], ["NoTable", true])
  })

  it("gives the source back closed, and so does a list that is closed unread", async () => {
    for (const [text, fails] of [
      ["<html></html>", true],
      ['{"error": "x"}', true],
      ["<gexf><graph></gexf>", true],
      [JSON.stringify(sparql(["item"], [{ item: uri(1) }])), false],
      ["city,partner\na,b\n", false]
    ] as const) {
      let closed = false
      async function* source() {
        try {
          yield new TextEncoder().encode(text)
          for (let more = 0; more < 9; more++) yield new TextEncoder().encode(" ".repeat(50_000))
        } finally {
          closed = true
        }
      }
      const opened = await Effect.runPromise(Effect.result(readList({ name: "list", bytes: source() })))
      assert.strictEqual(Result.isFailure(opened), fails, text)
      if (Result.isSuccess(opened)) {
        await opened.success.close()
        for await (const batch of opened.success.rows) assert.fail(`${batch.length} rows after the list was closed`)
      }
      assert.isTrue(closed, text)
    }
  })
})

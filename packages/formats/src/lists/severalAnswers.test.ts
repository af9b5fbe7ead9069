import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { oneOf } from "../../test/arbitraries.ts"
import { entity } from "../../test/lists/items.ts"
import { wholeList } from "../../test/lists/listFiles.ts"
import { inPieces } from "../../test/tables/tableFiles.ts"

const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 50 }))), {
  minLength: 1,
  maxLength: 4
})
const cities = oneOf(["Trier", "Fulda", "Weimar", "武汉", "]}", '"'])
const answers = Arbitrary.array(Arbitrary.array(cities, { minLength: 1, maxLength: 3 }), { minLength: 2, maxLength: 4 })

const items = (cities: ReadonlyArray<string>) => cities.map((city, at) => entity(`Q${at + 1}`, { en: city }))
const feature = (name: string) => ({ type: "Feature", geometry: null, properties: { name } })

/** An answer of each shape that names cities, and the column in which they stand. */
const shapes: ReadonlyArray<readonly [string, string, (cities: ReadonlyArray<string>) => string]> = [
  [
    "entities",
    "city",
    (cities) => JSON.stringify({ entities: Object.fromEntries(items(cities).map((one) => [one.id, one])) })
  ],
  ["entities", "city", (cities) => JSON.stringify(items(cities))],
  [
    "entities",
    "city",
    (cities) =>
      `[\n${items(cities)
        .map((one) => JSON.stringify(one))
        .join(",\n")}\n]`
  ],
  [
    "geojson",
    "name",
    (cities) => JSON.stringify({ type: "FeatureCollection", features: cities.map(feature) }, null, 1)
  ],
  ["geojson", "name", (cities) => JSON.stringify(cities.map(feature))],
  [
    "sparql",
    "item",
    (cities) =>
      JSON.stringify({
        head: { vars: ["item"] },
        results: { bindings: cities.map((value) => ({ item: { type: "literal", value } })) }
      })
  ],
  ["json", "city", (cities) => JSON.stringify(cities.map((city) => ({ city })))]
]

describe("answers one after another in a file", () => {
  it.effect.prop("all come, however the file is cut", [answers, sizes], ([answers, sizes]) =>
    Effect.promise(async () => {
      for (const [format, column, write] of shapes) {
        const text = answers.map(write).join("\n")
        const { faults, open, rows } = await wholeList(inPieces(new TextEncoder().encode(text), sizes))
        assert.deepStrictEqual([open.format, faults], [format, []], text)
        const at = open.header.names.indexOf(column)
        assert.deepStrictEqual(
          rows.map(({ cells }) => cells[at]),
          answers.flat(),
          text
        )
        assert.strictEqual(open.summary().rows, rows.length)
      }
    })
  )

  it("are told where one is of another shape, or breaks off", async () => {
    for (const [format, , write] of shapes) {
      const first = write(["Trier"])
      const line = first.split("\n").length + 1
      const failed = await wholeList(`${first}\n{"error": {"code": "maxlag"}}\n${write(["Fulda"])}\n`)
      assert.deepStrictEqual(
        [failed.rows.length, failed.faults.map((fault) => [fault.row, fault.line, fault.kind])],
        [2, [[2, line, "not-json"]]],
        format
      )
      const second = write(["Fulda"])
      const cut = await wholeList(`${first}\n${second.slice(0, second.indexOf("Fulda"))}`)
      assert.deepStrictEqual([cut.rows.length, cut.faults.at(-1)?.kind], [1, "truncated"], format)
    }
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { hurtful } from "../../test/arbitraries.ts"
import { inPieces, readWhole, whole } from "../../test/tables/tableFiles.ts"

const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))), {
  minLength: 1,
  maxLength: 4
})
const objects = Arbitrary.array(
  Arbitrary.all([hurtful, hurtful]).pipe(Arbitrary.map(([a, b]) => ({ city: `x${a}`, partner: b }))),
  { minLength: 1, maxLength: 6 }
)

describe("a list of objects", () => {
  it.effect.prop(
    "gives every value back, as JSON, within an object, and one a line, however it is cut",
    [objects, sizes],
    ([objects, sizes]) =>
      Effect.promise(async () => {
        const expected = objects.map(({ city, partner }) => [city, partner])
        for (const text of [
          JSON.stringify(objects),
          JSON.stringify(objects, null, 2),
          JSON.stringify({ head: { vars: ["city", "partner"] }, results: { bindings: objects } }),
          objects.map((one) => JSON.stringify(one)).join("\n")
        ]) {
          const { cells, faults, open } = await whole(inPieces(new TextEncoder().encode(text), sizes))
          assert.deepStrictEqual([open.header.names, ...cells, ...faults], [["city", "partner"], ...expected])
        }
      })
  )

  it("names nested fields after both, takes values of SPARQL, keeps long numbers, joins lists", async () => {
    const { cells, open } = await whole(
      '[{"city": {"name": "Wuhan", "id": 12345678901234567890}, "tags": ["a", "b"]},\n {"item": {"type": "uri", "value": "http://www.wikidata.org/entity/Q84"}, "since": null, "open": true}]'
    )
    assert.deepStrictEqual(open.header.names, ["city.name", "city.id", "tags", "item", "since", "open"])
    assert.deepStrictEqual(cells, [
      ["Wuhan", "12345678901234567890", "a; b", "", "", ""],
      ["", "", "", "http://www.wikidata.org/entity/Q84", "", "true"]
    ])
  })

  it("keeps what is no object, is broken, or is cut off, with its line", async () => {
    const { cells, faults } = await whole(
      '[{"city": "Leeds"},\n5, "York",\n{"city": Hull},\n{"city": "Bath"},\n{"city": "Ba'
    )
    assert.deepStrictEqual(cells, [["Leeds"], ["Bath"]])
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [line, kind]),
      [
        [2, "not-json"],
        [2, "not-json"],
        [3, "not-json"],
        [5, "truncated"]
      ]
    )
    const lines = await whole('{"city": "Leeds"}\n{"city": \n\n{"city": "Bath"}\n')
    assert.deepStrictEqual(
      [lines.cells, lines.faults.map(({ line }) => line), lines.open.format],
      [[["Leeds"], ["Bath"]], [2], "json-lines"]
    )
  })

  it.effect.prop(
    "may stand after another: the rows of both come, and what is none is told with its line",
    [objects, objects, sizes],
    ([first, second, sizes]) =>
      Effect.promise(async () => {
        const [a, b] = [JSON.stringify(first), JSON.stringify(second)]
        const expected = [...first, ...second].map(({ city, partner }) => [city, partner])
        const within = (list: string): string => JSON.stringify({ page: 1, rows: JSON.parse(list) }, null, 1)
        for (const text of [`${a}\n${b}`, `${a}${b}\n`, `${a},\n${b}`, `${within(a)}\n${within(b)}`]) {
          const { cells, faults } = await whole(inPieces(new TextEncoder().encode(text), sizes))
          assert.deepStrictEqual([cells, faults], [expected, []])
        }
        const broken = await whole(inPieces(new TextEncoder().encode(`${a}\n{"note": 1}\n${b}\n[7]\n`), sizes))
        assert.deepStrictEqual(broken.cells, expected)
        assert.deepStrictEqual(
          broken.faults.map(({ kind, line, row, text }) => [row, line, kind, text]),
          [
            [first.length + 1, 2, "not-json", '{"note": 1}'],
            [expected.length + 2, 4, "not-json", "[7]"]
          ]
        )
      })
  )

  it("is refused where it lists nothing", async () => {
    const read = await readWhole('{\n"a": [1, 2, 3]\n}')
    assert.include(Result.isFailure(read) ? read.failure.message : "", "JSON without a list of objects")
  })
})

describe("a plain list", () => {
  it("pairs with dashes, with and without countries", async () => {
    const plain = await whole(
      "Manchester – Wuhan\nLeeds – Dortmund\nStoke-on-Trent - Erlangen\nnothing to see\nYork — Münster\nHull – Niigata\n"
    )
    assert.deepStrictEqual([plain.open.format, plain.open.header.names], ["list", ["city", "partner"]])
    assert.deepStrictEqual(plain.cells[2], ["Stoke-on-Trent", "Erlangen"])
    assert.deepStrictEqual(
      plain.faults.map(({ line, text }) => [line, text]),
      [[4, "nothing to see"]]
    )
    const placed = await whole("• Manchester (UK) – Wuhan (China)\n• Leeds, UK – Dortmund, Germany\n")
    assert.deepStrictEqual(placed.open.header.names, ["city", "country", "partner", "partner country"])
    assert.deepStrictEqual(placed.cells, [
      ["Manchester", "UK", "Wuhan", "China"],
      ["Leeds", "UK", "Dortmund", "Germany"]
    ])
  })

  it("entries with bullets or numbers, and cities with their country", async () => {
    const numbered = await whole("1. Lyon, France\n2. Turin, Italy\n3. Leipzig, Germany\n")
    assert.deepStrictEqual(numbered.cells, [
      ["Lyon", "France"],
      ["Turin", "Italy"],
      ["Leipzig", "Germany"]
    ])
    const bracketed = await whole("Lyon (France)\nTurin (Italy)\n\nLeipzig (Germany)\n")
    assert.deepStrictEqual([bracketed.cells.length, bracketed.open.header.names], [3, ["city", "country"]])
  })
})

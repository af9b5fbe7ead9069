import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { wholeList } from "../../test/lists/listFiles.ts"

const cellsOf = async (lines: ReadonlyArray<string>) => {
  const { open, rows } = await wholeList(lines.join("\n"))
  return { open, cells: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) }
}

const partners = ["Oxford", "Minsk", "La Paz", "Nizza", "Krakau", "Skopje", "Reims", "Toledo"]
const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 2, maximum: 6 }))), {
  minLength: 2,
  maxLength: 4
})
const cities = ["Bonn", "Nürnberg", "Aachen", "Köln"]
const pairsOf = (sizes: ReadonlyArray<number>): ReadonlyArray<readonly [string, string]> =>
  sizes.flatMap((size, at) => partners.slice(0, size).map((partner) => [cities[at] as string, partner] as const))

describe("groups of rows", () => {
  it.effect.prop("mean the same with their city in the first row, in every row, and as a heading", [sizes], ([given]) =>
    Effect.promise(async () => {
      const pairs = pairsOf(given)
      const first = (at: number): boolean => pairs[at]?.[0] !== pairs[at - 1]?.[0]
      const every = ["Stadt;Partnerstadt;seit", ...pairs.map((pair) => `${pair.join(";")};1990`)]
      const merged = [
        "Stadt;Partnerstadt;seit",
        ...pairs.map(([city, partner], at) => `${first(at) ? city : ""};${partner};1990`)
      ]
      const headed = [
        "Partnerstadt;seit",
        ...pairs.flatMap(([city, partner], at) => [...(first(at) ? [`${city};`] : []), `${partner};1990`])
      ]
      const whole = await cellsOf(every)
      assert.deepStrictEqual((await cellsOf(merged)).cells, whole.cells)
      const sections = await cellsOf(headed)
      assert.deepStrictEqual(sections.open.header.names, ["city", "Partnerstadt", "seit"])
      assert.deepStrictEqual(sections.cells, whole.cells)
    })
  )

  it("say what was taken from above, and give a note below the table nothing", async () => {
    const { cells, open } = await cellsOf([
      "Stadt;Partnerstadt;Land",
      "Bonn;Oxford;Großbritannien",
      ";Minsk;Weißrussland",
      "Köln;Lille;Frankreich",
      ";Turin;Italien",
      ";;Stand 2023",
      "Quelle: Städtetag;;"
    ])
    assert.deepStrictEqual(
      cells.map(([city, partner]) => [city, partner]),
      [
        ["Bonn", "Oxford"],
        ["Bonn", "Minsk"],
        ["Köln", "Lille"],
        ["Köln", "Turin"],
        ["", ""],
        ["Quelle: Städtetag", ""]
      ]
    )
    const remarks = open.summary().remarks.filter(({ kind }) => kind === "from-above")
    assert.deepStrictEqual(remarks, [
      {
        line: 3,
        kind: "from-above",
        reason: '"Stadt" stands in the first row of each group only; 2 rows take it from above'
      }
    ])
  })

  it("are none where names repeat: then one was forgotten", async () => {
    const { cells } = await cellsOf([
      "Stadt;Partnerstadt",
      "Bonn;Oxford",
      "Bonn;Minsk",
      ";La Paz",
      "Köln;Lille",
      ";Turin"
    ])
    assert.deepStrictEqual(
      cells.map(([city]) => city),
      ["Bonn", "Bonn", "", "Köln", ""]
    )
  })

  it("are none for a note, which is often blank", async () => {
    const { cells } = await cellsOf(["Stadt;Partnerstadt;Bemerkung", "Bonn;Oxford;Chor", "Ulm;Minsk;", "Köln;Lille;"])
    assert.deepStrictEqual(
      cells.map((row) => row[2]),
      ["Chor", "", ""]
    )
  })
})

describe("sections", () => {
  it("need no names of columns, and keep the numbers of the lines", async () => {
    const { cells, lines, open } = await cellsOf([
      "Aachen;;",
      "Reims;Frankreich;1967",
      "Ningbo;China;1986",
      "Köln;;",
      "Liverpool;Großbritannien;1952",
      "Kyōto;Japan;1963",
      "Stand 2023;;"
    ])
    assert.deepStrictEqual(open.header.names, ["heading", "column 1", "column 2", "column 3"])
    assert.deepStrictEqual(cells[1], ["Aachen", "Ningbo", "China", "1986"])
    assert.deepStrictEqual(cells[3], ["Köln", "Kyōto", "Japan", "1963"])
    assert.deepStrictEqual(cells[4], ["", "Stand 2023", "", ""])
    assert.deepStrictEqual(lines, [2, 3, 5, 6, 7])
  })
})

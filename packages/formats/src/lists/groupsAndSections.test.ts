import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { wholeList } from "../../test/lists/listFiles.ts"

const cellsOf = async (lines: ReadonlyArray<string>) => {
  const { faults, open, rows } = await wholeList(lines.join("\n"))
  return { open, faults, cells: rows.map(({ cells }) => cells), lines: rows.map(({ line }) => line) }
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

  it("end at a row that cannot be read: it may have been the first of the next", async () => {
    const { cells, faults, open } = await cellsOf([
      "Stadt;Partnerstadt;seit",
      "Bonn;Oxford;1947",
      ";Minsk;1993",
      "Köln;Lille;1958;zu viel",
      ";Turin;1958",
      ";Kyōto;1963",
      "Ulm;Jinan;1990",
      ";New Ulm;1989"
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [kind, line]),
      [["too-long", 4]]
    )
    const expected = ["Bonn", "Bonn", "", "", "Ulm", "Ulm"]
    assert.deepStrictEqual(
      [cells, open.sample.map((row) => row.cells)].map((all) => all.map(([city]) => city)),
      [expected, expected]
    )
    assert.include(open.summary().remarks[0]?.reason, "2 rows take it from above")
  })

  it("leave what is filled as it is, also far below the first rows", async () => {
    const groups = Array.from({ length: 150 }, (_, at) => [`City ${at};Land ${at};Oxford`, ";;Minsk"]).flat()
    const { cells } = await cellsOf(["Stadt;Land;Partnerstadt", ...groups, ";Frankreich;Lille", ";;Turin"])
    assert.deepStrictEqual(cells.slice(-3), [
      ["City 149", "Land 149", "Minsk"],
      ["City 149", "Frankreich", "Lille"],
      ["City 149", "Land 149", "Turin"]
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

  it("end at a row that cannot be read: it may have been the next heading", async () => {
    const { cells, faults, lines, open } = await cellsOf([
      "Partnerstadt;Land;seit",
      "Aachen;;",
      "Reims;Frankreich;1967",
      "Köln;;;",
      "Kyōto;Japan;1963",
      "Ulm;;",
      "Jinan;China",
      "New Ulm;USA;1989",
      "Bonn;;",
      "Oxford;Großbritannien;1947"
    ])
    assert.deepStrictEqual(
      faults.map(({ kind, line }) => [kind, line]),
      [
        ["too-long", 4],
        ["too-short", 7]
      ]
    )
    const expected = [
      ["Aachen", "Reims"],
      ["", "Kyōto"],
      // A heading below which the first row is lost may stand above it, or be a row: it is not lost itself.
      ["", "Ulm"],
      ["", "New Ulm"],
      ["Bonn", "Oxford"]
    ]
    assert.deepStrictEqual(
      cells.map((row) => row.slice(0, 2)),
      expected
    )
    assert.deepStrictEqual(lines, [3, 5, 6, 8, 10])
    assert.deepStrictEqual(
      open.sample.map((row) => row.cells.slice(0, 2)),
      expected
    )
  })

  it("say which rows were taken for headings, and count them as none", async () => {
    const cities = ["Aachen", "Köln", "Bonn", "Ulm", "Trier", "Halle", "Gera"]
    const { cells, open } = await cellsOf([
      "Partnerstadt;Land",
      ...cities.flatMap((city) => [`${city};`, "Reims;Frankreich", "Oxford;England"]),
      "Stand 2023;"
    ])
    const { faults, remarks, rows } = open.summary()
    assert.deepStrictEqual([rows, faults], [cells.length, 0])
    assert.deepStrictEqual(remarks, [
      {
        line: 2,
        kind: "from-above",
        reason:
          '7 rows with nothing but their first cell are headings of the rows below, and not counted among them: "Aachen" on line 2, "Köln" on line 5, "Bonn" on line 8, "Ulm" on line 11, "Trier" on line 14, and 2 more'
      }
    ])
  })
})

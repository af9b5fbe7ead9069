import fc from "fast-check"
import { expect, test } from "vitest"
import { type HistoryRow, pairRows } from "./pairRows.ts"

const image = fc.record({
  attribute: fc.constantFrom("reported", "topic"),
  source_id: fc.constantFrom("s", "t"),
  value: fc.oneof(fc.nat(5), fc.record({ kind: fc.constantFrom("signed", "ended"), on: fc.nat(3) }))
})

const row = fc
  .record({
    id: fc.constantFrom("a", "b"),
    table: fc.constantFrom("claim", "claim", "twinning"),
    before: fc.option(image, { nil: undefined }),
    after: fc.option(image, { nil: undefined })
  })
  .filter(({ after, before }) => after !== undefined || before !== undefined)
  .map(
    ({ after, before, id, table }): HistoryRow => ({
      record: { kind: "twinning", id, label: id },
      table,
      row: "r",
      ...(before === undefined ? {} : { before: before as never }),
      ...(after === undefined ? {} : { after: after as never })
    })
  )

const images = (rows: ReadonlyArray<HistoryRow>, side: "before" | "after") =>
  rows.flatMap((one) => (one[side] === undefined ? [] : [JSON.stringify(one[side])])).toSorted()

test("nothing that was there, or is there, is lost or told twice", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const paired = pairRows(rows)
      expect(images(paired, "before")).toEqual(images(rows, "before"))
      expect(images(paired, "after")).toEqual(images(rows, "after"))
    })
  )
})

test("a claim that takes the place of another is told as one that was changed, and others as they are", () => {
  const claim = (of: string, value: number, source = "s") => ({ attribute: "reported", source_id: source, value, of })
  const rows: ReadonlyArray<HistoryRow> = [
    { record: { kind: "activity", id: "a", label: "a" }, table: "claim", row: "1", before: claim("a", 1) },
    { record: { kind: "activity", id: "b", label: "b" }, table: "claim", row: "2", before: claim("b", 1) },
    { record: { kind: "activity", id: "a", label: "a" }, table: "claim", row: "3", after: claim("a", 2) },
    { record: { kind: "activity", id: "b", label: "b" }, table: "claim", row: "4", after: claim("b", 2, "t") }
  ]
  const told = pairRows(rows).map(({ after, before, row }) => [row, before !== undefined, after !== undefined])
  expect(told).toEqual([
    ["2", true, false],
    ["3", true, true],
    ["4", false, true]
  ])
})

test("pairing what is paired changes nothing", () => {
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const paired = pairRows(rows)
      expect(pairRows(paired)).toEqual(paired)
    })
  )
})

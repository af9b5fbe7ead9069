import fc from "fast-check"
import { expect, test } from "vitest"
import {
  checkImport,
  fieldOf,
  importBody,
  type ListLook,
  mapColumn,
  newImport,
  stillMissing,
  titleFrom
} from "./importDraft.ts"

const fields = ["city", "partner", "country", "start", "-"] as const

const look = fc
  .array(
    fc.record({ name: fc.constantFrom("Stadt", "Partner", "Jahr", "2", " "), field: fc.constantFrom(...fields) }),
    {
      minLength: 1,
      maxLength: 6
    }
  )
  .map(
    (columns) =>
      ({
        what: "",
        kind: "twinnings",
        sure: 1,
        mappedBy: "guess",
        columns: columns.map(({ field, name }) => ({
          name,
          ...(field === "-" ? {} : { field }),
          sure: 1,
          why: [],
          alternatives: [],
          sample: []
        })),
        needs: [["city"], ["partner", "partnerId"]],
        sheets: [],
        sample: []
      }) as unknown as ListLook
  )

test("only what a person says of columns is sent, and every column can be told from the others", () => {
  fc.assert(
    fc.property(look, fc.array(fc.tuple(fc.nat(5), fc.constantFrom(...fields))), (list, said) => {
      const draft = said.reduce(
        (now, [at, field]) => (at < list.columns.length ? mapColumn(now, list, at, field) : now),
        newImport("a.csv")
      )
      const mapping = importBody("u", list, draft).uploads[0]?.mapping ?? []
      const otherwise = list.columns.filter((column, at) => fieldOf(draft, list, at) !== (column.field ?? "-"))
      expect(mapping.length).toBe(otherwise.length)
      expect(new Set(mapping.map(({ column }) => column)).size).toBe(mapping.length)
      for (const { column } of mapping) {
        const named = list.columns.filter(({ name }) => name === column)
        expect(/^\d+$/.test(column) ? Number(column) <= list.columns.length : named.length === 1).toBe(true)
      }
    })
  )
})

test("a column that means again what it was taken for is not sent", () => {
  fc.assert(
    fc.property(look, (list) => {
      const taken = list.columns[0]?.field ?? "-"
      const other = fields.find((field) => field !== taken) ?? "-"
      const draft = mapColumn(mapColumn(newImport("a.csv"), list, 0, other), list, 0, taken)
      expect(importBody("u", list, draft)).toEqual(importBody("u", list, newImport("a.csv")))
    })
  )
})

test("a list misses what neither a column nor a value for every row tells", () => {
  fc.assert(
    fc.property(look, (list) => {
      const bare = {
        ...list,
        columns: list.columns.map((column) => ({ ...column, field: undefined }))
      } as unknown as ListLook
      const draft = newImport("a.csv")
      expect(stillMissing(bare, draft)).toEqual([["city"], ["partner", "partnerId"]])
      expect(stillMissing(bare, { ...draft, set: [{ field: "city", value: "Leeds" }] })).toEqual([
        ["partner", "partnerId"]
      ])
      expect(stillMissing(bare, mapColumn(draft, bare, 0, "partnerId"))).toEqual([["city"]])
      expect(stillMissing(bare, { ...draft, set: [{ field: "city", value: " " }] })).toHaveLength(2)
    })
  )
})

test.each([
  ["Partnerstaedte_2024.xlsx", "Partnerstaedte 2024"],
  ["list.csv.gz", "list"],
  ["友城名录.csv", "友城名录"],
  [".csv", ".csv"],
  ["v1.2 draft", "v1.2 draft"]
])("%s may be called %s", (file, title) => expect(titleFrom(file)).toBe(title))

test("a title is needed, and a value for every row needs both its halves", () => {
  const paths = (some: object) => checkImport({ ...newImport("a.csv"), ...some }, "needed").map(({ path }) => path)
  expect(paths({ title: " " })).toEqual(["title"])
  expect(
    paths({
      set: [
        { field: "city", value: "" },
        { field: "", value: "x" },
        { field: "", value: "" }
      ]
    })
  ).toEqual(["set.0.value", "set.1.field"])
})

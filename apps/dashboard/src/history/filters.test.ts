import fc from "fast-check"
import { expect, test } from "vitest"
import { filterKeys, filterQuery, readFilters } from "./filters.ts"

test("whatever an address says, only whole filters are asked for, and none is empty", () => {
  const value = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined), fc.constant("2026-05-12"))
  fc.assert(
    fc.property(fc.record(Object.fromEntries(filterKeys.map((key) => [key, value]))), (params) => {
      const query = filterQuery(readFilters(params)) as Readonly<Record<string, string>>
      for (const [key, asked] of Object.entries(query)) {
        expect(asked).not.toBe("")
        expect(params[key]).toBe(asked)
      }
      if (query.id !== undefined) expect(query.kind).toBeDefined()
      for (const key of ["from", "until"]) if (query[key] !== undefined) expect(query[key]).toMatch(/^\d{4}-\d\d-\d\d$/)
    })
  )
})

test("the filters of an address are those that were asked for", () => {
  expect(filterQuery(readFilters({ kind: "twinning", id: "x", from: "2026-0", until: "2026-05-12" }))).toEqual({
    kind: "twinning",
    id: "x",
    until: "2026-05-12"
  })
})

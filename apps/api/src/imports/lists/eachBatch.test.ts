import { describe, expect, it } from "@effect/vitest"
import type { OpenTable, TableEntry } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import { eachBatch } from "./eachBatch.ts"

const rows = (count: number, from = 1): ReadonlyArray<TableEntry> =>
  Array.from({ length: count }, (_, at) => ({ row: from + at, line: from + at + 1, cells: ["x"] }))

/** A table whose rows come in batches of the lengths that are given, and what was closed of it. */
const tableOf = (...lengths: ReadonlyArray<number>) => {
  const closed: Array<string> = []
  const table: OpenTable = {
    file: "list.csv",
    format: "delimited",
    header: { names: ["a"], printed: ["a"], above: [], sure: 1 },
    sample: [],
    rows: (async function* () {
      let from = 1
      for (const length of lengths) {
        yield rows(length, from)
        from += length
      }
    })(),
    close: async () => void closed.push("closed"),
    summary: () => ({ rows: 0, faults: 0, blank: 0, remarks: [], moreRemarks: 0 })
  }
  return { table, closed }
}

describe("eachBatch", () => {
  it.effect("gives every entry once and in order, never many at once", () =>
    Effect.gen(function* () {
      const { closed, table } = tableOf(3, 12_345, 0, 5_000, 1)
      const lengths: Array<number> = []
      const taken: Array<number> = []
      yield* eachBatch(table, (entries) =>
        Effect.sync(() => {
          lengths.push(entries.length)
          for (const { row } of entries) taken.push(row)
          return true
        })
      )
      expect(taken).toEqual(rows(17_349).map(({ row }) => row))
      expect(Math.max(...lengths)).toBeLessThanOrEqual(5_000)
      expect(closed).toEqual(["closed"])
    })
  )

  it.effect("gives the first at once, and waits for more of what comes in small parts", () =>
    Effect.gen(function* () {
      const lengths: Array<number> = []
      yield* eachBatch(tableOf(...Array.from({ length: 10 }, () => 700)).table, (entries) =>
        Effect.sync(() => {
          lengths.push(entries.length)
          return true
        })
      )
      expect(lengths).toEqual([700, 2_100, 2_100, 2_100])
    })
  )

  it.effect("stops where no more is wanted, also in the middle of a batch", () =>
    Effect.gen(function* () {
      const { closed, table } = tableOf(12_000, 12_000)
      let taken = 0
      yield* eachBatch(table, (entries) =>
        Effect.sync(() => {
          taken += entries.length
          return taken < 6_000
        })
      )
      expect([taken, closed]).toEqual([10_000, ["closed"]])
    })
  )
})

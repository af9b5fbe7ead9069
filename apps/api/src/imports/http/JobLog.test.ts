import { it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { describe, expect } from "vitest"
import type { Outcome, RowReport } from "../ImportReport.ts"
import { distinctNames } from "./fileNames.ts"
import { JobLog } from "./JobLog.ts"

const Happening = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("file") }),
  Schema.Struct({
    kind: Schema.Literal("rows"),
    outcome: Schema.Literals(["created", "merged", "unchanged", "waiting", "rejected"]),
    count: Schema.Literals([1, 3, 150])
  }),
  Schema.Struct({ kind: Schema.Literal("progress") }),
  Schema.Struct({ kind: Schema.Literal("gather") })
])

const rowOf = (file: string, row: number, outcome: Outcome): RowReport => ({
  row,
  outcome,
  reason: "",
  kind: "cities",
  file,
  line: row + 1,
  remarks: []
})

describe("the log of a job", () => {
  it.prop(
    "counts every row, shows the first of each file and outcome once and in order, and keeps every rejected one",
    [Schema.Array(Happening)],
    ([happenings]) => {
      const log = new JobLog()
      const gathered: Array<ReturnType<JobLog["gather"]>> = []
      const files: Array<Array<RowReport>> = [[]]
      log.add({ _tag: "file", file: { name: "0", what: "", kind: "cities", columns: [], mappedBy: "guess" } })
      for (const happening of happenings) {
        const file = String(files.length - 1)
        if (happening.kind === "file") {
          log.add({
            _tag: "file",
            file: { name: String(files.push([]) - 1), what: "", kind: "cities", columns: [], mappedBy: "guess" }
          })
        } else if (happening.kind === "progress") log.add({ _tag: "progress", done: 1, total: 2, what: "rows" })
        else if (happening.kind === "gather") gathered.push(log.gather())
        else
          for (let i = 0; i < happening.count; i++) {
            const row = rowOf(file, (files.at(-1)?.length ?? 0) + 1, happening.outcome)
            files.at(-1)?.push(row)
            log.add({ _tag: "row", row })
          }
      }
      gathered.push(log.gather())
      const events = gathered.flatMap((one) => one.events)
      files.forEach((rows, at) => {
        const own = events.flatMap((event) => (event.event === "rows" && event.file === String(at) ? [event] : []))
        const shown = own.flatMap((event) => event.rows)
        const ofOutcome = (row: { readonly outcome: string; readonly row: number }) =>
          rows.filter(({ outcome, row: number }) => outcome === row.outcome && number < row.row).length
        expect(shown).toEqual(rows.filter((row) => row.row <= 100 || ofOutcome(row) < 100))
        const tally = own.at(-1)?.tally
        if (rows.length > 0) expect(tally?.read).toBe(rows.length)
        expect(tally?.rejected ?? 0).toBe(rows.filter(({ outcome }) => outcome === "rejected").length)
      })
      const all = files.flat()
      expect(gathered.at(-1)?.rows.read).toBe(all.length)
      expect(gathered.flatMap(({ rejected }) => rejected).length).toBe(
        all.filter(({ outcome }) => outcome === "rejected").length
      )
      // Few events, however much happens between two looks.
      for (const { events: some } of gathered)
        expect(some.length).toBeLessThanOrEqual(3 * (some.filter(({ event }) => event === "file").length + 1))
    }
  )

  it.prop(
    "two files are never called the same, and one that is alone is called what it is",
    [Schema.Array(Schema.Literals(["a.csv", "a (2).csv", "a", "a (2)", "a (3)", ".csv", "", "ä.b.c"]))],
    ([names]) => {
      const distinct = distinctNames(names)
      expect(new Set(distinct).size).toBe(names.length)
      names.forEach((name, at) => {
        if (
          !names.slice(0, at).some((other) => distinct[names.indexOf(other)] === name) &&
          names.indexOf(name) === at &&
          !distinct.slice(0, at).includes(name)
        )
          expect(distinct[at]).toBe(name)
      })
    }
  )
})

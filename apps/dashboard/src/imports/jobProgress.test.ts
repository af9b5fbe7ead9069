import fc from "fast-check"
import { expect, test } from "vitest"
import { after, type JobEvent, notBegun, shareDone, type Tally } from "./jobProgress.ts"

const outcomes = ["created", "merged", "unchanged", "waiting", "rejected"] as const

const tallyOf = (rows: ReadonlyArray<(typeof outcomes)[number]>): Tally => {
  const tally: Record<string, number> = { read: rows.length }
  for (const outcome of outcomes) tally[outcome] = rows.filter((one) => one === outcome).length
  return tally as unknown as Tally
}

const row = (outcome: string, at: number) => ({
  row: at,
  outcome,
  reason: "",
  kind: "twinnings",
  file: "a",
  line: at,
  remarks: []
})

/** What a job may tell: files of rows that come in several parts, with how far it is in between. */
const told = fc
  .array(fc.array(fc.array(fc.constantFrom(...outcomes), { maxLength: 4 }), { maxLength: 4 }), { maxLength: 3 })
  .map((files) => {
    const events: Array<object> = []
    files.forEach((parts, at) => {
      events.push({ event: "file", file: { name: `file ${at}` } })
      parts.forEach((part, index) => {
        const soFar = parts.slice(0, index + 1).flat()
        events.push({ event: "rows", file: `file ${at}`, rows: part.map(row), tally: tallyOf(soFar) })
        events.push({ event: "progress", done: soFar.length, total: parts.flat().length, what: "rows" })
      })
    })
    return {
      rows: files.flat(2),
      events: events.map((event, at) => ({ ...event, number: at + 1 })) as unknown as ReadonlyArray<JobEvent>
    }
  })

const all = (events: ReadonlyArray<JobEvent>) => events.reduce(after, notBegun)

test("every row counts once, over all files", () => {
  fc.assert(
    fc.property(told, ({ events, rows }) => {
      const known = all(events)
      if (rows.length > 0) expect(known.tally).toEqual(tallyOf(rows))
      expect(known.rows.map(({ outcome }) => outcome)).toEqual(rows)
    })
  )
})

test("a connection that is made anew, wherever it broke, changes nothing", () => {
  fc.assert(
    fc.property(told, fc.nat(30), fc.nat(30), ({ events }, broke, back) => {
      const at = Math.min(broke, events.length)
      const from = Math.min(back, at)
      expect(all([...events.slice(0, at), ...events.slice(from)])).toEqual(all(events))
    })
  )
})

test("what has ended stays ended", () => {
  fc.assert(
    fc.property(told, ({ events }) => {
      const ended = after(all(events), { number: events.length + 1, event: "cancelled" })
      expect(ended.ended).toEqual({ kind: "cancelled" })
      const late = { number: events.length + 2, event: "failed", problem: { title: "", detail: "" } } as const
      expect(after(ended, late)).toEqual(ended)
    })
  )
})

test("how far it is, is a share of 1, and not known where no total is", () => {
  const step = (done: number, total?: number) =>
    shareDone(
      after(notBegun, { number: 1, event: "progress", done, what: "", ...(total === undefined ? {} : { total }) })
    )
  expect(step(1, 4)).toBe(0.25)
  expect(step(9, 4)).toBe(1)
  expect(step(1)).toBeUndefined()
  expect(step(0, 0)).toBeUndefined()
  expect(shareDone(notBegun)).toBeUndefined()
})

import {
  calendarEvents,
  csvRows,
  guessMapping,
  isFault,
  jsonLines,
  type Register,
  readGraph,
  readTable,
  recordsOf,
  tablesOf,
  toIcs,
  toJsonLd
} from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Stream from "effect/Stream"
import { beforeAll, describe, expect, it } from "vitest"
import { recordEverything } from "../testing/everything.ts"
import { exported, exportedText, shownIn } from "../testing/exported.ts"
import { testRegister } from "../testing/register.ts"
import { cityCalled, council, record, said, townsAndTwinnings } from "../testing/reports.ts"
import { WorldGeoJson } from "../world/geojson.ts"
import { Exports } from "./Exports.ts"

const register = testRegister()
const today = new Date().toISOString().slice(0, 10)

/** The same register by another way: read out of its archive. */
let whole: Register
beforeAll(async () => {
  await register.run(recordEverything)
  whole = shownIn(await exportedText(register, { format: "archive" }))
})

const sorted = (text: string, end: string): ReadonlyArray<string> => text.split(end).sort()

/** A table as it is read again, with what its columns are taken for. */
const readAgain = async (name: string, bytes: Uint8Array, sheet?: string) => {
  const open = await Effect.runPromise(readTable({ name, bytes }, sheet === undefined ? {} : { sheet }))
  const cells: Array<ReadonlyArray<string>> = []
  for await (const batch of open.rows)
    for (const entry of batch) isFault(entry) ? expect(entry).toBe("a row") : cells.push(entry.cells)
  return { header: open.header.names, cells, guess: guessMapping(open.header.names, cells) }
}

/** A few rows at a time, a row at a time, all at once. */
const sizes = [7, 1, 2_000]

describe("what goes out", () => {
  it("as CSV is the tables of the register, whatever the pages it is read by", async () => {
    const tables = tablesOf(whole, { asOf: today })
    const all = await exported(register, { format: "csv" }, 7)
    expect([...all.keys()]).toEqual(Object.keys(tables))
    for (const [name, { columns, rows }] of Object.entries(tables)) {
      const text = String(all.get(name))
      expect(sorted(text, "\r\n")).toEqual(sorted([...csvRows(columns, rows)].join(""), "\r\n"))
      expect(text.startsWith(columns.join(","))).toBe(true)
      for (const size of name === "claims" ? [2_000] : sizes)
        expect(await exportedText(register, { format: "csv", table: name as "cities" }, size)).toBe(text)
    }
  })

  it("as JSON Lines is every record that is shown", async () => {
    const text = await exportedText(register, { format: "jsonl" }, 7)
    const records = (lines: string) =>
      new Map(
        lines
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line))
          .map((one) => [one.record.id, one] as const)
      )
    expect(records(text)).toEqual(records([...jsonLines(recordsOf(whole))].join("")))
  })

  it("as JSON-LD is the same graph, whatever the pages it is read by", async () => {
    const text = await exportedText(register, { format: "jsonld" }, 7)
    const nodes = (json: string) =>
      JSON.parse(json)
        ["@graph"].map((node: unknown) => JSON.stringify(node))
        .sort()
    const wanted = [...toJsonLd(whole)].join("")
    expect(nodes(text)).toEqual(nodes(wanted))
    expect(text.split("\n").length).toBe(wanted.split("\n").length)
    expect(await exportedText(register, { format: "jsonld" })).toBe(text)
  })

  it("as a calendar is the renewals and anniversaries from a day on, in a language", async () => {
    for (const language of ["en", "zh"] as const) {
      const text = await exportedText(register, { format: "ics", language, from: "2030-01-01" }, 7)
      const events = calendarEvents(whole, { asOf: today, language })
      const options = { language, from: "2030-01-01", stampedAt: /DTSTAMP:(.*)/.exec(text)?.[1] ?? "" }
      const [y, m, d, h, min, s] = options.stampedAt.match(/\d\d/g)?.slice(1) ?? []
      const stampedAt = `20${y}-${m}-${d}T${h}:${min}:${s}Z`
      const wanted = [...toIcs(events, { ...options, stampedAt })].join("")
      const parts = (calendar: string) => sorted(calendar.replace("END:VCALENDAR\r\n", ""), "BEGIN:VEVENT")
      expect(parts(text)).toEqual(parts(wanted))
      expect(text.includes("Alpha")).toBe(true)
      expect(text.includes("伽马")).toBe(language === "zh")
    }
    const soon = await exportedText(register, { format: "ics" })
    expect(soon).toBe(await exportedText(register, { format: "ics", from: today }))
  })

  it("as GeoJSON is what the map gives, to the byte", async () => {
    const world = await register.run(WorldGeoJson.use(({ all }) => all))
    expect(await exportedText(register, { format: "geojson" })).toBe(`${JSON.stringify(world)}\n`)
  })

  it("as tables is known again: the columns are called as the fields that an import takes", async () => {
    const [workbook] = (await exported(register, { format: "xlsx" }, 7)).values()
    const texts = await exported(register, { format: "csv" })
    for (const [name, { columns, rows }] of Object.entries(tablesOf(whole, { asOf: today }))) {
      const csv = await readAgain(`${name}.csv`, texts.get(name) as Buffer)
      expect(csv.header).toEqual(columns)
      expect(csv.cells.length).toBe([...rows].length)
      const sheet = await readAgain("all.xlsx", workbook as Buffer, name)
      expect(sheet.header).toEqual(columns)
      expect(sheet.cells.map((row) => row.join("|"))).toEqual(csv.cells.map((row) => row.join("|")))
      if (name === "sources" || name === "claims") continue
      expect([name, csv.guess.kind.sure, csv.guess.missing]).toEqual([name, 1, []])
      expect(csv.guess.columns.filter(({ field, sure }) => field !== undefined && sure < 1)).toEqual([])
    }
  })

  it("as a graph has every city and network, twinning and membership", async () => {
    for (const format of ["gexf", "graphml"] as const) {
      const text = await exportedText(register, { format, language: "zh" })
      const graph = Result.getOrThrow(readGraph({ name: `all.${format}`, bytes: new TextEncoder().encode(text) }))
      expect([...graph.ids].sort()).toEqual([...whole.cities, ...whole.networks].map(({ id }) => id as string).sort())
      expect(graph.read.rows).toBe(whole.twinnings.length + whole.memberships.length)
      expect(graph.labels).toContain("伽马")
      expect(new Set(graph.attributes.get("kind"))).toEqual(new Set(["city", "network"]))
      const alpha = graph.labels.indexOf("Alpha")
      const twins = whole.twinnings.filter(({ cities }) => cities.some((id) => id === graph.ids[alpha]))
      expect(graph.attributes.get("twinnings")?.[alpha]).toBe(String(twins.length))
      const delta = graph.labels.indexOf("Delta")
      const ended = Array.from({ length: graph.read.rows }, (_, at) => at).filter((at) =>
        [alpha, delta].every((node) => [graph.pairs[2 * at], graph.pairs[2 * at + 1]].includes(node))
      )
      expect(ended.map((at) => [graph.years?.start[at], graph.years?.end[at]])).toEqual([[1970, 2010]])
    }
  })

  it("is of one moment, whatever others write meanwhile", async () => {
    const before = await exported(register, { format: "csv" })
    const during = new Map<string, string>()
    await register.run(
      Exports.use((exports) =>
        exports.write({ format: "csv", language: "en" }, (name, bytes) =>
          Effect.gen(function* () {
            during.set(name, yield* Stream.mkString(Stream.decodeText(bytes)))
            if (during.size === 1)
              yield* Effect.promise(() =>
                register.run(record(townsAndTwinnings({ Late: "AT", Later: "HU" }, [["Late", "Later"]])))
              )
          })
        )
      ).pipe(Effect.provide(Exports.layer))
    )
    expect([...during]).toEqual([...before].map(([name, bytes]) => [name, String(bytes)]))
    const after = await exported(register, { format: "csv" })
    expect(String(after.get("twinnings")).includes("Later")).toBe(true)
  })

  it("says what a workbook cannot hold, and what can", async () => {
    const long = said(council, { kind: "city", id: cityCalled("Alpha") }, "note", "x".repeat(40_000))
    await register.run(record({ claims: [long] }))
    await expect(exported(register, { format: "xlsx" })).rejects.toThrow(/in this format: .*32,?767.*CSV, JSON Lines/)
    expect(await exportedText(register, { format: "csv", table: "claims" })).toContain("x".repeat(40_000))
  })
})

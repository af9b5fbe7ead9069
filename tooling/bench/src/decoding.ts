/**
 * Measures what it takes to read a table row by row with every row's errors kept, beside the libraries underneath.
 *
 *     node --expose-gc src/decoding.ts [--rows 100000] [--runs 5]
 *
 * A CSV of nine columns of which one row in a hundred is faulty: too short, too long, or with a quotation mark amiss. Ours
 * opens it, guesses what the columns mean, reads it to its end and gives every row its fields (`readTable`, `guessMapping`,
 * `applyMapping`); beside it papaparse alone cuts the same text into cells, and Effect's Schema alone decodes the same rows
 * with all errors of each. Processor time in milliseconds, the three in turns, the median after one turn to warm up; the ratio
 * is that of ours to the other two together, turn by turn. Prints a row of `docs/benchmarks.md`.
 */
import { createRequire } from "node:module"
import { fileURLToPath } from "node:url"
import { parseArgs } from "node:util"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import Papa from "papaparse"
import { median } from "./figures.ts"
import { machine } from "./machine.ts"

/** What is used of the build of the formats, which has to be there. */
interface Formats {
  readonly readTable: (source: { readonly name: string; readonly bytes: Uint8Array }) => Effect.Effect<{
    readonly header: { readonly names: ReadonlyArray<string> }
    readonly sample: ReadonlyArray<{ readonly cells: ReadonlyArray<string> }>
    readonly rows: AsyncIterable<ReadonlyArray<{ readonly cells: ReadonlyArray<string> }>>
  }>
  readonly isFault: (entry: unknown) => boolean
  readonly guessMapping: (
    names: ReadonlyArray<string>,
    sample: ReadonlyArray<ReadonlyArray<string>>
  ) => { readonly mapping: object }
  readonly applyMapping: (
    cells: ReadonlyArray<string>,
    mapping: object
  ) => { readonly values: Readonly<Record<string, string>> }
}

const built = fileURLToPath(new URL("../../../packages/formats/dist/index.js", import.meta.url))
const { applyMapping, guessMapping, isFault, readTable }: Formats = createRequire(import.meta.url)(built)

const { values: options } = parseArgs({
  options: { rows: { type: "string", default: "100000" }, runs: { type: "string", default: "5" } }
})
const [rows, runs] = [Number(options.rows), Number(options.runs)]

const columns = [
  "city",
  "country",
  "partner",
  "partner country",
  "since",
  "until",
  "status",
  "population",
  "url"
] as const
const cities = [
  ["Wuhan", "China"],
  ["Manchester", "United Kingdom"],
  ["São Paulo", "Brazil"],
  ["Łódź", "Poland"],
  ["京都市", "Japan"],
  ["Saint-Étienne", "France"]
] as const

const lineOf = (row: number): string => {
  const [city, country] = cities[row % cities.length] as (typeof cities)[number]
  const [partner, partnerCountry] = cities[(row * 5 + 1) % cities.length] as (typeof cities)[number]
  const cells = [
    `"${city}, ${row}"`,
    country,
    `${partner} ${row}`,
    partnerCountry,
    String(1950 + (row % 70)),
    row % 9 === 0 ? String(2020 + (row % 5)) : "",
    row % 9 === 0 ? "ended" : "active",
    String(10_000 + row),
    `https://example.org/twinnings/${row}`
  ]
  if (row % 100 !== 50) return cells.join(",")
  const fault = Math.floor(row / 100) % 3
  if (fault === 0) return cells.slice(0, 5).join(",")
  return fault === 1 ? `${cells.join(",")},more` : `"${city}" ${row}",${cells.slice(1).join(",")}`
}
const text = `${columns.join(",")}\n${Array.from({ length: rows }, (_, row) => lineOf(row)).join("\n")}\n`
const bytes = new TextEncoder().encode(text)

/** Ours: how many rows are given, and how many are faults. */
const ours = async (): Promise<readonly [taken: number, faults: number]> => {
  const table = await Effect.runPromise(readTable({ name: "list.csv", bytes }))
  const { mapping } = guessMapping(
    table.header.names,
    table.sample.map(({ cells }) => cells)
  )
  let [taken, faults] = [0, 0]
  for await (const entries of table.rows)
    for (const entry of entries) {
      if (isFault(entry)) faults++
      else if (applyMapping(entry.cells, mapping).values.city !== undefined) taken++
    }
  return [taken, faults]
}

const Row = Schema.Struct({
  city: Schema.NonEmptyString,
  country: Schema.String,
  partner: Schema.NonEmptyString,
  "partner country": Schema.String,
  since: Schema.String,
  until: Schema.String,
  status: Schema.Literals(["active", "ended"]),
  population: Schema.String,
  url: Schema.String
})
const decode = Schema.decodeUnknownResult(Row, { errors: "all" })

const cut = () => Papa.parse<ReadonlyArray<string>>(text, { skipEmptyLines: true })
const cutRows = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data

const decodeAll = (): readonly [taken: number, faults: number] => {
  let [taken, faults] = [0, 0]
  for (const row of cutRows) Result.isSuccess(decode(row)) ? taken++ : faults++
  return [taken, faults]
}

const timed = async (work: () => unknown): Promise<number> => {
  globalThis.gc?.()
  const begin = process.cpuUsage()
  await work()
  const { system, user } = process.cpuUsage(begin)
  return (system + user) / 1000
}

const [taken, faults] = await ours()
if (taken + faults !== rows || faults !== rows / 100)
  throw new Error(`of ${rows} rows ${taken} were given and ${faults} are faults`)
decodeAll()
cut()

const turns: Array<{ readonly ours: number; readonly papa: number; readonly schema: number }> = []
for (let run = 0; run < runs; run++)
  turns.push({ ours: await timed(ours), papa: await timed(cut), schema: await timed(decodeAll) })

const spread = (values: ReadonlyArray<number>, digits = 0): string =>
  `${median(values).toFixed(digits)} (${Math.min(...values).toFixed(digits)}–${Math.max(...values).toFixed(digits)})`
const ratios = turns.map((turn) => turn.ours / (turn.papa + turn.schema))

const on = machine()
console.log(`${on.processor}, ${on.cores} cores, ${on.memoryGiB} GiB; ${on.system}; Node.js ${on.node}; \`node tooling/bench/src/decoding.ts\`.

| ${rows.toLocaleString("en")} rows of nine columns, one in a hundred faulty | ms of processor time |
| --- | ---: |
| read and given their fields, with every fault kept | ${spread(turns.map((turn) => turn.ours))} |
| papaparse alone | ${spread(turns.map((turn) => turn.papa))} |
| Effect's Schema alone | ${spread(turns.map((turn) => turn.schema))} |
| ratio of the first to the other two together | ${spread(ratios, 2)} |`)

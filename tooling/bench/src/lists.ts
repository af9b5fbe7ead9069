/**
 * Brings the published lists into a register of its own, as previews, and checks what becomes of their rows.
 *
 *     PROXENY_SHARED=…/data node src/lists.ts
 *
 * Of every list: it comes in without a crash, every row has one fate and every row that is not taken has a reason, as many
 * rows come as the file has. Of some: the defects that are known of them show up as what they are. Prints what agrees and what
 * differs, and `N passed, N failed`. The build of the API has to be there.
 */
import { execFileSync } from "node:child_process"
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import Papa from "papaparse"

const main = fileURLToPath(new URL("../../../apps/api/dist/main.js", import.meta.url))
const shared = process.env.PROXENY_SHARED
if (shared === undefined) throw new Error("PROXENY_SHARED must name the folder that holds the lists")

interface End {
  readonly text: string
  readonly country: string | null
  readonly wikidata: string | null
  readonly geonames: string | null
  readonly confidence: number | null
  readonly reasons: ReadonlyArray<{ readonly kind: string }>
}

/** A line of the report, as the command writes it. */
interface Row {
  readonly row: number
  readonly outcome: "created" | "merged" | "unchanged" | "waiting" | "rejected"
  readonly reason: string
  readonly remedy?: string
  readonly line: number
  readonly city?: End
  readonly partner?: End
  readonly remarks: ReadonlyArray<string>
}

interface Report {
  readonly rows: Readonly<Record<Row["outcome"] | "read", number>>
  readonly files: ReadonlyArray<{ readonly remarks: ReadonlyArray<string> }>
}

let [passed, failed] = [0, 0]
const check = (what: string, found: unknown, wanted: unknown): void => {
  const agrees = JSON.stringify(found) === JSON.stringify(wanted)
  if (agrees) passed++
  else failed++
  console.log(
    agrees
      ? `agrees  ${what}: ${JSON.stringify(found)}`
      : `differs ${what}: ${JSON.stringify(found)}, not ${JSON.stringify(wanted)}`
  )
}

const folder = mkdtempSync(join(tmpdir(), "proxeny-lists-"))
// PostgreSQL never runs as root: where this does, the data would go elsewhere if others could not enter.
chmodSync(folder, 0o755)
const proxeny = (...args: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, [main, ...args], {
    encoding: "utf8",
    env: { ...process.env, PROXENY_DATA: join(folder, "data") },
    stdio: ["ignore", "pipe", "ignore"],
    maxBuffer: 1 << 28
  })

const preview = (file: string, ...args: ReadonlyArray<string>) => {
  const to = join(folder, "report.jsonl")
  const report: Report = JSON.parse(
    proxeny("import", join(shared, file), "--preview", "--json", "--report", to, ...args)
  )
  const rows: ReadonlyArray<Row> = readFileSync(to, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line))
  return { report, rows }
}

/** What holds of every list, and how many rows each has. */
const counts: Readonly<Record<string, number>> = {
  "wikipedia-2026/twin_cities.csv": 25_917,
  "wikipedia-2026/twin_cities_raw.csv": 26_114,
  "wikidata-eu/sistercities.tsv": 13_081,
  "wikidata-2016/relations.tsv": 34_182,
  "wikidata-2016/names.tsv": 10_055,
  "wikidata-2021/cities.csv": 4_566,
  "wikidata-2021/links.csv": 8_182,
  "wikidata-2021/sister_cities.gexf": 12_748,
  "wikidata-samples/entity-Q3955-weimar-2016.json": 5,
  "wikidata-samples/sparql-results-json-germany-500.json": 500,
  "wikidata-samples/wdqs-simple-json-germany-2017.json": 5_758,
  "dated-agreements/agreements.csv": 141,
  "dated-agreements/city-diplomacy-report-tables.csv": 35,
  "networks/network-memberships.csv": 327,
  "networks/climactor-2022-12.csv": 14_706,
  "networks/climactor-2020-09-wide.csv": 10_716
}
const outcomes = ["created", "merged", "unchanged", "waiting", "rejected"] as const

const general = (file: string, rows: ReadonlyArray<Row>, report: Report): void => {
  check(`${file}, rows`, [rows.length, report.rows.read], [counts[file], counts[file]])
  check(
    `${file}, rows by fate`,
    outcomes.map((outcome) => rows.filter((row) => row.outcome === outcome).length),
    outcomes.map((outcome) => report.rows[outcome])
  )
  check(
    `${file}, in order`,
    rows.every(({ row }, at) => row === at + 1),
    true
  )
  const unexplained = rows.filter(
    ({ outcome, reason, remedy }) => reason === "" || (outcome === "rejected" && (remedy ?? "") === "")
  )
  check(`${file}, rows without a reason`, unexplained.length, 0)
  console.log(`        ${outcomes.map((outcome) => `${report.rows[outcome]} ${outcome}`).join(", ")}`)
}

const has = (end: End | undefined, kind: string): boolean =>
  end?.reasons.some((reason) => reason.kind === kind) === true
const ends = (rows: ReadonlyArray<Row>) =>
  rows.flatMap(({ city, partner }) => [city, partner].filter((end) => end !== undefined))
const remarked = (rows: ReadonlyArray<Row>, pattern: RegExp) =>
  rows.filter(({ remarks }) => remarks.some((one) => pattern.test(one)))

/** The defects that are known of a list. */
const particular: Readonly<Record<string, (rows: ReadonlyArray<Row>, report: Report) => void>> = {
  "wikipedia-2026/twin_cities.csv": (rows) => {
    const { data } = Papa.parse<Record<string, string>>(
      readFileSync(join(shared, "oracles/wikipedia-2026-suspect-coordinates.csv"), "utf8"),
      { header: true, skipEmptyLines: true }
    )
    const source = Papa.parse<Record<string, string>>(
      readFileSync(join(shared, "wikipedia-2026/twin_cities.csv"), "utf8").replace(/^\uFEFF/, ""),
      { header: true, skipEmptyLines: true }
    ).data
    const suspect = new Set(data.map(({ city, country }) => `${city}|${country}`))
    const flagged = new Set<string>()
    for (const row of rows) {
      const printed = source[row.row - 1]
      if (has(row.city, "coordinates-contradict-country")) flagged.add(`${printed?.city1}|${printed?.country1}`)
      if (has(row.partner, "coordinates-contradict-country")) flagged.add(`${printed?.city2}|${printed?.country2}`)
    }
    check("suspect coordinates flagged", [...suspect].filter((one) => flagged.has(one)).length, suspect.size)
    console.log(`        ${[...flagged].filter((one) => !suspect.has(one)).length} flagged besides`)
    check(
      "Hastings in New Zealand is not put in England",
      ends(
        rows.filter(({ row }) =>
          [1, 2].some(
            (end) =>
              source[row - 1]?.[`city${end}`] === "Hastings" && source[row - 1]?.[`country${end}`] === "New Zealand"
          )
        )
      )
        .filter(({ text }) => text === "Hastings")
        .map(({ country }) => country)
        .filter((country, at, all) => all.indexOf(country) === at),
      ["NZ"]
    )
    check(
      "misspelt countries are read",
      ["Kazakhstah", "Madagaskar", "Grece"].map((country) => {
        const at = source.findIndex((row) => row.country1 === country || row.country2 === country)
        const end = source[at]?.country1 === country ? rows[at]?.city : rows[at]?.partner
        return end?.country ?? null
      }),
      ["KZ", "MG", "GR"]
    )
  },
  "wikidata-eu/sistercities.tsv": (rows) => {
    check(
      "blank nodes and states that are no more are no countries of today",
      remarked(rows, /is no country that is known/).length > 0,
      true
    )
  },
  "wikidata-2021/cities.csv": (rows) => {
    const divisions = ["Shandong", "Guangxi", "East Java", "Gauteng"]
    check(
      "provinces among the cities are told",
      divisions.filter((name) => remarked(rows, new RegExp(`^"${name}.*province or district`)).length > 0),
      divisions
    )
    const pairs = remarked(rows, /may be the city that is on record as/)
    check("items of one place are told", pairs.length > 0, true)
    console.log(`        ${pairs.map(({ city }) => `${city?.text} ${city?.wikidata}`).join(", ")}`)
  },
  "dated-agreements/agreements.csv": (rows) => {
    check("no date is left out", remarked(rows, /is left out/).length, 0)
  },
  "dated-agreements/city-diplomacy-report-tables.csv": (rows) => {
    check("rows without a partner are rejected", rows.filter(({ outcome }) => outcome === "rejected").length, 8)
  },
  "networks/climactor-2022-12.csv": (rows, { files }) => {
    check("rows without a network", rows.filter(({ reason }) => reason === "the row names no network").length, 473)
    check("rows with blank items", remarked(rows, /blank item/).length, 11_513)
    check("rows that name a network twice", remarked(rows, /twice/).length, 164)
    check(
      "bytes that are no text are told",
      files[0]?.remarks.some((remark) => remark.startsWith("line 4555:")),
      true
    )
  }
}

try {
  proxeny("migrate")
  for (const file of Object.keys(counts)) {
    const { report, rows } = preview(file)
    general(file, rows, report)
    particular[file]?.(rows, report)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * Measures how well and how fast printed places are resolved to those of the gazetteer.
 *
 *     PROXENY_SHARED=…/shared node src/resolution.ts [--failures 20] [--speed]
 *
 * Rests on a sample of 400 names of a list of twin towns, drawn with a fixed seed and judged by hand
 * (data/resolution-sample.csv: what kind of place it is, which place of the gazetteer, blank where it has none), and on
 * whole lists. The weights were set on the countries of one half (`halfOf`); both halves are shown.
 */
import { readFileSync } from "node:fs"
import { parseArgs } from "node:util"
import {
  type PlaceResolution as Answer,
  coordinatesShared,
  distanceInKm,
  type PrintedPlace as Row,
  resolvePlace
} from "@proxeny/domain"
import { readCountry } from "@proxeny/reference/countries"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import Papa from "papaparse"

const { values: options } = parseArgs({
  options: { failures: { type: "string", default: "0" }, speed: { type: "boolean", default: false } }
})
const shared = process.env.PROXENY_SHARED
if (shared === undefined) throw new Error("PROXENY_SHARED must name the folder that holds data/")

const table = (file: string | URL, delimiter = ","): ReadonlyArray<Record<string, string>> =>
  Papa.parse<Record<string, string>>(
    readFileSync(typeof file === "string" ? `${shared}/data/${file}` : file, "utf8").replace(/^\uFEFF/, ""),
    { header: true, delimiter, skipEmptyLines: true, ...(delimiter === "\t" ? { quoteChar: "" } : {}) }
  ).data

const given = (text: string | undefined): string | undefined =>
  text === undefined || text === "" || text === "NA" ? undefined : text

const row = (fields: {
  readonly name: string | undefined
  readonly country?: string | undefined
  readonly region?: string | undefined
  readonly latitude?: string | undefined
  readonly longitude?: string | undefined
  readonly population?: string | undefined
}): Row => {
  const [country, region, latitude, longitude, population] = [
    given(fields.country),
    given(fields.region),
    Number(given(fields.latitude) ?? Number.NaN),
    Number(given(fields.longitude) ?? Number.NaN),
    Number(given(fields.population) ?? Number.NaN)
  ]
  return {
    name: fields.name ?? "",
    ...(country === undefined ? {} : { country }),
    ...(region === undefined ? {} : { region }),
    ...(Number.isFinite(latitude + longitude) ? { coordinates: { latitude, longitude } } : {}),
    ...(Number.isFinite(population) ? { population } : {})
  }
}

const keyOf = ({ country = "", name }: Row): string => `${name}|${country}`
const unique = (rows: ReadonlyArray<Row>): ReadonlyArray<Row> => [
  ...new Map(rows.filter(({ name }) => name !== "").map((one) => [JSON.stringify(one), one])).values()
]
const bothEnds = (rows: ReadonlyArray<Record<string, string>>): ReadonlyArray<Row> =>
  [
    ...new Map(
      rows
        .flatMap((r) => [
          row({ name: r.city1, country: r.country1, latitude: r.lat1, longitude: r.lng1 }),
          row({ name: r.city2, country: r.country2, latitude: r.lat2, longitude: r.lng2 })
        ])
        .reverse()
        .map((one) => [keyOf(one), one])
    ).values()
  ].reverse()

const started = performance.now()
const index = (await loadGazetteer()).known()
const resolve = (row: Row): Answer => resolvePlace(row, { index })
console.log(`gazetteer read and indexed: ${Math.round(performance.now() - started)} ms`)

const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`
const count = (answers: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const answer of answers) counts.set(answer, (counts.get(answer) ?? 0) + 1)
  return counts
}
const line = (title: string, verdicts: ReadonlyArray<string>, kinds: ReadonlyArray<string>): void => {
  const counts = count(verdicts)
  const cells = kinds.map((kind) => `${counts.get(kind) ?? 0} (${percent(counts.get(kind) ?? 0, verdicts.length)})`)
  console.log(`| ${[title, verdicts.length, ...cells].join(" | ")} |`)
}
const head = (...columns: ReadonlyArray<string>): void =>
  console.log(`\n| ${columns.join(" | ")} |\n|${columns.map(() => "---|").join("")}`)

const words = (answer: Answer): string => {
  const place = ({ country, division, id, name }: { country: string; division?: string; id: string; name: string }) =>
    `${name} (${division ?? country}, ${id})`
  if (answer._tag === "resolved") return `${place(answer.place)} ${answer.confidence.toFixed(2)}`
  if (answer._tag === "choices")
    return `? ${answer.why}: ${answer.candidates
      .slice(0, 3)
      .map((one) => `${place(one.place)} ${one.confidence.toFixed(2)}`)
      .join("; ")}`
  return `– ${answer.why.kind}`
}

/** Which half of the countries a row belongs to: 0 was used to set the weights, 1 was held out. */
const halfOf = ({ country = "" }: Row): number => {
  let hash = 0
  for (const letter of readCountry(country)?.codes[0] ?? "-") hash = (hash * 31 + letter.charCodeAt(0)) % 1009
  return hash % 2
}

const listed = bothEnds(table("wikipedia-2026/twin_cities.csv"))
const sharedBy = coordinatesShared(listed)
const located = new Map(
  listed.map((one) => [
    keyOf(one),
    one.coordinates === undefined ? one : { ...one, sharedBy: sharedBy(one.coordinates) }
  ])
)
const bare = ({ country, name }: Row): Row => ({ name, ...(country === undefined ? {} : { country }) })

interface Judged {
  readonly row: Row
  readonly kind: string
  readonly truth: string
}
const judged: ReadonlyArray<Judged> = table(new URL("../data/resolution-sample.csv", import.meta.url)).map((r) => ({
  row: row({ name: r.city, country: r.country }),
  kind: r.kind ?? "",
  truth: r.geonames ?? ""
}))
const verdict = ({ row: printed, truth }: Judged, withCoordinates: boolean): string => {
  const answer = resolve(withCoordinates ? (located.get(keyOf(printed)) ?? printed) : printed)
  if (answer._tag === "resolved") return answer.place.id === truth ? "right" : "wrong"
  if (answer._tag === "unknown") return truth === "" ? "unknown, not in the table" : "unknown, though in the table"
  return answer.candidates.some(({ place }) => place.id === truth) ? "choices with it" : "choices without it"
}
const verdicts = [
  "right",
  "wrong",
  "choices with it",
  "choices without it",
  "unknown, not in the table",
  "unknown, though in the table"
]
const cities = judged.filter(({ kind }) => kind === "city").slice(0, 200)
const inTable = cities.filter(({ truth }) => truth !== "")
head("sample, judged by hand", "n", ...verdicts)
for (const withCoordinates of [false, true]) {
  const how = withCoordinates ? "with coordinates" : "name and country"
  const judge = (some: ReadonlyArray<Judged>) => some.map((one) => verdict(one, withCoordinates))
  line(`cities of 10,000 or more, ${how}`, judge(cities), verdicts)
  line(`… of them in the gazetteer, ${how}`, judge(inTable), verdicts)
  for (const half of [0, 1])
    line(
      `… ${half === 0 ? "countries tuned on" : "countries held out"}, ${how}`,
      judge(cities.filter((one) => halfOf(one.row) === half)),
      verdicts
    )
  line(`smaller places, ${how}`, judge(judged.filter(({ kind }) => kind === "small")), verdicts)
  line(`parts of cities, ${how}`, judge(judged.filter(({ kind }) => kind === "part")), verdicts)
  line(`divisions, ${how}`, judge(judged.filter(({ kind }) => kind === "division")), verdicts)
  for (const one of cities)
    if (verdict(one, withCoordinates) === "wrong")
      console.log(
        `wrong: ${keyOf(one.row)} → ${words(resolve(withCoordinates ? (located.get(keyOf(one.row)) ?? one.row) : one.row))}`
      )
}

const suspect = new Set(table("oracles/wikipedia-2026-suspect-coordinates.csv").map((r) => `${r.city}|${r.country}`))
const flagged = [...located.values()].filter((one) =>
  resolve(one).flags.some(({ kind }) => kind === "coordinates-contradict-country")
)
const hits = flagged.filter((one) => suspect.has(keyOf(one)))
console.log(`\nsuspect coordinates: ${hits.length} of ${suspect.size} flagged, ${flagged.length - hits.length} more:`)
for (const one of flagged)
  if (!suspect.has(keyOf(one))) console.log(`  ${keyOf(one)} ${JSON.stringify(one.coordinates)}`)

const kinds = ["right", "30–60 km off", "farther off", "resolved, unchecked", "choices", "unknown"]
const checked = (one: Row, answer: Answer): string => {
  if (answer._tag !== "resolved") return answer._tag
  const point = located.get(keyOf(one))?.coordinates
  if (point === undefined || suspect.has(keyOf(one)) || sharedBy(point) > 2) return "resolved, unchecked"
  const km = distanceInKm(point, answer.place.coordinates)
  return km <= 30 ? "right" : km <= 60 ? "30–60 km off" : "farther off"
}
head("whole list, held to its own coordinates", "n", ...kinds)
const raw = bothEnds(table("wikipedia-2026/twin_cities_raw.csv"))
for (const half of [0, 1]) {
  const name = half === 0 ? "countries tuned on" : "countries held out"
  const some = raw.filter((one) => halfOf(one) === half)
  line(
    `name and country, ${name}`,
    some.map((one) => checked(one, resolve(bare(one)))),
    kinds
  )
  const placed = [...located.values()].filter((one) => halfOf(one) === half)
  line(
    `with coordinates, ${name}`,
    placed.map((one) => checked(one, resolve(one))),
    kinds
  )
}

const report = table("dated-agreements/city-diplomacy-report-tables.csv").flatMap((r) => [
  row({ name: r.city, country: r.country }),
  ...(r.partners_as_printed ?? "").split(/[,;\n]/).map((name) => row({ name: name.trim(), country: r.partner_country }))
])
const climactor = (file: string) =>
  table(file)
    .filter((r) => r.entity_type?.toLowerCase() === "city")
    .map((r) =>
      row({
        name: r.name,
        country: r.iso,
        region: r.state,
        latitude: r.lat,
        longitude: r.lng,
        population: r.population
      })
    )
const lists: Readonly<Record<string, ReadonlyArray<Row>>> = {
  "wikidata-2016 (labels only)": readFileSync(`${shared}/data/wikidata-2016/names.tsv`, "utf8")
    .split("\n")
    .map((one) => row({ name: one.split("\t")[1] })),
  "wikidata-eu": table("wikidata-eu/sistercities.tsv", "\t").flatMap((r) => [
    row({
      name: r.origincityLabel,
      country: r.origincountry,
      latitude: r.originlat,
      longitude: r.originlong,
      population: r.originpopulation
    }),
    row({
      name: r.sistercityLabel,
      country: r.destination_countryLabel,
      latitude: r.destinationlat,
      longitude: r.destinationlong,
      population: r.destinationpopulation
    })
  ]),
  "agreements.csv": table("dated-agreements/agreements.csv").flatMap((r) => [
    row({ name: r.city_a, country: r.country_a }),
    row({ name: r.city_b, country: r.country_b })
  ]),
  "climactor-2022-12, cities": climactor("networks/climactor-2022-12.csv"),
  "climactor-2020-09, cities": climactor("networks/climactor-2020-09-wide.csv"),
  "network-memberships": table("networks/network-memberships.csv").map((r) =>
    row({ name: r.city, country: r.country })
  ),
  "report's tables": report
}
head("list", "distinct rows", "resolved", "choices", "unknown")
for (const [title, rows] of Object.entries(lists))
  line(
    title,
    unique(rows).map((one) => resolve(one)._tag),
    ["resolved", "choices", "unknown"]
  )

const shownFailures = Number(options.failures)
if (shownFailures > 0)
  for (const [title, rows] of Object.entries(lists)) {
    const failed = unique(rows).filter((one) => resolve(one)._tag !== "resolved")
    console.log(`\n${title}`)
    for (let k = 0; k < Math.min(shownFailures, failed.length); k++) {
      const one = failed[Math.floor((k * failed.length) / shownFailures)] as Row
      console.log(`  ${keyOf(one)} → ${words(resolve(one))}`)
    }
  }

if (options.speed) {
  const pool = [...located.values(), ...raw, ...Object.values(lists).flatMap(unique)]
  const rows = Array.from({ length: 100_000 }, (_, k) => pool[k % pool.length] as Row)
  const begin = process.cpuUsage()
  for (const one of rows) resolve(one)
  const { system, user } = process.cpuUsage(begin)
  console.log(
    `\n100,000 rows (${pool.length} distinct): ${((system + user) / 1e6).toFixed(1)} s of processor time, ${Math.round(process.memoryUsage().rss / 2 ** 20)} MB resident`
  )
}

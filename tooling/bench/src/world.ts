/**
 * Writes a world of made-up towns to measure with: `cities.csv` and `links.csv` for `proxeny import`.
 *
 *     node src/world.ts FOLDER [--cities 140000] [--twinnings 80000]
 *
 * Towns lie in twenty countries; a few have many twins, most have one or none. The same world every time.
 */
import { mkdirSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { numbers } from "./generated.ts"

const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: { cities: { type: "string", default: "140000" }, twinnings: { type: "string", default: "80000" } }
})
const [folder] = positionals
const [cities, twinnings] = [Number(options.cities), Number(options.twinnings)]
if (folder === undefined || !(twinnings >= 0 && twinnings <= (cities * (cities - 1)) / 20)) {
  console.error(
    "usage: node src/world.ts FOLDER [--cities 140000] [--twinnings 80000], at most a tenth of the pairs of cities"
  )
  process.exit(2)
}

const next = numbers(1986)
const countries = "DE FR PL GB CN US JP IT ES RU HU UA BR MX IL TR SE FI RO IN".split(" ")
const id = (city: number): string => `Q${900_000_000 + city}`
const row = (city: number): string => {
  const country = countries[Math.floor(countries.length * next() ** 1.5)] ?? "DE"
  const [latitude, longitude] = [120 * next() - 55, 360 * next() - 180]
  return `${id(city)},Town ${city},${country},${country},${latitude.toFixed(4)},${longitude.toFixed(4)},${1000 + Math.floor(5e6 * next() ** 8)}\n`
}
const pairs = new Set<string>()
while (pairs.size < twinnings) {
  const [a, b] = [Math.floor(cities * next() ** 2), Math.floor(cities * next() ** 2)]
  if (a !== b) pairs.add(a < b ? `${id(a)},${id(b)}` : `${id(b)},${id(a)}`)
}
mkdirSync(folder, { recursive: true })
writeFileSync(
  join(folder, "cities.csv"),
  `id,name,country,country_iso2,lat,lon,population\n${Array.from({ length: cities }, (_, city) => row(city)).join("")}`
)
writeFileSync(join(folder, "links.csv"), `source,target\n${[...pairs].join("\n")}\n`)

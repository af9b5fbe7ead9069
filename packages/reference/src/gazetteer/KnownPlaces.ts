import { foldName, type KnownPlace, type PlaceIndex } from "@proxeny/domain"
import { readCountry } from "../countries/readCountry.ts"
import { divisionsNamed } from "./divisions.ts"
import { hashOf, makeFoldedHash } from "./foldedHash.ts"
import { type Grid, makeGrid } from "./grid.ts"
import { countryNumber, eachNamed, type Lines, type Names } from "./scan.ts"
import { indexSimilar, type SimilarNames } from "./similar.ts"

interface Table {
  readonly bytes: Uint8Array
  readonly lines: Lines
  readonly names: Names
  readonly lineOf: (id: string) => number | undefined
}

/** How many names are kept with what they found: lists repeat their names. */
const remembered = 20_000

const kindOf = (code: string): KnownPlace["kind"] => {
  if (code === "PPLC") return "capital"
  if (code === "PPLA") return "seat"
  if (code === "PPLX") return "section"
  return code === "PPLH" || code === "PPLQ" || code === "PPLW" || code === "PPLCH" ? "former" : "place"
}

const tab = 9
const comma = 44

/** The table as resolution reads it. Places are read from their line when they are first found, and kept. */
export const makeKnownPlaces = ({ bytes, lineOf, lines, names }: Table): PlaceIndex => {
  const decoder = new TextDecoder()
  const hashName = makeFoldedHash()
  const read = new Map<number, KnownPlace>()

  const columnsAt = (line: number): ReadonlyArray<string> =>
    decoder.decode(bytes.subarray(lines.start[line], (lines.start[line + 1] as number) - 1)).split("\t")

  const placeAt = (line: number): KnownPlace => {
    const known = read.get(line)
    if (known !== undefined) return known
    const column = columnsAt(line)
    const country = column[8] ?? ""
    const division = column[10] ?? ""
    const district = column[11] ?? ""
    const place: KnownPlace = {
      id: column[0] ?? "",
      name: column[1] ?? "",
      country,
      ...(division === "" ? {} : { division: `${country}.${division}` }),
      ...(division === "" || district === "" ? {} : { district: `${country}.${division}.${district}` }),
      coordinates: { latitude: Number(column[4]), longitude: Number(column[5]) },
      population: lines.population[line] as number,
      kind: kindOf(column[7] ?? "")
    }
    read.set(line, place)
    return place
  }

  /** Whether a place really has a name: two names may share a hash. */
  const hasName = (line: number, folded: string, hash: number): boolean => {
    let at = bytes.indexOf(tab, lines.start[line]) + 1
    let from = at
    for (let column = 0; column < 3; at++) {
      const byte = bytes[at]
      if (byte === tab) column++
      else if (byte !== comma || column < 2) continue
      if (hashName(bytes, from, at) === hash && foldName(decoder.decode(bytes.subarray(from, at))) === folded)
        return true
      from = at + 1
    }
    return false
  }

  let found = new Map<string, ReturnType<PlaceIndex["named"]>>()
  const named: PlaceIndex["named"] = (folded) => {
    const known = found.get(folded)
    if (known !== undefined) return known
    const hits = new Map<number, boolean>()
    const hash = hashOf(folded)
    eachNamed(names, hash, (line, main) => hits.set(line, main || hits.get(line) === true))
    const result = [...hits].flatMap(([line, main]) =>
      hasName(line, folded, hash) ? [{ place: placeAt(line), main }] : []
    )
    if (found.size >= remembered) found = new Map()
    found.set(folded, result)
    return result
  }

  const linesOfCountry = new Map<number, Array<number>>()
  const similarIn = new Map<string, { readonly owners: ReadonlyArray<number>; readonly index: SimilarNames }>()
  const similarNamesIn = (country: string) => {
    const built = similarIn.get(country)
    if (built !== undefined) return built
    if (linesOfCountry.size === 0)
      for (let line = 0; line < lines.count; line++) {
        if (lines.city[line] === 0) continue
        const number = lines.country[line] as number
        const list = linesOfCountry.get(number)
        if (list === undefined) linesOfCountry.set(number, [line])
        else list.push(line)
      }
    const owners: Array<number> = []
    const mains: Array<string> = []
    for (const line of linesOfCountry.get(countryNumber(country)) ?? []) {
      const from = bytes.indexOf(tab, lines.start[line]) + 1
      const middle = bytes.indexOf(tab, from)
      const forms = [
        foldName(decoder.decode(bytes.subarray(from, middle))),
        foldName(decoder.decode(bytes.subarray(middle + 1, bytes.indexOf(tab, middle + 1))))
      ]
      for (const form of new Set(forms)) {
        owners.push(line)
        mains.push(form)
      }
    }
    const made = { owners, index: indexSimilar(mains) }
    similarIn.set(country, made)
    return made
  }

  let grid: Grid | undefined
  const gridOfLines = (): Grid => {
    const latitude = new Float32Array(lines.count)
    const longitude = new Float32Array(lines.count)
    for (let line = 0; line < lines.count; line++) {
      let at = lines.start[line] as number
      for (let column = 0; column < 4; column++) at = bytes.indexOf(tab, at) + 1
      const middle = bytes.indexOf(tab, at)
      latitude[line] = Number(decoder.decode(bytes.subarray(at, middle)))
      longitude[line] = Number(decoder.decode(bytes.subarray(middle + 1, bytes.indexOf(tab, middle + 1))))
    }
    return makeGrid(latitude, longitude)
  }

  return {
    named,
    similar: (folded, countries) => {
      const best = new Map<number, number>()
      for (const country of countries) {
        const { index, owners } = similarNamesIn(country)
        for (const hit of index.find(folded)) {
          const line = owners[hit.entry] as number
          best.set(line, Math.min(hit.edits, best.get(line) ?? hit.edits))
        }
      }
      return [...best].map(([line, edits]) => ({ place: placeAt(line), edits }))
    },
    byGeonamesId: (id) => {
      const line = lineOf(id)
      return line === undefined ? undefined : placeAt(line)
    },
    divisionsNamed,
    readCountry,
    countriesNear: ({ latitude, longitude }, km) => {
      grid ??= gridOfLines()
      const countries = new Set<number>()
      grid.within(
        latitude,
        longitude,
        km,
        (line) => countries.add(lines.country[line] as number),
        (line) => countries.has(lines.country[line] as number)
      )
      return [...countries].map((number) => String.fromCharCode(number >> 8, number & 255)).sort()
    }
  }
}

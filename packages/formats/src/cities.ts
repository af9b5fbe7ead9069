import { type Coordinates, CountryCode, type Population } from "@proxeny/domain"
import * as Result from "effect/Result"
import { type Amiss, coordinates, name, population, wikidataId } from "./fields.ts"
import type { CountryLookup, ListedCity, Place, Rejection, Remark } from "./Listing.ts"
import { restored } from "./out/formulas.ts"
import { excerpt } from "./place.ts"
import { rowAmiss } from "./rows.ts"
import { columnsOf, type Row, type Table, type WrongColumns } from "./table.ts"

/** The columns of a list of cities. */
export const cityColumns = ["id", "name", "country", "country_iso2", "lat", "lon", "population"] as const
type CityColumn = (typeof cityColumns)[number]

/** A list of cities, and the rejected ones by id: a twinning that names one has to say so. */
export interface CityList {
  readonly cities: ReadonlyArray<ListedCity>
  readonly rejected: ReadonlyArray<Rejection>
  readonly remarks: ReadonlyArray<Remark>
  readonly rejectedById: ReadonlyMap<string, Rejection>
}

/** The country of a row, with what has to be said about it. */
interface CountryField {
  readonly country?: CountryCode
  readonly remark?: string
}

const readCountry = (printed: string, code: string, lookup: CountryLookup): Result.Result<CountryField, Amiss> => {
  if (code === "") {
    if (printed === "") return Result.succeed({ remark: "no country is given: it stays unknown" })
    const country = lookup.countryOf(printed)
    return Result.succeed(
      country === undefined
        ? {
            remark: `country_iso2 is blank and "${printed}" is not known as a country of ISO 3166-1: the country stays unknown`
          }
        : { country, remark: `country_iso2 is blank: ${country} was taken from "${printed}"` }
    )
  }
  const upper = code.toUpperCase()
  if (!/^[A-Z]{2}$/.test(upper) || !lookup.isCountry(upper))
    return Result.fail({
      reason: `country_iso2 is "${code}", and ${code} is not an ISO 3166-1 code`,
      remedy: "write the two letters of the country, such as GB, or leave the field blank"
    })
  const country = CountryCode.make(upper)
  const meant = printed === "" ? undefined : lookup.countryOf(printed)
  if (meant !== undefined && meant !== country)
    return Result.succeed({
      country,
      remark: `country "${printed}" is ${meant}, but country_iso2 is ${country}: ${country} was taken`
    })
  return Result.succeed(
    upper === code ? { country } : { country, remark: `country_iso2 "${code}" was read as ${upper}` }
  )
}

/** A list names few countries many times, and looking one up may fold and search names. */
const remembering = ({ countryOf, isCountry }: CountryLookup): CountryLookup => {
  const known = new Map<string, CountryCode | undefined>()
  return {
    isCountry,
    countryOf: (printed) => {
      if (!known.has(printed)) known.set(printed, countryOf(printed))
      return known.get(printed)
    }
  }
}

const sameRow = (a: Row, b: Row): boolean =>
  a.fields.length === b.fields.length && a.fields.every((field, index) => field === b.fields[index])

/** Reads a list of cities. */
export const readCities = (table: Table, countries: CountryLookup): Result.Result<CityList, WrongColumns> =>
  Result.map(columnsOf(table, cityColumns), (field: (row: Row, column: CityColumn) => string) => {
    const lookup = remembering(countries)
    const cities: Array<ListedCity> = []
    const rejected: Array<Rejection> = []
    const remarks: Array<Remark> = []
    const rejectedById = new Map<string, Rejection>()
    const listed = new Map<string, Row>()

    for (const row of table.rows) {
      const at: Place = { file: table.file, line: row.line }
      const text = excerpt(row.text)
      const id = field(row, "id")
      const reject = ({ reason, remedy }: Amiss): void => {
        const rejection: Rejection = { at, what: "city", text, reason, remedy }
        rejected.push(rejection)
        if (id !== "" && !rejectedById.has(id)) rejectedById.set(id, rejection)
      }

      const read = rowAmiss(table, row) ?? readCity(row, field, lookup)
      if (Result.isFailure(read)) {
        reject(read.failure)
        continue
      }
      const earlier = listed.get(id)
      if (earlier !== undefined) {
        if (sameRow(earlier, row))
          reject({ reason: `repeats line ${earlier.line}`, remedy: "nothing to do: the city is listed already" })
        else
          reject({
            reason: `${id} stands on line ${earlier.line} already, with other contents`,
            remedy: "keep the row that is right, or give each city its own id"
          })
        continue
      }
      listed.set(id, row)
      const { city, remarks: said } = read.success
      cities.push({ key: id, at, identifiers: [{ scheme: "wikidata", value: id }], ...city })
      for (const reason of said) remarks.push({ at, text, reason })
    }
    return { cities, rejected, remarks, rejectedById }
  })

const readCity = (
  row: Row,
  field: (row: Row, column: CityColumn) => string,
  lookup: CountryLookup
): Result.Result<
  { readonly city: Omit<ListedCity, "key" | "at" | "identifiers">; readonly remarks: ReadonlyArray<string> },
  Amiss
> =>
  Result.gen(function* () {
    const id = yield* wikidataId("id", field(row, "id"))
    const text = yield* name(restored(field(row, "name")))
    const printed = restored(field(row, "country"))
    const { country, remark } = yield* readCountry(printed, field(row, "country_iso2"), lookup)
    const point: Coordinates | undefined = yield* coordinates(field(row, "lat"), field(row, "lon"))
    const people: Population | undefined = yield* population(field(row, "population"))
    const remarks = remark === undefined ? [] : [remark]
    if (isItemId(text)) remarks.push(`the name is only the id ${text}: the list has no label for ${id}`)
    return {
      city: {
        names: [{ text, kind: "name" as const }],
        ...(country === undefined ? {} : { country }),
        ...(printed === "" ? {} : { countryAsPrinted: printed }),
        ...(point === undefined ? {} : { coordinates: point }),
        ...(people === undefined ? {} : { population: people })
      },
      remarks
    }
  })

/** Whether a name is nothing but an id of Wikidata: what its label service prints where no label is known. */
export const isItemId = (text: string): boolean => /^Q\d+$/.test(text)

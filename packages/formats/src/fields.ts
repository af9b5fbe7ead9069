import { CityName, type Coordinates, identifierSchemes, type Population } from "@proxeny/domain"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** What is wrong with a field, and what to do about it. */
export interface Amiss {
  readonly reason: string
  readonly remedy: string
}

const amiss = (reason: string, remedy: string): Result.Result<never, Amiss> => Result.fail({ reason, remedy })

const { example, form } = identifierSchemes.wikidata
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** Reads a Wikidata id of an item, such as Q18125. */
export const wikidataId = (column: string, text: string): Result.Result<string, Amiss> =>
  text === ""
    ? amiss(`the ${column} is blank`, `write the Wikidata id of the city, such as ${example}`)
    : form.test(text)
      ? Result.succeed(text)
      : amiss(`"${text}" is not a Wikidata id`, `write the id as Wikidata does, such as ${example}`)

const nameText = Schema.decodeUnknownResult(CityName.fields.text)

/** Reads a name, by the rule of the domain. */
export const name = (text: string): Result.Result<string, Amiss> =>
  text === ""
    ? amiss("the name is blank", "write the name of the city")
    : Result.mapError(nameText(text), (error) => ({
        reason: `the name cannot be kept: ${error.message}`,
        remedy: "write the name of the city as one reads it"
      }))

const degrees = (column: string, text: string, limit: number): Result.Result<number, Amiss> => {
  const value = decimal.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) && Math.abs(value) <= limit
    ? Result.succeed(value + 0) // A negative nought would not survive being written.
    : amiss(
        `${column} is "${text}", which is ${Number.isNaN(value) ? "not a number" : `not between -${limit} and ${limit}`}`,
        `write the ${column} in decimal degrees between -${limit} and ${limit}, with a point`
      )
}

/** Reads a point: both fields, or neither. */
export const coordinates = (lat: string, lon: string): Result.Result<Coordinates | undefined, Amiss> => {
  if (lat === "" && lon === "") return Result.succeed(undefined)
  if (lat === "" || lon === "")
    return amiss(
      `${lat === "" ? "lat" : "lon"} is blank though ${lat === "" ? "lon" : "lat"} is ${lat || lon}`,
      "write both lat and lon, or leave both blank"
    )
  return Result.flatMap(degrees("lat", lat, 90), (latitude) =>
    Result.map(degrees("lon", lon, 180), (longitude) => ({ latitude, longitude }))
  )
}

/** Reads a number of inhabitants: a whole number that is not negative. */
export const population = (text: string): Result.Result<Population | undefined, Amiss> => {
  if (text === "") return Result.succeed(undefined)
  const count = decimal.test(text) ? Number(text) : Number.NaN
  const problem = Number.isNaN(count)
    ? "not a number"
    : count < 0
      ? "negative"
      : !Number.isInteger(count)
        ? "not a whole number"
        : Number.isSafeInteger(count)
          ? undefined
          : "too large"
  return problem === undefined
    ? Result.succeed({ count: count + 0 })
    : amiss(`the population is "${text}", which is ${problem}`, "write a whole number of people, without separators")
}

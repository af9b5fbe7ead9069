import * as Result from "effect/Result"
import { readDate } from "../dates/readDate.ts"
import { isRecord } from "../json.ts"
import { numberOf } from "../values.ts"

/** An object of JSON. */
export type Fields = Readonly<Record<string, unknown>>

/** Empty objects of JSON come as empty lists where PHP has written them. */
export const fieldsIn = (value: unknown): Fields => (isRecord(value) ? value : {})

const listIn = (value: unknown): ReadonlyArray<Fields> => (Array.isArray(value) ? value.filter(isRecord) : [])

/**
 * What is said of an item: a value, with qualifiers, references and a rank
 * (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html).
 */
export interface Statement {
  readonly rank: string
  readonly main: Fields
  readonly qualifiers: Fields
  readonly references: ReadonlyArray<Fields>
  readonly printed: Fields
}

/** The statements of an item about one property, as they come. */
export const statementsOf = (entity: Fields, property: string): ReadonlyArray<Statement> =>
  listIn(fieldsIn(entity.claims)[property]).map((printed) => ({
    rank: typeof printed.rank === "string" ? printed.rank : "normal",
    main: fieldsIn(printed.mainsnak),
    qualifiers: fieldsIn(printed.qualifiers),
    references: listIn(printed.references),
    printed
  }))

/** The statements that count: those that are preferred, or else the normal ones, with a value. */
export const bestOf = (statements: ReadonlyArray<Statement>): ReadonlyArray<Statement> => {
  const known = statements.filter(({ main }) => main.snaktype === "value")
  const preferred = known.filter(({ rank }) => rank === "preferred")
  return preferred.length > 0 ? preferred : known.filter(({ rank }) => rank === "normal")
}

/** What is said about one property in the qualifiers of a statement, or in a reference. */
export const snaksOf = (snaks: Fields, property: string): ReadonlyArray<Fields> => listIn(snaks[property])

const heldBy = (snak: Fields): unknown => fieldsIn(snak.datavalue).value

/** The id of the item that a snak names; answers of before 2017 have only its number. */
export const itemOf = (snak: Fields): string | undefined => {
  const { id, "numeric-id": number } = fieldsIn(heldBy(snak))
  const text = typeof id === "string" ? id : typeof number === "number" ? `Q${number}` : ""
  return /^Q[1-9]\d*$/.test(text) ? text : undefined
}

/** The text, or the text in a language, that a snak holds. */
export const textOf = (snak: Fields): string | undefined => {
  const value = heldBy(snak)
  const text = isRecord(value) ? value.text : value
  return typeof text === "string" && text.trim() !== "" ? text.trim() : undefined
}

/** A whole number that a snak holds, without its sign. */
export const countOf = (snak: Fields): string | undefined => {
  const { amount } = fieldsIn(heldBy(snak))
  const count = typeof amount === "string" ? numberOf(amount) : Number.NaN
  return Number.isSafeInteger(count) && count >= 0 ? String(count) : undefined
}

/** A place on the Earth that a snak holds, in degrees. */
export const placeOf = (snak: Fields): { readonly latitude: string; readonly longitude: string } | undefined => {
  const { globe, latitude, longitude } = fieldsIn(heldBy(snak))
  const onEarth = globe === undefined || globe === null || /\/Q2$/.test(String(globe))
  if (typeof latitude !== "number" || typeof longitude !== "number" || !onEarth) return undefined
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
    ? { latitude: String(latitude), longitude: String(longitude) }
    : undefined
}

/** A date as precise as Wikidata knows it, or why it is none; undefined where no date is given. */
export const dateOf = (snak: Fields | undefined): Result.Result<string, string> | undefined => {
  if (snak === undefined) return undefined
  if (snak.snaktype !== "value") return Result.fail("is not known")
  const { precision, time } = fieldsIn(heldBy(snak))
  if (typeof time !== "string" || typeof precision !== "number") return Result.fail("has no date")
  // Wikidata writes 00 for a month or a day that is not known.
  const text = time.replace(/^([+-]\d+)-00-00T/, "$1-01-01T").replace(/^([+-]\d+-\d\d)-00T/, "$1-01T")
  const read = readDate(text, { wikidataPrecision: precision })
  if (Result.isFailure(read)) return Result.fail(`is ${time}: ${read.failure.reason}`)
  return read.success.value === undefined ? Result.fail("is not known") : Result.succeed(read.success.value)
}

/** The time of a snak as a text that sorts as the times do, for those after the year 0. */
export const timeKey = (snak: Fields | undefined): string => {
  const { time } = fieldsIn(snak === undefined ? undefined : heldBy(snak))
  const found = typeof time === "string" ? /^\+0*(\d+)(-\d\d-\d\d)/.exec(time) : null
  return found === null ? "" : `${(found[1] as string).padStart(12, "0")}${found[2]}`
}

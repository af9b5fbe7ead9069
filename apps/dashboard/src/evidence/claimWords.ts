import type { Shapes } from "@proxeny/client"
import { formatCount, formatCountry, formatDate, formatPoint } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { cityName } from "../naming.tsx"

export type ClaimView = typeof Shapes.ClaimView.Encoded
export type CityRef = typeof Shapes.CityRef.Encoded

type Json = ClaimView["value"]

const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const word = <K extends string>(words: Readonly<Record<K, string>>, key: string): string | undefined =>
  Object.hasOwn(words, key) ? words[key as K] : undefined

/** An attribute in words: the dictionary's, else its own with spaces. */
export const attributeWords = (attribute: string): string =>
  word(t().attributes, attribute) ?? attribute.replaceAll("-", " ")

/** A topic of cooperation in words. */
export const topicWords = (topic: string): string => word(t().topics, topic) ?? topic.replaceAll("-", " ")

const datePattern = /^\d{4}(-\d{2}){0,2}$/

/** JSON as words: cities by name, dates as dates, keys before their values. */
const plainWords = (value: Json, mentions: ReadonlyArray<CityRef>): string => {
  if (value === null) return t().words.nothing
  if (typeof value === "boolean") return value ? t().words.yes : t().words.no
  if (typeof value === "number") return formatCount(value)
  if (typeof value === "string") {
    const city = mentions.find(({ id }) => id === value)
    if (city !== undefined) return cityName(city)
    return datePattern.test(value) ? formatDate(value) : (word(t().states, value) ?? word(t().roles, value) ?? topicWords(value))
  }
  if (Array.isArray(value))
    return value.length === 0 ? t().words.none : t().values.list(value.map((item) => plainWords(item, mentions)))
  return Object.entries(value)
    .map(([key, item]) => `${attributeWords(key)}: ${plainWords(item as Json, mentions)}`)
    .join(" · ")
}

/** The value of an attribute in words. `mentions` are the cities that it may name by id. */
export const valueWords = (
  attribute: string,
  subjectKind: string,
  value: Json,
  mentions: ReadonlyArray<CityRef>
): string => {
  const words = t().values
  if (attribute === "exists" && typeof value === "boolean")
    return subjectKind === "membership"
      ? value
        ? words.existsMembership
        : words.existsMembershipNot
      : value
        ? words.existsTwinning
        : words.existsNot
  if (attribute === "country" && typeof value === "string") return formatCountry(value)
  if ((attribute === "founded" || attribute.endsWith("year")) && typeof value === "number") return String(value)
  if (isRecord(value)) {
    const { count, country, kind, latitude, longitude, on, partners, scheme, text, value: id, year } = value
    if (typeof latitude === "number" && typeof longitude === "number") return formatPoint(latitude, longitude)
    if (typeof count === "number") return t().words.population(count, typeof year === "number" ? year : undefined)
    if (typeof country === "string" && Array.isArray(partners))
      return partners.length === 0
        ? words.noTwinsIn(formatCountry(country))
        : words.onlyTwinsIn(formatCountry(country), plainWords(partners, mentions))
    if (attribute === "stage" && typeof kind === "string") {
      const stage = word(t().states, kind) ?? kind
      return typeof on === "string" ? words.stageOn(stage, formatDate(on)) : stage
    }
    if (typeof text === "string") return text
    if (typeof scheme === "string" && typeof id === "string") return `${scheme} ${id}`
  }
  return plainWords(value, mentions)
}

/** What a claim states, in words. */
export const claimWords = (claim: ClaimView): string =>
  valueWords(claim.attribute, claim.subject.kind, claim.value, claim.mentions)

/** The time that a claim speaks of, in words. */
export const periodWords = (claim: ClaimView): string | undefined =>
  claim.period === undefined
    ? undefined
    : t().values.period(
        claim.period.from === undefined ? undefined : formatDate(claim.period.from),
        claim.period.until === undefined ? undefined : formatDate(claim.period.until)
      )

/** Where a subject has a page of its own. */
export const subjectPath = (subject: ClaimView["subject"]): string | undefined =>
  subject.kind === "city"
    ? `/cities/${subject.id}`
    : subject.kind === "twinning"
      ? `/partnerships/${subject.id}`
      : subject.kind === "network"
        ? `/networks/${subject.id}`
        : subject.kind === "source"
          ? `/sources/${subject.id}`
          : undefined

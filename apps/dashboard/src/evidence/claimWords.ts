import type { Shapes } from "@proxeny/client"
import { formatCount, formatCountry, formatDate, formatDecimal, formatPoint } from "../i18n/format.ts"
import { t } from "../i18n/language.ts"
import { aside, labelled } from "../i18n/words.ts"
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

/** Of a longer list only the beginning is read out. */
const longestList = 12

const amountKeys = ["count", "percent", "mean", "from", "to", "bound", "country", "year"]

/** An amount in words, such as "more than 8,000", "46 %" or "1 in China"; undefined where it says more than that. */
const amountWords = (value: Readonly<Record<string, Json>>): string | undefined => {
  if (!Object.keys(value).every((key) => amountKeys.includes(key))) return undefined
  const { bound, count, country, from, mean, percent, to, year } = value
  const words = t().values
  const number =
    typeof count === "number"
      ? formatCount(count)
      : typeof percent === "number"
        ? words.percent(percent)
        : typeof mean === "number"
          ? words.mean(formatDecimal(mean))
          : typeof from === "number"
            ? typeof to === "number"
              ? `${formatCount(from)}–${formatCount(to)}`
              : formatCount(from)
            : undefined
  if (number === undefined) return undefined
  const bounded = typeof bound === "string" ? (word(words.bounds, bound)?.replace("#", number) ?? number) : number
  const placed = typeof country === "string" ? words.inCountry(bounded, formatCountry(country)) : bounded
  return typeof year === "number" ? placed + aside(String(year)) : placed
}

/** JSON as words: cities by name, dates as dates, keys before their values. */
const plainWords = (value: Json, mentions: ReadonlyArray<CityRef>): string => {
  if (value === null) return t().words.nothing
  if (typeof value === "boolean") return value ? t().words.yes : t().words.no
  if (typeof value === "number") return formatCount(value)
  if (typeof value === "string") {
    const city = mentions.find(({ id }) => id === value)
    if (city !== undefined) return cityName(city)
    return datePattern.test(value)
      ? formatDate(value)
      : (word(t().states, value) ?? word(t().roles, value) ?? word(t().values.words, value) ?? topicWords(value))
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return t().words.none
    const words = value.slice(0, longestList).map((item) => plainWords(item, mentions))
    return t().values.list(value.length > longestList ? [...words, t().values.more(value.length - longestList)] : words)
  }
  return Object.entries(value)
    .map(([key, item]) =>
      labelled(
        attributeWords(key),
        key === "country" && typeof item === "string" ? formatCountry(item) : plainWords(item as Json, mentions)
      )
    )
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
    // What a source reports of an event is a record of its own: its name and date tell which.
    if (attribute === "reported" && typeof value.title === "string")
      return typeof value.on === "string" ? words.stageOn(value.title, formatDate(value.on)) : value.title
    const { count, country, kind, latitude, longitude, on, partners, scheme, text, value: id, year } = value
    if (typeof latitude === "number" && typeof longitude === "number") return formatPoint(latitude, longitude)
    if (attribute === "population" && typeof count === "number")
      return t().words.population(count, typeof year === "number" ? year : undefined)
    const amount = amountWords(value)
    if (amount !== undefined) return amount
    if (typeof country === "string" && Array.isArray(partners))
      return partners.length === 0
        ? words.noTwinsIn(formatCountry(country))
        : words.onlyTwinsIn(formatCountry(country), plainWords(partners, mentions))
    if (typeof country === "string" && Array.isArray(value.cities))
      return words.citiesIn(formatCountry(country), plainWords(value.cities, mentions))
    if (typeof value.quantifier === "string" && typeof id === "boolean") {
      const share = value.quantifier
      const said = word(words.quantifiers, share) ?? share.replaceAll("-", " ")
      return id ? words.holdsFor(said) : words.holdsNotFor(said)
    }
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

/** Whether the value says by itself what it is a value of. */
export const speaksForItself = (attribute: string): boolean => attribute === "exists"

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

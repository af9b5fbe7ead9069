import * as Schema from "effect/Schema"
import { byDate, earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { type Coordinates, distanceInKm } from "../city/Coordinates.ts"
import { type Claim, type SubjectKind, sameValue } from "./Claim.ts"

/**
 * What Proxeny knows of an attribute: whether a subject has one value or many, and when two values say the same.
 *
 * **Details**: claims on a `many` attribute add up and never contradict each other; claims on a `one` attribute that
 * do not agree are a conflict. An attribute that is not listed here holds one value, equal or not.
 */
export interface AttributeRule {
  readonly subject: SubjectKind
  readonly values: "one" | "many"
  readonly agrees?: (a: Schema.Json, b: Schema.Json) => boolean
  /**
   * The part of the value within which claims compete: populations of different years, or a signature and a
   * suspension, do not contradict each other. `dividing` are the values on the same attribute of the same subject that divide
   * others (`divides`).
   */
  readonly facet?: (value: Schema.Json, dividing: ReadonlyArray<Schema.Json>) => string
  /** Whether a value divides others, so that those before it and those after it do not compete. Absent: none does. */
  readonly divides?: (value: Schema.Json) => boolean
  /** Whether only the offices of the cities that it is about may know what is claimed. */
  readonly isPrivate?: true
  /** Why this rule holds. */
  readonly because: string
}

/** Two points nearer than this are one place: cities are areas, and lists mark a centre, a town hall or a centroid. */
export const samePlaceWithinKm = 50

const field = (value: Schema.Json, key: string): Schema.Json =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? ((value as Readonly<Record<string, Schema.Json>>)[key] ?? null)
    : null

const text = (value: Schema.Json): string => (value === null ? "" : String(value))

const inAnyOrder = (value: Schema.Json): Schema.Json => (Array.isArray(value) ? value.map(text).sort() : value)

/** The stages that a twinning passes once until it ends; two dates for one of them contradict each other. */
const onceOnly = ["proposed", "signed"]

const isDate = Schema.is(PartialDate)

/** The date of a stage, or undefined where it has none. */
const dateOf = (stage: Schema.Json): PartialDate | undefined => {
  const on = field(stage, "on")
  return isDate(on) ? on : undefined
}

/** The last of the ends of a twinning that was over when a stage came, as `2001`; undefined where there was none. */
const lastEndBefore = (stage: Schema.Json, ends: ReadonlyArray<Schema.Json>): PartialDate | undefined => {
  const on = dateOf(stage)
  if (on === undefined) return undefined
  return ends
    .flatMap((end) => dateOf(end) ?? [])
    .filter((end) => latest(end) < earliest(on))
    .sort(byDate)
    .at(-1)
}

export const attributes: Readonly<Record<string, AttributeRule>> = {
  name: { subject: "city", values: "many", because: "a city has names in several languages and scripts" },
  aliases: { subject: "city", values: "many", because: "gazetteers list other names without saying which is whose" },
  identifier: { subject: "city", values: "many", because: "registers hold one city under several ids" },
  country: { subject: "city", values: "one", because: "a city lies in one country at a time" },
  coordinates: {
    subject: "city",
    values: "one",
    agrees: (a, b) => distanceInKm(a as unknown as Coordinates, b as unknown as Coordinates) <= samePlaceWithinKm,
    because: "lists mark different points of one city"
  },
  population: {
    subject: "city",
    values: "one",
    agrees: (a, b) =>
      sameValue(field(a, "count"), field(b, "count")) || field(a, "year") === null || field(b, "year") === null,
    facet: (value) => text(field(value, "year")),
    because: "a population belongs to a year and a boundary; only two figures for one stated year contradict"
  },
  "twins-in-country": {
    subject: "city",
    values: "many",
    because: "two lists of twins are compared with the twinnings on record, not with each other"
  },
  "twin-count": {
    subject: "city",
    values: "one",
    facet: (value) => text(field(value, "country")),
    because: "a city has one number of twins, and one in each country"
  },
  "offices-in-country": {
    subject: "city",
    values: "one",
    agrees: (a, b) => sameValue(inAnyOrder(field(a, "cities")), inAnyOrder(field(b, "cities"))),
    facet: (value) => text(field(value, "country")),
    because: "two lists of the places where a city keeps its offices in a country name the same places in any order"
  },
  stage: {
    subject: "twinning",
    values: "one",
    agrees: (a, b) => {
      const [x, y] = [text(field(a, "on")), text(field(b, "on"))]
      return x === "" || y === "" || x.startsWith(y) || y.startsWith(x)
    },
    facet: (value, ends) => {
      const kind = text(field(value, "kind"))
      if (!onceOnly.includes(kind)) return `${kind} ${text(field(value, "on"))}`
      const end = lastEndBefore(value, ends)
      return end === undefined ? kind : `${kind} after ${end}`
    },
    divides: (value) => field(value, "kind") === "ended",
    because:
      "a twinning is proposed and signed once until it ends, and may be renewed, suspended, resumed and ended more than once; one that ended may be signed anew (method, section 4)"
  },
  topic: {
    subject: "twinning",
    values: "many",
    because: "a twinning may have several topics; the value false says that a source looked and none is named"
  },
  cooperation: {
    subject: "city",
    values: "many",
    because: "a city works with cities that are not its twins, on several topics"
  },
  "yearly-cost": {
    subject: "twinning",
    values: "many",
    isPrivate: true,
    because: "a cost belongs to the year that its claim names; the newest is used"
  },
  office: { subject: "twinning", values: "many", because: "a city may keep an office with several partners" },
  exists: { subject: "twinning", values: "one", because: "a twinning is there or not" },
  reported: {
    subject: "activity",
    values: "many",
    because: "reports of one activity add up; what they contradict each other on becomes unknown (mergeReports)"
  },
  role: { subject: "membership", values: "many", because: "a member may hold several roles" }
}

/** The attributes of which only the offices of the cities that a claim is about may know. */
export const privateAttributes: ReadonlyArray<string> = Object.entries(attributes).flatMap(
  ([attribute, { isPrivate }]) => (isPrivate === true ? [attribute] : [])
)

/** Whether two claims on one attribute of one subject say the same. */
export const agreement = (attribute: string): ((a: Schema.Json, b: Schema.Json) => boolean) =>
  attributes[attribute]?.values === "many" ? () => true : (attributes[attribute]?.agrees ?? sameValue)

/** Of a claim what tells with which others it competes. */
type Competing = Pick<Claim, "subject" | "attribute" | "value">

/** Whether a claim divides others on the same attribute of the same subject (`AttributeRule.divides`). */
export const divides = ({ attribute, value }: Pick<Claim, "attribute" | "value">): boolean =>
  attributes[attribute]?.divides?.(value) ?? false

/**
 * The part of an attribute within which a claim competes, empty where the attribute has no parts.
 *
 * **Details**: `among` holds the claims with which it may compete, itself included or not: the signing of a twinning is another
 * one where some claim has the twinning end before. Those on other attributes and subjects do nothing.
 */
export const facetOf = (claim: Competing, among: Iterable<Competing>): string => {
  const rule = attributes[claim.attribute]
  if (rule?.facet === undefined) return ""
  const dividing: Array<Schema.Json> = []
  if (rule.divides !== undefined)
    for (const { attribute, subject, value } of among)
      if (
        attribute === claim.attribute &&
        subject.id === claim.subject.id &&
        subject.kind === claim.subject.kind &&
        rule.divides(value)
      )
        dividing.push(value)
  return rule.facet(claim.value, dividing)
}

/** The key under which claims are compared: one subject, one attribute, one facet of it among others (`facetOf`). */
export const attributeKey = (claim: Competing, among: Iterable<Competing>): string =>
  `${claim.subject.kind}/${claim.subject.id}/${claim.attribute}/${facetOf(claim, among)}`

import type * as Schema from "effect/Schema"
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
   * suspension, do not contradict each other.
   */
  readonly facet?: (value: Schema.Json) => string
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

/** The stages that a twinning passes once; two dates for one of them contradict each other. */
const onceOnly = ["proposed", "signed"]

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
    facet: (value) => {
      const kind = text(field(value, "kind"))
      return onceOnly.includes(kind) ? kind : `${kind} ${text(field(value, "on"))}`
    },
    because: "a twinning is proposed and signed once, and may be renewed, suspended, resumed and ended more than once"
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

/** The part of an attribute within which a claim competes, empty where the attribute has no parts. */
export const facetOf = (claim: Pick<Claim, "attribute" | "value">): string =>
  attributes[claim.attribute]?.facet?.(claim.value) ?? ""

/** The key under which claims are compared: one subject, one attribute, one facet of it. */
export const attributeKey = (claim: Pick<Claim, "subject" | "attribute" | "value">): string =>
  `${claim.subject.kind}/${claim.subject.id}/${claim.attribute}/${facetOf(claim)}`

import { distanceInKm } from "../Coordinates.ts"
import { type Context, covers, denies, lies } from "./context.ts"
import type { KnownPlace } from "./PlaceIndex.ts"
import type { NameMatch, Reason, Undecided } from "./Resolution.ts"
import { type NameReading, readName } from "./readName.ts"
import { asVariant, cut, exactly, misspelt, nameReason, type Search } from "./search.ts"

/** A place that a reading of the name leads to, with the weight of the name alone. */
export interface Found {
  readonly place: KnownPlace
  readonly weight: number
  readonly reasons: ReadonlyArray<Reason>
  /** What the name itself says of where the place lies. */
  readonly qualifiers: ReadonlyArray<string>
  /** The most that may be believed, and why. */
  readonly cap?: { readonly limit: number; readonly why: Undecided }
  /** Another place of the country has as its main name what is another name of this one. */
  readonly beside?: true
  /** The place is a part of the city that the name gives. */
  readonly part?: true
}

/** Parts of a city near it, by their own name, or the city itself with a note that its part is not known. */
const partsOf = (reading: NameReading, part: string, search: Search, context: Context): ReadonlyArray<Found> => {
  const { rules } = context
  // Neither the city nor its part is guessed at.
  if (search === cut || search === misspelt) return []
  const [city = ""] = reading.names
  const where = context.whereabouts(city)
  const isRegion = where.country !== undefined || where.divisions.some(({ code }) => code.split(".").length === 2)
  const found = search(city, context)
  // "Setagaya (Tokyo)" is a part of a city, "Springfield (Illinois)" none of a village called Illinois.
  const cities = isRegion ? found.filter(({ place: { kind } }) => kind === "seat" || kind === "capital") : found
  if (cities.length === 0) return []
  const parts = search === exactly ? exactly(part, context) : []
  const inside = cities.flatMap((owner) =>
    parts
      .filter(
        ({ place }) =>
          place.id !== owner.place.id &&
          place.country === owner.place.country &&
          place.population <= Math.max(owner.place.population, rules.populationIfUnknown) &&
          distanceInKm(place.coordinates, owner.place.coordinates) <= rules.partKm
      )
      .map(
        (hit): Found => ({
          place: hit.place,
          weight: hit.weight + rules.name.bothOfTwo,
          reasons: [nameReason(part, hit), { kind: "part-of", city: owner.place.name, part }],
          qualifiers: reading.qualifiers,
          part: true
        })
      )
  )
  if (inside.length > 0) return inside
  return cities.map((hit) => ({
    place: hit.place,
    weight: hit.weight,
    reasons: [nameReason(city, hit), { kind: "part-unknown", city: hit.place.name, part }],
    qualifiers: reading.qualifiers,
    cap: { limit: rules.cap.partUnknown, why: "part-unknown" }
  }))
}

const severalNames = (reading: NameReading, search: Search, context: Context): ReadonlyArray<Found> => {
  const { rules } = context
  const hits = reading.names.map((name) => new Map(search(name, context).map((hit) => [hit.place.id, hit])))
  const places = new Map(hits.flatMap((found) => [...found.values()].map((hit) => [hit.place.id, hit.place] as const)))
  return [...places.values()].flatMap((place) => {
    const matched = hits.flatMap((found) => found.get(place.id) ?? [])
    const [first] = matched
    if (first === undefined || (matched.length < 2 && reading.joined !== "slash")) return []
    const weight = Math.max(...matched.map((hit) => hit.weight))
    return [
      {
        place,
        weight: weight + (matched.length > 1 ? rules.name.bothOfTwo : rules.name.oneOfTwo),
        reasons: [
          nameReason(reading.names.find((_, k) => hits[k]?.has(place.id)) ?? "", first),
          { kind: "double-name", names: reading.names, matched: matched.length }
        ],
        qualifiers: reading.qualifiers
      }
    ]
  })
}

const follow = (reading: NameReading, search: Search, context: Context): ReadonlyArray<Found> => {
  if (reading.part !== undefined) return partsOf(reading, reading.part, search, context)
  const { rules } = context
  const found = ((): ReadonlyArray<Found> => {
    if (reading.names.length > 1) return severalNames(reading, search, context)
    const [name = ""] = reading.names
    if (reading.joined === "dash") {
      // A dash joins a region to a name only where it is one.
      const where = reading.qualifiers.map(context.whereabouts)
      return search(name, context).flatMap((hit) =>
        where.every((one) => (one.country !== undefined || one.divisions.length > 0) && lies(one, hit.place, rules))
          ? [{ place: hit.place, weight: hit.weight, reasons: [nameReason(name, hit)], qualifiers: reading.qualifiers }]
          : []
      )
    }
    return search(name, context).map((hit) => ({
      place: hit.place,
      weight: hit.weight,
      reasons: [nameReason(name, hit)],
      qualifiers: reading.qualifiers
    }))
  })()
  const { leftOut } = reading
  if (leftOut === undefined) return found
  return found.map((one) => ({
    ...one,
    weight: one.weight + rules.leftOut[leftOut.level],
    reasons: [...one.reasons, { kind: "left-out", ...leftOut }],
    ...(one.cap === undefined && leftOut.level === "division"
      ? { cap: { limit: rules.cap.division, why: "division" as const } }
      : {})
  }))
}

/** Whether nothing of what the row and the name say of where a place lies is against it. */
const agrees = (found: Found, { country, rules, whereabouts }: Context): boolean =>
  (country === undefined || covers(country, found.place) !== undefined) &&
  found.qualifiers
    .map(whereabouts)
    .every(
      (where) => lies(where, found.place, rules) || (where.country === undefined && !denies(where, found.place, rules))
    )

const matches = ({ reasons }: Found, match: NameMatch): boolean =>
  reasons.some((reason) => reason.kind === "name" && reason.match === match)

/**
 * Another name counts less where a place of the same country has it as its main one; a name that is no spelling of the
 * main one also where a place elsewhere has, unless the row speaks against that.
 */
const besideMain = (all: ReadonlyArray<Found>, context: Context): ReadonlyArray<Found> => {
  const { name: rules } = context.rules
  const mains = all.filter((found) => found.place.kind !== "section" && matches(found, "main"))
  if (mains.length === 0 || mains.length === all.length) return all
  const countries = new Set(mains.map(({ place }) => place.country))
  const elsewhere = mains.some((found) => agrees(found, context))
  return all.map((found) => {
    const unlike = matches(found, "unlike")
    const beside = countries.has(found.place.country) && (unlike || matches(found, "other"))
    if (!beside && !(unlike && elsewhere)) return found
    return {
      ...found,
      weight: found.weight + (unlike ? rules.unlikeBesideMain : rules.besideMain),
      ...(beside ? { beside } : {})
    }
  })
}

/**
 * The places a printed name may mean, step by step: as it stands; taken apart; without a word of local government; in
 * other spellings; cut; misspelt. A step is taken only where those before it found nothing in the stated country.
 */
export const collect = (context: Context): ReadonlyArray<Found> => besideMain(gather(context), context)

const gather = (context: Context): ReadonlyArray<Found> => {
  const { name } = context.printed
  const all: Array<Found> = []
  const whole = exactly(name, context).map(
    (hit): Found => ({ place: hit.place, weight: hit.weight, reasons: [nameReason(name, hit)], qualifiers: [] })
  )
  all.push(...whole)
  if (whole.some((found) => agrees(found, context) && found.place.kind !== "section")) return all
  const readings = readName(name)
  const structural = readings.filter(({ leftOut }) => leftOut === undefined)
  const stripped = readings.filter(({ leftOut }) => leftOut !== undefined)
  const steps: ReadonlyArray<readonly [ReadonlyArray<NameReading>, Search]> = [
    [structural.filter(({ nested }) => nested === undefined), exactly],
    [structural.filter(({ nested }) => nested === true), exactly],
    [stripped, exactly],
    [readings, asVariant],
    [readings, cut],
    [readings, misspelt]
  ]
  const cities: Array<Found> = []
  for (const [these, search] of steps) {
    // That a part is meant which nobody knows comes after all spellings, and before guesses.
    if ((search === cut || search === misspelt) && cities.some((one) => agrees(one, context)))
      return [...all, ...cities]
    const found = these.flatMap((reading) => follow(reading, search, context))
    const known = found.filter(({ cap }) => cap?.why !== "part-unknown")
    cities.push(...found.filter(({ cap }) => cap?.why === "part-unknown"))
    all.push(...known)
    if (known.some((one) => agrees(one, context))) return all
  }
  return [...all, ...cities]
}

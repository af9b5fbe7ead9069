import type { Coordinates } from "../Coordinates.ts"
import { distanceInKm } from "../Coordinates.ts"
import { foldName } from "../fold.ts"
import type { Found } from "./collect.ts"
import { type Context, covers, denies, lies, onGlobe, type Whereabouts, within } from "./context.ts"
import type { KnownPlace } from "./PlaceIndex.ts"
import type { Reason, Undecided } from "./Resolution.ts"

/** A candidate with the sum of what speaks for and against it. */
export interface Weighed {
  readonly place: KnownPlace
  readonly weight: number
  readonly reasons: ReadonlyArray<Reason>
  readonly cap?: { readonly limit: number; readonly why: Undecided }
}

type Sum = {
  weight: number
  readonly reasons: Array<Reason>
  against: boolean
  outside: boolean
  astray: boolean
  located: boolean
  near: boolean
}

const countryEvidence = (
  place: KnownPlace,
  context: Context,
  qualifiers: ReadonlyArray<Whereabouts>,
  sum: Sum
): void => {
  const { rules } = context
  const stated = context.country
  if (stated !== undefined) {
    const covered = covers(stated, place)
    sum.weight +=
      covered === "fully"
        ? rules.country.agrees
        : covered === "loosely"
          ? rules.country.loosely
          : rules.country.contradicts
    if (covered === undefined) sum.against = true
    sum.reasons.push({
      kind: "country",
      printed: context.printed.country ?? "",
      how: stated.how,
      agrees: covered !== undefined
    })
    return
  }
  if (qualifiers.some(({ country }) => country !== undefined)) return
  const others = (context.printed.alongside ?? []).flatMap((row) =>
    row.country === undefined ? [] : (context.index.readCountry(row.country, context.printed.language) ?? [])
  )
  if (others.length > 0) {
    const agreeing = others.some((country) => covers(country, place) !== undefined)
    sum.weight += agreeing ? rules.alongside * rules.country.agrees : rules.alongside * rules.country.contradicts
    sum.reasons.push({ kind: "alongside", agrees: agreeing })
    return
  }
  const partner = context.printed.partnerCountry
  const partners = partner === undefined ? undefined : context.index.readCountry(partner, context.printed.language)
  if (partners?.codes.includes(place.country) === true) {
    sum.weight += rules.partnerInSameCountry
    sum.reasons.push({ kind: "partner-in-same-country" })
  }
}

/** What a region, or what stands in brackets or after a comma, says of a place. */
const regionEvidence = (
  where: Whereabouts,
  place: KnownPlace,
  context: Context,
  sum: Sum,
  source: "region" | "qualifier" | "country"
): void => {
  const { rules } = context
  if (lies(where, place, rules)) {
    const namesCountry = where.country !== undefined && covers(where.country, place) !== undefined
    // A country beside the name counts as the country of a row would; where the row has one it says the same again.
    // "England" is a country to some lists, and a division all the same.
    if (!namesCountry || within(where, place)) sum.weight += rules.region.agrees
    else if (context.country === undefined) sum.weight += rules.country.agrees
    sum.located = true
    sum.reasons.push({ kind: "region", printed: where.printed, agrees: true })
    return
  }
  if (denies(where, place, rules) || (source !== "country" && where.divisions.length > 0)) {
    sum.weight += rules.region.contradicts
    sum.outside = true
    sum.reasons.push({ kind: "region", printed: where.printed, agrees: false })
    return
  }
  if (where.country !== undefined) {
    if (source === "country") return
    sum.weight += rules.country.contradicts
    sum.against = true
    sum.reasons.push({ kind: "country", printed: where.printed, how: where.country.how, agrees: false })
    return
  }
  if (source === "qualifier") sum.weight += rules.notUnderstood
  if (source !== "country") sum.reasons.push({ kind: "not-understood", printed: where.printed })
}

const distanceWeight = (km: number, { coordinates: rules }: Context["rules"]): number =>
  km <= rules.near.km
    ? rules.near.weight
    : km <= rules.around.km
      ? rules.around.weight
      : km <= rules.off.km
        ? rules.off.weight
        : rules.far

const coordinatesEvidence = (place: KnownPlace, context: Context, sum: Sum): void => {
  const { printed, rules } = context
  if (context.coordinates === "contradict" || context.coordinates === "impossible") return
  if (context.coordinates === "absent") {
    const points = (printed.alongside ?? []).flatMap(
      (row): ReadonlyArray<Coordinates> =>
        row.coordinates === undefined || !onGlobe(row.coordinates) ? [] : [row.coordinates]
    )
    if (points.length === 0) return
    const km = Math.min(...points.map((point) => distanceInKm(point, place.coordinates)))
    sum.weight += rules.alongside * distanceWeight(km, rules)
    sum.reasons.push({ kind: "alongside", agrees: km <= rules.coordinates.around.km })
    return
  }
  const km = Math.round(distanceInKm(printed.coordinates as Coordinates, place.coordinates))
  if (context.coordinates === "coarse") {
    if (km > rules.coordinates.coarse.km) return
    sum.weight += rules.coordinates.coarse.weight
  } else {
    sum.weight += distanceWeight(km, rules)
    if (km > rules.coordinates.off.km) sum.astray = true
    if (km <= rules.coordinates.near.km) {
      sum.located = true
      sum.near = true
    }
  }
  sum.reasons.push({ kind: "coordinates", km, agrees: km <= rules.coordinates.around.km })
}

const populationEvidence = (place: KnownPlace, { printed, rules }: Context, sum: Sum): void => {
  const count = printed.population
  if (count === undefined || !(count > 0) || place.population === 0) return
  const ratio = Math.max(count, place.population) / Math.min(count, place.population)
  const { around, far, near } = rules.population
  sum.weight +=
    ratio <= near.ratio ? near.weight : ratio <= around.ratio ? around.weight : ratio <= far.ratio ? 0 : far.weight
  if (ratio <= around.ratio || ratio > far.ratio)
    sum.reasons.push({ kind: "population", printed: count, known: place.population, agrees: ratio <= around.ratio })
}

/** Whether the printed name is also the name of a division that the place neither is the seat of nor the capital. */
const namesDivision = (place: KnownPlace, context: Context): string | undefined =>
  place.kind === "capital" || place.kind === "seat" || place.population >= context.rules.outweighsDivision
    ? undefined
    : context.index
        .divisionsNamed(context.printed.name)
        .find(
          ({ code, country, name }) =>
            country === place.country &&
            code.split(".").length === 2 &&
            foldName(name) === foldName(context.printed.name)
        )?.code

/**
 * Whether a name is too little to go by without a region or coordinates: cut, misspelt where it is short, or a name
 * that is no spelling of the main one (gazetteers list quarters and nicknames), unless nobody else has it and the city
 * is large.
 */
const feeble = ({ beside, place, reasons }: Found, { rules }: Context): boolean =>
  reasons.some((reason) => {
    if (reason.kind !== "name") return false
    const { large, misspelt } = rules.name
    const safeFrom = place.population >= large ? misspelt.safeIfLarge : misspelt.safeFrom
    return (
      reason.match === "shortened" ||
      (reason.match === "misspelt" && (foldName(reason.printed).length < safeFrom || (reason.edits ?? 1) > 1)) ||
      (reason.match === "unlike" && (beside === true || place.population < large))
    )
  })

/** Adds up everything the row says for and against a place. */
export const weigh = (found: Found, context: Context): Weighed => {
  const { place } = found
  const { rules } = context
  const people = place.population === 0 ? rules.populationIfUnknown : Math.max(place.population, rules.leastPopulation)
  const sum: Sum = {
    weight:
      rules.perLogPopulation * Math.log(people) +
      found.weight +
      (found.part && place.kind === "section" ? 0 : rules.kind[place.kind]),
    reasons: [...found.reasons],
    against: false,
    outside: false,
    astray: false,
    located: found.part === true,
    near: false
  }
  const qualifiers = found.qualifiers.map(context.whereabouts)
  countryEvidence(place, context, qualifiers, sum)
  for (const where of qualifiers) regionEvidence(where, place, context, sum, "qualifier")
  if (context.region !== undefined) regionEvidence(context.region, place, context, sum, "region")
  if (context.regionOfCountry !== undefined) regionEvidence(context.regionOfCountry, place, context, sum, "country")
  coordinatesEvidence(place, context, sum)
  populationEvidence(place, context, sum)
  if (place.kind === "section") sum.reasons.push({ kind: "section" })
  if (place.kind === "former") sum.reasons.push({ kind: "former-place" })
  const division = namesDivision(place, context)
  if (division !== undefined) sum.reasons.push({ kind: "also-division", code: division })
  const unread =
    context.country === undefined &&
    context.regionOfCountry === undefined &&
    foldName(context.printed.country ?? "") !== ""
  const caps = [
    ...(unread && !sum.located ? [{ limit: rules.cap.unknownCountry, why: "unknown-country" as const }] : []),
    ...(found.cap === undefined ? [] : [found.cap]),
    ...(division !== undefined && !sum.located ? [{ limit: rules.cap.division, why: "division" as const }] : []),
    ...(feeble(found, context) && !sum.located ? [{ limit: rules.cap.feebleName, why: "weak" as const }] : []),
    ...(sum.astray && place.population < rules.wellKnown
      ? [{ limit: rules.cap.farCoordinates, why: "contradicting-coordinates" as const }]
      : []),
    ...(sum.outside && !sum.near
      ? [{ limit: rules.cap.contradictingRegion, why: "contradicting-region" as const }]
      : []),
    ...(sum.against ? [{ limit: rules.cap.contradictingCountry, why: "contradicting-country" as const }] : [])
  ].sort((a, b) => a.limit - b.limit)
  return {
    place,
    weight: sum.weight,
    reasons: sum.reasons,
    ...(caps[0] === undefined ? {} : { cap: caps[0] })
  }
}

import { distanceInKm } from "../Coordinates.ts"
import { foldName } from "../fold.ts"
import { collect } from "./collect.ts"
import { type Context, contextOf, nearestCountries, within } from "./context.ts"
import type { PlaceIndex } from "./PlaceIndex.ts"
import type { PlaceAlias, PrintedPlace } from "./PrintedPlace.ts"
import type { Candidate, NameMatch, Reason, Resolution, Unknown } from "./Resolution.ts"
import { readName } from "./readName.ts"
import { defaultResolutionRules, type ResolutionRules } from "./resolutionRules.ts"
import { type Weighed, weigh } from "./weigh.ts"

/** What resolution works with: a gazetteer, what people chose before, and the rules if others than the project's. */
export interface ResolveWith {
  readonly index: PlaceIndex
  /** The place a person chose for such a row, if one did (`aliasLookUp`). */
  readonly aliases?: (printed: PrintedPlace) => string | undefined
  readonly rules?: ResolutionRules
}

/** How sure an id or a person's choice makes: an id can be a slip too. */
const certain = { identifier: 0.99, alongside: 0.95, alias: 0.99 }

const aliasKey = (name: string, country = "", region = ""): string => [name, country, region].map(foldName).join("|")

/** Looks up what people chose: first for name, country and region, then with fewer of them. A later choice counts. */
export const aliasLookUp = (aliases: ReadonlyArray<PlaceAlias>): ((printed: PrintedPlace) => string | undefined) => {
  const places = new Map(aliases.map(({ country, name, place, region }) => [aliasKey(name, country, region), place]))
  return ({ country, name, region }) =>
    places.get(aliasKey(name, country, region)) ?? places.get(aliasKey(name, country)) ?? places.get(aliasKey(name))
}

const flagsOf = (context: Context): ReadonlyArray<Reason> => {
  const { coordinates, country, index, printed, rules } = context
  return [
    ...(country === undefined && foldName(printed.country ?? "") !== ""
      ? [{ kind: "country-unknown" as const, printed: printed.country ?? "" }]
      : []),
    ...(coordinates === "contradict" && printed.coordinates !== undefined
      ? [
          {
            kind: "coordinates-contradict-country" as const,
            found: nearestCountries(printed.coordinates, index, rules)
          }
        ]
      : []),
    ...(coordinates === "impossible" ? [{ kind: "coordinates-impossible" as const }] : []),
    ...(coordinates === "coarse"
      ? [
          {
            kind: "coordinates-coarse" as const,
            ...(printed.sharedBy === undefined ? {} : { sharedBy: printed.sharedBy })
          }
        ]
      : [])
  ]
}

const byWeight = (a: Weighed, b: Weighed): number =>
  b.weight - a.weight || b.place.population - a.place.population || (a.place.id < b.place.id ? -1 : 1)

/** One entry a place, with the reading that serves it best. */
const bestReading = (all: ReadonlyArray<Weighed>): ReadonlyArray<Weighed> => {
  const byPlace = new Map<string, Weighed>()
  for (const one of all) {
    const known = byPlace.get(one.place.id)
    const better =
      known === undefined ||
      (one.cap?.limit ?? 1) - (known.cap?.limit ?? 1) > 0 ||
      ((one.cap?.limit ?? 1) === (known.cap?.limit ?? 1) && one.weight > known.weight)
    if (better) byPlace.set(one.place.id, one)
  }
  return [...byPlace.values()].sort(byWeight)
}

interface Believed extends Candidate {
  readonly cap?: Weighed["cap"]
}

/** Shares of belief; a smaller place of the name close by lends its share to the larger one. */
const believe = (weighed: ReadonlyArray<Weighed>, rules: ResolutionRules): ReadonlyArray<Believed> => {
  const [first] = weighed
  if (first === undefined) return []
  const missing = Math.log(rules.missingPlace)
  const top = Math.max(first.weight, missing)
  const odds = weighed.map(({ weight }) => Math.exp(weight - top))
  const total = odds.reduce((sum, one) => sum + one, Math.exp(missing - top))
  const heads: Array<{ one: Weighed; share: number }> = []
  weighed.forEach((one, k) => {
    const share = (odds[k] as number) / total
    const head = heads.find(
      ({ one: larger }) =>
        larger.place.country === one.place.country &&
        larger.place.population >= one.place.population &&
        one.cap === undefined &&
        larger.cap === undefined &&
        distanceInKm(larger.place.coordinates, one.place.coordinates) <= rules.samePlaceKm
    )
    if (head === undefined) heads.push({ one, share })
    else head.share += share
  })
  return heads
    .map(
      ({ one: { cap, place, reasons }, share }): Believed => ({
        place,
        confidence: Math.min(share, cap?.limit ?? 1),
        reasons,
        ...(cap === undefined ? {} : { cap })
      })
    )
    .sort((a, b) => b.confidence - a.confidence)
}

const plain = ({ confidence, place, reasons }: Candidate): Candidate => ({ place, confidence, reasons })

const whyUnknown = (context: Context): Unknown => {
  const { country, index, printed } = context
  if (foldName(printed.name) === "") return { kind: "no-name" }
  const names = [
    printed.name,
    ...readName(printed.name).flatMap((reading) => (reading.part === undefined ? (reading.names[0] ?? []) : []))
  ]
  for (const name of names) {
    const division = index
      .divisionsNamed(name)
      .filter((one) => country === undefined || country.codes.includes(one.country))
      .sort((a, b) => a.code.length - b.code.length || (a.code < b.code ? -1 : 1))[0]
    if (division !== undefined) return { kind: "division", code: division.code, name: division.name }
  }
  const named = index.readCountry(printed.name, printed.language)
  return named !== undefined && ["name", "former", "unrecognised"].includes(named.how)
    ? { kind: "country", codes: named.codes }
    : { kind: "no-such-name" }
}

/** Matches by which a province is not mistaken for a town. */
const guesses: ReadonlySet<NameMatch> = new Set(["misspelt", "shortened", "unlike"])

/** Whether a candidate bears the printed name, in a country that nothing speaks against. */
const bearsName = ({ cap, reasons }: Believed): boolean =>
  cap?.why !== "contradicting-country" && reasons.some((reason) => reason.kind === "name" && !guesses.has(reason.match))

/**
 * Whether the region that is printed lies in the country of another city of that name as well: "Córdoba, provincia de Córdoba"
 * is in Spain and in Argentina, and which of the two is larger says nothing.
 */
const regionAbroad = (best: Believed, others: ReadonlyArray<Believed>, context: Context): boolean => {
  const { country, printed, region, rules } = context
  if (country !== undefined || region === undefined || printed.coordinates !== undefined) return false
  const inRegion = ({ place, reasons }: Believed): boolean =>
    within(region, place) && reasons.some((reason) => reason.kind === "name" && reason.match === "main")
  return (
    inRegion(best) &&
    others.some(
      (one) => one.place.country !== best.place.country && one.place.population >= rules.wellKnown && inRegion(one)
    )
  )
}

const decide = (context: Context): Resolution => {
  const { rules } = context
  const flags = flagsOf(context)
  const weighed = bestReading(collect(context).map((found) => weigh(found, context)))
  const believed = believe(weighed, rules)
  const [best] = believed
  const sum = believed.reduce((total, { confidence }) => total + confidence, 0)
  const twins = best !== undefined && regionAbroad(best, believed, context)
  if (best !== undefined && !twins && best.cap === undefined && best.confidence >= rules.threshold)
    return { _tag: "resolved", ...plain(best), flags, rules: rules.version }
  const shown = believed
    .filter(({ confidence }) => confidence >= rules.shown)
    .slice(0, rules.choices)
    .map(plain)
  const unknown =
    best === undefined || sum < rules.offered || !believed.some(bearsName) ? whyUnknown(context) : undefined
  // A province has a better claim to its name than a town with another one.
  const shadowed = unknown?.kind === "country" || (unknown?.kind === "division" && unknown.code.split(".").length === 2)
  if (best === undefined || (unknown !== undefined && (sum < rules.offered || shadowed)))
    return {
      _tag: "unknown",
      why: unknown ?? { kind: "no-such-name" },
      nearest: believed.slice(0, rules.choices).map(plain),
      flags,
      rules: rules.version
    }
  const why =
    best.cap?.why ?? (twins || (believed.length > 1 && best.confidence < sum * rules.threshold) ? "homonyms" : "weak")
  return { _tag: "choices", why, candidates: shown.length > 0 ? shown : [plain(best)], flags, rules: rules.version }
}

/**
 * Finds the place that a row of a list means.
 *
 * **When to use**: for every end of a row, before anything of it is written; rows that are not `resolved` wait for a
 * person, whose choice goes into `aliases`.
 *
 * **Details**: an id of the gazetteer decides, then a person's choice, then the weights of `ResolutionRules`: each
 * candidate's chance is proportional to its population times e to the power of what speaks for it, beside the chance that a
 * place is meant which the gazetteer does not have. A place in another country than the row states is never resolved by its name. Deterministic, and
 * never throws: whatever stands in the row is read, or named as not understood.
 *
 * **Gotchas**: a name that is misspelt is looked for in the stated country only, or around the coordinates.
 */
export const resolvePlace = (
  printed: PrintedPlace,
  { aliases, index, rules = defaultResolutionRules }: ResolveWith
): Resolution => {
  const context = contextOf(printed, index, rules)
  const given = printed.identifiers?.find(({ scheme }) => scheme === "geonames")
  const beside = printed.alongside?.flatMap((row) => row.identifiers ?? []).find(({ scheme }) => scheme === "geonames")
  const identifier = given ?? beside
  const known = identifier === undefined ? undefined : index.byGeonamesId(identifier.value)
  const chosenId = given !== undefined && known !== undefined ? undefined : aliases?.(printed)
  const chosen = chosenId === undefined ? undefined : index.byGeonamesId(chosenId)
  const place = chosen ?? known
  if (place === undefined) return decide(context)
  const first: Reason =
    chosen === undefined && identifier !== undefined
      ? { kind: "identifier", scheme: identifier.scheme, value: identifier.value }
      : { kind: "alias", name: printed.name }
  const { reasons } = weigh({ place, weight: 0, reasons: [first], qualifiers: [] }, context)
  const confidence = chosen !== undefined ? certain.alias : given !== undefined ? certain.identifier : certain.alongside
  return { _tag: "resolved", place, confidence, reasons, flags: flagsOf(context), rules: rules.version }
}

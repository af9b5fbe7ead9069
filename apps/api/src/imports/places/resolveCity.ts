import {
  type CityId,
  foldName,
  type Identifier,
  type KnownPlace,
  type PlaceIndex,
  type PlaceResolution,
  type PrintedPlace,
  resolvePlace
} from "@proxeny/domain"
import type { Survey } from "../lists/survey.ts"
import type { PrintedCity } from "../rows/Said.ts"

/** A city as it is printed, with what the gazetteer makes of it. */
export interface ResolvedCity {
  readonly printed: PrintedCity
  /** Absent where there is an id and no name. */
  readonly resolution?: PlaceResolution
  /** The place, where it is beyond doubt. */
  readonly place?: KnownPlace
  /** A person said that it is a city of its own, which the gazetteer does not have. */
  readonly own?: true
  /** ISO 3166-1 alpha-2: of the place, or of the country that is printed where that is one. */
  readonly country?: string
}

/** What resolution works with. */
export interface ResolveCitiesWith {
  readonly index: PlaceIndex
  /** What people chose before. */
  readonly aliases: (printed: PrintedPlace) => string | undefined
  /** What the list says as a whole. */
  readonly survey?: Survey
}

/** What stands in the place of an id of the gazetteer where a person says that a name is a city that it does not have. */
export const ownCity = "own"

/** How many printed cities are remembered: lists repeat their names. */
const remembered = 100_000

const keyOf = ({ place, printedAs }: { readonly place: PrintedPlace; readonly printedAs: string }): string => {
  const { coordinates, country, identifiers, name, partnerCountry, population, region } = place
  return [
    name,
    country ?? `\u0001${partnerCountry ?? ""}`,
    region,
    coordinates?.latitude,
    coordinates?.longitude,
    population,
    identifiers?.map(({ value }) => value).join(),
    printedAs
  ].join("\u0000")
}

/**
 * Resolves printed cities of one list; the same answer for the same question.
 *
 * **Details**: gives the very same object for a city that is printed the same again, so that what is decided about it later
 * can be kept beside it.
 */
export const resolveCities = ({
  aliases,
  index,
  survey
}: ResolveCitiesWith): ((printed: PrintedCity) => ResolvedCity) => {
  let known = new Map<string, ResolvedCity>()
  const countryOf = (text: string | undefined): string | undefined => {
    const codes = text === undefined ? undefined : index.readCountry(text)?.codes
    return codes?.length === 1 ? codes[0] : undefined
  }
  return (printed) => {
    const key = keyOf({ place: printed.place, printedAs: `${printed.uuid ?? ""}${printed.ownId ?? ""}` })
    const before = known.get(key)
    if (before !== undefined) return before
    const { place } = printed
    const shared = place.coordinates === undefined ? 0 : (survey?.sharedBy(place.coordinates) ?? 0)
    const saysNothing =
      place.country === undefined && place.coordinates === undefined && place.identifiers === undefined
    const alongside = saysNothing ? (survey?.alongside(place.name) ?? []) : []
    const resolution =
      foldName(place.name) === ""
        ? undefined
        : resolvePlace(
            {
              ...place,
              ...(shared > 1 ? { sharedBy: shared } : {}),
              ...(alongside.length === 0 ? {} : { alongside })
            },
            { index, aliases }
          )
    // Where there is an id of the gazetteer and no name, the gazetteer knows it.
    const byId = place.name === "" ? printed.identifiers.find(({ scheme }) => scheme === "geonames")?.value : undefined
    const found =
      resolution?._tag === "resolved" ? resolution.place : byId === undefined ? undefined : index.byGeonamesId(byId)
    const own = resolution !== undefined && found === undefined && aliases(place) === ownCity
    const country = found?.country ?? countryOf(place.country)
    const resolved: ResolvedCity = {
      printed,
      ...(resolution === undefined ? {} : { resolution }),
      ...(found === undefined ? {} : { place: found }),
      ...(own ? { own } : {}),
      ...(country === undefined ? {} : { country })
    }
    if (known.size >= remembered) known = new Map()
    known.set(key, resolved)
    return resolved
  }
}

/** The ids by which a city may be on record: those of the row, then that of the gazetteer. */
export const identifiersOf = ({ place, printed }: ResolvedCity): ReadonlyArray<Identifier> => [
  ...printed.identifiers,
  ...(place === undefined ? [] : [{ scheme: "geonames" as const, value: place.id }])
]

/** The city that a printed one is, or why that is for a person to say. */
export type Settled =
  | {
      readonly _tag: "city"
      readonly id: CityId
      readonly identifiers: ReadonlyArray<Identifier>
      /** Whether the gazetteer's id and names are this city's. */
      readonly inGazetteer: boolean
      readonly remark?: string
    }
  | { readonly _tag: "waiting"; readonly reason: string; readonly why: string }

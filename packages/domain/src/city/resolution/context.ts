import { type Coordinates, distanceInKm } from "../Coordinates.ts"
import { foldedForms, foldName } from "../fold.ts"
import type { KnownDivision, KnownPlace, PlaceIndex, ReadCountry } from "./PlaceIndex.ts"
import type { PrintedPlace } from "./PrintedPlace.ts"
import type { ResolutionRules } from "./resolutionRules.ts"

/** How a text that says where a place lies can be understood. */
export interface Whereabouts {
  readonly printed: string
  readonly country: ReadCountry | undefined
  readonly divisions: ReadonlyArray<KnownDivision>
  /** Places of that name: a county is often named by its seat. */
  readonly seats: ReadonlyArray<KnownPlace>
}

/** What a row says beside the name, read once for all its candidates. */
export interface Context {
  readonly index: PlaceIndex
  readonly rules: ResolutionRules
  readonly printed: PrintedPlace
  readonly country: ReadCountry | undefined
  /** The printed country names a division instead ("Texas"), or one besides ("Ohio, United States"). */
  readonly region: Whereabouts | undefined
  readonly regionOfCountry: Whereabouts | undefined
  readonly coordinates: "usable" | "coarse" | "contradict" | "impossible" | "absent"
  readonly whereabouts: (text: string) => Whereabouts
}

/** Whether a country, as read, includes a place: fully, loosely (a state that ended, a territory held differently), or not. */
export const covers = (country: ReadCountry, place: KnownPlace): "fully" | "loosely" | undefined => {
  if (country.codes.includes(place.country))
    return country.how === "former" && country.codes.length > 1 ? "loosely" : "fully"
  return country.also.some((code) => code === place.country || code === place.division) ? "loosely" : undefined
}

/** Whether a place lies in a division of that name. */
export const within = ({ divisions }: Whereabouts, place: KnownPlace): boolean =>
  divisions.some(({ code }) => code === place.division || code === place.district)

/** Whether a text that says where a place lies is true of it. */
export const lies = (where: Whereabouts, place: KnownPlace, rules: ResolutionRules): boolean =>
  (where.country !== undefined && covers(where.country, place) !== undefined) ||
  within(where, place) ||
  where.seats.some(
    (seat) =>
      seat.id !== place.id &&
      seat.country === place.country &&
      ((seat.district !== undefined && seat.district === place.district) ||
        (where.divisions.length === 0 && distanceInKm(seat.coordinates, place.coordinates) <= rules.partKm))
  )

/** Whether it names something in the country of a place that the place does not lie in. */
export const denies = (where: Whereabouts, place: KnownPlace, rules: ResolutionRules): boolean =>
  !lies(where, place, rules) &&
  [...where.divisions, ...where.seats].some(
    (one) => one.country === place.country && !("id" in one && one.id === place.id)
  )

/** The countries around a point; at sea and in deserts, those of the nearest shores. */
export const nearestCountries = (
  point: Coordinates,
  index: PlaceIndex,
  rules: ResolutionRules
): ReadonlyArray<string> => {
  for (const times of [1, 1.3, 1.7, 2.2, 3, 4, 6, 10]) {
    const near = index.countriesNear(point, rules.coordinates.contradictKm * times)
    if (near.length > 0) return near
  }
  return []
}

/** Whether there is such a point; lists exchange latitude and longitude, or lose the decimal point. */
export const onGlobe = ({ latitude, longitude }: Coordinates): boolean =>
  Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180

/** Whole degrees in both coordinates: the middle of a country or a region, not a town. */
const whole = (degrees: number): boolean => Math.abs(degrees - Math.round(degrees)) < 1e-9

export const contextOf = (printed: PrintedPlace, index: PlaceIndex, rules: ResolutionRules): Context => {
  const known = new Map<string, Whereabouts>()
  const whereabouts = (text: string): Whereabouts => {
    const found = known.get(text)
    if (found !== undefined) return found
    const named = index.readCountry(text, printed.language)
    const made: Whereabouts = {
      printed: text,
      // "Norte" is a region, and not Norge with a slip; "Halle (S)" lies at the Saale where the row says Germany.
      country:
        named?.how === "misspelt" || (text.length === 1 && foldName(printed.country ?? "") !== "") ? undefined : named,
      divisions: index.divisionsNamed(text),
      seats: foldedForms(text)
        .flatMap((form) => index.named(form))
        .flatMap(({ main, place }) => (main && place.kind !== "section" ? [place] : []))
    }
    known.set(text, made)
    return made
  }
  const text = foldName(printed.country ?? "") === "" ? undefined : printed.country
  const read = text === undefined ? undefined : index.readCountry(text, printed.language)
  const divisions = text !== undefined && read === undefined ? whereabouts(text) : undefined
  const country: ReadCountry | undefined =
    read ??
    (divisions !== undefined && divisions.divisions.length > 0
      ? { codes: [...new Set(divisions.divisions.map((division) => division.country))].sort(), also: [], how: "part" }
      : undefined)
  const coordinates = (): Context["coordinates"] => {
    const point = printed.coordinates
    if (point === undefined || Number.isNaN(point.latitude + point.longitude)) return "absent"
    if (!onGlobe(point)) return "impossible"
    if (country !== undefined) {
      const near = nearestCountries(point, index, rules)
      if (!near.some((code) => country.codes.includes(code))) return "contradict"
    }
    return (whole(point.latitude) && whole(point.longitude)) || (printed.sharedBy ?? 1) > 2 ? "coarse" : "usable"
  }
  return {
    index,
    rules,
    printed,
    country,
    region: foldName(printed.region ?? "") === "" ? undefined : whereabouts(printed.region ?? ""),
    regionOfCountry:
      read?.part !== undefined && foldName(read.part) !== ""
        ? whereabouts(read.part)
        : read === undefined && divisions !== undefined && divisions.divisions.length > 0
          ? divisions
          : undefined,
    coordinates: coordinates(),
    whereabouts
  }
}

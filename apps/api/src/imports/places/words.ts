import type { KnownPlace, PlaceCandidate, PlaceReason, PlaceResolution } from "@proxeny/domain"

const where = ({ country, division, name }: KnownPlace): string => `${name} (${division ?? country})`

const list = (candidates: ReadonlyArray<PlaceCandidate>): string =>
  candidates
    .slice(0, 5)
    .map(({ confidence, place }) => `${where(place)}, geonames:${place.id}, ${Math.round(100 * confidence)} %`)
    .join("; ")

const undecided = {
  homonyms: "several places have that name",
  weak: "too little speaks for the only place found",
  "contradicting-country": "the name is known in another country than the row says",
  "unknown-country": "the row prints a country that nobody knows",
  "contradicting-region": "the name is known in another region than the row says",
  "contradicting-coordinates": "the name is known, but far from where the row says",
  division: "the row names a province, county or district, and a city has that name too",
  "part-unknown": "the row names a part of a city that the gazetteer does not have"
} as const

/** Why a printed place is for a person to decide, in a word. */
export const kindOfWaiting = (resolution: PlaceResolution | undefined): string =>
  resolution?._tag === "choices" ? resolution.why : resolution?._tag === "unknown" ? resolution.why.kind : "no-name"

/** Says in words why a printed place is for a person to decide. */
export const whyWaiting = (text: string, resolution: PlaceResolution | undefined): string => {
  if (resolution === undefined || resolution._tag === "resolved") return `"${text}": nothing says which city it is`
  if (resolution._tag === "choices")
    return `"${text}": ${undecided[resolution.why]}. Choose: ${list(resolution.candidates)}`
  const { nearest, why } = resolution
  const near = nearest.length === 0 ? "" : `. Nearest: ${list(nearest)}`
  if (why.kind === "division")
    return `"${text}" is ${why.name} (${why.code}), a province or district and no city${near}`
  if (why.kind === "country") return `"${text}" is a country (${why.codes.join(", ")}) and no city${near}`
  return `"${text}": no match, the gazetteer has no city of that name${near}`
}

/** Says in words what is odd about a row, whatever its place. */
export const flagWords = (flag: PlaceReason): string | undefined => {
  if (flag.kind === "country-unknown") return `"${flag.printed}" is no country that is known`
  if (flag.kind === "coordinates-contradict-country")
    return `its coordinates lie in another country than the row says${flag.found.length === 0 ? "" : ` (${flag.found.join(", ")})`}: they are not used`
  if (flag.kind === "coordinates-impossible")
    return "there is no such latitude or longitude: the coordinates are not used"
  if (flag.kind === "coordinates-coarse")
    return flag.sharedBy === undefined
      ? "its coordinates are whole degrees: they stand for an area"
      : `its coordinates are those of ${flag.sharedBy} differently named places: they stand for an area`
  return undefined
}

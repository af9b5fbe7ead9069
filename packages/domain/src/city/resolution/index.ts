/** From a printed name and whatever else a row says to one place of a gazetteer, or a choice, or none. */
export { coordinatesShared } from "./coordinatesShared.ts"
export type { KnownDivision, KnownPlace, PlaceIndex, ReadCountry } from "./PlaceIndex.ts"
export type { PlaceAlias, PrintedPlace } from "./PrintedPlace.ts"
export type {
  Candidate as PlaceCandidate,
  NameMatch,
  Reason as PlaceReason,
  Resolution as PlaceResolution,
  Undecided,
  Unknown
} from "./Resolution.ts"
export { defaultResolutionRules, type ResolutionRules } from "./resolutionRules.ts"
export { aliasLookUp, type ResolveWith, resolvePlace } from "./resolvePlace.ts"

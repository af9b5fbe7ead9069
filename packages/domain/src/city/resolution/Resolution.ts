import type { KnownPlace } from "./PlaceIndex.ts"

/** Something that speaks for or against a candidate, or that a reader should know: a kind and its values, worded elsewhere. */
export type Reason =
  /** The row gives the gazetteer's own id. */
  | { readonly kind: "identifier"; readonly scheme: string; readonly value: string }
  /** A person chose this place for the name before. */
  | { readonly kind: "alias"; readonly name: string }
  | { readonly kind: "name"; readonly printed: string; readonly match: NameMatch; readonly edits?: number }
  /** Only one of two printed names, or both, are names of the place. */
  | { readonly kind: "double-name"; readonly names: ReadonlyArray<string>; readonly matched: number }
  | { readonly kind: "left-out"; readonly word: string; readonly level: "municipality" | "division" | "metropolitan" }
  | { readonly kind: "part-of"; readonly city: string; readonly part: string }
  /** The row names a part of the city that the gazetteer does not have. */
  | { readonly kind: "part-unknown"; readonly city: string; readonly part: string }
  | { readonly kind: "country"; readonly printed: string; readonly how: string; readonly agrees: boolean }
  | { readonly kind: "country-unknown"; readonly printed: string }
  | { readonly kind: "region"; readonly printed: string; readonly agrees: boolean }
  | { readonly kind: "not-understood"; readonly printed: string }
  | { readonly kind: "coordinates"; readonly km: number; readonly agrees: boolean }
  /** Nothing of the stated country lies near the coordinates: they are not used. */
  | { readonly kind: "coordinates-contradict-country"; readonly found: ReadonlyArray<string> }
  /** No such latitude or longitude. */
  | { readonly kind: "coordinates-impossible" }
  /** A point that stands for an area: whole degrees, or one point for several names. Hardly used. */
  | { readonly kind: "coordinates-coarse"; readonly sharedBy?: number }
  | { readonly kind: "population"; readonly printed: number; readonly known: number; readonly agrees: boolean }
  | { readonly kind: "partner-in-same-country" }
  /** Another row says so of the same city. */
  | { readonly kind: "alongside"; readonly agrees: boolean }
  | { readonly kind: "section" }
  | { readonly kind: "former-place" }
  /** The printed name is also that of a division which the place is not the seat of. */
  | { readonly kind: "also-division"; readonly code: string }

/**
 * How a printed name meets a name of the gazetteer: `main` the one it shows, `other` another one, `unlike` another one
 * that is no spelling of the main one (Bombay), `variant` in another spelling (St. for Saint), `shortened` when cut.
 */
export type NameMatch = "main" | "other" | "unlike" | "variant" | "shortened" | "misspelt"

/** A place that may be meant, how likely that is (0..1), and why. */
export interface Candidate {
  readonly place: KnownPlace
  readonly confidence: number
  readonly reasons: ReadonlyArray<Reason>
}

/** Why there is a choice to be made. */
export type Undecided =
  /** Several places of the name, and nothing that tells them apart. */
  | "homonyms"
  /** One place, but little speaks for it. */
  | "weak"
  /** The name is known, but in another country than the row says. */
  | "contradicting-country"
  /** The row prints a country that nobody knows, and nothing else says where the place lies. */
  | "unknown-country"
  /** The name is known, but in another region than the row says. */
  | "contradicting-region"
  /** The name is known, but far from where the row says. */
  | "contradicting-coordinates"
  /** The row names a division (county, district), and a city of that name is known. */
  | "division"
  /** The row names a part of a city that the gazetteer does not have; the city itself is the candidate. */
  | "part-unknown"

/** Why nothing was found. */
export type Unknown =
  | { readonly kind: "no-name" }
  | { readonly kind: "no-such-name" }
  | { readonly kind: "division"; readonly code: string; readonly name: string }
  | { readonly kind: "country"; readonly codes: ReadonlyArray<string> }

/**
 * What became of a printed place: one place, a short list for a person, or nothing.
 *
 * **Details**: `flags` are remarks on the row itself, whatever it resolves to: coordinates that contradict its country,
 * a country nobody knows. `confidence` is a share of belief: the candidates of one row and "none of them" sum to 1 at most.
 * `rules` is the version of the rules that it was decided by.
 */
export type Resolution =
  | {
      readonly _tag: "resolved"
      readonly place: KnownPlace
      readonly confidence: number
      readonly reasons: ReadonlyArray<Reason>
      readonly flags: ReadonlyArray<Reason>
      readonly rules: string
    }
  | {
      readonly _tag: "choices"
      readonly why: Undecided
      readonly candidates: ReadonlyArray<Candidate>
      readonly flags: ReadonlyArray<Reason>
      readonly rules: string
    }
  | {
      readonly _tag: "unknown"
      readonly why: Unknown
      readonly nearest: ReadonlyArray<Candidate>
      readonly flags: ReadonlyArray<Reason>
      readonly rules: string
    }

import type { CityName, Coordinates, CountryCode, Identifier, Population } from "@proxeny/domain"

/** A file as a browser or a disk hands it over: its name, and what is in it. */
export interface NamedBytes {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Where in a file something stands.
 *
 * **Details**: `line` is the physical line, counted from 1, so that an editor finds it; line breaks inside quoted
 * fields count. `column` is counted from 1 in UTF-16 code units, and given where one line may hold many rows.
 */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column?: number
}

/**
 * A city as a list gives it.
 *
 * **Details**: `key` names the city inside this listing only. `country` is absent where the list gives none that is
 * known; `countryAsPrinted` is what the list prints, whether it is known or not.
 */
export interface ListedCity {
  readonly key: string
  readonly at: Place
  readonly names: ReadonlyArray<CityName>
  readonly identifiers: ReadonlyArray<Identifier>
  readonly country?: CountryCode
  readonly countryAsPrinted?: string
  readonly coordinates?: Coordinates
  readonly population?: Population
}

/**
 * A twinning as a list gives it: the keys of two listed cities.
 *
 * **Details**: `reverse` says that an earlier row gives the same pair from the other side, that is, that each city
 * lists the other. It is evidence, not a repetition.
 */
export interface ListedTwinning {
  readonly a: string
  readonly b: string
  readonly at: Place
  readonly reverse?: true
}

/** A row that was not taken, as it stands in the file, with what is wrong and what to do about it. */
export interface Rejection {
  readonly at: Place
  readonly what: "city" | "twinning"
  readonly text: string
  readonly reason: string
  readonly remedy: string
}

/** Something that was taken but deserves a look. */
export interface Remark {
  readonly at: Place
  readonly text: string
  readonly reason: string
}

/**
 * What a list holds.
 *
 * **Details**: nothing is lost without a word: `read.cities` is the number of cities listed plus the number of
 * cities rejected, `read.twinnings` that of the twinnings.
 */
export interface Listing {
  /** The id of the format it was read from, see `formats`. */
  readonly format: string
  readonly cities: ReadonlyArray<ListedCity>
  readonly twinnings: ReadonlyArray<ListedTwinning>
  readonly rejected: ReadonlyArray<Rejection>
  readonly remarks: ReadonlyArray<Remark>
  readonly read: { readonly cities: number; readonly twinnings: number }
}

/** What a reader has to be told about countries: this package keeps no list of them. */
export interface CountryLookup {
  /** The country that a list means by what it prints, or undefined where nobody knows. */
  readonly countryOf: (printed: string) => CountryCode | undefined
  /** Whether two capital letters are a code of ISO 3166-1. */
  readonly isCountry: (code: string) => boolean
}

import type { Coordinates } from "../Coordinates.ts"

/** A place of a gazetteer as far as resolution weighs it. `section` is a part of a city, `former` one that is no more. */
export interface KnownPlace {
  readonly id: string
  readonly name: string
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** The first and second division it lies in, by codes such as "US.IL" and "US.IL.167". */
  readonly division?: string
  readonly district?: string
  readonly coordinates: Coordinates
  /** 0 where nobody knows. */
  readonly population: number
  /** `seat` is the seat of a first division; `section` a part of a city. */
  readonly kind: "capital" | "seat" | "place" | "section" | "former"
}

/** A first or second division of a country, such as "US.IL". */
export interface KnownDivision {
  readonly code: string
  readonly name: string
  readonly country: string
}

/**
 * What a text says of a country.
 *
 * **Details**: `codes` are the countries it may mean, the likeliest first, each with its territories; `also` are
 * countries, or divisions of countries as "UA.11", in which a gazetteer may have the place all the same. `part` is the
 * region that the text names beside the country or instead of it. `how` says by what: its code or name, a part of it, a
 * state that ended, a slip of the pen.
 */
export interface ReadCountry {
  readonly codes: ReadonlyArray<string>
  readonly also: ReadonlyArray<string>
  readonly how: "code" | "name" | "part" | "former" | "unrecognised" | "misspelt"
  readonly part?: string
}

/**
 * What the rules of resolution ask a gazetteer; `@proxeny/reference` has one.
 *
 * **Details**: `named` takes a folded name (`foldName`) and gives every place one of whose names it is; `main` marks the
 * name under which the gazetteer shows the place. `similar` gives places of some countries whose main name is an edit or
 * two away. Order does not matter. The same question must get the same answer.
 */
export interface PlaceIndex {
  readonly named: (folded: string) => ReadonlyArray<{ readonly place: KnownPlace; readonly main: boolean }>
  readonly similar: (
    folded: string,
    countries: ReadonlyArray<string>
  ) => ReadonlyArray<{ readonly place: KnownPlace; readonly edits: number }>
  /** The place under an id of the gazetteer, which is also its id among `aliases`. */
  readonly byGeonamesId: (id: string) => KnownPlace | undefined
  readonly divisionsNamed: (text: string) => ReadonlyArray<KnownDivision>
  readonly countriesNear: (point: Coordinates, km: number) => ReadonlyArray<string>
  readonly readCountry: (text: string, language?: string) => ReadCountry | undefined
}

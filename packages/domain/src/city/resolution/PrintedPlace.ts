import type { CityName } from "../CityName.ts"
import type { Coordinates } from "../Coordinates.ts"

/**
 * A place as a row of a list prints it: a name and whatever else the row says.
 *
 * **Details**: nothing but the name need be there, and nothing need be right. `country` is as printed, in any spelling
 * or language; `region` a state, province or county; `sharedBy` how many differently named places of the list have the
 * same coordinates, itself included (see `coordinatesShared`); `language` the language of the list (BCP 47);
 * `alongside` what other rows say of the same city.
 */
export interface PrintedPlace {
  readonly name: string
  readonly country?: string
  readonly region?: string
  readonly coordinates?: Coordinates
  readonly sharedBy?: number
  readonly identifiers?: ReadonlyArray<{ readonly scheme: string; readonly value: string }>
  readonly population?: number
  readonly partnerCountry?: string
  readonly language?: CityName["language"]
  readonly alongside?: ReadonlyArray<
    Pick<PrintedPlace, "country" | "region" | "coordinates" | "identifiers" | "population">
  >
}

/**
 * What a person chose for a printed name, to be used for every row that prints it again.
 *
 * **Details**: names and countries are compared folded. Without a country the choice holds for rows that print none, and
 * for those that print one if no choice for that country is on record; `region` likewise. `place` is an id of the gazetteer.
 */
export interface PlaceAlias {
  readonly name: string
  readonly country?: string
  readonly region?: string
  readonly place: string
}

import type { CityId } from "../../base/identity.ts"
import type { City } from "../City.ts"
import type { Coordinates } from "../Coordinates.ts"
import { foldName } from "../fold.ts"
import type { Identifier } from "../Identifier.ts"

/**
 * A city as far as two are compared.
 *
 * **Details**: names are folded (`foldName`): `main` is the one it is shown under, `others` the rest. `country` is ISO
 * 3166-1, `division` a code of whatever list the caller uses for all cities, such as "US.CT". What is absent is unknown and
 * speaks neither for nor against anything.
 */
export interface ComparedCity {
  readonly id: CityId
  readonly main: string
  readonly others: ReadonlyArray<string>
  readonly country?: string
  readonly division?: string
  readonly coordinates?: Coordinates
  readonly population?: number
  /** Every id that somebody gives it, also one that another city holds. */
  readonly identifiers: ReadonlyArray<Identifier>
  /** The cities that it is twinned with. */
  readonly partners: ReadonlyArray<CityId>
}

/** A city with its partners, ready to be compared. */
export const comparedCity = (
  city: City,
  more: { readonly partners?: ReadonlyArray<CityId>; readonly division?: string } = {}
): ComparedCity => {
  const main = foldName(city.name)
  const { coordinates, country, identifiers, population } = city
  return {
    id: city.id,
    main,
    others: [...new Set(city.names.map(({ text }) => foldName(text)))].filter((name) => name !== main && name !== ""),
    ...(country === undefined ? {} : { country }),
    ...(more.division === undefined ? {} : { division: more.division }),
    ...(coordinates === undefined ? {} : { coordinates }),
    ...(population === undefined ? {} : { population: population.count }),
    identifiers,
    partners: more.partners ?? []
  }
}

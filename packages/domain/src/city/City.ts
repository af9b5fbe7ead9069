import * as Schema from "effect/Schema"
import { ruled } from "../base/FieldRule.ts"
import { CityId, deriveId } from "../base/identity.ts"
import { CityName, nameIn } from "./CityName.ts"
import { Coordinates } from "./Coordinates.ts"
import { Identifier } from "./Identifier.ts"

/** An ISO 3166-1 alpha-2 code, upper case. */
export const CountryCode = Schema.String.check(
  Schema.isPattern(
    /^[A-Z]{2}$/,
    ruled("pattern", "a country is two capital letters (ISO 3166-1 alpha-2), such as GB", ["GB"])
  )
).pipe(Schema.brand("CountryCode"))
export type CountryCode = typeof CountryCode.Type

/** A number of inhabitants, and the year it was counted or estimated for, where the list gives one. */
export const Population = Schema.Struct({
  count: Schema.Int.check(Schema.isGreaterThanOrEqualTo(0)),
  year: Schema.optionalKey(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9999 })))
})
export type Population = typeof Population.Type

/**
 * A city, or any local government that keeps international relations as one.
 *
 * **When to use**: for the resolved view of a city. What each source says of it stands in its claims.
 *
 * **Details**: at least one name. `country` is absent where no list states one that ISO 3166-1 knows; then it is
 * unknown, not "none". `identifiers` may hold several ids of one register.
 */
export class City extends Schema.Class<City>("City")({
  id: CityId,
  names: Schema.NonEmptyArray(CityName),
  country: Schema.optionalKey(CountryCode),
  coordinates: Schema.optionalKey(Coordinates),
  population: Schema.optionalKey(Population),
  identifiers: Schema.Array(Identifier)
}) {
  /** The name in English, or the first one known. */
  get name(): string {
    return this.nameIn("en")
  }

  /** The name to show to a reader of a language (BCP 47), falling back to English. */
  nameIn(language: string): string {
    return nameIn(this.names, language) ?? this.names[0].text
  }
}

/** The id of a city known under an identifier: the same on every machine that reads the same list. */
export const cityIdOf = (identifier: Identifier): CityId =>
  CityId.make(deriveId("city", identifier.scheme, identifier.value))

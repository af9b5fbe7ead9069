import { CityId, CityName, Coordinates, CountryCode, Identifier, Population } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { type Operation, Recorded } from "../Operation.ts"
import { idOf, stated, withdrawn } from "./Said.ts"

/** The most names, aliases or identifiers that one source may give a city. */
const most = Schema.isMaxLength(500)

/** A city that is not on record yet, as one source has it. */
export const CityBody = Schema.Struct({
  names: Schema.NonEmptyArray(CityName).check(most),
  country: Schema.optionalKey(CountryCode),
  coordinates: Schema.optionalKey(Coordinates),
  population: Schema.optionalKey(Population),
  identifiers: Schema.optionalKey(Schema.Array(Identifier).check(most)),
  ...stated
}).annotate({ identifier: "CityBody" })

/**
 * What one source says of a city.
 *
 * **Details**: takes the place of what that source said of each attribute given; the others stay as they are. An empty list
 * or `null` says that the source tells nothing of it.
 */
export const CityStatements = Schema.Struct({
  names: Schema.optionalKey(Schema.Array(CityName).check(most)),
  /** Other names whose language nobody states. */
  aliases: Schema.optionalKey(Schema.Array(CityName.fields.text).check(most)),
  identifiers: Schema.optionalKey(Schema.Array(Identifier).check(most)),
  country: Schema.optionalKey(Schema.NullOr(CountryCode)),
  coordinates: Schema.optionalKey(Schema.NullOr(Coordinates)),
  /** Takes the place of the population that the source gives for the same year, or without one. */
  population: Schema.optionalKey(Schema.NullOr(Population)),
  ...stated
}).annotate({ identifier: "CityStatements" })

export const citiesOperations = {
  "POST /api/v1/cities": {
    tag: "Records",
    summary: "Enter a city that is not on record yet",
    action: "city.create",
    change: "city.create",
    body: CityBody,
    answer: Recorded,
    status: 201
  },
  "PUT /api/v1/cities/:id/statements": {
    tag: "Records",
    summary: "State what one source says of a city, in place of what it said of the same before",
    action: "record.write",
    change: "city.state",
    param: idOf(CityId),
    body: CityStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/cities/:id/statements": {
    tag: "Records",
    summary: "Withdraw what a source says of a city, or without a source, what you stated of it yourself",
    action: "record.write",
    change: "city.withdraw",
    param: idOf(CityId),
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  }
} as const satisfies Readonly<Record<string, Operation>>

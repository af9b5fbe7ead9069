import * as Schema from "effect/Schema"
import { breaks } from "../base/FieldRule.ts"
import { ClaimId, deriveId, TensionId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"

/**
 * A dated event that strained the relations of two countries, such as a sanction or an expulsion.
 *
 * **When to use**: to ask whether a twinning held (S0 l.15: engagement as a buffer against bilateral tensions).
 *
 * **Details**: the two codes stand in alphabetical order. Which events count is a judgement: each needs its source.
 */
export class TensionEvent extends Schema.Class<TensionEvent>("TensionEvent")({
  id: TensionId,
  countries: Schema.Tuple([CountryCode, CountryCode]).check(
    Schema.makeFilter(([a, b]: readonly [CountryCode, CountryCode]) =>
      a < b
        ? undefined
        : breaks(
            a === b ? "must-differ" : "out-of-order",
            "the two countries of a tension stand in alphabetical order, and differ"
          )
    )
  ),
  on: PartialDate,
  title: Schema.NonEmptyString,
  evidence: Schema.NonEmptyArray(ClaimId)
}) {}

/** The id of a tension: one per pair of countries, day and title. */
export const tensionIdOf = ([a, b]: TensionEvent["countries"], on: PartialDate, title: string): TensionId =>
  TensionId.make(deriveId("tension", a, b, on, title))

import { type Evidence, earliest, Money, type ReviewInput, resolve } from "@proxeny/domain"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

const isMoney = Schema.is(Schema.Struct(Money.fields))

/**
 * The newest yearly cost of a twinning that is stated by a day (YYYY-MM-DD), or undefined where nobody states one.
 *
 * **Details**: where a claim is of no time, the publication of its source tells when it was stated.
 */
export const costIn = (evidence: ReadonlyArray<Evidence>, asOf: string): ReviewInput["cost"] => {
  const stated = evidence.filter(
    ({ claim: { attribute, period, value }, source }) =>
      attribute === "yearly-cost" &&
      isMoney(value) &&
      (period !== undefined || source.publishedOn === undefined || earliest(source.publishedOn) <= asOf)
  )
  return Result.match(resolve(stated, { kind: "newest" }), {
    onSuccess: ({ agreeing, value, winner }) =>
      isMoney(value)
        ? {
            amount: value.amount,
            currency: value.currency,
            evidence: [winner, ...agreeing].map(({ claim }) => claim.id)
          }
        : undefined,
    onFailure: () => undefined
  })
}

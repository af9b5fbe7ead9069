import type { OperationRequest } from "@proxeny/client/contract"
import {
  type AnswerKey,
  attributeOfAnswer,
  type CityId,
  notApplicableAttribute,
  type PartialDate,
  type SourceId,
  StrategyProfile,
  type Subject,
  strategyProfileIdOf
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import { heldOn, withdrawable } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, json, refusing, type Statement } from "./said.ts"
import { citiesAreKnown } from "./twinnings.ts"

type StrategyStatements = OperationRequest<"PUT /api/v1/cities/:id/strategies/:asOf">["body"]

/** The profile of a city as of a date. */
const profileOf = (city: CityId, asOf: PartialDate): Subject & { readonly kind: "strategy" } => ({
  kind: "strategy",
  id: strategyProfileIdOf(city, asOf)
})

/** States what one source answers of a city's strategy, in place of what it answered before. */
export const stateStrategy = Effect.fn("records.stateStrategy")(function* (
  city: CityId,
  asOf: PartialDate,
  { answers, notApplicable = [], said }: StrategyStatements
) {
  yield* citiesAreKnown([city], "id")
  const both = notApplicable.findIndex(({ question }) => answers[question] !== undefined)
  if (both >= 0)
    return yield* refusing(
      `notApplicable.${both}`,
      "a question that is answered applies: leave out one of the two",
      "contradicts"
    )
  const subject = profileOf(city, asOf)
  const statements: ReadonlyArray<Statement> = [
    ...Object.entries(answers).map(([key, value]): Statement => [attributeOfAnswer(key as AnswerKey), json(value)]),
    ...notApplicable.map((one): Statement => [notApplicableAttribute, json(one)])
  ]
  if (statements.length === 0)
    return yield* refusing("answers", "there is no answer: give one, or withdraw what was said (DELETE)", "missing")
  yield* rewrite({
    records: { strategies: [new StrategyProfile({ id: strategyProfileIdOf(city, asOf), city, asOf })] },
    claims: yield* claimsOf(subject, statements, said),
    insteadOf: yield* heldOn(subject, { source: said.source })
  })
  return yield* recorded("strategy", subject.id)
})

/** Withdraws what a source answers of a city's strategy, or what whoever asks stated. */
export const withdrawStrategy = Effect.fn("records.withdrawStrategy")(function* (
  city: CityId,
  asOf: PartialDate,
  source?: SourceId
) {
  const subject = profileOf(city, asOf)
  yield* rewrite({ insteadOf: yield* withdrawable(subject, source) })
  return yield* recorded("strategy", subject.id)
})

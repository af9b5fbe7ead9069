import { CityId, PartialDate, StrategyProfile, StrategyQuestion } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { type Operation, Recorded } from "../Operation.ts"
import { stated, withdrawn } from "./Said.ts"

const { asOf: _asOf, city: _city, id: _id, notApplicable: _notApplicable, ...questions } = StrategyProfile.fields

type Questions = typeof questions

/** The value of each answer, by the schema that the domain has for it with its evidence. */
const answers = Object.fromEntries(
  Object.entries(questions).map(([question, answer]) => [
    question,
    Schema.optionalKey(answer.schema.fields.value as Schema.Top)
  ])
) as unknown as {
  readonly [Q in keyof Questions]: Schema.optionalKey<Questions[Q]["schema"]["fields"]["value"]>
}

/**
 * What one source says of how a city runs its international relations, in place of what it said before.
 *
 * **Details**: an answer that is absent is unknown, which is not "no". An answer stands beside those of other sources: where
 * they contradict each other, the better source is shown until a person decides.
 */
export const StrategyStatements = Schema.Struct({
  answers: Schema.Struct(answers),
  /** Questions that do not apply to the city, each with its reason. */
  notApplicable: Schema.optionalKey(
    Schema.Array(Schema.Struct({ question: StrategyQuestion, because: Schema.NonEmptyString })).check(
      Schema.isMaxLength(20)
    )
  ),
  ...stated
}).annotate({ identifier: "StrategyStatements" })

const param = Schema.Struct({ id: CityId, asOf: PartialDate })

export const strategiesOperations = {
  "PUT /api/v1/cities/:id/strategies/:asOf": {
    tag: "Records",
    summary: 'State what one source answers of a city\'s strategy as of a date (If-Match: "0" where nobody has yet)',
    action: "record.write",
    change: "strategy.state",
    param,
    body: StrategyStatements,
    answer: Recorded,
    status: 200,
    ifMatch: true
  },
  "DELETE /api/v1/cities/:id/strategies/:asOf": {
    tag: "Records",
    summary: "Withdraw what a source answers of a city's strategy, or without a source, what you stated yourself",
    action: "record.write",
    change: "strategy.withdraw",
    param,
    query: withdrawn,
    answer: Recorded,
    status: 200,
    ifMatch: true
  }
} as const satisfies Readonly<Record<string, Operation>>

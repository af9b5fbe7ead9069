import * as Schema from "effect/Schema"
import { type CityId, type ClaimId, deriveId, StrategyProfileId } from "../base/identity.ts"
import type { PartialDate } from "../base/PartialDate.ts"
import { resolveAll } from "../evidence/conflicts.ts"
import type { Evidence, Pinned, Policy } from "../evidence/resolve.ts"
import { StrategyProfile, StrategyQuestion } from "./StrategyProfile.ts"

const { asOf: _asOf, city: _city, id: _id, notApplicable: _notApplicable, ...questions } = StrategyProfile.fields

/** What a profile can answer: the questions of a rubric, and whether the memberships on record are all there are. */
export type AnswerKey = keyof typeof questions

const answerKeys = Object.keys(questions) as ReadonlyArray<AnswerKey>

/** A profile without its id, its city and its date. */
export type Answers = Omit<typeof StrategyProfile.Type, "id" | "city" | "asOf">

/** The value that answers each question. */
export const answerValues = Object.fromEntries(
  answerKeys.map((key) => [key, questions[key].schema.fields.value])
) as unknown as { readonly [K in AnswerKey]: (typeof questions)[K]["schema"]["fields"]["value"] }

/** The attribute under which claims answer a question: `offices-abroad` for `officesAbroad`. */
export const attributeOfAnswer = (key: AnswerKey): string =>
  key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

/** The attribute of claims that a question does not apply to the city. */
export const notApplicableAttribute = "not-applicable"

const byAttribute = new Map<string, AnswerKey>(answerKeys.map((key) => [attributeOfAnswer(key), key]))

/** Which part of a profile follows from claims under an attribute; undefined where none does. */
export const answerKeyOf = (attribute: string): keyof Answers | undefined =>
  attribute === notApplicableAttribute ? "notApplicable" : byAttribute.get(attribute)

/** What a claim that a question does not apply says. */
export const NotApplicable = Schema.Struct({ question: StrategyQuestion, because: Schema.NonEmptyString })

const isNotApplicable = Schema.is(NotApplicable)

/** The id of what is known of a city's strategy as of a date. */
export const strategyProfileIdOf = (city: CityId, asOf: PartialDate): StrategyProfileId =>
  StrategyProfileId.make(deriveId("strategy", city, asOf))

/**
 * The answers of a profile that follow from the claims about it under a policy and what persons decided, each with the
 * claims that give it.
 *
 * **Details**: where sources contradict each other, the claims behind the answer are those that agree with the one that the
 * policy prefers. A question does not apply where any source says so, for each reason that one gives. A value that does not
 * have the shape of its answer is left alone. The order of the claims does not matter.
 */
export const answersFrom = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): Answers => {
  const answers: Record<string, unknown> = {}
  const fitting = evidence.filter(({ claim: { attribute, value } }) => {
    const key = byAttribute.get(attribute)
    return key !== undefined && Schema.is(answerValues[key] as Schema.Codec<unknown>)(value)
  })
  for (const { attribute, resolution } of resolveAll(fitting, policy, decisions)) {
    const key = byAttribute.get(attribute)
    if (key === undefined) continue
    const evidence = [resolution.winner, ...resolution.agreeing].map(({ claim }) => claim.id).sort()
    answers[key] = { value: resolution.value, evidence }
  }
  const reasons = new Map<string, { question: StrategyQuestion; because: string; evidence: Array<ClaimId> }>()
  for (const { claim } of evidence) {
    if (claim.attribute !== notApplicableAttribute || !isNotApplicable(claim.value)) continue
    const { because, question } = claim.value
    const key = JSON.stringify([question, because])
    const held = reasons.get(key)
    if (held === undefined) reasons.set(key, { question, because, evidence: [claim.id] })
    else held.evidence.push(claim.id)
  }
  const notApplicable = [...reasons].sort(([a], [b]) => (a < b ? -1 : 1))
  return {
    ...answers,
    ...(notApplicable.length === 0
      ? {}
      : {
          notApplicable: notApplicable.map(([, one]) => ({
            ...one,
            evidence: one.evidence.sort() as [ClaimId, ...Array<ClaimId>]
          }))
        })
  } as Answers
}

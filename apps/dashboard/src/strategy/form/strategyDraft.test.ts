import { answerValues, attributeOfAnswer, notApplicableAttribute } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import fc from "fast-check"
import { expect, test } from "vitest"
import {
  answeredBy,
  checkStrategy,
  mayNotApply,
  newProfile,
  type QuestionKey,
  questionKeys,
  questions,
  strategyBody
} from "./strategyDraft.ts"

const answerOf = (key: QuestionKey): fc.Arbitrary<unknown> => {
  const form = questions[key]
  if (typeof form === "object") return fc.constantFrom(...form)
  if (form === "yes-no") return fc.boolean()
  if (form === "number") return fc.nat(40)
  return fc.constantFrom("never", "2019", "2019-05", "2019-05-12")
}

const answers = fc
  .record(Object.fromEntries(questionKeys.map((key) => [key, answerOf(key)])), { requiredKeys: [] })
  .map((some) => JSON.parse(JSON.stringify(some)) as Partial<Record<QuestionKey, unknown>>)

test("the questions are those of the domain, and every answer that is offered is one of its answers", () => {
  expect([...questionKeys].sort()).toEqual(Object.keys(answerValues).sort())
  fc.assert(
    fc.property(answers, (some) => {
      for (const [key, value] of Object.entries(some))
        expect(Schema.is(answerValues[key as QuestionKey] as Schema.Codec<unknown>)(value), key).toBe(true)
    })
  )
})

test("every answer of the domain can be given", () => {
  for (const [key, form] of Object.entries(questions)) {
    if (typeof form !== "object") continue
    const literals = (answerValues[key as QuestionKey] as unknown as { readonly literals: ReadonlyArray<string> })
      .literals
    expect([...form].sort(), key).toEqual([...literals].sort())
  }
})

test("what a source answers, opened and saved as it is, is what it answered; what is unknown stays unknown", () => {
  const without = fc.subarray(questionKeys.filter(mayNotApply))
  fc.assert(
    fc.property(answers, without, (some, inapplicable) => {
      const given = Object.entries(some).filter(([key]) => !inapplicable.includes(key as QuestionKey))
      const claims = [
        ...given.map(([key, value]) => ({ attribute: attributeOfAnswer(key as QuestionKey), value })),
        ...inapplicable.map((question) => ({
          attribute: notApplicableAttribute,
          value: { question, because: "there is no such thing" }
        }))
      ]
      const draft = newProfile("2020")
      const body = strategyBody({ ...draft, answers: { ...draft.answers, ...answeredBy(claims) } })
      expect(body.answers).toEqual(Object.fromEntries(given))
      expect(new Set((body.notApplicable ?? []).map(({ question }) => question))).toEqual(new Set(inapplicable))
    })
  )
})

test("what is missing is asked for", () => {
  const words = { needed: "needed", whole: "whole", nothingSaid: "nothing" }
  const draft = newProfile("")
  expect(checkStrategy(draft, words).map(({ path }) => path)).toEqual([
    "asOf",
    "answers.strategy",
    "said.source",
    "said.locator"
  ])
  const typed = {
    ...newProfile("2020"),
    answers: {
      ...draft.answers,
      officesAbroad: { choice: "other", text: "several" },
      lastReview: { choice: "other", text: "" },
      budget: { choice: "not-applicable", text: "" }
    },
    said: { source: { id: "s", title: "S" }, locator: "1", note: "" }
  }
  expect(checkStrategy(typed, words).map(({ message, path }) => `${path} ${message}`)).toEqual([
    "answers.budget.text needed",
    "answers.officesAbroad.text whole",
    "answers.lastReview.text needed"
  ])
})

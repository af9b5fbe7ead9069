import type { OperationBody } from "@proxeny/client"
import { answerKeyOf } from "@proxeny/domain"
import type { ValueError } from "../../writing/failure.ts"
import { needed, neededOfSaid } from "../../writing/needed.ts"
import { wholeOf } from "../../writing/numbers.ts"
import { nothingSaid, type SaidDraft, saidBody, whyBody } from "../../writing/Said.ts"

export type StrategyBody = OperationBody<"PUT /api/v1/cities/:id/strategies/:asOf">
type Answers = StrategyBody["answers"]
export type QuestionKey = keyof Answers

/** How a question is answered: by one of some words, yes or no, a number, or a date. */
export type Form = ReadonlyArray<string> | "yes-no" | "number" | "date"

/** The questions of a profile, each with its allowed answers. */
export const questions: Readonly<Record<QuestionKey, Form>> = {
  strategy: ["none", "partial", "explicit", "explicit-per-partner"],
  team: ["none", "dedicated", "technical-teams", "both"],
  budget: "yes-no",
  officesAbroad: "number",
  jointProjects: "yes-no",
  regularContact: "yes-no",
  businessPlatform: "yes-no",
  lastReview: "date",
  trainedStaff: "yes-no",
  renewalsDocumented: "yes-no",
  outcomesCounted: "yes-no",
  practiceAdopted: "yes-no",
  membershipsComplete: "yes-no"
}

export const questionKeys = Object.keys(questions) as ReadonlyArray<QuestionKey>

/** Whether a question may not apply to a city; that the memberships on record are all there are applies to each. */
export const mayNotApply = (key: QuestionKey): boolean => key !== "membershipsComplete"

/**
 * What is typed of a question.
 *
 * **Details**: `choice` is empty where nothing is known, `not-applicable`, an allowed answer, or `other` where `text` has
 * the number or the date.
 */
export interface AnswerDraft {
  readonly choice: string
  readonly text: string
}

export interface StrategyDraft {
  readonly asOf: string
  readonly answers: Readonly<Record<QuestionKey, AnswerDraft>>
  readonly said: SaidDraft
  readonly why: string
}

export const notKnown: AnswerDraft = { choice: "", text: "" }
export const notApplicable = "not-applicable"

/** A profile of which nothing is typed yet. */
export const newProfile = (asOf: string): StrategyDraft => ({
  asOf,
  answers: Object.fromEntries(questionKeys.map((key) => [key, notKnown])) as StrategyDraft["answers"],
  said: nothingSaid,
  why: ""
})

const draftOf = (key: QuestionKey, value: unknown): AnswerDraft => {
  const form = questions[key]
  if (typeof form === "object") return { choice: String(value), text: "" }
  if (form === "yes-no") return { choice: value === true ? "yes" : "no", text: "" }
  if (form === "number") return value === 0 ? { choice: "none", text: "" } : { choice: "other", text: String(value) }
  return value === "never" ? { choice: "never", text: "" } : { choice: "other", text: String(value) }
}

/** What a source answers by its claims, question by question. */
export const answeredBy = (
  claims: ReadonlyArray<{ readonly attribute: string; readonly value: unknown }>
): Partial<Record<QuestionKey, AnswerDraft>> => {
  const found: Partial<Record<QuestionKey, AnswerDraft>> = {}
  for (const { attribute, value } of claims) {
    const key = answerKeyOf(attribute)
    if (key === undefined) continue
    if (key !== notApplicableKey) {
      if (key in questions) found[key as QuestionKey] = draftOf(key as QuestionKey, value)
      continue
    }
    const { because, question } = value as { readonly because: string; readonly question: QuestionKey }
    found[question] = { choice: notApplicable, text: because }
  }
  return found
}

const notApplicableKey = "notApplicable"

const answerOf = (key: QuestionKey, { choice, text }: AnswerDraft): unknown => {
  const form = questions[key]
  if (typeof form === "object") return choice
  if (form === "yes-no") return choice === "yes"
  if (form === "number") return choice === "none" ? 0 : wholeOf(text)
  return choice === "never" ? "never" : text.trim()
}

const answered = ({ answers }: StrategyDraft) =>
  questionKeys.filter((key) => answers[key].choice !== "" && answers[key].choice !== notApplicable)

/** What is typed, as it is sent: what is not known is left out, which is not "no". */
export const strategyBody = (draft: StrategyDraft): StrategyBody => {
  const without = questionKeys.filter((key) => draft.answers[key].choice === notApplicable)
  return {
    answers: Object.fromEntries(answered(draft).map((key) => [key, answerOf(key, draft.answers[key])])) as Answers,
    ...(without.length === 0
      ? {}
      : {
          notApplicable: without.map((question) => ({
            question: question as NonNullable<StrategyBody["notApplicable"]>[number]["question"],
            because: draft.answers[question].text.trim()
          }))
        }),
    said: saidBody(draft.said),
    ...whyBody(draft.why)
  }
}

/** What has to be typed otherwise before anything is sent. */
export const checkStrategy = (
  draft: StrategyDraft,
  words: { readonly needed: string; readonly whole: string; readonly nothingSaid: string }
): ReadonlyArray<ValueError> => {
  const other = questionKeys.filter((key) => ["other", notApplicable].includes(draft.answers[key].choice))
  return [
    ...needed(words.needed, { asOf: draft.asOf }),
    ...(questionKeys.every((key) => draft.answers[key].choice === "")
      ? [{ path: `answers.${questionKeys[0]}`, message: words.nothingSaid }]
      : []),
    ...other.flatMap((key) => {
      const { choice, text } = draft.answers[key]
      const path = `answers.${key}.text`
      if (text.trim() === "") return [{ path, message: words.needed }]
      return choice === "other" && questions[key] === "number" && wholeOf(text) === undefined
        ? [{ path, message: words.whole }]
        : []
    }),
    ...neededOfSaid(words.needed, draft.said)
  ]
}

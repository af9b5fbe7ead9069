import { Show } from "solid-js"
import { s } from "../../i18n/scores.ts"
import { wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, Wide } from "../../ui/formParts.tsx"
import { NamedDate, NamedRadios, NamedText } from "../../writing/namedFields.tsx"
import { type AnswerDraft, mayNotApply, notApplicable, type QuestionKey, questions } from "./strategyDraft.ts"

/** A question of a profile with every answer that it may have: unknown is one of them, and not "no". */
export function QuestionField(props: {
  readonly question: QuestionKey
  readonly answer: AnswerDraft
  readonly onAnswer: (answer: AnswerDraft) => void
}) {
  const form = () => questions[props.question]
  const words = (value: string) => ({ value, label: wordFor(s().maturity.answers, value) })
  const answers = () => {
    const asked = form()
    if (typeof asked === "object") return asked.map(words)
    if (asked === "yes-no") return [words("yes"), words("no")]
    return asked === "number"
      ? [words("none"), { value: "other", label: w().strategy.number }]
      : [
          { value: "never", label: w().strategy.never },
          { value: "other", label: w().strategy.reviewed }
        ]
  }
  const path = () => `answers.${props.question}`
  return (
    <>
      <NamedRadios
        name={path()}
        label={w().strategy.questions[props.question]}
        value={props.answer.choice}
        options={[
          { value: "", label: w().form.notKnown },
          ...answers(),
          ...(mayNotApply(props.question) ? [{ value: notApplicable, label: w().strategy.applies }] : [])
        ]}
        onChange={(choice) => props.onAnswer({ ...props.answer, choice })}
      />
      <Show when={props.answer.choice === "other" || props.answer.choice === notApplicable}>
        <FieldGrid>
          <Show
            when={props.answer.choice === notApplicable}
            fallback={
              <Show
                when={form() === "number"}
                fallback={
                  <NamedDate
                    name={`${path()}.text`}
                    label={w().strategy.reviewedOn}
                    value={props.answer.text}
                    onInput={(text) => props.onAnswer({ ...props.answer, text })}
                  />
                }
              >
                <NamedText
                  name={`${path()}.text`}
                  label={w().strategy.howMany}
                  inputMode="numeric"
                  value={props.answer.text}
                  onInput={(text) => props.onAnswer({ ...props.answer, text })}
                />
              </Show>
            }
          >
            <Wide>
              <NamedText
                name={`${path()}.text`}
                label={w().strategy.because}
                value={props.answer.text}
                onInput={(text) => props.onAnswer({ ...props.answer, text })}
              />
            </Wide>
          </Show>
        </FieldGrid>
      </Show>
    </>
  )
}

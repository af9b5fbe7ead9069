import { ApiProblem } from "@proxeny/client"
import { strategyProfileIdOf } from "@proxeny/domain"
import { useQuery } from "@tanstack/solid-query"
import { createEffect, createMemo, For, on, Show } from "solid-js"
import { asking, send } from "../../api.ts"
import { s } from "../../i18n/scores.ts"
import { aside, wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, FormPart } from "../../ui/formParts.tsx"
import { currentOf } from "../../writing/currentOf.ts"
import { dateWords } from "../../writing/dateWords.ts"
import { createDraft } from "../../writing/draft.ts"
import { NamedDate } from "../../writing/namedFields.tsx"
import { Newer, type Told } from "../../writing/Newer.tsx"
import { SaidFields } from "../../writing/SaidFields.tsx"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"
import { QuestionField } from "./QuestionField.tsx"
import {
  type AnswerDraft,
  answeredBy,
  checkStrategy,
  newProfile,
  notApplicable,
  notKnown,
  type QuestionKey,
  questionKeys,
  type StrategyDraft,
  strategyBody
} from "./strategyDraft.ts"

const answerWords = ({ choice, text }: AnswerDraft): string =>
  choice === ""
    ? w().form.notKnown
    : choice === notApplicable
      ? `${w().strategy.applies}${aside(text)}`
      : choice === "other"
        ? dateWords(text)
        : wordFor(s().maturity.answers, choice)

const told = (answers: Partial<StrategyDraft["answers"]>): ReadonlyArray<Told> =>
  questionKeys.map((key) => ({ label: w().strategy.questions[key], value: answerWords(answers[key] ?? notKnown) }))

const isDate = (text: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(text)

/** What one source answers of how a city runs its international relations. */
export function StrategyForm(props: {
  readonly city: string
  /** As of when the last profile on record is. */
  readonly asOf: string
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft(newProfile(props.asOf))
  const typed = draft.values
  const profile = createMemo(() => {
    const asOf = typed().asOf.trim()
    return isDate(asOf)
      ? strategyProfileIdOf(props.city as Parameters<typeof strategyProfileIdOf>[0], asOf as Parameters<typeof strategyProfileIdOf>[1])
      : undefined
  })
  /** The profile as of that date as it stands: a date of which there is none yet is version 0. */
  const record = useQuery(() => ({
    ...asking("GET /api/v1/records/:kind/:id", { param: { kind: "strategy", id: profile() ?? "" } }),
    enabled: profile() !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY
  }))
  const known = () => (record.isSuccess ? record.data : undefined)
  const none = () => record.isError && record.error instanceof ApiProblem && record.error.problem.status === 404
  const claimsOf = (claims: ReadonlyArray<{ readonly source: string; readonly attribute: string; readonly value: unknown }>) =>
    claims.filter(({ source }) => source === typed().said.source?.id)
  // What the source answers already is there to be gone on from; what is typed stays.
  createEffect(
    on([() => typed().said.source?.id, known], () => {
      const before = answeredBy(claimsOf(known()?.claims ?? []))
      const open = Object.entries(before).filter(([key]) => typed().answers[key as QuestionKey].choice === "")
      if (open.length > 0) draft.set({ answers: { ...typed().answers, ...Object.fromEntries(open) } })
    })
  )
  const saving = createSaving({
    content: () => ({ asOf: typed().asOf.trim(), body: strategyBody(typed()) }),
    version: () => `"${known()?.version ?? 0}"`,
    check: () =>
      checkStrategy(typed(), {
        needed: w().form.needed,
        whole: w().form.whole,
        nothingSaid: w().strategy.nothingSaid
      }),
    send: ({ asOf, body }, how) =>
      send("PUT /api/v1/cities/:id/strategies/:asOf", { param: { id: props.city, asOf }, body, ...how }),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={w().strategy.open}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => (
        <Show when={currentOf(current)}>
          {(now) => {
            const theirs = () => answeredBy(claimsOf(now().claims))
            return (
              <Newer
                theirs={told(theirs())}
                mine={told(typed().answers)}
                onTheirs={() => {
                  draft.set({ answers: { ...newProfile("").answers, ...theirs() } })
                  saving.goOnFrom(`"${now().version}"`)
                }}
                onMine={() => saving.saveOver(`"${now().version}"`)}
              />
            )
          }}
        </Show>
      )}
    >
      <FieldGrid>
        <NamedDate
          name="asOf"
          label={w().strategy.asOf}
          value={typed().asOf}
          onInput={(asOf) => draft.set({ asOf })}
        />
      </FieldGrid>
      <SaidFields
        said={typed().said}
        onSaid={(said) => draft.set({ said })}
        why={typed().why}
        onWhy={(why) => draft.set({ why })}
      />
      <FormPart title={w().strategy.answers}>
        <For each={questionKeys}>
          {(key) => (
            <QuestionField
              question={key}
              answer={typed().answers[key]}
              onAnswer={(answer) => draft.set({ answers: { ...typed().answers, [key]: answer } })}
            />
          )}
        </For>
      </FormPart>
      <Show when={record.isError && !none()}>
        <p role="alert">{record.error?.message}</p>
      </Show>
    </WritingForm>
  )
}

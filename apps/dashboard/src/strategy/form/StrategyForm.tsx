import { useQuery } from "@tanstack/solid-query"
import { createEffect, For, on, Show } from "solid-js"
import { asking, send } from "../../api.ts"
import { s } from "../../i18n/scores.ts"
import { aside, wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, FormPart } from "../../ui/formParts.tsx"
import { currentOf } from "../../writing/currentOf.ts"
import { dateWords } from "../../writing/dateWords.ts"
import { createDraft } from "../../writing/draft.ts"
import { Newer, type Told } from "../../writing/Newer.tsx"
import { NamedDate } from "../../writing/namedFields.tsx"
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

/** What one source answers of how a city runs its international relations. */
export function StrategyForm(props: {
  readonly city: string
  /** The answers that count now. */
  readonly profile: { readonly id: string; readonly asOf: string } | undefined
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft(newProfile(props.profile?.asOf ?? new Date().toISOString().slice(0, 10)))
  const typed = draft.values
  /**
   * The profile as of that date as it stands, where it is the one that counts. Of another date nothing is known until it is
   * sent: where there is one, the service says so, and what it says is shown beside what is typed.
   */
  const there = () => (props.profile?.asOf === typed().asOf.trim() ? props.profile.id : undefined)
  const record = useQuery(() => ({
    ...asking("GET /api/v1/records/:kind/:id", { param: { kind: "strategy", id: there() ?? "" } }),
    enabled: there() !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY
  }))
  const known = () => (there() !== undefined && record.isSuccess ? record.data : undefined)
  const claimsOf = (
    claims: ReadonlyArray<{ readonly source: string; readonly attribute: string; readonly value: unknown }>
  ) => claims.filter(({ source }) => source === typed().said.source?.id)
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
          hint={w().strategy.asOfHint}
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
    </WritingForm>
  )
}

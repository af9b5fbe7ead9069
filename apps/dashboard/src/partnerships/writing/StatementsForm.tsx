import { Show } from "solid-js"
import { send } from "../../api.ts"
import { topicWords } from "../../evidence/claimWords.ts"
import { t } from "../../i18n/language.ts"
import { listed } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { FormPart } from "../../ui/formParts.tsx"
import { currentOf } from "../../writing/currentOf.ts"
import { dateWords } from "../../writing/dateWords.ts"
import { createDraft } from "../../writing/draft.ts"
import { Newer, type Told } from "../../writing/Newer.tsx"
import { NamedRadios } from "../../writing/namedFields.tsx"
import type { RecordView } from "../../writing/OnRecord.tsx"
import type { SaidDraft } from "../../writing/Said.ts"
import { SaidFields } from "../../writing/SaidFields.tsx"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"
import { StageRows } from "./StageRows.tsx"
import { checkStatements, nothingStated, type StatementsDraft, statedBy, statementsBody } from "./statementsDraft.ts"
import { TopicFields } from "./TopicFields.tsx"

const told = (draft: Pick<StatementsDraft, "exists" | "stages" | "topicsKnown" | "topics">): ReadonlyArray<Told> => [
  {
    label: w().twinning.exists,
    value: { yes: w().twinning.existsYes, no: w().twinning.existsNo, unsaid: w().twinning.existsUnsaid }[draft.exists]
  },
  {
    label: w().twinning.stages,
    value: listed(
      draft.stages.map(({ kind, on }) => {
        const word = kind === "" ? "" : t().states[kind]
        return on.trim() === "" ? word : t().values.stageOn(word, dateWords(on.trim()))
      })
    )
  },
  {
    label: w().twinning.topics,
    value:
      draft.topicsKnown === "some"
        ? listed(draft.topics.map(topicWords))
        : draft.topicsKnown === "none"
          ? w().form.none
          : ""
  }
]

/** What one source says of a twinning: whether there is one, its steps, its topics. */
export function StatementsForm(props: {
  readonly record: RecordView
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft<StatementsDraft>(nothingStated)
  const typed = draft.values
  const claimsOf = (source: string | undefined, claims = props.record.claims) =>
    claims.filter((claim) => claim.source === source)
  const saving = createSaving({
    content: () => statementsBody(typed()),
    version: () => `"${props.record.version}"`,
    check: () => checkStatements(typed(), { needed: w().form.needed, chooseSome: w().form.chooseSome }),
    send: (body, how) =>
      send("PUT /api/v1/twinnings/:id/statements", { param: { id: props.record.record.id }, body, ...how }),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  const setSaid = (said: SaidDraft) => {
    const chosen = said.source?.id
    if (chosen === typed().said.source?.id) {
      draft.set({ said })
      return
    }
    // Whoever chooses a source goes on from what it says already; what was typed before stays where it says nothing.
    const claims = claimsOf(chosen)
    draft.set({
      ...(claims.length === 0 ? {} : statedBy(claims as never)),
      said: { ...said, locator: said.locator === "" ? (claims[0]?.locator ?? "") : said.locator }
    })
  }
  return (
    <WritingForm
      label={w().twinning.statementsTitle}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => (
        <Show when={currentOf(current)}>
          {(now) => {
            const theirs = () => statedBy(claimsOf(typed().said.source?.id, now().claims as never) as never)
            return (
              <Newer
                theirs={told(theirs())}
                mine={told(typed())}
                onTheirs={() => {
                  draft.set(theirs())
                  saving.goOnFrom(`"${now().version}"`)
                }}
                onMine={() => saving.saveOver(`"${now().version}"`)}
              />
            )
          }}
        </Show>
      )}
    >
      <SaidFields said={typed().said} onSaid={setSaid} why={typed().why} onWhy={(why) => draft.set({ why })} />
      <FormPart title={w().twinning.what}>
        <NamedRadios
          name="exists"
          label={w().twinning.exists}
          value={typed().exists}
          options={[
            { value: "yes", label: w().twinning.existsYes },
            { value: "no", label: w().twinning.existsNo },
            { value: "unsaid", label: w().twinning.existsUnsaid }
          ]}
          onChange={(exists) => draft.set({ exists })}
        />
        <TopicFields draft={typed()} onDraft={draft.set} />
      </FormPart>
      <FormPart title={w().twinning.stages} note={w().twinning.stagesNote}>
        <StageRows stages={typed().stages} onStages={(stages) => draft.set({ stages })} />
      </FormPart>
    </WritingForm>
  )
}

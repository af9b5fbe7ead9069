import type { OperationBody } from "@proxeny/client"
import { For } from "solid-js"
import { send } from "../../api.ts"
import { formatDate } from "../../i18n/format.ts"
import { t } from "../../i18n/language.ts"
import { w } from "../../i18n/writing.ts"
import { FieldGrid, FormPart } from "../../ui/formParts.tsx"
import { currentOf } from "../../writing/currentOf.ts"
import { createDraft } from "../../writing/draft.ts"
import { NewerThere } from "../../writing/Newer.tsx"
import { NamedDate, NamedSelect } from "../../writing/namedFields.tsx"
import { needed, neededOfSaid } from "../../writing/needed.ts"
import type { RecordView } from "../../writing/OnRecord.tsx"
import { nothingSaid, saidBody, whyBody } from "../../writing/Said.ts"
import { SaidFields } from "../../writing/SaidFields.tsx"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"
import { type StageKind, stageKinds } from "./stageKinds.ts"

type Body = OperationBody<"POST /api/v1/twinnings/:id/stages">

/** One more step in the life of a twinning: its end, its renewal, its suspension. */
export function StageForm(props: {
  readonly record: RecordView
  readonly onSaved: () => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft({ kind: "" as StageKind | "", on: "", said: nothingSaid, why: "" })
  const typed = draft.values
  const saving = createSaving({
    content: (): Body => ({
      stage: { kind: typed().kind as StageKind, ...(typed().on.trim() === "" ? {} : { on: typed().on.trim() }) },
      said: saidBody(typed().said),
      ...whyBody(typed().why)
    }),
    version: () => `"${props.record.version}"`,
    check: () => [
      ...needed(w().form.needed, { "stage.kind": typed().kind }),
      ...neededOfSaid(w().form.needed, typed().said)
    ],
    send: (body, how) =>
      send("POST /api/v1/twinnings/:id/stages", { param: { id: props.record.record.id }, body, ...how }),
    onSaved: () => {
      draft.settle()
      return props.onSaved()
    }
  })
  return (
    <WritingForm
      label={w().stage.title}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => (
        <NewerThere
          current={currentOf(current)}
          onMine={saving.saveOver}
          // A step is added to what is there, whoever added another meanwhile.
          told={(claims) => (
            <ul>
              <For each={claims.filter(({ attribute }) => attribute === "stage")}>
                {({ value }) => {
                  const { kind, on } = value as { readonly kind: StageKind; readonly on?: string }
                  return (
                    <li>
                      {on === undefined ? t().states[kind] : t().values.stageOn(t().states[kind], formatDate(on))}
                    </li>
                  )
                }}
              </For>
            </ul>
          )}
        />
      )}
    >
      <FormPart title={w().twinning.what} note={w().stage.note}>
        <FieldGrid>
          <NamedSelect
            name="stage.kind"
            label={w().stage.kind}
            value={typed().kind}
            options={[
              { value: "", label: w().form.choose },
              ...stageKinds.map((value) => ({ value, label: t().states[value] }))
            ]}
            onChange={(kind) => draft.set({ kind: kind as StageKind | "" })}
          />
          <NamedDate
            name="stage.on"
            label={w().stage.on}
            optional
            value={typed().on}
            onInput={(on) => draft.set({ on })}
          />
        </FieldGrid>
      </FormPart>
      <SaidFields
        said={typed().said}
        onSaid={(said) => draft.set({ said })}
        why={typed().why}
        onWhy={(why) => draft.set({ why })}
      />
    </WritingForm>
  )
}

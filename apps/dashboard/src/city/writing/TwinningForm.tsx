import type { OperationBody } from "@proxeny/client"
import { send } from "../../api.ts"
import { w } from "../../i18n/writing.ts"
import { StageRows } from "../../partnerships/writing/StageRows.tsx"
import {
  checkStatements,
  nothingStated,
  type StatementsDraft,
  stagesBody
} from "../../partnerships/writing/statementsDraft.ts"
import { TopicFields } from "../../partnerships/writing/TopicFields.tsx"
import { FieldGrid, FormPart, Wide } from "../../ui/formParts.tsx"
import { CityPick } from "../../writing/CityPick.tsx"
import { createDraft } from "../../writing/draft.ts"
import { needed } from "../../writing/needed.ts"
import type { PickedCity } from "../../writing/PickedCity.ts"
import { saidBody, whyBody } from "../../writing/Said.ts"
import { SaidFields } from "../../writing/SaidFields.tsx"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"

type Body = OperationBody<"POST /api/v1/twinnings">

interface TwinningDraft extends StatementsDraft {
  readonly partner: PickedCity | undefined
}

/** A twinning of a city, as a source has it: with whom, its steps, its topics. */
export function TwinningForm(props: {
  readonly city: PickedCity
  readonly onSaved: (twinning: string) => unknown
  readonly onCancel: () => void
}) {
  const draft = createDraft<TwinningDraft>({ ...nothingStated, partner: undefined })
  const typed = draft.values
  const saving = createSaving({
    content: (): Body => ({
      cities: [props.city.id, typed().partner?.id ?? ""],
      ...(typed().stages.length === 0 ? {} : { stages: stagesBody(typed().stages) }),
      ...(typed().topicsKnown === "some" ? { topics: typed().topics } : {}),
      said: saidBody(typed().said),
      ...whyBody(typed().why)
    }),
    check: () => [
      ...needed(w().form.needed, { cities: typed().partner?.id }),
      ...checkStatements(typed(), { needed: w().form.needed, chooseSome: w().form.chooseSome })
    ],
    send: (body, how) => send("POST /api/v1/twinnings", { body, ...how }),
    onSaved: ({ answer }) => {
      draft.settle()
      return props.onSaved(answer.record.id)
    }
  })
  return (
    <WritingForm label={w().twinning.add} saving={saving} changed={draft.changed()} onCancel={props.onCancel}>
      <FormPart title={w().twinning.what}>
        <FieldGrid>
          <Wide>
            <CityPick
              name="cities"
              label={w().twinning.partner}
              city={typed().partner}
              except={props.city.id}
              said={typed().said}
              onChoose={(partner) => draft.set({ partner })}
            />
          </Wide>
        </FieldGrid>
        <TopicFields draft={typed()} onDraft={draft.set} newTwinning />
      </FormPart>
      <FormPart title={w().twinning.stages} note={w().twinning.stagesNote}>
        <StageRows stages={typed().stages} onStages={(stages) => draft.set({ stages })} />
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

import type { OperationAnswer } from "@proxeny/client"
import { createMemo, Show } from "solid-js"
import { send } from "../../api.ts"
import { w } from "../../i18n/writing.ts"
import { currentOf } from "../../writing/currentOf.ts"
import { createDraft, type Draft } from "../../writing/draft.ts"
import { Newer } from "../../writing/Newer.tsx"
import { saidBy } from "../../writing/Said.ts"
import { createSaving } from "../../writing/saving.ts"
import { WritingForm } from "../../writing/WritingForm.tsx"
import { ActivityFields } from "./ActivityFields.tsx"
import {
  type ActivityDraft,
  checkActivity,
  draftOf,
  newActivity,
  type Pair,
  type Report,
  reportOf,
  statementsOf
} from "./activityDraft.ts"
import { activityTold } from "./activityTold.ts"

export type ActivityDetail = OperationAnswer<"GET /api/v1/activities/:id">
type ClaimOfReport = ActivityDetail["reports"][number]

export interface NamedCity {
  readonly id: string
  readonly name: string
}

/** What is to be changed: what one source reports of an activity. */
export interface ReportToChange {
  readonly activity: ActivityDetail
  readonly claim: ClaimOfReport | undefined
}

/** What is typed into a form for an activity to begin with: what the report says, or nothing. */
export const createActivityDraft = (cities: Pair, change: ReportToChange | undefined): Draft<ActivityDraft> =>
  createDraft(
    change === undefined
      ? newActivity
      : change.claim === undefined
        ? draftOf(change.activity, cities, newActivity.said)
        : draftOf(change.claim.value as unknown as Report, cities, saidBy(change.claim))
  )

/** What one source reports of an activity: a new one, or one on record. */
export function ActivityForm(props: {
  readonly twinning: string
  readonly cities: readonly [NamedCity, NamedCity]
  readonly change?: ReportToChange | undefined
  /** What is typed, where it outlives the form. */
  readonly draft?: Draft<ActivityDraft>
  readonly onSaved: (activity: string) => unknown
  readonly onCancel: () => void
}) {
  const pair = createMemo((): Pair => [props.cities[0].id, props.cities[1].id])
  const change = props.change
  const draft = props.draft ?? createActivityDraft(pair(), change)
  const checkWords = () => ({
    needed: w().form.needed,
    whole: w().form.whole,
    amount: w().form.amount,
    chooseSome: w().form.chooseSome
  })
  const saving = createSaving({
    content: () => statementsOf(draft.values(), pair()),
    version: () => (change === undefined ? undefined : `"${change.activity.version}"`),
    check: () => checkActivity(draft.values(), checkWords()),
    send: async (statements, how) =>
      (change === undefined
        ? await send("POST /api/v1/activities", { body: { twinning: props.twinning, ...statements }, ...how })
        : await send("PUT /api/v1/activities/:id", { param: { id: change.activity.id }, body: statements, ...how })
      ).answer,
    onSaved: ({ record }) => {
      draft.settle()
      return props.onSaved(record.id)
    }
  })
  return (
    <WritingForm
      label={change === undefined ? w().activity.title : w().activity.titleChange}
      saving={saving}
      changed={draft.changed()}
      onCancel={props.onCancel}
      newer={(current) => (
        <Show when={currentOf(current)}>
          {(now) => {
            const source = () => draft.values().said.source?.id
            const claim = () => now().claims.find((one) => one.attribute === "reported" && one.source === source())
            const theirs = () => claim()?.value as unknown as Report | undefined
            return (
              <Newer
                theirs={theirs() === undefined ? [] : activityTold(theirs() as Report, props.cities)}
                mine={activityTold(reportOf(draft.values(), pair()), props.cities)}
                onTheirs={() => {
                  const report = theirs()
                  const { said, why } = draft.values()
                  if (report !== undefined)
                    draft.set({
                      ...draftOf(report, pair(), { ...said, locator: claim()?.locator ?? said.locator }),
                      why
                    })
                  saving.goOnFrom(`"${now().version}"`)
                }}
                onMine={() => saving.saveOver(`"${now().version}"`)}
              />
            )
          }}
        </Show>
      )}
    >
      <ActivityFields draft={draft} cities={props.cities} />
    </WritingForm>
  )
}

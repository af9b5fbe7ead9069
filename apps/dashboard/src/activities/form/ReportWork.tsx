import { useQuery } from "@tanstack/solid-query"
import { createSignal, getOwner, type JSX, runWithOwner, Show } from "solid-js"
import { asking, send } from "../../api.ts"
import { t } from "../../i18n/language.ts"
import { s } from "../../i18n/scores.ts"
import { wordFor } from "../../i18n/words.ts"
import { w } from "../../i18n/writing.ts"
import { Answer } from "../../shell/Answer.tsx"
import { ShortChoices } from "../../ui/formParts.tsx"
import { Skeleton } from "../../ui/states.tsx"
import type { Draft } from "../../writing/draft.ts"
import { FormPanel } from "../../writing/FormPanel.tsx"
import { WithdrawForm } from "../../writing/WithdrawForm.tsx"
import {
  type ActivityDetail,
  ActivityForm,
  createActivityDraft,
  type NamedCity,
  type ReportToChange
} from "./ActivityForm.tsx"
import type { ActivityDraft, Pair } from "./activityDraft.ts"

const anotherSource = "another"

/** An activity with its reports, as it stands when its form opens. */
function OnActivity(props: {
  readonly id: string
  readonly children: (activity: () => ActivityDetail) => JSX.Element
}) {
  const query = useQuery(() => ({
    ...asking("GET /api/v1/activities/:id", { param: { id: props.id } }),
    // What is typed is typed over what was read, whatever is read anew meanwhile.
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    queryHash: `form activity ${props.id}`
  }))
  return (
    <Answer query={query} skeleton={<Skeleton label={t().state.loading} lines={6} />}>
      {(activity) => props.children(activity)}
    </Answer>
  )
}

const titleOf = (activity: ActivityDetail): string => activity.title ?? wordFor(s().activities.types, activity.type)

const reportsOf = ({ reports }: ActivityDetail) => reports.filter(({ attribute }) => attribute === "reported")

/** Changes what one source reports of an activity; of several it asks whose. */
export function ReportChange(props: {
  readonly activity: string
  readonly twinning: string
  readonly cities: readonly [NamedCity, NamedCity]
  readonly onSaved: (activity: string) => unknown
  readonly onCancel: () => void
}) {
  return (
    <FormPanel title={w().activity.titleChange} note={w().activity.reportsNote}>
      <OnActivity id={props.activity}>
        {(activity) => {
          const [chosen, setChosen] = createSignal(reportsOf(activity())[0]?.id ?? anotherSource)
          const pair = (): Pair => [props.cities[0].id, props.cities[1].id]
          /** What is typed for each report stays when another is looked at. */
          const drafts = new Map<string, Draft<ActivityDraft>>()
          const changeOf = (id: string): ReportToChange => ({
            activity: activity(),
            claim: reportsOf(activity()).find((one) => one.id === id)
          })
          const owner = getOwner()
          const draftOf = (id: string): Draft<ActivityDraft> => {
            const made = drafts.get(id) ?? runWithOwner(owner, () => createActivityDraft(pair(), changeOf(id)))
            if (made === undefined) throw new Error("the page is gone")
            drafts.set(id, made)
            return made
          }
          const options = () => [
            ...reportsOf(activity()).map(({ id, source }) => ({
              value: id as string,
              label: source.shortName ?? source.title
            })),
            { value: anotherSource, label: w().activity.anotherReport }
          ]
          return (
            <>
              <ShortChoices
                name="report"
                label={w().activity.report}
                many={false}
                chosen={[chosen()]}
                options={options()}
                onChange={([id]) => id !== undefined && setChosen(id)}
              />
              {/* Another report is another form. */}
              <Show when={chosen()} keyed>
                {(id) => (
                  <ActivityForm
                    twinning={props.twinning}
                    cities={props.cities}
                    change={changeOf(id)}
                    draft={draftOf(id)}
                    onSaved={props.onSaved}
                    onCancel={props.onCancel}
                  />
                )}
              </Show>
            </>
          )
        }}
      </OnActivity>
    </FormPanel>
  )
}

/** Withdraws what one source reports of an activity. */
export function ReportWithdrawal(props: {
  readonly activity: string
  readonly onSaved: (activity: string) => unknown
  readonly onCancel: () => void
}) {
  return (
    <FormPanel title={w().form.withdraw}>
      <OnActivity id={props.activity}>
        {(activity) => (
          <WithdrawForm
            title={w().activity.withdrawTitle(titleOf(activity()))}
            note={w().activity.withdrawNote}
            save={w().form.withdraw}
            version={activity().version}
            sources={reportsOf(activity()).map(({ source }) => source)}
            send={(query, { ifMatch }) =>
              send("DELETE /api/v1/activities/:id", {
                param: { id: props.activity },
                query,
                ...(ifMatch === undefined ? {} : { ifMatch })
              })
            }
            onSaved={() => props.onSaved(props.activity)}
            onCancel={props.onCancel}
          />
        )}
      </OnActivity>
    </FormPanel>
  )
}

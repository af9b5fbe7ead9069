import type { Shapes } from "@proxeny/client"
import { Match, Switch } from "solid-js"
import { ActivityForm, type NamedCity } from "../../activities/form/ActivityForm.tsx"
import { ReportChange, ReportWithdrawal } from "../../activities/form/ReportWork.tsx"
import { send } from "../../api.ts"
import { w } from "../../i18n/writing.ts"
import { cityName } from "../../naming.tsx"
import { FormPanel } from "../../writing/FormPanel.tsx"
import { OnRecord } from "../../writing/OnRecord.tsx"
import { WithdrawForm } from "../../writing/WithdrawForm.tsx"
import { AgreementForm } from "./AgreementForm.tsx"
import { StageForm } from "./StageForm.tsx"
import { StatementsForm } from "./StatementsForm.tsx"
import type { ActivityDone, Work, WorkOf } from "./work.ts"

type Twinning = typeof Shapes.TwinningDetail.Encoded

/** The form that is open on the page of a twinning. */
export default function TwinningWork(props: {
  readonly twinning: Twinning
  readonly work: Work
  /** Something is saved: what is shown is read anew before the form goes. */
  readonly onSaved: (activity?: ActivityDone) => Promise<void>
  readonly onCancel: () => void
}) {
  const cities = (): readonly [NamedCity, NamedCity] => {
    const [a, b] = props.twinning.cities
    return [
      { id: a.id, name: cityName(a) },
      { id: b.id, name: cityName(b) }
    ]
  }
  const as = <K extends Work["kind"]>(kind: K) =>
    props.work.kind === kind ? (props.work as unknown as WorkOf<K>) : undefined
  const sources = () => {
    const found = new Map(props.twinning.evidence.map(({ source }) => [source.id as string, source]))
    return [...found.values()]
  }
  return (
    <Switch>
      <Match when={as("activity")}>
        <FormPanel title={w().activity.title}>
          <ActivityForm
            twinning={props.twinning.id}
            cities={cities()}
            onSaved={(activity) => props.onSaved({ activity, done: "added" })}
            onCancel={props.onCancel}
          />
        </FormPanel>
      </Match>
      <Match when={as("report")}>
        {(work) => (
          <ReportChange
            activity={work().activity}
            twinning={props.twinning.id}
            cities={cities()}
            onSaved={(activity) => props.onSaved({ activity, done: "changed" })}
            onCancel={props.onCancel}
          />
        )}
      </Match>
      <Match when={as("withdraw-report")}>
        {(work) => (
          <ReportWithdrawal
            activity={work().activity}
            onSaved={(activity) => props.onSaved({ activity, done: "withdrawn" })}
            onCancel={props.onCancel}
          />
        )}
      </Match>
      <Match when={as("stage")}>
        <FormPanel title={w().stage.title}>
          <OnRecord kind="twinning" id={props.twinning.id}>
            {(record) => <StageForm record={record()} onSaved={() => props.onSaved()} onCancel={props.onCancel} />}
          </OnRecord>
        </FormPanel>
      </Match>
      <Match when={as("statements")}>
        <FormPanel title={w().twinning.statementsTitle} note={w().twinning.statementsNote}>
          <OnRecord kind="twinning" id={props.twinning.id}>
            {(record) => <StatementsForm record={record()} onSaved={() => props.onSaved()} onCancel={props.onCancel} />}
          </OnRecord>
        </FormPanel>
      </Match>
      <Match when={as("withdraw-statements")}>
        <FormPanel title={w().twinning.withdrawTitle}>
          <OnRecord kind="twinning" id={props.twinning.id}>
            {(record) => (
              <WithdrawForm
                title={w().twinning.withdrawTitle}
                note={w().twinning.withdrawNote}
                save={w().form.withdraw}
                version={record().version}
                sources={sources()}
                send={(query, { ifMatch }) =>
                  send("DELETE /api/v1/twinnings/:id", {
                    param: { id: props.twinning.id },
                    query,
                    ...(ifMatch === undefined ? {} : { ifMatch })
                  })
                }
                onSaved={() => props.onSaved()}
                onCancel={props.onCancel}
              />
            )}
          </OnRecord>
        </FormPanel>
      </Match>
      <Match when={as("agreement")}>
        <FormPanel title={w().agreement.title}>
          <AgreementForm twinning={props.twinning.id} onSaved={() => props.onSaved()} onCancel={props.onCancel} />
        </FormPanel>
      </Match>
      <Match when={as("change-agreement")}>
        {(work) => (
          <FormPanel title={w().agreement.titleChange}>
            <OnRecord kind="agreement" id={work().agreement.id}>
              {(record) => (
                <AgreementForm
                  twinning={props.twinning.id}
                  change={{ agreement: work().agreement, version: record().version }}
                  onSaved={() => props.onSaved()}
                  onCancel={props.onCancel}
                />
              )}
            </OnRecord>
          </FormPanel>
        )}
      </Match>
      <Match when={as("remove-agreement")}>
        {(work) => (
          <FormPanel title={w().agreement.remove}>
            <OnRecord kind="agreement" id={work().agreement.id}>
              {(record) => (
                <WithdrawForm
                  title={w().agreement.remove}
                  note={w().agreement.removeNote}
                  save={w().form.remove}
                  version={record().version}
                  sources={[]}
                  send={({ why }, { ifMatch }) =>
                    send("DELETE /api/v1/agreements/:id", {
                      param: { id: work().agreement.id },
                      query: why === undefined ? {} : { why },
                      ...(ifMatch === undefined ? {} : { ifMatch })
                    })
                  }
                  onSaved={() => props.onSaved()}
                  onCancel={props.onCancel}
                />
              )}
            </OnRecord>
          </FormPanel>
        )}
      </Match>
    </Switch>
  )
}

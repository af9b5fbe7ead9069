import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from "solid-js"
import { send } from "../api.ts"
import { formatShare } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { w } from "../i18n/writing.ts"
import { Button } from "../ui/controls.tsx"
import { Icon } from "../ui/Icon.tsx"
import { pageStyles } from "../ui/page.ts"
import { failureOf } from "../writing/failure.ts"
import styles from "./imports.module.css"
import { createJobEvents } from "./jobEvents.ts"
import { type Progress, type Report, shareDone } from "./jobProgress.ts"
import { ReportView } from "./ReportView.tsx"
import { RowsTable } from "./RowsTable.tsx"
import { Tally } from "./Tally.tsx"

/** A preview or an import as it goes on: how far it is, its rows as they come, and in the end what it did. */
export function JobView(props: {
  readonly job: string
  readonly kind: "preview" | "import"
  /** How many imports are before it, while it waits. */
  readonly ahead?: number | undefined
  readonly onEnded?: (report: Report | undefined) => void
}) {
  const { broken, progress } = createJobEvents(() => props.job)
  const [refused, setRefused] = createSignal<string>()
  const ended = createMemo(() => progress().ended)
  createEffect(
    on(ended, (end) => {
      if (end !== undefined) props.onEnded?.(end.kind === "done" ? end.report : undefined)
    })
  )
  const done = () => {
    const end = ended()
    return end?.kind === "done" ? end.report : undefined
  }
  const failed = () => {
    const end = ended()
    return end?.kind === "failed" ? end : undefined
  }
  const cancel = async () => {
    setRefused(undefined)
    try {
      await send("DELETE /api/v1/import-jobs/:id", { param: { id: props.job } })
    } catch (error) {
      const { detail, kind } = failureOf(error)
      setRefused(detail === "" ? w().failures[kind] : detail)
    }
  }
  return (
    <div class={styles.job}>
      <Switch>
        <Match when={done()}>{(report) => <ReportView report={report()} job={props.job} />}</Match>
        <Match when={failed()}>
          {(failure) => (
            <div class={styles.failed} role="alert">
              <Icon name="warning" />
              <div>
                <strong>{failure().title}</strong>
                <p>{failure().detail}</p>
                <p>{m().job.failed}</p>
              </div>
            </div>
          )}
        </Match>
        <Match when={ended()?.kind === "cancelled"}>
          <p role="status">{m().job.cancelled}</p>
        </Match>
        <Match when={true}>
          <GoingOn progress={progress()} kind={props.kind} ahead={props.ahead} />
          <p class={pageStyles.actions}>
            <Button onClick={cancel}>{m().job.cancel}</Button>
          </p>
          <Show when={broken()}>
            <p role="status">{m().job.reconnecting}</p>
          </Show>
          <Show when={refused()}>{(words) => <p role="alert">{words()}</p>}</Show>
        </Match>
      </Switch>
      <Show when={progress().rows.length > 0}>
        <section class={styles.rows} aria-label={m().rows.title}>
          <h3>{m().rows.title}</h3>
          <RowsTable rows={progress().rows} />
        </section>
      </Show>
    </div>
  )
}

function GoingOn(props: {
  readonly progress: Progress
  readonly kind: "preview" | "import"
  readonly ahead: number | undefined
}) {
  const share = () => shareDone(props.progress)
  const words = () => {
    const { step } = props.progress
    return step === undefined ? m().job.starting : m().job.progress(step.what, step.done, step.total)
  }
  return (
    <>
      <div>
        {/* A bar without a value is one whose end is not known. */}
        <Show
          when={share() !== undefined}
          fallback={<progress class={styles.bar} aria-label={m().job.progressLabel} max={1} />}
        >
          <progress class={styles.bar} aria-label={m().job.progressLabel} max={1} value={share() ?? 0} />
        </Show>
        <p role="status" class={pageStyles.small}>
          {words()} {share() === undefined ? "" : formatShare(share() ?? 0)}
        </p>
      </div>
      <Show when={(props.ahead ?? 0) > 0 && props.progress.last === 0}>
        <p>{m().job.ahead(props.ahead ?? 0)}</p>
      </Show>
      <Show when={props.progress.tally}>{(tally) => <Tally tally={tally()} />}</Show>
      <Show when={props.kind === "import"}>
        <p class={pageStyles.small}>
          {m().job.nothingWritten} {m().job.reload}
        </p>
      </Show>
    </>
  )
}

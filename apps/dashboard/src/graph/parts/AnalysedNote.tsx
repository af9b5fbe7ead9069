import { Match, Show, Switch } from "solid-js"
import { formatShare } from "../../i18n/format.ts"
import { g } from "../../i18n/graph.ts"
import styles from "../graph.module.css"
import type { State } from "../queries.ts"

/** What is being worked out now, and how far it is. */
const workingWords = (state: State): string | undefined => {
  const { working } = state
  if (working === undefined) return undefined
  const share = working.all === 0 ? "" : formatShare(Math.min(1, working.done / working.all))
  return g().analysed.working(g().analysed.stages[working.stage], share)
}

/** Of which version of the register the figures are, whether newer ones are on their way, and how far those are. */
export function AnalysedNote(props: { readonly state: State; readonly quiet?: boolean }) {
  const stale = () => props.state.analysed !== undefined && props.state.analysed !== props.state.version
  const gaveUp = () => props.state.failed !== undefined
  return (
    <Show when={props.quiet !== true || stale() || props.state.analysed === undefined}>
      <div class={styles.analysed} role="status">
        <Switch>
          <Match when={props.state.analysed === undefined}>
            <p>
              <strong>{gaveUp() ? g().analysed.noneFailed : g().analysed.none}</strong>
            </p>
            <p>{gaveUp() ? g().analysed.noneFailedDetail : g().analysed.noneDetail}</p>
          </Match>
          <Match when={stale()}>
            <p>
              {gaveUp()
                ? g().analysed.staleFailed(props.state.analysed ?? 0, props.state.version)
                : g().analysed.stale(props.state.analysed ?? 0, props.state.version)}
            </p>
          </Match>
          <Match when={!stale()}>
            <p>{g().analysed.fresh(props.state.version)}</p>
          </Match>
        </Switch>
        <Show when={workingWords(props.state)}>{(words) => <p>{words()}</p>}</Show>
        <Show when={props.state.working !== undefined && props.state.working.all > 0 ? props.state.working : undefined}>
          {(working) => <progress value={working().done} max={working().all} aria-label={workingWords(props.state)} />}
        </Show>
        <Show when={props.state.failed}>{(why) => <p>{g().analysed.failed(why())}</p>}</Show>
      </div>
    </Show>
  )
}

import { For, Show } from "solid-js"
import { Citations } from "../evidence/Claims.tsx"
import type { ActivityView, Found } from "../evidence/found.ts"
import { s } from "../i18n/scores.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import styles from "./activities.module.css"
import { titleOf, typeWords, whenWords } from "./activityWords.ts"

const Line = (props: { readonly activity: ActivityView; readonly found: Found }) => (
  <li>
    <span class={styles.when}>{whenWords(props.activity)}</span>
    <div>
      {titleOf(props.activity)}
      <Show when={props.activity.title !== undefined}>
        <span class={styles.type}> ({typeWords(props.activity)})</span>
      </Show>
      <Citations claims={props.found.claims(props.activity.evidence)} />
    </div>
  </li>
)

/** Activities in short, each with who reports it; of many the first few, and the rest behind a word. */
export function ActivityLines(props: {
  readonly activities: ReadonlyArray<ActivityView>
  readonly found: Found
  /** How many to show at once; all without it. */
  readonly first?: number
}) {
  const first = () => props.first ?? props.activities.length
  return (
    <div class={styles.lines}>
      <ul class={styles.short}>
        <For each={props.activities.slice(0, first())}>
          {(activity) => <Line activity={activity} found={props.found} />}
        </For>
      </ul>
      <Show when={props.activities.length > first()}>
        <Disclosure look="words" screenOnly summary={s().evidence.more(props.activities.length - first())}>
          <ul class={styles.short}>
            <For each={props.activities.slice(first())}>
              {(activity) => <Line activity={activity} found={props.found} />}
            </For>
          </ul>
        </Disclosure>
      </Show>
    </div>
  )
}

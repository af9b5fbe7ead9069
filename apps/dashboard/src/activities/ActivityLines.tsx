import { Show } from "solid-js"
import { Citations } from "../evidence/Claims.tsx"
import type { ActivityView, Found } from "../evidence/found.ts"
import { s } from "../i18n/scores.ts"
import { aside } from "../i18n/words.ts"
import { FirstFew } from "../ui/FirstFew.tsx"
import styles from "./activities.module.css"
import { titleOf, typeWords, whenWords } from "./activityWords.ts"

/** Activities in short, each with who reports it; of many the first few, and the rest behind a word. */
export function ActivityLines(props: {
  readonly activities: ReadonlyArray<ActivityView>
  readonly found: Found
  /** How many to show at once; all without it. */
  readonly first?: number
}) {
  return (
    <div class={styles.lines}>
      <FirstFew
        items={props.activities}
        first={props.first ?? props.activities.length}
        more={s().evidence.more}
        class={styles.short}
        screenOnly
      >
        {(activity) => (
          <>
            <span class={styles.when}>{whenWords(activity)}</span>
            <div>
              {titleOf(activity)}
              <Show when={activity.title !== undefined}>
                <span class={styles.type}>{aside(typeWords(activity))}</span>
              </Show>
              <Citations claims={props.found.claims(activity.evidence)} />
            </div>
          </>
        )}
      </FirstFew>
    </div>
  )
}

import { createMemo, For, type JSX, Show } from "solid-js"
import { ActivityLines } from "../activities/ActivityLines.tsx"
import { anchorOf, titleOf, yearOf } from "../activities/activityWords.ts"
import { RangeBar } from "../chart/RangeBar.tsx"
import type { Found } from "../evidence/found.ts"
import { formatScore } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { labelled } from "../i18n/words.ts"
import { pageStyles } from "../ui/page.ts"
import type { Estimate } from "./answer.ts"
import styles from "./factors.module.css"

export type ById = Readonly<Record<string, ReadonlyArray<string>>>

/** Activities by their years, each a link to where the page shows it whole. */
function Years(props: { readonly ids: ReadonlyArray<string>; readonly found: Found }) {
  return (
    <span class={styles.years}>
      <For each={props.found.activities(props.ids)}>
        {(activity) => (
          <a
            href={`#${anchorOf(activity.id)}`}
            title={titleOf(activity)}
            aria-label={labelled(yearOf(activity), titleOf(activity))}
          >
            {yearOf(activity)}
          </a>
        )}
      </For>
    </span>
  )
}

/** A part of a factor on its own scale, and the activities by what they count for. */
export function Part(props: {
  readonly title: string
  readonly estimate?: Estimate | undefined
  readonly children?: JSX.Element
}) {
  return (
    <section>
      <div class={styles.part}>
        <h3 class={styles.partTitle}>{props.title}</h3>
        <Show when={props.estimate}>
          {(estimate) => (
            <>
              <RangeBar
                label={
                  estimate().value === undefined
                    ? s().bars.open(props.title, formatScore(estimate().low), formatScore(estimate().high))
                    : s().bars.estimate(
                        props.title,
                        formatScore(estimate().value ?? 0),
                        formatScore(estimate().low),
                        formatScore(estimate().high)
                      )
                }
                bounds={estimate()}
                at={estimate().value}
              />
              <span class={styles.number} aria-hidden="true">
                {estimate().value === undefined
                  ? s().bars.between(formatScore(estimate().low), formatScore(estimate().high))
                  : formatScore(estimate().value ?? 0)}
              </span>
            </>
          )}
        </Show>
      </div>
      {props.children}
    </section>
  )
}

/** Categories with their activities, those with most first, and how many say nothing. */
export function Categories(props: {
  readonly by: ById
  readonly unknown?: ReadonlyArray<string>
  readonly nameOf: (key: string) => string
  readonly found: Found
}) {
  const entries = createMemo(() => Object.entries(props.by).sort(([, a], [, b]) => b.length - a.length))
  return (
    <dl class={styles.categories}>
      <For each={entries()}>
        {([key, ids]) => (
          <>
            <dt>{props.nameOf(key)}</dt>
            <dd>
              <Show when={ids.length > 0} fallback={s().factors.gainedNothing}>
                <Years ids={ids} found={props.found} />
              </Show>
            </dd>
          </>
        )}
      </For>
      <Show when={(props.unknown?.length ?? 0) > 0}>
        <dt class={pageStyles.small}>{s().evidence.unknownFor(props.unknown?.length ?? 0)}</dt>
        <dd>
          <Years ids={props.unknown ?? []} found={props.found} />
        </dd>
      </Show>
    </dl>
  )
}

/** The activities behind a factor, each once, with who reports it. */
export function Behind(props: { readonly ids: ReadonlyArray<string>; readonly found: Found }) {
  return (
    <section>
      <h3 class={styles.partTitle}>{s().factors.behind}</h3>
      <ActivityLines activities={props.found.activities(props.ids)} found={props.found} first={12} />
    </section>
  )
}

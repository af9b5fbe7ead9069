import { For, Show } from "solid-js"
import { ActivityLines } from "../activities/ActivityLines.tsx"
import { yearsWords } from "../activities/activityWords.ts"
import { Citations } from "../evidence/Claims.tsx"
import type { Found } from "../evidence/found.ts"
import { formatDate, formatDecimal, formatP, formatScore } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { TwinningScores } from "./answer.ts"
import styles from "./factors.module.css"

type Buffer = TwinningScores["buffers"][number]

const ratioWords = (ratio: NonNullable<Buffer["ratio"]>): string =>
  s().tensions.ratioWords(
    ratio.value === undefined ? s().tensions.onlyAfter : formatScore(ratio.value),
    formatScore(ratio.low),
    ratio.high === undefined ? s().tensions.unbounded : formatScore(ratio.high),
    formatP(ratio.p)
  )

/** How the twinning went on after each tension between the two countries, without a word on why. */
export function Tensions(props: { readonly buffers: ReadonlyArray<Buffer>; readonly found: Found }) {
  return (
    <ul class={styles.tensions}>
      <For each={props.buffers}>
        {(buffer) => (
          <li>
            <p class={styles.when}>{formatDate(buffer.on)}</p>
            <div class={styles.tension}>
              <h3 class={styles.name}>{buffer.title}</h3>
              <Citations claims={props.found.claims(buffer.claims)} />
              <p>
                {s().tensions.counts(
                  s().evidence.activities(buffer.before.count),
                  yearsWords(buffer.before.time),
                  s().evidence.activities(buffer.after.count),
                  yearsWords(buffer.after.time)
                )}
                <Show when={buffer.before.count > 0 ? buffer.expected : undefined}>
                  {(expected) => ` · ${s().tensions.expected(formatDecimal(expected()))}`}
                </Show>
              </p>
              <Show
                when={buffer.ratio}
                fallback={
                  <p class={pageStyles.muted}>
                    {buffer.expected === undefined ? s().tensions.younger : s().tensions.noRatio}
                  </p>
                }
              >
                {(ratio) => (
                  <p>
                    {s().tensions.ratio}: {ratioWords(ratio())}
                  </p>
                )}
              </Show>
              <Show when={buffer.undecided.length > 0}>
                <p class={pageStyles.small}>{s().tensions.undecided(buffer.undecided.length)}</p>
              </Show>
              <Disclosure look="words" summary={s().evidence.title} screenOnly>
                <div class={styles.parts}>
                  <For
                    each={[
                      { title: s().tensions.before, ids: buffer.before.activities },
                      { title: s().tensions.after, ids: buffer.after.activities },
                      { title: s().tensions.undated, ids: buffer.undecided }
                    ].filter(({ ids }) => ids.length > 0)}
                  >
                    {({ ids, title }) => (
                      <section>
                        <h4 class={styles.partTitle}>{title}</h4>
                        <ActivityLines activities={props.found.activities(ids)} found={props.found} />
                      </section>
                    )}
                  </For>
                  <p class={pageStyles.small}>
                    {s().tensions.capitalThen(
                      formatDecimal(buffer.capital.economic.points),
                      formatDecimal(buffer.capital.emotional.points)
                    )}
                  </p>
                </div>
              </Disclosure>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

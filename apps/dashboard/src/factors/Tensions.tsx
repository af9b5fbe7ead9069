import { For, Show } from "solid-js"
import { yearsWords } from "../activities/activityWords.ts"
import { Citations } from "../evidence/Claims.tsx"
import type { Found } from "../evidence/found.ts"
import { formatDate, formatDecimal, formatP, formatScore } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { labelled } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { TwinningScores } from "./answer.ts"
import { type EvidenceGroup, EvidenceGroups, EvidenceOf } from "./Evidence.tsx"
import styles from "./factors.module.css"

type Buffer = TwinningScores["buffers"][number]

const ratioWords = (ratio: NonNullable<Buffer["ratio"]>): string =>
  s().tensions.ratioWords(
    ratio.value === undefined ? s().tensions.onlyAfter : formatScore(ratio.value),
    formatScore(ratio.low),
    ratio.high === undefined ? s().tensions.unbounded : formatScore(ratio.high),
    formatP(ratio.p)
  )

const activitiesOf = (parts: Readonly<Record<string, { readonly activities: ReadonlyArray<string> }>>) => [
  ...new Set(Object.values(parts).flatMap(({ activities }) => activities))
]

/** What the two stocks of capital rest on. */
const capitalGroups = ({ economic, emotional }: Buffer["capital"]): ReadonlyArray<EvidenceGroup> => [
  { title: s().capital.economic, activities: activitiesOf(economic.parts) },
  {
    title: s().capital.emotional,
    activities: activitiesOf(emotional.parts),
    claims: emotional.parts.tenure.claims
  }
]

/** How the twinning went on after each tension between the two countries, without a word on why. */
export function Tensions(props: {
  readonly buffers: ReadonlyArray<Buffer>
  readonly twinning: string
  readonly found: Found
}) {
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
                    {buffer.expected === undefined ? s().tensions.noneBefore : s().tensions.noRatio}
                  </p>
                }
              >
                {(ratio) => <p>{labelled(s().tensions.ratio, ratioWords(ratio()))}</p>}
              </Show>
              <Show when={buffer.undecided.length > 0}>
                <p class={pageStyles.small}>{s().tensions.undecided(buffer.undecided.length)}</p>
              </Show>
              <Disclosure look="words" summary={s().evidence.title} screenOnly>
                <div class={styles.parts}>
                  <EvidenceGroups
                    groups={[
                      { title: s().tensions.before, activities: buffer.before.activities },
                      { title: s().tensions.after, activities: buffer.after.activities },
                      { title: s().tensions.undated, activities: buffer.undecided }
                    ]}
                    found={props.found}
                    heading="h4"
                  />
                  <div>
                    <p class={pageStyles.small}>
                      {s().tensions.capitalThen(
                        formatDecimal(buffer.capital.economic.points),
                        formatDecimal(buffer.capital.emotional.points)
                      )}
                    </p>
                    <EvidenceOf
                      groups={capitalGroups(buffer.capital)}
                      found={props.found}
                      of={props.twinning}
                      heading="h4"
                    />
                  </div>
                </div>
              </Disclosure>
            </div>
          </li>
        )}
      </For>
    </ul>
  )
}

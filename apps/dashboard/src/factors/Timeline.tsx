import { createMemo, For, Show } from "solid-js"
import { LineKey, YearLines } from "../chart/YearLines.tsx"
import { formatChange, formatDifference, formatP, formatScore } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { clauses } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"
import { type FactorKey, factorKeys, type TwinningScores } from "./answer.ts"
import styles from "./factors.module.css"

const trendWords = (scores: TwinningScores, key: FactorKey): string => {
  const trend = scores.trends[key]
  if (trend === undefined) return s().timeline.tooShort
  const slope = trend.direction === "none" ? formatChange(trend.slope) : formatDifference(trend.slope)
  return s().timeline[trend.direction](trend.from, trend.to, slope, formatP(trend.p))
}

/** The three factors year by year, drawn and as a table, with trends and changes in words. */
export function Timeline(props: { readonly scores: TwinningScores }) {
  const years = createMemo(() => props.scores.timeline.map(({ year }) => year))
  const changed = () => factorKeys.some((key) => props.scores.changes[key].length > 0)
  return (
    <div class={styles.stack}>
      <LineKey names={factorKeys.map((key) => s().factors.names[key])} />
      <YearLines
        label={s().timeline.label(years()[0] ?? 0, years().at(-1) ?? 0)}
        years={years()}
        lines={factorKeys.map((key) => ({
          name: s().factors.names[key],
          values: props.scores.timeline.map((year) => year[key].value),
          changes: props.scores.changes[key].map(({ year }) => year)
        }))}
      />
      <Show when={changed()}>
        <p class={pageStyles.small}>{s().timeline.marks}</p>
      </Show>
      <dl class={styles.categories}>
        <For each={factorKeys}>
          {(key) => (
            <>
              <dt class={styles.name}>{s().factors.names[key]}</dt>
              <dd>
                {clauses([
                  trendWords(props.scores, key),
                  ...props.scores.changes[key].map(({ after, before, year }) =>
                    s().timeline.change(year, formatScore(before), formatScore(after))
                  )
                ])}
              </dd>
            </>
          )}
        </For>
      </dl>
      <Disclosure look="words" summary={s().timeline.table}>
        <Table
          caption={s().timeline.label(years()[0] ?? 0, years().at(-1) ?? 0)}
          head={
            <>
              <th scope="col">{s().timeline.year}</th>
              <For each={factorKeys}>
                {(key) => (
                  <th scope="col" class={tableStyles.number}>
                    {s().factors.short[key]}
                  </th>
                )}
              </For>
              <th scope="col" class={tableStyles.number}>
                {s().timeline.activities}
              </th>
            </>
          }
        >
          <For each={[...props.scores.timeline].reverse()}>
            {(year) => (
              <tr>
                <th scope="row">{year.year}</th>
                <For each={factorKeys}>
                  {(key) => {
                    const value = year[key].value
                    return <td class={tableStyles.number}>{value === undefined ? "–" : formatScore(value)}</td>
                  }}
                </For>
                <td class={tableStyles.number}>{year.activities.length}</td>
              </tr>
            )}
          </For>
        </Table>
      </Disclosure>
    </div>
  )
}

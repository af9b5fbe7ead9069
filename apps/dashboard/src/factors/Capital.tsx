import { createMemo, For, Show } from "solid-js"
import { ActivityLines } from "../activities/ActivityLines.tsx"
import { yearsWords } from "../activities/activityWords.ts"
import type { Found } from "../evidence/found.ts"
import { formatDecimal, formatMoney } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { TwinningScores } from "./answer.ts"
import styles from "./factors.module.css"

interface Part {
  readonly title: string
  readonly points: number
  readonly activities: ReadonlyArray<string>
  readonly note?: string
}

/** One stock: its points, and what they come from. */
function Stock(props: {
  readonly title: string
  readonly points: number
  readonly parts: ReadonlyArray<Part>
  readonly found: Found
}) {
  return (
    <section class={styles.stock}>
      <p class={pageStyles.line}>
        <span class={styles.name}>{props.title}</span>
        <span class={styles.value}>{s().capital.points(formatDecimal(props.points))}</span>
      </p>
      <Show when={props.parts.length > 0} fallback={<p class={pageStyles.small}>{s().capital.none}</p>}>
        <For each={props.parts}>
          {(part) => {
            const line = (
              <span class={styles.partLine}>
                <span>
                  {part.title}
                  <Show when={part.note}>{(note) => <span class={pageStyles.small}> · {note()}</span>}</Show>
                </span>
                <span class={styles.number}>{formatDecimal(part.points)}</span>
              </span>
            )
            return (
              <Show when={part.activities.length > 0} fallback={<div class={styles.plainPart}>{line}</div>}>
                <Disclosure summary={line}>
                  <ActivityLines activities={props.found.activities(part.activities)} found={props.found} first={6} />
                </Disclosure>
              </Show>
            )
          }}
        </For>
      </Show>
    </section>
  )
}

/** The two stocks that activities leave behind, beside the factors. */
export function Capital(props: { readonly capital: TwinningScores["capital"]; readonly found: Found }) {
  const economic = createMemo(() =>
    (["trade", "investment", "funding", "joint-project"] as const).flatMap((key): ReadonlyArray<Part> => {
      const part = props.capital.economic.parts[key]
      return part === undefined ? [] : [{ title: s().capital.parts[key], ...part }]
    })
  )
  const emotional = createMemo(() => {
    const { parts } = props.capital.emotional
    return (["tenure", "repeatedContact", "crisisHelp", "anniversaries"] as const)
      .filter((key) => parts[key].points > 0)
      .map((key): Part => {
        const note =
          key === "tenure" && parts.tenure.years !== undefined
            ? { note: s().capital.since(yearsWords(parts.tenure.years)) }
            : {}
        return { title: s().capital.parts[key], points: parts[key].points, activities: parts[key].activities, ...note }
      })
  })
  return (
    <div class={styles.stack}>
      <Stock
        title={s().capital.economic}
        points={props.capital.economic.points}
        parts={economic()}
        found={props.found}
      />
      <Show when={props.capital.economic.money.length > 0}>
        <p class={pageStyles.small}>
          {s().capital.money}:{" "}
          {props.capital.economic.money.map(({ amount, currency }) => formatMoney(amount, currency)).join(", ")}
        </p>
      </Show>
      <Stock
        title={s().capital.emotional}
        points={props.capital.emotional.points}
        parts={emotional()}
        found={props.found}
      />
    </div>
  )
}

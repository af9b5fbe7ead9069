import { createMemo, For, Show } from "solid-js"
import { yearsWords } from "../activities/activityWords.ts"
import type { Found } from "../evidence/found.ts"
import { formatDecimal, formatMoney } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { labelled, listed } from "../i18n/words.ts"
import { Disclosure } from "../ui/Disclosure.tsx"
import { pageStyles } from "../ui/page.ts"
import type { TwinningScores } from "./answer.ts"
import { type EvidenceGroup, EvidenceGroups, EvidenceOf, hasEvidence } from "./Evidence.tsx"
import styles from "./factors.module.css"

type Tenure = TwinningScores["capital"]["emotional"]["parts"]["tenure"]

interface Part {
  readonly title: string
  /** Absent where they are not known. */
  readonly points?: number
  readonly note?: string
  readonly evidence: EvidenceGroup
}

/** One stock: its points, and what they come from. */
function Stock(props: {
  readonly title: string
  readonly points: number
  readonly parts: ReadonlyArray<Part>
  readonly twinning: string
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
                <span class={styles.number}>{part.points === undefined ? "–" : formatDecimal(part.points)}</span>
              </span>
            )
            return (
              <Show when={hasEvidence(part.evidence)} fallback={<div class={styles.plainPart}>{line}</div>}>
                <Disclosure summary={line}>
                  <EvidenceGroups groups={[part.evidence]} found={props.found} of={props.twinning} first={6} />
                </Disclosure>
              </Show>
            )
          }}
        </For>
      </Show>
    </section>
  )
}

/** How long a twinning has stood; where there are activities, nothing but an end without a date leaves that open. */
const timeTogether = ({ activities, claims, points, years }: Tenure): Part => ({
  evidence: { activities, claims },
  ...(years === undefined
    ? { title: s().capital.tenure, note: s().capital.tenureUnknown }
    : { title: s().capital.together(yearsWords(years)), points })
})

/** The two stocks that activities leave behind, beside the factors. */
export function Capital(props: { readonly scores: TwinningScores; readonly found: Found }) {
  const capital = () => props.scores.capital
  const economic = createMemo(() =>
    (["trade", "investment", "funding", "joint-project"] as const).flatMap((key): ReadonlyArray<Part> => {
      const part = capital().economic.parts[key]
      return part === undefined
        ? []
        : [{ title: s().capital.parts[key], points: part.points, evidence: { activities: part.activities } }]
    })
  )
  const emotional = createMemo(() => {
    const { parts } = capital().emotional
    const rest = (["repeatedContact", "crisisHelp", "anniversaries"] as const)
      .filter((key) => parts[key].points > 0)
      .map((key): Part => {
        const { activities, points } = parts[key]
        return { title: s().capital.parts[key], points, evidence: { activities } }
      })
    return [timeTogether(parts.tenure), ...rest]
  })
  return (
    <div class={styles.stack}>
      <Stock
        title={s().capital.economic}
        points={capital().economic.points}
        parts={economic()}
        twinning={props.scores.twinning}
        found={props.found}
      />
      <Show when={capital().economic.money.length > 0}>
        <div>
          <p class={pageStyles.small}>
            {labelled(
              s().capital.money,
              listed(capital().economic.money.map(({ amount, currency }) => formatMoney(amount, currency)))
            )}
          </p>
          <EvidenceOf
            groups={capital().economic.money.map(({ activities, amount, currency }) => ({
              title: formatMoney(amount, currency),
              activities
            }))}
            found={props.found}
            first={6}
          />
        </div>
      </Show>
      <Stock
        title={s().capital.emotional}
        points={capital().emotional.points}
        parts={emotional()}
        twinning={props.scores.twinning}
        found={props.found}
      />
    </div>
  )
}

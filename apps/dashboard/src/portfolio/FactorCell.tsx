import { A } from "@solidjs/router"
import { Show } from "solid-js"
import { RangeBar } from "../chart/RangeBar.tsx"
import { type Estimate, factorsAnchor } from "../factors/answer.ts"
import { formatScore, formatShare } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { clauses } from "../i18n/words.ts"
import styles from "./portfolio.module.css"

/**
 * One factor in a table: its value over what the unknowns leave open, or a dash where nothing is on record. It leads to the
 * factors of the twinning, where the evidence is.
 */
export function FactorCell(props: {
  readonly name: string
  readonly twinning: string
  readonly estimate: Estimate | undefined
}) {
  const value = () => props.estimate?.value
  const inWords = (estimate: Estimate): string =>
    clauses([
      s().bars.estimate(
        props.name,
        formatScore(estimate.value ?? 0),
        formatScore(estimate.low),
        formatScore(estimate.high)
      ),
      s().bars.known(formatShare(estimate.coverage))
    ])
  return (
    <Show
      when={value() !== undefined ? props.estimate : undefined}
      fallback={
        <>
          <span aria-hidden="true">–</span>
          <span class="visually-hidden">{s().bars.nothing(props.name)}</span>
        </>
      }
    >
      {(estimate) => (
        <A class={styles.factorLink} href={`/partnerships/${props.twinning}#${factorsAnchor}`}>
          <span class={styles.figure} aria-hidden="true">
            {formatScore(value() ?? 0)}
          </span>
          <RangeBar label="" bounds={estimate()} at={value()} />
          <span class="visually-hidden">{inWords(estimate())}</span>
        </A>
      )}
    </Show>
  )
}

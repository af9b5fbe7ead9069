import { Show } from "solid-js"
import { RangeBar } from "../chart/RangeBar.tsx"
import { formatScore } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"

/** One factor in a table: its value over what the unknowns leave open, or a dash where nothing is on record. */
export function FactorCell(props: {
  readonly name: string
  readonly estimate: { readonly value?: number; readonly low: number; readonly high: number } | undefined
}) {
  const value = () => props.estimate?.value
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
        <>
          <span aria-hidden="true">{formatScore(value() ?? 0)}</span>
          <RangeBar
            label={s().bars.estimate(
              props.name,
              formatScore(value() ?? 0),
              formatScore(estimate().low),
              formatScore(estimate().high)
            )}
            bounds={estimate()}
            at={value()}
          />
        </>
      )}
    </Show>
  )
}

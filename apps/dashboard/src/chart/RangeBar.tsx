import { Show } from "solid-js"
import styles from "./chart.module.css"

export interface Range {
  readonly low: number
  readonly high: number
}

const percent = (share: number): string => `${Math.min(1, Math.max(0, share)) * 100}%`
const across = ({ high, low }: Range) => ({
  "inset-inline-start": percent(low),
  width: percent(Math.max(0, high - low))
})

/** A part of the scale from 0 to 1: what is open as a thin bar, how sure it is as a thick one, and one value as a tick. */
export function RangeBar(props: {
  /** The same in words; empty where the words stand beside it. */
  readonly label: string
  readonly bounds?: Range | undefined
  readonly interval?: Range | undefined
  readonly at?: number | undefined
  readonly tall?: boolean
}) {
  return (
    <span
      class={styles.range}
      classList={{ [styles.tall ?? ""]: props.tall === true }}
      {...(props.label === "" ? { "aria-hidden": true } : { role: "img", "aria-label": props.label })}
    >
      <Show when={props.bounds}>{(range) => <span class={styles.bounds} style={across(range())} />}</Show>
      <Show when={props.interval}>{(range) => <span class={styles.interval} style={across(range())} />}</Show>
      <Show when={props.at !== undefined}>
        <span class={styles.tick} style={{ "inset-inline-start": percent(props.at ?? 0) }} />
      </Show>
    </span>
  )
}

/** What the marks of a range bar mean, drawn as they are. */
export function RangeKey(props: {
  readonly tick?: string | undefined
  readonly interval?: string | undefined
  readonly bounds?: string | undefined
}) {
  return (
    <ul class={styles.key}>
      <Show when={props.tick}>
        <li>
          <RangeBar label="" at={0.5} />
          {props.tick}
        </li>
      </Show>
      <Show when={props.interval}>
        <li>
          <RangeBar label="" interval={{ low: 0.1, high: 0.9 }} />
          {props.interval}
        </li>
      </Show>
      <Show when={props.bounds}>
        <li>
          <RangeBar label="" bounds={{ low: 0.1, high: 0.9 }} />
          {props.bounds}
        </li>
      </Show>
    </ul>
  )
}

/** The ends of a scale from 0 to 1, under a range bar. */
export const ScaleEnds = () => (
  <span class={styles.ends} aria-hidden="true">
    <span>0</span>
    <span>0.25</span>
    <span>0.5</span>
    <span>0.75</span>
    <span>1</span>
  </span>
)

/** A share of 1 as a bar from the left. */
export const ShareBar = (props: { readonly share: number; readonly strong?: boolean }) => (
  <span class={styles.share} classList={{ [styles.strong ?? ""]: props.strong === true }} aria-hidden="true">
    <span style={{ width: percent(props.share) }} />
  </span>
)

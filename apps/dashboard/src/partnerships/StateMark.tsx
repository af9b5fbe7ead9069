import { Show } from "solid-js"
import { t } from "../i18n/language.ts"
import styles from "./StateMark.module.css"
import type { TwinningState } from "./states.ts"

/** The state of a twinning as a sign: full where it holds, half where it rests, empty where nothing is dated. */
export function StateMark(props: { readonly state: TwinningState; readonly withWord?: boolean }) {
  const full = () => props.state === "signed" || props.state === "renewed" || props.state === "resumed"
  return (
    <span class={styles.state}>
      <svg
        class={styles.mark}
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        aria-hidden="true"
      >
        <circle
          cx="6"
          cy="6"
          r="4.75"
          fill={full() ? "currentColor" : "none"}
          stroke-dasharray={props.state === "proposed" ? "1.8 1.9" : undefined}
        />
        <Show when={props.state === "suspended"}>
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" stroke="none" />
        </Show>
        <Show when={props.state === "ended"}>
          <path d="M2.8 9.200l6.4-6.4" />
        </Show>
      </svg>
      <span classList={{ "visually-hidden": props.withWord !== true }}>{t().states[props.state]}</span>
    </span>
  )
}

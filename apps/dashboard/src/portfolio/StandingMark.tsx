import type { Shapes } from "@proxeny/client"
import { Match, Switch } from "solid-js"
import { s } from "../i18n/scores.ts"
import styles from "./portfolio.module.css"

export type StandingKind = typeof Shapes.StandingKind.Encoded

/** Where a twinning stands, as a sign and a word: the fuller the sign, the more contact. */
export function StandingMark(props: { readonly standing: StandingKind }) {
  return (
    <span class={styles.standing}>
      <svg
        width="12"
        height="12"
        viewBox="0 0 12 12"
        fill="none"
        stroke="currentColor"
        stroke-width="1.5"
        aria-hidden="true"
      >
        <Switch fallback={<circle cx="6" cy="6" r="4.75" />}>
          <Match when={props.standing === "active"}>
            <circle cx="6" cy="6" r="4.75" fill="currentColor" />
          </Match>
          <Match when={props.standing === "cooling"}>
            <circle cx="6" cy="6" r="4.75" />
            <path d="M1.500 6a4.500 4.500 0 0 0 9 0z" fill="currentColor" stroke="none" />
          </Match>
          <Match when={props.standing === "suspended"}>
            <path d="M4 2v8M8 2v8" stroke-width="2" />
          </Match>
          <Match when={props.standing === "ended"}>
            <circle cx="6" cy="6" r="4.75" />
            <path d="M2.800 9.200l6.400-6.400" />
          </Match>
          <Match when={props.standing === "unknown"}>
            <circle cx="6" cy="6" r="4.75" stroke-dasharray="1.8 1.9" />
          </Match>
        </Switch>
      </svg>
      {s().standings[props.standing]}
    </span>
  )
}

import { Show } from "solid-js"
import styles from "./strategy.module.css"

/** How much is known of an indicator, as a sign beside its words: full, half, empty, or a line where it does not apply. */
export const StateSign = (props: { readonly state: "known" | "partly" | "unknown" | "not-applicable" }) => (
  <svg
    class={styles.sign}
    width="12"
    height="12"
    viewBox="0 0 12 12"
    fill="none"
    stroke="currentColor"
    stroke-width="1.5"
    aria-hidden="true"
  >
    <Show when={props.state !== "not-applicable"} fallback={<path d="M2 6h8" />}>
      <circle cx="6" cy="6" r="4.75" fill={props.state === "known" ? "currentColor" : "none"} />
      <Show when={props.state === "partly"}>
        <path d="M6 1.500a4.500 4.500 0 0 1 0 9z" fill="currentColor" stroke="none" />
      </Show>
    </Show>
  </svg>
)

import { Show } from "solid-js"
import styles from "./Sign.module.css"

export type SignShape = "full" | "half" | "low" | "empty" | "dashed" | "struck" | "bars" | "line"

/** What is drawn in the circle, or instead of it. */
const paths: Readonly<Partial<Record<SignShape, { readonly d: string; readonly filled?: boolean }>>> = {
  half: { d: "M6 1.5a4.5 4.5 0 0 1 0 9z", filled: true },
  low: { d: "M1.5 6a4.5 4.5 0 0 0 9 0z", filled: true },
  struck: { d: "M2.8 9.2l6.4-6.4" },
  bars: { d: "M4 1.75v8.5M8 1.75v8.5" },
  line: { d: "M2 6h8" }
}

/** A small sign that stands beside words: a circle, more or less full, or strokes instead of it. */
export const Sign = (props: { readonly shape: SignShape }) => (
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
    <Show when={props.shape !== "bars" && props.shape !== "line"}>
      <circle
        cx="6"
        cy="6"
        r="4.75"
        fill={props.shape === "full" ? "currentColor" : "none"}
        stroke-dasharray={props.shape === "dashed" ? "1.8 1.9" : undefined}
      />
    </Show>
    <Show when={paths[props.shape]}>
      {(path) => (
        <path
          d={path().d}
          fill={path().filled === true ? "currentColor" : "none"}
          stroke={path().filled === true ? "none" : "currentColor"}
        />
      )}
    </Show>
  </svg>
)

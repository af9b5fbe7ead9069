import { createSignal, type JSX, Show } from "solid-js"
import styles from "./Disclosure.module.css"
import { Icon } from "./Icon.tsx"

const [printing, setPrinting] = createSignal(false)
if (typeof window !== "undefined") {
  window.addEventListener("beforeprint", () => setPrinting(true))
  window.addEventListener("afterprint", () => setPrinting(false))
}

/** Whether the page is being printed: what is closed on the screen can then be made for paper. */
export const createPrinting = () => printing

/**
 * A line that opens to what is behind it: what is inside is made when it is first opened, and on paper it is open.
 *
 * `look`: a line of a list, or words within a text.
 */
export function Disclosure(props: {
  readonly summary: JSX.Element
  readonly look?: "line" | "words"
  /** Stays closed on paper. */
  readonly screenOnly?: boolean
  readonly children: JSX.Element
}) {
  const [opened, setOpened] = createSignal(false)
  return (
    <details
      class={props.look === "words" ? styles.words : styles.line}
      classList={{ "screen-only": props.screenOnly === true }}
      onToggle={(event) => event.currentTarget.open && setOpened(true)}
    >
      <summary>
        <span class={styles.mark}>
          <Icon name="open" size={14} />
        </span>
        <span class={styles.summary}>{props.summary}</span>
      </summary>
      <Show when={opened() || (printing() && props.screenOnly !== true)}>
        <div class={styles.inside}>{props.children}</div>
      </Show>
    </details>
  )
}

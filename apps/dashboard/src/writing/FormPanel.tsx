import { type JSX, onCleanup, onMount } from "solid-js"
import { Card } from "../ui/Card.tsx"
import styles from "./writing.module.css"

/**
 * A form on the page of what it is about: it takes the focus when it opens, and gives it back when it goes.
 */
export function FormPanel(props: { readonly title: string; readonly note?: string; readonly children: JSX.Element }) {
  let panel: HTMLDivElement | undefined
  const before = document.activeElement
  onMount(() => {
    panel?.focus({ preventScroll: true })
    panel?.scrollIntoView({ block: "start" })
  })
  onCleanup(() => {
    if (before instanceof HTMLElement && before.isConnected) before.focus()
  })
  return (
    <div
      ref={(element) => {
        panel = element
      }}
      class={styles.panel}
      tabindex={-1}
    >
      <Card title={props.title} note={props.note}>
        {props.children}
      </Card>
    </div>
  )
}

import { createUniqueId, type JSX, onCleanup, onMount } from "solid-js"
import { Button } from "./controls.tsx"
import styles from "./Dialog.module.css"
import { Icon } from "./Icon.tsx"

/**
 * What has to be seen to before the page goes on, in front of it; the page behind cannot be reached meanwhile.
 *
 * **When to use**: inside a `Show`: it opens when it is made, and gives the focus back when it goes.
 */
export function Dialog(props: {
  readonly title: string
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: JSX.Element
}) {
  const title = createUniqueId()
  let dialog: HTMLDialogElement | undefined
  let body: HTMLDivElement | undefined
  const before = document.activeElement
  onMount(() => {
    dialog?.showModal()
    // Whoever opens a form wants its first field, not the cross above it.
    body?.querySelector<HTMLElement>("input:not([hidden]), select, textarea")?.focus()
  })
  onCleanup(() => {
    dialog?.close()
    // What opened it may be gone with what it was about: then the page goes on at its beginning.
    queueMicrotask(() => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
      else document.querySelector("main")?.focus({ preventScroll: true })
    })
  })
  return (
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class={styles.dialog}
      aria-labelledby={title}
      // Escape asks; whoever holds the dialog decides.
      onCancel={(event) => {
        event.preventDefault()
        props.onClose()
      }}
    >
      <header class={styles.head}>
        <h2 class={styles.title} id={title}>
          {props.title}
        </h2>
        <Button look="quiet" iconOnly aria-label={props.closeLabel} onClick={() => props.onClose()}>
          <Icon name="cross" />
        </Button>
      </header>
      <div
        ref={(element) => {
          body = element
        }}
        class={styles.body}
      >
        {props.children}
      </div>
    </dialog>
  )
}

import { createSignal, createUniqueId, type JSX } from "solid-js"
import styles from "./Menu.module.css"

/**
 * A button at the end of the top bar that opens a few links and buttons.
 *
 * **Details**: a press beside it, Escape and a choice close it. They are links in a list, not a menu of an application: Tab
 * goes through them.
 */
export function Menu(props: {
  readonly label: string
  readonly class: string | undefined
  readonly button: JSX.Element
  readonly children: JSX.Element
}) {
  const id = createUniqueId()
  const [open, setOpen] = createSignal(false)
  let list: HTMLDivElement | undefined
  return (
    <>
      <button
        type="button"
        class={props.class}
        aria-label={props.label}
        aria-expanded={open()}
        aria-controls={id}
        popovertarget={id}
      >
        {props.button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the press bubbles from the links and buttons inside */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: they take the keys themselves */}
      <div
        ref={(element) => {
          list = element
        }}
        id={id}
        popover="auto"
        class={styles.menu}
        onToggle={(event) => setOpen(event.newState === "open")}
        onClick={(event) => {
          if (event.target instanceof Element && event.target.closest("a, button") !== null) list?.hidePopover()
        }}
      >
        {props.children}
      </div>
    </>
  )
}

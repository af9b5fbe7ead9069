import { createUniqueId, type JSX, Show } from "solid-js"
import styles from "./Card.module.css"

/** A framed section with a heading of its own. */
export function Card(props: {
  readonly title: string
  /** Where an address with a hash leads to. */
  readonly id?: string
  readonly note?: JSX.Element
  readonly aside?: JSX.Element
  readonly foot?: JSX.Element
  readonly flush?: boolean
  readonly look?: "warn"
  readonly children: JSX.Element
}) {
  const title = createUniqueId()
  return (
    <section
      id={props.id}
      class={styles.card}
      classList={{ [styles.warn ?? ""]: props.look === "warn" }}
      aria-labelledby={title}
    >
      <header class={styles.head}>
        <div class={styles.words}>
          <h2 class={styles.title} id={title}>
            {props.title}
          </h2>
          <Show when={props.note}>
            <p class={styles.note}>{props.note}</p>
          </Show>
        </div>
        {props.aside}
      </header>
      <div class={props.flush === true ? styles.flush : styles.body}>{props.children}</div>
      <Show when={props.foot}>
        <footer class={styles.foot}>{props.foot}</footer>
      </Show>
    </section>
  )
}

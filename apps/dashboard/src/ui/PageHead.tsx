import { type JSX, Show } from "solid-js"
import styles from "./PageHead.module.css"

/** The heading of a page. */
export function PageHead(props: {
  readonly title: JSX.Element
  readonly kind?: string
  readonly subtitle?: JSX.Element
  readonly children?: JSX.Element
}) {
  return (
    <div class={styles.head}>
      <div class={styles.words}>
        <Show when={props.kind}>
          <p class={styles.kind}>{props.kind}</p>
        </Show>
        <h1 class={styles.title}>{props.title}</h1>
        <Show when={props.subtitle}>
          <p class={styles.subtitle}>{props.subtitle}</p>
        </Show>
      </div>
      {props.children}
    </div>
  )
}

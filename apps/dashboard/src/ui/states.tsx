import { For, type JSX, Show } from "solid-js"
import { Button } from "./controls.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./states.module.css"

/** Grey bars where text will stand. */
export function Skeleton(props: { readonly label: string; readonly lines?: number; readonly block?: boolean }) {
  return (
    <div role="status" aria-label={props.label} aria-busy="true">
      <Show
        when={props.block === true}
        fallback={
          <div class={styles.bars}>
            <For each={Array.from({ length: props.lines ?? 5 })}>{() => <div class={styles.bar} />}</For>
          </div>
        }
      >
        <div class={styles.block} />
      </Show>
    </div>
  )
}

/** A grey word where a figure will stand. */
export const SkeletonWord = () => <span class={styles.line} />

/** What to show where there is nothing, and what to do about it. */
export function Empty(props: { readonly title: string; readonly children?: JSX.Element }) {
  return (
    <div class={styles.state}>
      <p class={styles.title}>{props.title}</p>
      {props.children}
    </div>
  )
}

/** What went wrong, in the words of whoever said no, and a way to try again. */
export function Problem(props: {
  readonly title: string
  readonly detail: string
  readonly retryLabel: string
  readonly onRetry: () => void
}) {
  return (
    <div class={`${styles.state} ${styles.problem}`} role="alert">
      <p class={styles.title}>
        <Icon name="warning" />
        {props.title}
      </p>
      <p>{props.detail}</p>
      <Button onClick={() => props.onRetry()}>{props.retryLabel}</Button>
    </div>
  )
}

/** Text to be typed into a terminal. */
export const Code = (props: { readonly children: JSX.Element }) => <code class={styles.code}>{props.children}</code>

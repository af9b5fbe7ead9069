import { type JSX, Show } from "solid-js"
import { Button } from "./controls.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./table.module.css"

export { styles as tableStyles }

/** A table with a caption for who cannot see where it stands; `plain` where nothing in it takes the focus, so that keys scroll it. */
export function Table(props: {
  readonly caption: string
  readonly head: JSX.Element
  readonly children: JSX.Element
  readonly plain?: boolean
}) {
  return (
    <div class={styles.wrap} tabIndex={props.plain ? 0 : undefined}>
      <table class={styles.table}>
        <caption class="visually-hidden">{props.caption}</caption>
        <thead>
          <tr>{props.head}</tr>
        </thead>
        <tbody>{props.children}</tbody>
      </table>
    </div>
  )
}

export type SortDirection = "ascending" | "descending"

/** A column heading that sorts. */
export function SortHeading(props: {
  readonly label: string
  readonly actionLabel: string
  readonly direction: SortDirection | undefined
  readonly class?: string | undefined
  readonly onSort: () => void
}) {
  return (
    <th scope="col" class={props.class} aria-sort={props.direction}>
      <button type="button" class={styles.sort} title={props.actionLabel} onClick={() => props.onSort()}>
        {props.label}
        <Icon
          name={props.direction === "ascending" ? "up" : props.direction === "descending" ? "down" : "sort"}
          size={13}
        />
      </button>
      {/* A button is not repeated at the head of each printed page; words are. */}
      <span class={styles.printed}>{props.label}</span>
    </th>
  )
}

/** The end of a list that goes on: how much is shown, and a button for more. */
export function More(props: {
  readonly shown: string
  readonly hasMore: boolean
  readonly busy: boolean
  readonly label: string
  readonly busyLabel: string
  readonly onMore: () => void
}) {
  return (
    <div class={styles.more}>
      <Show when={props.hasMore}>
        <Button aria-disabled={props.busy} onClick={() => props.busy || props.onMore()}>
          {props.busy ? props.busyLabel : props.label}
        </Button>
      </Show>
      <span role="status">{props.shown}</span>
    </div>
  )
}

import { For, type JSX, Show } from "solid-js"
import { Disclosure } from "./Disclosure.tsx"

/** The first few of a list, and the rest behind a word. */
export function FirstFew<T>(props: {
  readonly items: ReadonlyArray<T>
  readonly first: number
  /** The word, by how many more there are. */
  readonly more: (left: number) => string
  readonly class?: string | undefined
  /** The rest stays away from paper. */
  readonly screenOnly?: boolean
  readonly children: (item: T) => JSX.Element
}) {
  const list = (items: () => ReadonlyArray<T>) => (
    <ul class={props.class}>
      <For each={items()}>{(item) => <li>{props.children(item)}</li>}</For>
    </ul>
  )
  return (
    <>
      {list(() => props.items.slice(0, props.first))}
      <Show when={props.items.length > props.first}>
        <Disclosure
          look="words"
          screenOnly={props.screenOnly === true}
          summary={props.more(props.items.length - props.first)}
        >
          {list(() => props.items.slice(props.first))}
        </Disclosure>
      </Show>
    </>
  )
}

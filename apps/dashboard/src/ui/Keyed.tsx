import { type Accessor, createMemo, For, type JSX, Show } from "solid-js"

/**
 * A list whose items are known by a key: what a reader opened in one stays open when the same list comes anew, in other
 * objects.
 */
export function Keyed<T extends object>(props: {
  readonly each: ReadonlyArray<T>
  readonly by: (item: T) => string
  readonly children: (item: Accessor<T>) => JSX.Element
}) {
  const items = createMemo(() => new Map(props.each.map((item) => [props.by(item), item])))
  return (
    <For each={[...items().keys()]}>
      {(key) => <Show when={items().get(key)}>{(item) => props.children(item)}</Show>}
    </For>
  )
}

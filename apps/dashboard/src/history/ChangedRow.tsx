import { A } from "@solidjs/router"
import { createMemo, For, Show } from "solid-js"
import { h } from "../i18n/history.ts"
import { labelled } from "../i18n/words.ts"
import { Pill } from "../ui/controls.tsx"
import { kindWords } from "./changeWords.ts"
import styles from "./history.module.css"
import type { HistoryRow } from "./pairRows.ts"
import { recordPath } from "./paths.ts"
import { attributeOf, type Names, pathWords, rowDifferences, tells, valueWords } from "./rowWords.ts"

/** One statement or record before and after a change: what is not the same, in words. */
export function ChangedRow(props: { readonly row: HistoryRow; readonly names: Names }) {
  const before = () => props.row.before
  const after = () => props.row.after
  const attribute = createMemo(() => attributeOf(before(), after()))
  const told = createMemo(() => rowDifferences(before(), after()).filter((one) => tells(one, props.names)))
  const done = () =>
    before() === undefined ? h().change.added : after() === undefined ? h().change.removed : h().change.changed
  const title = () => {
    const of = attribute()
    const kind = kindWords(props.row.record.kind)
    return of === undefined || of === kind ? kind : labelled(kind, of)
  }
  return (
    <article class={styles.row}>
      <header class={styles.rowHead}>
        <h3>{title()}</h3>
        <Pill look="soft">{done()}</Pill>
        <A href={recordPath(props.row.record.kind, props.row.record.id)}>{props.row.record.label}</A>
      </header>
      <Show when={told().length > 0}>
        <table>
          <thead>
            <tr>
              <th scope="col">{h().change.field}</th>
              <Show when={before() !== undefined}>
                <th scope="col">{h().change.before}</th>
              </Show>
              <Show when={after() !== undefined}>
                <th scope="col">{h().change.after}</th>
              </Show>
            </tr>
          </thead>
          <tbody>
            <For each={told()}>
              {(one) => (
                <tr>
                  <th scope="row">{pathWords(one.path, attribute())}</th>
                  <Show when={before() !== undefined}>
                    <td>
                      <del>{valueWords(one.before, one.path, props.names)}</del>
                    </td>
                  </Show>
                  <Show when={after() !== undefined}>
                    <td>
                      <ins>{valueWords(one.after, one.path, props.names)}</ins>
                    </td>
                  </Show>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
    </article>
  )
}

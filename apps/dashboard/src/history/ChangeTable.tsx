import { A } from "@solidjs/router"
import { For, Show } from "solid-js"
import { h } from "../i18n/history.ts"
import { pageStyles } from "../ui/page.ts"
import { Table, tableStyles } from "../ui/table.tsx"
import { byWords, momentWords, whatWords } from "./changeWords.ts"
import { changePath, recordPath } from "./paths.ts"
import type { Change } from "./queries.ts"

const shownRecords = 3

/** Changes, the newest first: what was done to what, by whom, when and why. */
export function ChangeTable(props: {
  readonly changes: ReadonlyArray<Change>
  /** Narrows the list to somebody. */
  readonly onActor?: (id: string) => void
}) {
  return (
    <Table
      caption={h().list.caption}
      head={
        <>
          <th scope="col">{h().list.change}</th>
          <th scope="col">{h().list.who}</th>
          <th scope="col">{h().list.when}</th>
          <th scope="col" class={tableStyles.wideOnly}>
            {h().list.why}
          </th>
        </>
      }
    >
      <For each={props.changes}>
        {(change) => (
          <tr>
            <th scope="row">
              <A class={pageStyles.strong} href={changePath(change.id)}>
                {whatWords(change.what)}
              </A>
              <For each={change.records.slice(0, shownRecords)}>
                {(record) => (
                  <div class={pageStyles.small}>
                    <A href={recordPath(record.kind, record.id)}>{record.label}</A>
                  </div>
                )}
              </For>
              <Show when={change.more || change.records.length > shownRecords}>
                <div class={pageStyles.small}>{h().list.others}</div>
              </Show>
              <Show when={change.undoneBy}>{(by) => <div class={pageStyles.small}>{h().list.undone(by())}</div>}</Show>
              <Show when={change.undoes}>
                {(undone) => <div class={pageStyles.small}>{h().list.undoes(undone())}</div>}
              </Show>
            </th>
            <td>
              <Show when={props.onActor === undefined ? undefined : change.by.id} fallback={byWords(change)}>
                {(id) => (
                  <button
                    type="button"
                    class={tableStyles.sort}
                    title={h().filters.onlyBy(byWords(change))}
                    onClick={() => props.onActor?.(id())}
                  >
                    {byWords(change)}
                  </button>
                )}
              </Show>
            </td>
            <td>{momentWords(change.at)}</td>
            <td class={`${tableStyles.wideOnly} ${change.why === undefined ? tableStyles.muted : ""}`}>
              {change.why ?? h().list.noWhy}
            </td>
          </tr>
        )}
      </For>
    </Table>
  )
}

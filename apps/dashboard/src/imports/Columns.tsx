import { For, Show } from "solid-js"
import { formatCount, formatShare } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import { aside } from "../i18n/words.ts"
import { Select } from "../ui/controls.tsx"
import { Table, tableStyles } from "../ui/table.tsx"
import { fieldOf, type ImportDraft, type ListField, type ListLook, leftOut, mapColumn } from "./importDraft.ts"
import styles from "./imports.module.css"

export const fieldWords = (field: string): string => m().look.fields[field as ListField] ?? field

/** What each column of a list means, to be changed. */
export function Columns(props: {
  readonly look: ListLook
  readonly draft: ImportDraft
  readonly onDraft: (draft: ImportDraft) => void
}) {
  const options = (at: number) => {
    const { alternatives, field, sure } = props.look.columns[at] ?? { alternatives: [], sure: 0 }
    const likely = [...(field === undefined ? [] : [{ field, sure }]), ...alternatives]
    const others = (Object.keys(m().look.fields) as ReadonlyArray<ListField>).filter(
      (one) => !likely.some((other) => other.field === one)
    )
    return [
      { value: leftOut, label: m().look.leftOut },
      ...likely.map((one) => ({ value: one.field, label: fieldWords(one.field) + aside(formatShare(one.sure)) })),
      ...others.map((one) => ({ value: one, label: fieldWords(one) }))
    ]
  }
  return (
    <Table
      plain
      caption={m().look.columns}
      head={
        <>
          <th scope="col">{m().look.column}</th>
          <th scope="col">{m().look.means}</th>
          <th scope="col" class={tableStyles.wideOnly}>
            {m().look.holds}
          </th>
        </>
      }
    >
      <For each={props.look.columns}>
        {(column, at) => (
          <tr>
            <th scope="row" class={styles.columnName}>
              {column.name || formatCount(at() + 1)}
            </th>
            <td class={styles.means}>
              <Select
                label={`${m().look.means}: ${column.name || formatCount(at() + 1)}`}
                value={fieldOf(props.draft, props.look, at())}
                options={options(at())}
                onChange={(field) => props.onDraft(mapColumn(props.draft, props.look, at(), field))}
              />
            </td>
            <td class={`${styles.samples} ${tableStyles.wideOnly}`}>{column.sample.slice(0, 3).join(" · ")}</td>
          </tr>
        )}
      </For>
    </Table>
  )
}

/** The first rows of a list as they are read, cell by cell. */
export function FirstRows(props: { readonly look: ListLook }) {
  return (
    <Show when={props.look.sample.length > 0}>
      <section class={styles.cells}>
        <h3>{m().look.sample}</h3>
        <Table
          plain
          caption={m().look.sample}
          head={
            <>
              <th scope="col" class={tableStyles.number}>
                {m().look.row}
              </th>
              <For each={props.look.columns}>{(column) => <th scope="col">{column.name}</th>}</For>
            </>
          }
        >
          <For each={props.look.sample.slice(0, 5)}>
            {(row) => (
              <tr>
                <td class={tableStyles.number}>{formatCount(row.row)}</td>
                <For each={row.cells}>{(cell) => <td title={cell}>{cell}</td>}</For>
              </tr>
            )}
          </For>
        </Table>
      </section>
    </Show>
  )
}

import type { OperationAnswer } from "@proxeny/client"
import { For, Show } from "solid-js"
import { reachOf } from "../account/reachOf.ts"
import { p } from "../i18n/people.ts"
import { Button, Pill } from "../ui/controls.tsx"
import { Table, tableStyles } from "../ui/table.tsx"
import styles from "./people.module.css"

/** Somebody who works here. */
export type Someone = OperationAnswer<"GET /api/v1/people">["items"][number]

/** People with role, cities and state, each to be changed. */
export function PeopleTable(props: {
  readonly people: ReadonlyArray<Someone>
  /** Whoever looks at the table. */
  readonly me: string
  readonly onEdit: (person: Someone) => void
}) {
  return (
    <Table
      caption={p().list.caption}
      head={
        <>
          <th scope="col">{p().list.person}</th>
          <th scope="col">{p().fields.role}</th>
          <th scope="col" class={tableStyles.wideOnly}>
            {p().fields.cities}
          </th>
          <th scope="col" class={tableStyles.wideOnly}>
            {p().list.state}
          </th>
          <th scope="col" class={tableStyles.number}>
            <span class="visually-hidden">{p().list.edit}</span>
          </th>
        </>
      }
    >
      <For each={props.people}>
        {(person) => (
          <tr>
            <th scope="row">
              <span class={styles.name}>{person.name}</span>{" "}
              <Show when={person.id === props.me}>
                <Pill look="soft">{p().list.you}</Pill>
              </Show>
              <div class={styles.small}>{person.email}</div>
              <div class={styles.narrowOnly}>{reachOf(person)}</div>
            </th>
            <td>
              {p().roles[person.role]}
              <Show when={person.deactivated}>
                <div class={styles.narrowOnly}>{p().list.deactivated}</div>
              </Show>
            </td>
            <td class={tableStyles.wideOnly}>{reachOf(person)}</td>
            <td class={tableStyles.wideOnly}>
              <Show when={person.deactivated} fallback={p().list.active}>
                <Pill look="warn">{p().list.deactivated}</Pill>
              </Show>
              <Show when={person.secondFactor}>
                <div class={styles.small}>{p().list.secondOn}</div>
              </Show>
            </td>
            <td class={tableStyles.number}>
              <Button
                aria-label={p().list.editOf(person.name)}
                aria-haspopup="dialog"
                onClick={() => props.onEdit(person)}
              >
                {p().list.edit}
              </Button>
            </td>
          </tr>
        )}
      </For>
    </Table>
  )
}

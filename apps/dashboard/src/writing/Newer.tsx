import { For, type JSX, Show } from "solid-js"
import { w } from "../i18n/writing.ts"
import { Button } from "../ui/controls.tsx"
import type { Current } from "./currentOf.ts"
import styles from "./writing.module.css"

/** One value of a record in words. */
export interface Told {
  readonly label: string
  readonly value: string
}

/** The values that differ, theirs beside mine. */
const differing = (
  theirs: ReadonlyArray<Told>,
  mine: ReadonlyArray<Told>
): ReadonlyArray<{ readonly label: string; readonly theirs: string; readonly mine: string }> => {
  const labels = [...new Set([...theirs, ...mine].map(({ label }) => label))]
  const valueIn = (told: ReadonlyArray<Told>, label: string) => told.find((one) => one.label === label)?.value ?? ""
  return labels.flatMap((label) => {
    const [there, here] = [valueIn(theirs, label), valueIn(mine, label)]
    return there === here ? [] : [{ label, theirs: there, mine: here }]
  })
}

/** What a record is now, beside what is typed, where somebody else changed it meanwhile; and what to do about it. */
export function Newer(props: {
  readonly theirs: ReadonlyArray<Told>
  readonly mine: ReadonlyArray<Told>
  readonly onTheirs: () => void
  readonly onMine: () => void
}) {
  const rows = () => differing(props.theirs, props.mine)
  return (
    <div class={styles.newer}>
      <Show when={rows().length > 0} fallback={<p>{w().newer.same}</p>}>
        <table>
          <caption class="visually-hidden">{w().newer.caption}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span class="visually-hidden">{w().newer.field}</span>
              </th>
              <th scope="col">{w().newer.theirs}</th>
              <th scope="col">{w().newer.mine}</th>
            </tr>
          </thead>
          <tbody>
            <For each={rows()}>
              {(row) => (
                <tr>
                  <th scope="row">{row.label}</th>
                  <td>{row.theirs || w().newer.nothing}</td>
                  <td>{row.mine || w().newer.nothing}</td>
                </tr>
              )}
            </For>
          </tbody>
        </table>
      </Show>
      <div class={styles.newerActions}>
        <Button onClick={() => props.onTheirs()}>{w().newer.takeTheirs}</Button>
        <Button onClick={() => props.onMine()}>{w().newer.saveMine}</Button>
      </div>
    </div>
  )
}

/** What was added to a record meanwhile, where what is typed adds to it, too: nothing of it is lost by saving mine. */
export function NewerThere(props: {
  readonly current: Current | undefined
  readonly told: (claims: Current["claims"]) => JSX.Element
  readonly onMine: (version: string) => void
}) {
  return (
    <Show when={props.current}>
      {(now) => (
        <div class={styles.newer}>
          <div>
            <p>
              <strong>{w().newer.theirs}</strong>
            </p>
            {props.told(now().claims)}
          </div>
          <div class={styles.newerActions}>
            <Button onClick={() => props.onMine(`"${now().version}"`)}>{w().newer.saveMine}</Button>
          </div>
        </div>
      )}
    </Show>
  )
}

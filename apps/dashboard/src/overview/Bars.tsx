import { For, type JSX } from "solid-js"
import { formatCount } from "../i18n/format.ts"
import styles from "./overview.module.css"

export interface BarRow {
  readonly name: JSX.Element
  readonly value: number
  /** The value as it is read, where it is no count. */
  readonly words?: string
}

/** A table whose figures are also drawn, from zero and to one scale. */
export function Bars(props: {
  readonly nameHeading: string
  readonly valueHeading: string
  readonly short?: boolean
  readonly rows: ReadonlyArray<BarRow>
}) {
  const most = () => {
    const largest = Math.max(0, ...props.rows.map(({ value }) => value))
    return largest === 0 ? 1 : largest
  }
  return (
    <table class={styles.bars}>
      <thead>
        <tr>
          <th scope="col" class={props.short === true ? styles.shortName : styles.name}>
            {props.nameHeading}
          </th>
          <th scope="col">{props.valueHeading}</th>
        </tr>
      </thead>
      <tbody>
        <For each={props.rows}>
          {(row) => (
            <tr>
              <th scope="row" class={props.short === true ? styles.shortName : styles.name}>
                {row.name}
              </th>
              <td>
                <div class={styles.bar}>
                  <svg aria-hidden="true" preserveAspectRatio="none">
                    <rect height="100%" rx="2" width={`${(100 * row.value) / most()}%`} />
                  </svg>
                  <span>{row.words ?? formatCount(row.value)}</span>
                </div>
              </td>
            </tr>
          )}
        </For>
      </tbody>
    </table>
  )
}

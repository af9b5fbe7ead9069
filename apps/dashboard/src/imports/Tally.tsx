import { For } from "solid-js"
import { formatCount } from "../i18n/format.ts"
import { m } from "../i18n/imports.ts"
import styles from "./imports.module.css"
import type { Tally as RowTally } from "./jobProgress.ts"

const order = ["read", "created", "merged", "unchanged", "waiting", "rejected"] as const

/** Rows by what became of them. */
export const Tally = (props: { readonly tally: RowTally }) => (
  <dl class={styles.tally}>
    <For each={order}>
      {(key) => (
        <div classList={{ [styles.some ?? ""]: (key === "waiting" || key === "rejected") && props.tally[key] > 0 }}>
          <dt>{m().outcomes[key]}</dt>
          <dd>{formatCount(props.tally[key])}</dd>
        </div>
      )}
    </For>
  </dl>
)

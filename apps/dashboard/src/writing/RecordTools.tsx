import { For } from "solid-js"
import styles from "./writing.module.css"

/** One thing that can be done with a record: a word, and its name where the word does not tell which record. */
export interface RecordTool {
  readonly label: string
  readonly name: string
  readonly onClick: () => void
}

/** What can be done with a record in a list, beneath it. */
export const RecordTools = (props: { readonly tools: ReadonlyArray<RecordTool> }) => (
  <p class={`${styles.tools} screen-only`}>
    <For each={props.tools}>
      {(tool) => (
        <button type="button" aria-label={tool.name} onClick={() => tool.onClick()}>
          {tool.label}
        </button>
      )}
    </For>
  </p>
)

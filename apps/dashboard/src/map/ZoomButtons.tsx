import { For } from "solid-js"
import { Icon } from "../ui/Icon.tsx"
import styles from "./ZoomButtons.module.css"

export interface ZoomWords {
  readonly zoomIn: string
  readonly zoomOut: string
  readonly reset: string
}

/** How much closer a press looks. */
const step = 1.6

/** The buttons in the corner of a drawing that look closer, look from farther away, and show the whole. */
export function ZoomButtons(props: {
  readonly words: ZoomWords
  readonly onZoom: (factor: number) => void
  readonly onWhole: () => void
}) {
  const buttons = [
    { word: "zoomIn", icon: "plus", press: () => props.onZoom(step) },
    { word: "zoomOut", icon: "minus", press: () => props.onZoom(1 / step) },
    { word: "reset", icon: "whole", press: () => props.onWhole() }
  ] as const
  return (
    <div class={styles.buttons}>
      <For each={buttons}>
        {({ icon, press, word }) => (
          <button type="button" aria-label={props.words[word]} title={props.words[word]} onClick={press}>
            <Icon name={icon} size={16} />
          </button>
        )}
      </For>
    </div>
  )
}

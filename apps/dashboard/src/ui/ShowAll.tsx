import { Button } from "./controls.tsx"
import styles from "./ShowAll.module.css"

/** Beneath the first rows of a list: a button that shows all of it. */
export const ShowAll = (props: { readonly label: string; readonly onClick: () => void }) => (
  <p class={styles.rest}>
    <Button onClick={() => props.onClick()}>{props.label}</Button>
  </p>
)

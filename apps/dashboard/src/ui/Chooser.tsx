import { createSignal, type JSX } from "solid-js"
import styles from "./Chooser.module.css"
import { Icon } from "./Icon.tsx"
import { type Choice, SearchDialog } from "./SearchDialog.tsx"

/** What is chosen, on a button that opens the search which changes it. */
export function Chooser(props: {
  /** What the choice is to the page. */
  readonly label: string
  /** What is chosen now. */
  readonly children: JSX.Element
  /** What the search is for. */
  readonly title: string
  readonly placeholder: string
  readonly closeLabel: string
  readonly query: string
  readonly choices: ReadonlyArray<Choice>
  readonly status: string
  readonly onQuery: (query: string) => void
  readonly onChoose: (id: string) => void
}) {
  const [open, setOpen] = createSignal(false)
  return (
    <>
      <button type="button" class={styles.chooser} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <span>
          <small>{props.label}</small>
          {props.children}
        </span>
        <Icon name="choose" size={16} />
      </button>
      <SearchDialog
        open={open()}
        title={props.title}
        placeholder={props.placeholder}
        closeLabel={props.closeLabel}
        query={props.query}
        choices={props.choices}
        status={props.status}
        onQuery={(query) => props.onQuery(query)}
        onChoose={(id) => {
          setOpen(false)
          props.onQuery("")
          props.onChoose(id)
        }}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

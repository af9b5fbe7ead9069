import { createSignal } from "solid-js"
import { Button } from "./controls.tsx"
import styles from "./fields.module.css"
import { Field } from "./fields.tsx"
import { Icon } from "./Icon.tsx"

/** A text to be taken along as it stands, with a button that copies it. */
export function CopyField(props: {
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly words: { readonly copy: string; readonly copied: string; readonly copyFailed: string }
}) {
  const [said, setSaid] = createSignal("")
  const done = () => said() === props.words.copied
  let input: HTMLInputElement | undefined
  const copy = async () => {
    input?.select()
    setSaid(
      await navigator.clipboard.writeText(props.value).then(
        () => props.words.copied,
        () => props.words.copyFailed
      )
    )
  }
  return (
    <Field label={props.label} hint={props.hint}>
      {(tied) => (
        <div class={styles.copy}>
          <input
            {...tied}
            ref={(element) => {
              input = element
            }}
            class={`${styles.input} ${styles.code}`}
            readOnly
            value={props.value}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Button onClick={copy}>
            <Icon name={done() ? "check" : "copy"} size={16} />
            {done() ? props.words.copied : props.words.copy}
          </Button>
          <span class={said() === "" || done() ? "visually-hidden" : styles.copyFailed} role="status">
            {said()}
          </span>
        </div>
      )}
    </Field>
  )
}

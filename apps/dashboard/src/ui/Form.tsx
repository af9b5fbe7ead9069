import { createEffect, type JSX, on, Show } from "solid-js"
import styles from "./fields.module.css"
import { Icon } from "./Icon.tsx"

export { styles as formStyles }

/** What is wrong with the fields of a form, in words, by their names. */
export type FieldErrors = Readonly<Record<string, string>>

/** Why a form was not taken, beside what is wrong with single fields. */
export interface Trouble {
  readonly title: string
  readonly detail?: string
}

/**
 * A form: what went wrong stands above its end, and the focus goes to the first field that needs a change.
 *
 * **Details**: `errors` is a new object whenever the form was sent and refused; `children` are the fields, `actions` the
 * buttons.
 */
export function Form(props: {
  readonly label?: string
  readonly errors: FieldErrors
  readonly trouble?: Trouble | undefined
  readonly onSubmit: () => void
  readonly actions: JSX.Element
  /** What stands with the trouble: a choice that it asks for. */
  readonly remedy?: JSX.Element
  readonly children: JSX.Element
}) {
  let form: HTMLFormElement | undefined
  let trouble: HTMLDivElement | undefined
  createEffect(
    on(
      () => [props.errors, props.trouble] as const,
      () =>
        queueMicrotask(() => {
          const wrong = form?.querySelector<HTMLElement>("[aria-invalid=true]")
          if (wrong !== null && wrong !== undefined) wrong.focus()
          else trouble?.focus()
        }),
      { defer: true }
    )
  )
  return (
    <form
      ref={(element) => {
        form = element
      }}
      class={styles.form}
      aria-label={props.label}
      // What is wrong is said in the words of the page, beside the field.
      novalidate
      onSubmit={(event) => {
        event.preventDefault()
        props.onSubmit()
      }}
    >
      {props.children}
      <Show when={props.trouble}>
        {(said) => (
          <TroubleNote
            ref={(element) => {
              trouble = element
            }}
            trouble={said()}
          >
            {props.remedy}
          </TroubleNote>
        )}
      </Show>
      <div class={styles.actions}>{props.actions}</div>
    </form>
  )
}

/** Why something was not done, read out when it comes. */
export const TroubleNote = (props: {
  readonly ref?: (element: HTMLDivElement) => void
  readonly trouble: Trouble
  readonly children?: JSX.Element
}) => (
  <div ref={(element) => props.ref?.(element)} class={styles.trouble} role="alert" tabindex={-1}>
    <Icon name="warning" />
    <div>
      <strong>{props.trouble.title}</strong>
      <Show when={props.trouble.detail}>{(detail) => <p>{detail()}</p>}</Show>
      {props.children}
    </div>
  </div>
)

/** That something was done, said to who sees it and who hears it; nothing where there is nothing to say. */
export const Done = (props: { readonly words: string }) => (
  <p class={styles.done} role="status">
    <Show when={props.words !== ""}>
      <Icon name="check" size={16} />
      {props.words}
    </Show>
  </p>
)

import { createSignal, createUniqueId, For, type JSX, Show, splitProps } from "solid-js"
import type { Option } from "./controls.tsx"
import styles from "./fields.module.css"
import { Icon } from "./Icon.tsx"

/** What every field says of itself. */
interface Described {
  readonly label: string
  readonly hint?: JSX.Element
  /** What is wrong with it, in words. */
  readonly error?: string | undefined
  /** The word for a field that may stay empty. */
  readonly optional?: string
}

/** What a control needs to be tied to its words. */
export interface Tied {
  readonly id: string
  readonly "aria-describedby": string | undefined
  readonly "aria-invalid": true | undefined
}

/** A label above a control, with its hint and what is wrong with it, both read out with the control. */
export function Field(props: Described & { readonly children: (tied: Tied) => JSX.Element }) {
  const id = createUniqueId()
  const tied: Tied = {
    id,
    get "aria-describedby"() {
      const told = [props.error === undefined ? "" : `${id}-error`, props.hint === undefined ? "" : `${id}-hint`]
      return told.filter(Boolean).join(" ") || undefined
    },
    get "aria-invalid"() {
      return props.error === undefined ? undefined : true
    }
  }
  return (
    <div class={styles.field}>
      <label class={styles.label} for={id}>
        {props.label}
        <Show when={props.optional}>{(word) => <span class={styles.optional}>{word()}</span>}</Show>
      </label>
      {props.children(tied)}
      <FieldError id={`${id}-error`} error={props.error} />
      <Show when={props.hint}>
        <p class={styles.hint} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
    </div>
  )
}

const FieldError = (props: { readonly id: string; readonly error: string | undefined }) => (
  <Show when={props.error}>
    {(error) => (
      <p class={styles.error} id={props.id}>
        <Icon name="warning" size={16} />
        {error()}
      </p>
    )}
  </Show>
)

interface TextProps extends Described {
  readonly name: string
  readonly value: string
  readonly type?: "text" | "email" | "url" | "date" | "number"
  readonly autocomplete?: string
  readonly inputMode?: "text" | "numeric" | "decimal" | "email" | "url"
  readonly placeholder?: string
  readonly readOnly?: boolean
  readonly spellcheck?: boolean
  readonly lang?: string
  readonly maxLength?: number
  readonly onInput: (value: string) => void
}

/** One line of text. */
export function TextField(props: TextProps) {
  const [described, rest] = splitProps(props, ["label", "hint", "error", "optional", "onInput"])
  return (
    <Field {...described}>
      {(tied) => (
        <input
          {...tied}
          {...rest}
          class={styles.input}
          onInput={(event) => described.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** Several lines of text. */
export function TextArea(props: Omit<TextProps, "type"> & { readonly rows?: number }) {
  const [described, rest] = splitProps(props, ["label", "hint", "error", "optional", "onInput"])
  return (
    <Field {...described}>
      {(tied) => (
        <textarea
          {...tied}
          {...rest}
          class={styles.input}
          onInput={(event) => described.onInput(event.currentTarget.value)}
        />
      )}
    </Field>
  )
}

/** A password, which can be looked at. */
export function PasswordField(
  props: Described & {
    readonly name: string
    readonly value: string
    readonly autocomplete: "current-password" | "new-password"
    /** The words of the button that shows it, and hides it again. */
    readonly words: { readonly show: string; readonly hide: string }
    readonly onInput: (value: string) => void
  }
) {
  const [shown, setShown] = createSignal(false)
  return (
    <Field label={props.label} hint={props.hint} error={props.error}>
      {(tied) => (
        <span class={`${styles.with} ${styles.withShown}`}>
          <input
            {...tied}
            name={props.name}
            type={shown() ? "text" : "password"}
            autocomplete={props.autocomplete}
            spellcheck={false}
            autocapitalize="none"
            class={styles.input}
            value={props.value}
            onInput={(event) => props.onInput(event.currentTarget.value)}
          />
          <button
            type="button"
            class={styles.shown}
            aria-pressed={shown()}
            aria-controls={tied.id}
            onClick={() => setShown((now) => !now)}
          >
            {shown() ? props.words.hide : props.words.show}
          </button>
        </span>
      )}
    </Field>
  )
}

/** One of a few, from a list that opens. */
export function SelectField(
  props: Described & {
    readonly name: string
    readonly value: string
    readonly options: ReadonlyArray<Option>
    readonly onChange: (value: string) => void
  }
) {
  return (
    <Field label={props.label} hint={props.hint} error={props.error} {...optionalOf(props)}>
      {(tied) => (
        <span class={styles.with}>
          <select
            {...tied}
            name={props.name}
            class={styles.input}
            onChange={(event) => props.onChange(event.currentTarget.value)}
          >
            <For each={props.options}>
              {(option) => (
                <option value={option.value} selected={option.value === props.value}>
                  {option.label}
                </option>
              )}
            </For>
          </select>
          <Icon name="choose" size={14} />
        </span>
      )}
    </Field>
  )
}

const optionalOf = (props: Described) => (props.optional === undefined ? {} : { optional: props.optional })

export interface ExplainedOption<T extends string> {
  readonly value: T
  readonly label: string
  readonly note?: string
}

/** One or several of a few, each with a word on what it means. */
export function Choices<T extends string>(
  props: Described & {
    readonly name: string
    readonly many: boolean
    /** The label stands above already: it is only read out. */
    readonly labelHidden?: boolean
    readonly chosen: ReadonlyArray<T>
    readonly options: ReadonlyArray<ExplainedOption<T>>
    readonly onChange: (chosen: ReadonlyArray<T>) => void
  }
) {
  const id = createUniqueId()
  const change = (value: T, on: boolean) =>
    props.onChange(
      !props.many
        ? [value]
        : props.options
            .map((option) => option.value)
            .filter((each) => (each === value ? on : props.chosen.includes(each)))
    )
  return (
    <fieldset
      class={styles.field}
      aria-describedby={
        [props.error === undefined ? "" : `${id}-error`, props.hint === undefined ? "" : `${id}-hint`]
          .filter(Boolean)
          .join(" ") || undefined
      }
    >
      <legend class={props.labelHidden === true ? "visually-hidden" : styles.legend}>
        {props.label}
        <Show when={props.optional}>{(word) => <span class={styles.optional}>{word()}</span>}</Show>
      </legend>
      <FieldError id={`${id}-error`} error={props.error} />
      <Show when={props.hint}>
        <p class={styles.hint} id={`${id}-hint`}>
          {props.hint}
        </p>
      </Show>
      <div class={styles.choices}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.choice}>
              <input
                type={props.many ? "checkbox" : "radio"}
                name={props.name}
                value={option.value}
                checked={props.chosen.includes(option.value)}
                aria-invalid={props.error === undefined ? undefined : true}
                onChange={(event) => change(option.value, event.currentTarget.checked)}
              />
              <span>{option.label}</span>
              <Show when={option.note}>{(note) => <small>{note()}</small>}</Show>
            </label>
          )}
        </For>
      </div>
    </fieldset>
  )
}

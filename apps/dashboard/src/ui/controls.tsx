import { For, type JSX, Show, splitProps } from "solid-js"
import styles from "./controls.module.css"
import { Icon } from "./Icon.tsx"

type ButtonLook = "plain" | "primary" | "quiet"

interface ButtonProps extends JSX.ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook
  readonly iconOnly?: boolean
}

const lookClass = (look: ButtonLook | undefined) =>
  look === "primary" ? styles.primary : look === "quiet" ? styles.quiet : undefined

export function Button(props: ButtonProps) {
  const [own, rest] = splitProps(props, ["look", "iconOnly", "class"])
  return (
    <button
      type="button"
      {...rest}
      class={[styles.button, lookClass(own.look), own.iconOnly === true ? styles.icon : undefined, own.class]
        .filter(Boolean)
        .join(" ")}
    />
  )
}

/** The look of a button for a link. */
export const buttonClass = (look?: ButtonLook): string => [styles.button, lookClass(look)].filter(Boolean).join(" ")

/** A text field that reports each change. */
export function SearchField(props: {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly clearLabel: string
  readonly onInput: (value: string) => void
}) {
  let input: HTMLInputElement | undefined
  return (
    <search class={styles.field}>
      <Icon name="search" />
      <input
        ref={(element) => {
          input = element
        }}
        type="search"
        autocomplete="off"
        spellcheck={false}
        aria-label={props.label}
        placeholder={props.placeholder}
        value={props.value}
        onInput={(event) => props.onInput(event.currentTarget.value)}
      />
      <Show when={props.value !== ""}>
        <button
          type="button"
          class={styles.clear}
          aria-label={props.clearLabel}
          onClick={() => {
            props.onInput("")
            input?.focus()
          }}
        >
          <Icon name="cross" size={14} />
        </button>
      </Show>
    </search>
  )
}

export interface Option {
  readonly value: string
  readonly label: string
}

export function Select(props: {
  readonly label: string
  readonly value: string
  readonly options: ReadonlyArray<Option>
  readonly onChange: (value: string) => void
}) {
  return (
    <span class={styles.select}>
      <select aria-label={props.label} onChange={(event) => props.onChange(event.currentTarget.value)}>
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
  )
}

export function Check(props: {
  readonly label: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}) {
  return (
    <label class={styles.check}>
      <input
        type="checkbox"
        checked={props.checked}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {props.label}
    </label>
  )
}

/** A row of buttons of which one, or none, is pressed. */
export function Segments<T extends string>(props: {
  readonly label: string
  readonly value: T | undefined
  readonly options: ReadonlyArray<{ readonly value: T; readonly label: string }>
  readonly onChange: (value: T) => void
}) {
  return (
    <fieldset class={styles.segments} aria-label={props.label}>
      <For each={props.options}>
        {(option) => (
          <button
            type="button"
            class={styles.segment}
            aria-pressed={option.value === props.value}
            onClick={() => props.onChange(option.value)}
          >
            {option.label}
          </button>
        )}
      </For>
    </fieldset>
  )
}

export const segmentsClass = (): string => styles.segments ?? ""
export const segmentClass = (): string => styles.segment ?? ""

export function Pill(props: { readonly look?: "warn" | "soft"; readonly children: JSX.Element }) {
  return (
    <span
      class={[styles.pill, props.look === "warn" ? styles.warn : props.look === "soft" ? styles.soft : undefined]
        .filter(Boolean)
        .join(" ")}
    >
      {props.children}
    </span>
  )
}

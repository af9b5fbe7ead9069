import { createUniqueId, For, Index, type JSX, Show } from "solid-js"
import { Button } from "./controls.tsx"
import styles from "./formParts.module.css"
import { Icon } from "./Icon.tsx"

export { styles as partStyles }

/** A part of a form under a heading of its own. */
export function FormPart(props: {
  readonly title: string
  readonly note?: JSX.Element
  readonly children: JSX.Element
}) {
  const title = createUniqueId()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as a grid in every browser
    <div class={styles.part} role="group" aria-labelledby={title}>
      <div>
        <h3 class={styles.title} id={title}>
          {props.title}
        </h3>
        <Show when={props.note}>
          <p class={styles.note}>{props.note}</p>
        </Show>
      </div>
      {props.children}
    </div>
  )
}

/** Fields side by side, as many as there is room for. */
export const FieldGrid = (props: { readonly children: JSX.Element }) => <div class={styles.grid}>{props.children}</div>

/** Takes the whole width of a grid of fields. */
export const Wide = (props: { readonly children: JSX.Element }) => <div class={styles.wide}>{props.children}</div>

interface ShortChoicesProps<T extends string> {
  readonly label: string
  readonly name: string
  readonly options: ReadonlyArray<{ readonly value: T; readonly label: string }>
  readonly chosen: ReadonlyArray<T>
  /** One of them, in a line; or several, in columns. */
  readonly many: boolean
  readonly optional?: string | undefined
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** The label stands above already, with what these choices belong to. */
  readonly labelled?: boolean | undefined
  readonly onChange: (chosen: ReadonlyArray<T>) => void
}

/** One or several of a few that need no explaining, close together. */
export function ShortChoices<T extends string>(props: ShortChoicesProps<T>) {
  const id = createUniqueId()
  const change = (value: T, on: boolean) =>
    props.onChange(
      props.many
        ? props.options.map((option) => option.value).filter((one) => (one === value ? on : props.chosen.includes(one)))
        : [value]
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
      <legend class={props.labelled === true ? "visually-hidden" : styles.legend}>
        {props.label}
        <Show when={props.optional}>{(word) => <span>{word()}</span>}</Show>
      </legend>
      <Show when={props.hint}>
        {(hint) => (
          <p class={styles.hint} id={`${id}-hint`}>
            {hint()}
          </p>
        )}
      </Show>
      <div class={props.many ? styles.columns : styles.line}>
        <For each={props.options}>
          {(option) => (
            <label class={styles.choice}>
              <input
                type={props.many ? "checkbox" : "radio"}
                // Rows of a form that repeats have fields of the same name.
                name={props.many ? props.name : id}
                value={option.value}
                checked={props.chosen.includes(option.value)}
                aria-invalid={props.error === undefined ? undefined : true}
                onChange={(event) => change(option.value, event.currentTarget.checked)}
              />
              <span>{option.label}</span>
            </label>
          )}
        </For>
      </div>
      <Show when={props.error}>
        {(error) => (
          <p class={styles.error} id={`${id}-error`}>
            <Icon name="warning" size={16} />
            {error()}
          </p>
        )}
      </Show>
    </fieldset>
  )
}

/** The same fields as often as they are needed: rows to add and to take away. */
export function Rows<T>(props: {
  readonly items: ReadonlyArray<T>
  readonly add: string
  /** What the button says that takes a row away, by its number. */
  readonly remove: (number: number) => string
  readonly onAdd: () => void
  readonly onRemove: (index: number) => void
  readonly children: (item: () => T, index: number) => JSX.Element
}) {
  let list: HTMLUListElement | undefined
  let add: HTMLButtonElement | undefined
  return (
    <div class={styles.rows}>
      <ul
        ref={(element) => {
          list = element
        }}
        hidden={props.items.length === 0}
      >
        <Index each={props.items}>
          {(item, index) => (
            <li class={styles.row}>
              <div class={styles.grid}>{props.children(item, index)}</div>
              <Button
                look="quiet"
                iconOnly
                aria-label={props.remove(index + 1)}
                title={props.remove(index + 1)}
                onClick={() => {
                  props.onRemove(index)
                  add?.focus()
                }}
              >
                <Icon name="cross" size={16} />
              </Button>
            </li>
          )}
        </Index>
      </ul>
      <Button
        ref={(element) => {
          add = element
        }}
        onClick={() => {
          props.onAdd()
          queueMicrotask(() => list?.querySelector<HTMLElement>("li:last-child input, li:last-child select")?.focus())
        }}
      >
        <Icon name="plus" size={16} />
        {props.add}
      </Button>
    </div>
  )
}

import { createMemo, createSignal, createUniqueId, For, type JSX, Show } from "solid-js"
import { formStyles } from "./Form.tsx"
import { Field } from "./fields.tsx"
import { Icon } from "./Icon.tsx"
import styles from "./PickField.module.css"
import type { Choice } from "./SearchDialog.tsx"

/** The place of the last entry, which leads to something else than a choice. */
const other = "other"

/**
 * A field in which one is chosen of many by typing a part of its name.
 *
 * **Details**: what is typed asks, and only a choice answers: whoever leaves the field finds in it what is chosen. `another`
 * is a last entry that leads elsewhere, such as to a form for what the list does not have.
 */
export function PickField(props: {
  readonly name: string
  readonly label: string
  readonly hint?: JSX.Element
  readonly error?: string | undefined
  readonly optional?: string
  /** What is chosen, in words; empty where nothing is. */
  readonly chosen: string
  readonly placeholder?: string
  readonly query: string
  readonly choices: ReadonlyArray<Choice>
  /** What to say of the choices: how many there are, or why there is none. */
  readonly status: string
  readonly another?: string | undefined
  readonly onQuery: (query: string) => void
  readonly onChoose: (id: string) => void
  readonly onClear?: () => void
  /** Told what was typed. */
  readonly onAnother?: (typed: string) => void
}) {
  const list = createUniqueId()
  const [open, setOpen] = createSignal(false)
  const [at, setAt] = createSignal(0)
  const entries = createMemo(() => [
    ...props.choices.map(({ id }) => id),
    ...(props.another === undefined ? [] : [other])
  ])
  const active = () => Math.min(at(), entries().length - 1)
  const optionId = (index: number) => `${list}-${index}`

  const leave = () => {
    setOpen(false)
    setAt(0)
    props.onQuery("")
  }
  const choose = (index: number) => {
    const id = entries()[index]
    if (id === undefined) return
    // The choices follow from what is typed: it is told before that is forgotten.
    if (id === other) props.onAnother?.(props.query)
    else props.onChoose(id)
    leave()
  }
  const move = (by: number) => {
    const size = entries().length
    if (!open()) setOpen(true)
    else if (size > 0) setAt((active() + by + size) % size)
    document.getElementById(optionId(active()))?.scrollIntoView({ block: "nearest" })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are not ours.
    if (event.isComposing) return
    if (event.key === "ArrowDown") move(1)
    else if (event.key === "ArrowUp") move(-1)
    else if (event.key === "Enter" && open()) choose(active())
    else if (event.key === "Escape" && open()) {
      event.stopPropagation()
      leave()
    } else return
    event.preventDefault()
  }
  return (
    <Field
      label={props.label}
      hint={props.hint}
      error={props.error}
      {...(props.optional === undefined ? {} : { optional: props.optional })}
    >
      {(tied) => (
        <div class={styles.pick}>
          <input
            {...tied}
            name={props.name}
            class={formStyles.input}
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-expanded={open()}
            aria-controls={list}
            aria-activedescendant={open() && entries().length > 0 ? optionId(active()) : undefined}
            autocomplete="off"
            spellcheck={false}
            placeholder={props.placeholder}
            value={open() ? props.query : props.chosen}
            onFocus={(event) => event.currentTarget.select()}
            onClick={() => setOpen(true)}
            onInput={(event) => {
              const typed = event.currentTarget.value
              if (typed === "") props.onClear?.()
              setOpen(true)
              setAt(0)
              props.onQuery(typed)
            }}
            onKeyDown={onKeyDown}
            onBlur={leave}
          />
          <Icon name="choose" size={14} />
          <Show when={open()}>
            {/* The field keeps the focus: a press here must not take it. */}
            <div class={styles.list} onPointerDown={(event) => event.preventDefault()}>
              <p class={props.choices.length > 0 ? "visually-hidden" : styles.status} role="status">
                {props.status}
              </p>
              <div id={list} role="listbox" aria-label={props.label}>
                <For each={props.choices}>
                  {(choice, index) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and takes the keys
                    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
                    <div
                      class={styles.option}
                      role="option"
                      tabindex={-1}
                      id={optionId(index())}
                      aria-selected={index() === active()}
                      onPointerMove={() => setAt(index())}
                      onClick={() => choose(index())}
                    >
                      <strong>
                        {choice.label}
                        <Show when={choice.other}>
                          <span> {choice.other}</span>
                        </Show>
                      </strong>
                      <span>{choice.note}</span>
                    </div>
                  )}
                </For>
                <Show when={props.another}>
                  {(words) => (
                    // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and takes the keys
                    // biome-ignore lint/a11y/useFocusableInteractive: aria-activedescendant points here
                    <div
                      class={`${styles.option} ${styles.another}`}
                      role="option"
                      tabindex={-1}
                      id={optionId(props.choices.length)}
                      aria-selected={active() === props.choices.length}
                      onPointerMove={() => setAt(props.choices.length)}
                      onClick={() => choose(props.choices.length)}
                    >
                      <Icon name="plus" size={16} />
                      {words()}
                    </div>
                  )}
                </Show>
              </div>
            </div>
          </Show>
        </div>
      )}
    </Field>
  )
}

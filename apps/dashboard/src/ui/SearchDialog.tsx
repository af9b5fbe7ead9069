import { createEffect, createMemo, createSignal, createUniqueId, For, on, Show } from "solid-js"
import { Button } from "./controls.tsx"
import { Icon, type IconName } from "./Icon.tsx"
import styles from "./SearchDialog.module.css"

export interface Choice {
  readonly id: string
  readonly icon: IconName
  readonly label: string
  readonly other?: string | undefined
  readonly note?: string | undefined
}

/** A dialog with one text field and a list to choose from, led by the keyboard. */
export function SearchDialog(props: {
  readonly open: boolean
  readonly title: string
  readonly placeholder: string
  readonly closeLabel: string
  readonly query: string
  readonly choices: ReadonlyArray<Choice>
  /** What to say where there is no choice, and to whom the list cannot be seen. */
  readonly status: string
  readonly onQuery: (query: string) => void
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
}) {
  let dialog: HTMLDialogElement | undefined
  let input: HTMLInputElement | undefined
  const listId = createUniqueId()
  const optionId = (index: number) => `${listId}-${index}`
  const [at, setAt] = createSignal(0)
  const active = createMemo(() => Math.min(at(), props.choices.length - 1))

  createEffect(
    on(
      () => props.query,
      () => setAt(0)
    )
  )
  createEffect(() => {
    if (dialog === undefined) return
    if (props.open && !dialog.open) {
      dialog.showModal()
      input?.select()
    } else if (!props.open && dialog.open) dialog.close()
  })

  const move = (by: number) => {
    const size = props.choices.length
    if (size === 0) return
    const next = (active() + by + size) % size
    setAt(next)
    document.getElementById(optionId(next))?.scrollIntoView({ block: "nearest" })
  }
  const choose = (index: number) => {
    const choice = props.choices[index]
    if (choice !== undefined) props.onChoose(choice.id)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys are not ours.
    if (event.isComposing) return
    if (event.key === "ArrowDown") move(1)
    else if (event.key === "ArrowUp") move(-1)
    else if (event.key === "Enter") choose(active())
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the keyboard has Escape
    <dialog
      ref={(element) => {
        dialog = element
      }}
      class={styles.dialog}
      aria-label={props.title}
      onClose={() => props.onClose()}
      onClick={(event) => event.target === dialog && props.onClose()}
    >
      <div class={styles.bar}>
        <Icon name="search" />
        <input
          ref={(element) => {
            input = element
          }}
          type="text"
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={props.choices.length > 0}
          aria-controls={listId}
          aria-activedescendant={props.choices.length > 0 ? optionId(active()) : undefined}
          aria-label={props.title}
          autocomplete="off"
          spellcheck={false}
          placeholder={props.placeholder}
          value={props.query}
          onInput={(event) => props.onQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        <Button look="quiet" iconOnly aria-label={props.closeLabel} onClick={() => props.onClose()}>
          <Icon name="cross" />
        </Button>
      </div>
      <Show when={props.choices.length > 0}>
        <div class={styles.list} id={listId} role="listbox" aria-label={props.title}>
          <For each={props.choices}>
            {(choice, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and takes the keys
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
                <Icon name={choice.icon} />
                <span class={styles.words}>
                  <span class={styles.label}>{choice.label}</span>
                  <Show when={choice.other}>
                    <span class={styles.other}>{choice.other}</span>
                  </Show>
                </span>
                <span class={styles.note}>{choice.note}</span>
              </div>
            )}
          </For>
        </div>
      </Show>
      <p class={props.choices.length > 0 ? "visually-hidden" : styles.status} role="status">
        {props.status}
      </p>
    </dialog>
  )
}

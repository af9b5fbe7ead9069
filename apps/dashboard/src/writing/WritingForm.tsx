import {
  type Accessor,
  createContext,
  createEffect,
  createMemo,
  createSignal,
  type JSX,
  onCleanup,
  Show,
  useContext
} from "solid-js"
import { w } from "../i18n/writing.ts"
import { Button } from "../ui/controls.tsx"
import { type FieldErrors, Form } from "../ui/Form.tsx"
import { createLeaveGuard } from "./leaveGuard.ts"
import { placed } from "./placed.ts"
import type { Saving } from "./saving.ts"
import { inARow } from "./sentenceOf.ts"

interface Fields {
  readonly errors: Accessor<FieldErrors>
  readonly add: (name: string) => void
  readonly remove: (name: string) => void
}

const FieldsOfForm = createContext<Fields>()

/** What is wrong with a field, by the path of its value in what is sent; the field is known by this path from now on. */
export const createErrorOf = (name: Accessor<string>): Accessor<string | undefined> => {
  const fields = useContext(FieldsOfForm)
  createEffect(() => {
    const known = name()
    fields?.add(known)
    onCleanup(() => fields?.remove(known))
  })
  return () => fields?.errors()[name()]
}

/**
 * A form that saves: what was typed stays in it until it is saved, or whoever typed lets it go.
 *
 * **Details**: `changed` is whether something would be lost; `newer` shows what a record is now beside what is typed, where
 * somebody else changed it meanwhile.
 */
export function WritingForm(props: {
  readonly label: string
  readonly saving: Saving
  readonly changed: boolean
  readonly save?: string
  /** What the button says while it is being saved. */
  readonly saveBusy?: string
  readonly onCancel?: (() => void) | undefined
  readonly newer?: ((current: unknown) => JSX.Element) | undefined
  readonly children: JSX.Element
}) {
  const [names, setNames] = createSignal<ReadonlyArray<string>>([])
  /** The errors as they were placed when the answer came: a field that is added later has none. */
  const found = createMemo(() => {
    const failure = props.saving.failure()
    return failure === undefined ? { at: {}, elsewhere: [] } : placed(failure.errors, names())
  })
  const errors = createMemo((): FieldErrors => found().at)
  createLeaveGuard(() => props.changed)
  const cancel = () => {
    if (!props.changed || globalThis.confirm(w().form.letGo)) props.onCancel?.()
  }
  const trouble = createMemo(() => {
    const failure = props.saving.failure()
    if (failure === undefined) return undefined
    const remedies: Readonly<Record<string, string>> = w().remedies
    const detail = [
      failure.kind === "values" ? inARow(found().elsewhere) : failure.kind === "newer" ? "" : failure.detail,
      remedies[failure.kind] ?? ""
    ]
    return { title: w().failures[failure.kind], detail: detail.filter((part) => part !== "").join(" ") }
  })
  return (
    <FieldsOfForm.Provider
      value={{
        errors,
        add: (name) => setNames((before) => [...before, name]),
        remove: (name) =>
          setNames((before) => {
            const at = before.indexOf(name)
            return before.filter((_, index) => index !== at)
          })
      }}
    >
      <Form
        label={props.label}
        errors={errors()}
        trouble={trouble()}
        remedy={
          <Show when={props.saving.failure()?.kind === "newer" ? props.saving.failure() : undefined}>
            {(failure) => props.newer?.(failure().current)}
          </Show>
        }
        onSubmit={() => props.saving.save()}
        actions={
          <>
            <Button type="submit" look="primary" aria-disabled={props.saving.busy()}>
              {props.saving.busy() ? (props.saveBusy ?? w().form.saving) : (props.save ?? w().form.save)}
            </Button>
            <Show when={props.onCancel}>
              <Button look="quiet" onClick={cancel}>
                {w().form.cancel}
              </Button>
            </Show>
          </>
        }
      >
        {props.children}
      </Form>
    </FieldsOfForm.Provider>
  )
}

import { type Accessor, createMemo, createSignal } from "solid-js"

/** What is typed into a form. */
export interface Draft<V extends object> {
  readonly values: Accessor<V>
  /** Takes some values in the place of what was typed. */
  readonly set: (some: Partial<V>) => void
  /** Whether something was typed that is not saved. */
  readonly changed: Accessor<boolean>
  /** What is typed now counts as saved. */
  readonly settle: () => void
}

/** What is typed into a form that begins with some values. */
export const createDraft = <V extends object>(initial: V): Draft<V> => {
  const [values, setValues] = createSignal(initial)
  const [kept, setKept] = createSignal(JSON.stringify(initial))
  const changed = createMemo(() => JSON.stringify(values()) !== kept())
  return {
    values,
    set: (some) => setValues((before) => ({ ...before, ...some })),
    changed,
    settle: () => setKept(JSON.stringify(values()))
  }
}

import type { Action } from "@proxeny/domain"
import { type Accessor, createEffect, createSignal } from "solid-js"
import { may } from "../account/account.ts"
import type { WritingWords } from "../i18n/writing/en.ts"

const [words, setWords] = createSignal<() => WritingWords>()

/**
 * The words of the forms for whoever may do something; undefined for everybody else, who does not load them.
 *
 * **When to use**: to show the buttons that open a form on a page that others only read.
 */
export const createMayWrite = (
  action: Action,
  cities: Accessor<ReadonlyArray<string> | undefined>
): Accessor<WritingWords | undefined> => {
  const allowed = () => may(action, cities())
  createEffect(() => {
    if (allowed() && words() === undefined) import("../i18n/writing.ts").then(({ w }) => setWords(() => w))
  })
  return () => (allowed() ? words()?.() : undefined)
}

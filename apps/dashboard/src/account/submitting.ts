import { ApiProblem } from "@proxeny/client"
import { type Accessor, createSignal } from "solid-js"
import { p } from "../i18n/people.ts"
import { labelled } from "../i18n/words.ts"
import type { FieldErrors, Trouble } from "../ui/Form.tsx"
import { failureOf, fieldFor } from "../writing/failure.ts"
import { inARow, sentenceOf } from "../writing/sentenceOf.ts"

/** Why something was not done, with the kind of problem that the service names. */
interface Refusal extends Trouble {
  readonly kind: string
}

/** The end of the address that names a kind of problem: "not-signed-in". */
const kindOf = (error: unknown): string =>
  error instanceof ApiProblem ? (error.problem.type.split("/").at(-1) ?? "") : "unreachable"

/** The words for a kind of problem in the language of the interface, where it has some. */
export const wordsFor = (kind: string): Trouble | undefined => {
  const known: Readonly<Record<string, Trouble>> = p().problems
  return Object.hasOwn(known, kind) ? known[kind] : undefined
}

/** Why something was not done, in the language of the interface where it has words for it, else in those of the service. */
export const troubleOf = (error: unknown): Refusal => {
  const kind = kindOf(error)
  return { kind, ...(wordsFor(kind) ?? { title: p().form.refused, detail: failureOf(error).detail }) }
}

/** Sends a form: what is wrong stands at its field, what was typed stays. */
export interface Submitting {
  readonly busy: Accessor<boolean>
  readonly errors: Accessor<FieldErrors>
  readonly trouble: Accessor<Refusal | undefined>
  readonly submit: () => Promise<void>
}

/**
 * Makes what a form needs to be sent.
 *
 * **Details**: `fields` are the names of its fields; `missing` says what has to be mended before anything is sent;
 * `fieldOf` the field that a refusal of the whole belongs to, by the kind of problem.
 */
export const createSubmitting = <A>(options: {
  readonly fields: ReadonlyArray<string>
  readonly missing?: () => FieldErrors
  readonly fieldOf?: Readonly<Record<string, string>>
  readonly send: () => Promise<A>
  readonly onDone: (answer: A) => unknown
}): Submitting => {
  const [busy, setBusy] = createSignal(false)
  const [refused, setRefused] = createSignal<{ readonly errors: FieldErrors; readonly trouble?: Refusal }>({
    errors: {}
  })
  const refuse = (error: unknown) => {
    const errors: Record<string, string> = {}
    const elsewhere: Array<string> = []
    for (const found of failureOf(error).errors) {
      const field = fieldFor(found.path, options.fields)
      if (field === undefined) elsewhere.push(labelled(found.path, sentenceOf(found)))
      else errors[field] ??= sentenceOf(found)
    }
    const trouble = troubleOf(error)
    const field = options.fieldOf?.[kindOf(error)]
    if (field !== undefined) setRefused({ errors: { [field]: trouble.title } })
    else if (Object.keys(errors).length > 0 && elsewhere.length === 0) setRefused({ errors })
    else setRefused({ errors, trouble: elsewhere.length > 0 ? { ...trouble, detail: inARow(elsewhere) } : trouble })
  }
  const submit = async () => {
    if (busy()) return
    const missing = options.missing?.() ?? {}
    if (Object.keys(missing).length > 0) {
      setRefused({ errors: missing })
      return
    }
    setBusy(true)
    try {
      const answer = await options.send()
      setRefused({ errors: {} })
      await options.onDone(answer)
    } catch (error) {
      refuse(error)
    } finally {
      setBusy(false)
    }
  }
  return { busy, submit, errors: () => refused().errors, trouble: () => refused().trouble }
}

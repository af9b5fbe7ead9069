import { p } from "../i18n/people.ts"
import type { FieldErrors } from "../ui/Form.tsx"

/** How short a password may be; the service says so too, and decides. */
const leastPassword = 12

/** What is wrong with one typed value, undefined where nothing is: said before anything is sent. */
type Check = (value: string) => string | undefined

export const given: Check = (value) => (value.trim() === "" ? p().form.missing : undefined)
export const anEmail: Check = (value) =>
  given(value) ?? (/^\S+@\S+\.\S+$/.test(value.trim()) ? undefined : p().form.noEmail)
export const aPassword: Check = (value) =>
  given(value) ?? ([...value].length < leastPassword ? p().fields.tooShort : undefined)

/** What is wrong with the fields of a form, each by its check. */
export const wrongWith = (fields: Readonly<Record<string, readonly [value: string, check: Check]>>): FieldErrors =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, [value, check]]) => {
      const wrong = check(value)
      return wrong === undefined ? [] : [[name, wrong]]
    })
  )

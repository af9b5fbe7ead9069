import type { FieldError } from "@proxeny/client/contract"
import { type Broken, broken } from "@proxeny/domain"

/** How deep JSON may be nested: what the register holds is a few levels deep. */
const deepest = 40

const halfOf = (text: string): string | undefined =>
  text.includes("\0")
    ? "must not hold the character U+0000: no database could keep it"
    : text.isWellFormed()
      ? undefined
      : "holds half a character (a lone surrogate): no database could keep it"

/**
 * What PostgreSQL could not keep of some parsed JSON: U+0000, half a character, or more levels than anything has.
 *
 * **When to use**: on everything that comes in, before any schema sees it, so that no field can forget it.
 */
export const unstorableIn = (json: unknown): ReadonlyArray<FieldError> => {
  const found: Array<FieldError> = []
  const open: Array<{ readonly value: unknown; readonly path: ReadonlyArray<string> }> = [{ value: json, path: [] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { path, value } = next
    const report = (message: string, what: Broken = broken("characters")) =>
      found.push({ path: path.join(".") || "request", message, ...what })
    if (typeof value === "string") {
      const message = halfOf(value)
      if (message !== undefined) report(message)
    } else if (typeof value === "object" && value !== null) {
      if (path.length >= deepest) {
        report(`is nested more than ${deepest} levels deep: nothing on record is`, broken("too-deep", [deepest]))
        continue
      }
      for (const [key, one] of Object.entries(value)) {
        const message = halfOf(key)
        if (message !== undefined) report(`a key of it ${message}`)
        else open.push({ value: one, path: [...path, key] })
      }
    }
    if (found.length >= 20) break
  }
  return found
}

import type { Written } from "../http/Written.ts"

/** Answers of one version of the register, as they are sent. */
export interface HeldAnswers {
  readonly get: <A>(version: number, key: string) => Written<A> | undefined
  readonly put: <A>(version: number, key: string, answer: Written<A>) => void
}

/**
 * Holds answers that will be the same until the register changes, up to a number of characters.
 *
 * **When to use**: for answers that another thread makes, so that it is asked once for all who ask the same.
 */
export const makeHeldAnswers = (most: number): HeldAnswers => {
  const held = new Map<string, unknown>()
  let of = -1
  let characters = 0
  return {
    get: <A>(version: number, key: string) => (version === of ? (held.get(key) as Written<A> | undefined) : undefined),
    put: (version, key, answer) => {
      const { length } = answer.json
      if (version !== of || characters + length > most) {
        held.clear()
        of = version
        characters = 0
      }
      if (held.has(key)) return
      held.set(key, answer)
      characters += length
    }
  }
}

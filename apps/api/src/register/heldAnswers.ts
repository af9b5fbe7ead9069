import type { Written } from "../http/Written.ts"

/** Answers of the state of the register that was asked for last, by its number, as they are sent. */
export interface HeldAnswers<Extra extends object = object> {
  readonly get: <A>(state: number, key: string) => HeldAnswer<A, Extra> | undefined
  readonly put: <A>(state: number, key: string, answer: HeldAnswer<A, Extra>) => void
  /** Goes on to another state, of which nothing is known yet. */
  readonly clear: (state: number) => void
  /** Goes on to another state, in which what rests on cities alone that are not touched is still true. */
  readonly move: (state: number, touched: ReadonlySet<string>) => void
}

type HeldAnswer<A, Extra extends object> = Extra & {
  readonly answer: Written<A>
  /** The cities that the answer rests on; absent where it rests on more than these. */
  readonly restsOn?: ReadonlyArray<string>
}

/** What an answer takes beside its characters, in characters: many small ones take more room than their text. */
const besides = 500

/** What each city takes that an answer rests on, in characters. */
const perCity = 50

/**
 * Holds answers that will be the same until the register changes, up to a number of characters; those that nobody has asked for
 * longest make way for new ones.
 *
 * **Details**: whoever asks for another state that nobody has gone on to drops what is held, whether its number is higher or, as after a backup was restored,
 * lower: a number that comes again names another register.
 *
 * **When to use**: for answers that cost something to make, so that they are made once for all who ask the same.
 */
export const makeHeldAnswers = <Extra extends object = object>(most: number): HeldAnswers<Extra> => {
  const held = new Map<string, HeldAnswer<unknown, Extra>>()
  let of = -1
  let characters = 0
  const sizeOf = (key: string, { answer, restsOn = [] }: HeldAnswer<unknown, Extra>) =>
    answer.json.length + key.length + restsOn.length * perCity + besides
  const remove = (key: string) => {
    const known = held.get(key)
    if (known === undefined) return
    characters -= sizeOf(key, known)
    held.delete(key)
  }
  const clear = (state: number) => {
    held.clear()
    of = state
    characters = 0
  }
  return {
    clear,
    get: <A>(state: number, key: string) => {
      if (state !== of) clear(state)
      const known = held.get(key)
      if (known !== undefined) {
        held.delete(key)
        held.set(key, known)
      }
      return known as HeldAnswer<A, Extra> | undefined
    },
    move: (state, touched) => {
      of = state
      for (const [key, { restsOn }] of held)
        if (restsOn === undefined || restsOn.some((city) => touched.has(city))) remove(key)
    },
    put: (state, key, one) => {
      // Made of a state that is gone already, or that nobody has asked for yet.
      if (state !== of) return
      const kept = one as unknown as HeldAnswer<unknown, Extra>
      const size = sizeOf(key, kept)
      if (size > most) return
      remove(key)
      held.set(key, kept)
      characters += size
      for (const oldest of held.keys()) {
        if (characters <= most) return
        remove(oldest)
      }
    }
  }
}

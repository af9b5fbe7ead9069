import type { Written } from "../http/Written.ts"

/** Answers of the state of the register that was asked for last, by their keys, as they are sent. */
export interface HeldAnswers<Extra extends object = object> {
  readonly get: <A>(state: number, key: string) => HeldAnswer<A, Extra> | undefined
  /** Whether there is an answer of the state that was asked for last. */
  readonly has: (key: string) => boolean
  /** Holds an answer; gives whether there was room. */
  readonly put: <A>(state: number, key: string, answer: HeldAnswer<A, Extra>) => boolean
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

/** What an answer takes beside its text: many small ones take more room than that. */
const besides = 500

/** What each city takes that an answer rests on. */
const perCity = 100

/**
 * Holds answers that will be the same until the register changes, up to a number of characters, or of bytes where they are packed.
 * Where they are full, those that nobody has asked for longest make way for new ones, or, where `isFirstHeld`, new ones are not held.
 *
 * **Details**: whoever asks for another state that nobody has gone on to drops what is held, whether its number is higher or, as
 * after a backup was restored, lower: a number that comes again names another register.
 *
 * **When to use**: for answers that cost something to make, so that they are made once for all who ask the same.
 */
export const makeHeldAnswers = <Extra extends object = object>(
  most: number,
  isFirstHeld = false
): HeldAnswers<Extra> => {
  const held = new Map<string, HeldAnswer<unknown, Extra>>()
  /** The keys of what rests on a city, and of what rests on more than some cities. */
  const restingOn = new Map<string, Set<string>>()
  const restingOnMore = new Set<string>()
  let of = -1
  let taken = 0
  const sizeOf = (key: string, { answer, restsOn = [] }: HeldAnswer<unknown, Extra>) =>
    answer.room + key.length + restsOn.length * perCity + besides
  const remove = (key: string) => {
    const known = held.get(key)
    if (known === undefined) return
    taken -= sizeOf(key, known)
    held.delete(key)
    restingOnMore.delete(key)
    for (const city of known.restsOn ?? []) {
      const keys = restingOn.get(city)
      keys?.delete(key)
      if (keys?.size === 0) restingOn.delete(city)
    }
  }
  const add = (key: string, one: HeldAnswer<unknown, Extra>) => {
    taken += sizeOf(key, one)
    held.set(key, one)
    if (one.restsOn === undefined) restingOnMore.add(key)
    for (const city of one.restsOn ?? []) {
      const keys = restingOn.get(city)
      if (keys === undefined) restingOn.set(city, new Set([key]))
      else keys.add(key)
    }
  }
  const clear = (state: number) => {
    held.clear()
    restingOn.clear()
    restingOnMore.clear()
    of = state
    taken = 0
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
    has: (key) => held.has(key),
    move: (state, touched) => {
      of = state
      for (const key of [...restingOnMore]) remove(key)
      for (const city of touched) for (const key of [...(restingOn.get(city) ?? [])]) remove(key)
    },
    put: (state, key, one) => {
      // Made of a state that is gone already, or that nobody has asked for yet.
      if (state !== of) return true
      const kept = one as unknown as HeldAnswer<unknown, Extra>
      remove(key)
      const size = sizeOf(key, kept)
      if (size > (isFirstHeld ? most - taken : most)) return false
      add(key, kept)
      for (const oldest of held.keys()) {
        if (taken <= most) break
        remove(oldest)
      }
      return true
    }
  }
}

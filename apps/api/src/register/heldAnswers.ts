import type { Written } from "../http/Written.ts"

/** Answers of the state of the register that was asked for last, by their keys, as they are sent. */
export interface HeldAnswers<Extra extends object = object> {
  readonly get: <A>(state: number, key: string) => HeldAnswer<A, Extra> | undefined
  /** The keys of all answers that are held; while it is gone through, some may be dropped and others come. */
  readonly keys: () => Iterator<string>
  readonly drop: (key: string) => void
  /** Whether there is an answer of the state that was asked for last. */
  readonly has: (key: string) => boolean
  /** Holds an answer; gives whether there was room. */
  readonly put: <A>(state: number, key: string, answer: HeldAnswer<A, Extra> & Resting) => boolean
  /** Goes on to another state, of which nothing is known yet. */
  readonly clear: (state: number) => void
  /** Goes on to another state, in which what rests on cities alone that are not touched is still true. */
  readonly move: (state: number, touched: ReadonlySet<string>) => void
}

type HeldAnswer<A, Extra extends object> = Extra & { readonly answer: Written<A> }

/** The cities that an answer rests on; absent where it rests on more than these. */
interface Resting {
  readonly restsOn?: ReadonlyArray<string>
}

/** What rests on a city: the keys of answers. */
interface Ground {
  readonly city: string
  readonly keys: Set<string>
}

/** An answer in its place. The cities are not kept as texts, of which the same come again with every answer. */
interface Place<Extra extends object> {
  readonly held: HeldAnswer<unknown, Extra>
  readonly size: number
  readonly grounds: ReadonlyArray<Ground> | undefined
}

/** What an answer takes beside its text: many small ones take more room than that. */
const besides = 500

/** What each city takes that an answer rests on. */
const perCity = 50

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
  const places = new Map<string, Place<Extra>>()
  const grounds = new Map<string, Ground>()
  const restingOnMore = new Set<string>()
  let of = -1
  let taken = 0
  const remove = (key: string) => {
    const place = places.get(key)
    if (place === undefined) return
    taken -= place.size
    places.delete(key)
    restingOnMore.delete(key)
    for (const { city, keys } of place.grounds ?? []) {
      keys.delete(key)
      if (keys.size === 0) grounds.delete(city)
    }
  }
  const groundOf = (city: string): Ground => {
    const known = grounds.get(city)
    if (known !== undefined) return known
    const made = { city, keys: new Set<string>() }
    grounds.set(city, made)
    return made
  }
  const add = (key: string, size: number, held: HeldAnswer<unknown, Extra>, restsOn?: ReadonlyArray<string>) => {
    const own = restsOn?.map(groundOf)
    taken += size
    places.set(key, { held, size, grounds: own })
    if (own === undefined) restingOnMore.add(key)
    else for (const { keys } of own) keys.add(key)
  }
  const clear = (state: number) => {
    places.clear()
    grounds.clear()
    restingOnMore.clear()
    of = state
    taken = 0
  }
  return {
    clear,
    get: <A>(state: number, key: string) => {
      if (state !== of) clear(state)
      const place = places.get(key)
      if (place === undefined) return undefined
      // Those that were asked for longest ago stand first; where the first stay, their order is of no use.
      if (!isFirstHeld) {
        places.delete(key)
        places.set(key, place)
      }
      return place.held as HeldAnswer<A, Extra>
    },
    has: (key) => places.has(key),
    keys: () => places.keys(),
    drop: remove,
    move: (state, touched) => {
      of = state
      for (const key of [...restingOnMore]) remove(key)
      for (const city of touched) for (const key of [...(grounds.get(city)?.keys ?? [])]) remove(key)
    },
    put: (state, key, { restsOn, ...one }) => {
      // Made of a state that is gone already, or that nobody has asked for yet.
      if (state !== of) return true
      remove(key)
      const size = one.answer.room + key.length + (restsOn?.length ?? 0) * perCity + besides
      if (size > (isFirstHeld ? most - taken : most)) return false
      add(key, size, one as unknown as HeldAnswer<unknown, Extra>, restsOn)
      for (const oldest of places.keys()) {
        if (taken <= most) break
        remove(oldest)
      }
      return true
    }
  }
}

import * as Context from "effect/Context"
import * as Effect from "effect/Effect"

/**
 * What has been read of records and is still true, by what it is and the record that it is of: a city, whose twinnings and
 * activities count as touching it, or something that touches everything where it changes.
 */
export interface Recollection {
  /** What is known of records by their ids: undefined where there is nothing to know. */
  readonly known: <A>(what: string) => ReadonlyMap<string, A | undefined>
  readonly put: (what: string, id: string, value: unknown) => void
}

/** What is still known from what was read before; undefined where nobody sees to it that it is still true. */
export const CurrentRecollection = Context.Reference<Recollection | undefined>("@proxeny/api/CurrentRecollection", {
  defaultValue: () => undefined
})

/**
 * Reads something of records, but for those of which it is still known.
 *
 * **When to use**: for what many answers need of the same few records, such as sources, and cities that are twinned with many.
 */
export const recalled = Effect.fnUntraced(function* <Id extends string, A, E, R>(
  what: string,
  ids: ReadonlyArray<Id>,
  read: (ids: ReadonlyArray<Id>) => Effect.Effect<ReadonlyMap<Id, A>, E, R>
) {
  const recollection = yield* CurrentRecollection
  if (recollection === undefined) return yield* read(ids)
  const known = recollection.known<A>(what)
  const found = new Map<Id, A>()
  const missing: Array<Id> = []
  for (const id of new Set(ids)) {
    const value = known.get(id)
    if (value !== undefined) found.set(id, value)
    else if (!known.has(id)) missing.push(id)
  }
  if (missing.length === 0) return found as ReadonlyMap<Id, A>
  const fresh = yield* read(missing)
  for (const id of missing) {
    const value = fresh.get(id)
    recollection.put(what, id, value)
    if (value !== undefined) found.set(id, value)
  }
  return found as ReadonlyMap<Id, A>
})

import type { OperationAnswer, OperationRequest } from "@proxeny/client/contract"
import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import { CityNotFound } from "../cities/Cities.ts"
import type { NoSuchCity } from "../duplicates/cityGiven.ts"
import { Duplicates } from "../duplicates/Duplicates.ts"
import { CurrentActor } from "../history/change.ts"
import { page, readCursor } from "../http/cursor.ts"

const quiet = () => Effect.void

/** Who decides, by name: it is shown with the merge. */
const decider = Effect.map(CurrentActor, (actor) => (actor.kind === "anyone" ? "somebody" : actor.name))

/** A city that was never there; one that was merged is told as such. */
const orNotFound = <A, E, R>(work: Effect.Effect<A, E | NoSuchCity, R>) =>
  Effect.catchTag(work as Effect.Effect<A, NoSuchCity, R>, "NoSuchCity", (error) =>
    Effect.fail(error.into === undefined ? new CityNotFound({ id: error.given }) : error)
  ) as Effect.Effect<A, E | NoSuchCity | CityNotFound, R>

/** Merges a city into another. */
export const mergeInto = Effect.fn("records.mergeInto")(function* (
  merged: CityId,
  { into, reason }: OperationRequest<"POST /api/v1/cities/:id/merge">["body"]
) {
  const duplicates = yield* Duplicates
  return yield* orNotFound(duplicates.merge(into, merged, { by: yield* decider, reason }, quiet))
})

/** Undoes a merge. */
export const undoMerge = (id: string) => Duplicates.use((duplicates) => duplicates.undoMerge(id, quiet))

/** Keeps two cities apart. */
export const keepApart = Effect.fn("records.keepApart")(function* ({
  cities: [a, b],
  reason
}: OperationRequest<"POST /api/v1/duplicates/apart">["body"]) {
  const duplicates = yield* Duplicates
  yield* orNotFound(duplicates.keepApart(a, b, { by: yield* decider, reason }))
  return undefined
})

const defaultLimit = 20

/** Pairs of cities that may be one, page by page. */
export const listDuplicates = Effect.fn("records.listDuplicates")(function* ({
  country,
  cursor,
  limit = defaultLimit
}: OperationRequest<"GET /api/v1/duplicates">) {
  const duplicates = yield* Duplicates
  const offset = (yield* readCursor(cursor, ["number"]))?.[0] ?? 0
  const { items, total } = yield* duplicates.list({
    offset: Math.max(0, offset),
    limit: limit + 1,
    ...(country === undefined ? {} : { country })
  })
  return page(
    items,
    limit,
    total,
    (item) => item as OperationAnswer<"GET /api/v1/duplicates">["items"][number],
    () => [offset + limit]
  )
})

/** Merges on record. */
export const listMerges = Duplicates.use((duplicates) => Effect.map(duplicates.merges, (items) => ({ items })))

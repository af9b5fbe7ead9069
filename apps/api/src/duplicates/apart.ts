import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import { cityOnRecord } from "./cityGiven.ts"
import { type Decision, OneCity } from "./merge.ts"

const inOrder = (a: string, b: string): readonly [string, string] => (a < b ? [a, b] : [b, a])

/**
 * Says that two cities are two: they are not shown as possible duplicates again.
 *
 * **Details**: said twice, the later reason counts. It holds for what the two become, where one of them is merged with a third.
 */
export const keepApart = Effect.fn("duplicates.keepApart")(function* (
  one: CityId,
  other: CityId,
  { by, reason }: Decision
) {
  const sql = yield* SqlClient.SqlClient
  yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "duplicates.apart", why: reason })
      const first = yield* cityOnRecord(one)
      const second = yield* cityOnRecord(other)
      if (first.id === second.id) return yield* new OneCity(first)
      const [a, b] = inOrder(first.id, second.id)
      yield* sql`
        INSERT INTO city_apart (city_a, city_b, reason, kept_by) VALUES (${a}, ${b}, ${reason ?? null}, ${by})
        ON CONFLICT (city_a, city_b) DO UPDATE SET reason = excluded.reason, kept_by = excluded.kept_by,
          kept_at = excluded.kept_at`
    })
  )
})

/** Which city each merged one is now, through merges of merges. */
export const mergedCities = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ kept: string; merged: string }>`
    SELECT kept, merged FROM city_merge WHERE undone_at IS NULL ORDER BY position DESC`
  const into = new Map<string, string>()
  // The latest first: what an earlier one kept has then found its place already.
  for (const { kept, merged } of rows) into.set(merged, into.get(kept) ?? kept)
  return into as ReadonlyMap<string, string>
})

/** Whether a person keeps two cities apart. */
export const keptApart = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const into = yield* mergedCities
  const rows = yield* sql<{ city_a: string; city_b: string }>`SELECT city_a, city_b FROM city_apart`
  const now = (id: string): string => into.get(id) ?? id
  const apart = new Set(rows.map(({ city_a, city_b }) => inOrder(now(city_a), now(city_b)).join(" ")))
  return ([a, b]: readonly [string, string]): boolean => apart.has(inOrder(a, b).join(" "))
})

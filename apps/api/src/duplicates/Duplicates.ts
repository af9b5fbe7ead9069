import type { CityId, PossibleDuplicate } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { Progress } from "../register/Batch.ts"
import { kept } from "../register/kept.ts"
import { present } from "../sql/rows.ts"
import { keepApart, keptApart } from "./apart.ts"
import { candidates } from "./candidates.ts"
import { cityGiven, cityOnRecord, type NoSuchCity } from "./cityGiven.ts"
import { type Decision, type Merged, merge, type OneCity } from "./merge.ts"
import { type Side, sidesOf } from "./sides.ts"
import { type MergeRestsOn, type MergeUndone, type NoSuchMerge, undoMerge } from "./undoMerge.ts"

/** Two cities that may be one, beside each other. */
export interface DuplicateView extends Omit<PossibleDuplicate, "cities"> {
  readonly cities: readonly [Side, Side]
}

/** A page of possible duplicates, the likeliest first. */
export interface DuplicatePage {
  readonly items: ReadonlyArray<DuplicateView>
  readonly total: number
}

export interface DuplicateFilter {
  /** A country of either city (ISO 3166-1 alpha-2). */
  readonly country?: string
  /** How many to skip; none where it is absent. */
  readonly offset?: number
  /** How many to give, 20 where it is absent. */
  readonly limit?: number
}

/** A merge on record. */
export interface MergeSummary {
  readonly id: string
  readonly kept: { readonly id: string; readonly name: string }
  readonly merged: { readonly id: string; readonly name: string }
  readonly reason?: string
  readonly by: string
  readonly mergedAt: string
  readonly undoneAt?: string
}

const defaultLimit = 20

const listMerges = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const moment = (column: string) => sql.literal(`to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`)
  const rows = yield* sql<
    Readonly<Record<"id" | "kept" | "merged" | "kept_name" | "merged_name" | "merged_by" | "at", string>> & {
      readonly reason: string | null
      readonly undone: string | null
    }
  >`SELECT id, kept, merged, kept_name, merged_name, merged_by, reason, ${moment("merged_at")} AS at,
      ${moment("undone_at")} AS undone FROM city_merge ORDER BY position DESC`
  return rows.map(
    (row): MergeSummary => ({
      id: row.id,
      kept: { id: row.kept, name: row.kept_name },
      merged: { id: row.merged, name: row.merged_name },
      by: row.merged_by,
      mergedAt: row.at,
      ...present({ reason: row.reason, undoneAt: row.undone })
    })
  )
})

/** Cities that are on record twice: found, shown, merged or kept apart by a person, and parted again. */
export class Duplicates extends Context.Service<
  Duplicates,
  {
    /** Pairs that may be one city and that nobody keeps apart, the likeliest first. */
    list(filter: DuplicateFilter): Effect.Effect<DuplicatePage, SqlError>
    /** Any two cities beside each other, also such as nothing takes for one. */
    sideBySide(a: CityId, b: CityId): Effect.Effect<readonly [Side, Side], NoSuchCity | SqlError>
    /** The city that a person names, see `cityGiven`. */
    city(given: string): Effect.Effect<CityId, NoSuchCity | SqlError>
    /** Makes one city of two, see `merge`. */
    merge(
      kept: CityId,
      merged: CityId,
      decision: Decision,
      progress: Progress
    ): Effect.Effect<Merged, NoSuchCity | OneCity | SqlError>
    keepApart(a: CityId, b: CityId, decision: Decision): Effect.Effect<void, NoSuchCity | OneCity | SqlError>
    /** Merges on record, the newest first; those undone are marked. */
    readonly merges: Effect.Effect<ReadonlyArray<MergeSummary>, SqlError>
    /** Makes two cities of one again, see `undoMerge`. */
    undoMerge(
      id: string,
      progress: Progress
    ): Effect.Effect<Merged, NoSuchMerge | MergeUndone | MergeRestsOn | SqlError>
  }
>()("@proxeny/api/Duplicates") {
  static readonly layer = Layer.effect(
    Duplicates,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const withSql = <A, E>(work: Effect.Effect<A, E, SqlClient.SqlClient>): Effect.Effect<A, E> =>
        Effect.provideService(work, SqlClient.SqlClient, sql)
      const found = kept(sql, withSql(candidates))

      const list = Effect.fn("Duplicates.list")(function* ({
        country,
        limit = defaultLimit,
        offset = 0
      }: DuplicateFilter) {
        const apart = yield* keptApart
        const open = (yield* found).filter(({ cities }) => !apart(cities))
        const inCountry = country === undefined ? undefined : yield* citiesIn(country)
        const all = inCountry === undefined ? open : open.filter(({ cities }) => cities.some((id) => inCountry.has(id)))
        const page = all.slice(offset, offset + limit)
        const sides = yield* sidesOf([...new Set(page.flatMap(({ cities }) => cities))])
        const items = page.flatMap(({ cities: [a, b], ...pair }): ReadonlyArray<DuplicateView> => {
          const [one, other] = [sides.get(a), sides.get(b)]
          return one === undefined || other === undefined ? [] : [{ ...pair, cities: [one, other] }]
        })
        return { items, total: all.length }
      })

      const sideBySide = Effect.fn("Duplicates.sideBySide")(function* (a: CityId, b: CityId) {
        const ids = [(yield* cityOnRecord(a)).id, (yield* cityOnRecord(b)).id] as const
        const sides = yield* sidesOf(ids)
        return [sides.get(ids[0]) as Side, sides.get(ids[1]) as Side] as const
      })

      return Duplicates.of({
        list: (filter) => withSql(list(filter)),
        sideBySide: (a, b) => withSql(sideBySide(a, b)),
        city: (given) => withSql(cityGiven(given)),
        merge: (keptId, mergedId, decision, progress) => withSql(merge(keptId, mergedId, decision, progress)),
        keepApart: (a, b, decision) => withSql(keepApart(a, b, decision)),
        merges: withSql(listMerges),
        undoMerge: (id, progress) => withSql(undoMerge(id, progress))
      })
    })
  )
}

const citiesIn = Effect.fn("duplicates.citiesIn")(function* (country: string) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: string }>`SELECT id FROM city WHERE country = ${country}`
  return new Set(rows.map(({ id }) => id))
})

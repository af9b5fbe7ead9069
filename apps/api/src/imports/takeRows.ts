import type { Source, Subject } from "@proxeny/domain"
import { sources } from "@proxeny/reference"
import type { Gazetteer } from "@proxeny/reference/gazetteer"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { SqlError } from "effect/sql/SqlError"
import { insertBatch } from "../register/write.ts"
import { conclude } from "./conclude.ts"
import { batchOf, decide } from "./decide.ts"
import type { ImportReport, RowReport } from "./ImportReport.ts"
import { Ledger } from "./Ledger.ts"
import type { Networks } from "./Networks.ts"
import { Holders } from "./places/Holders.ts"
import type { ResolvedCity } from "./places/resolveCity.ts"
import type { UnderstoodRow } from "./understand.ts"
import { keepWaiting } from "./waiting.ts"

const kinds = {
  city: "cities",
  twinning: "twinnings",
  network: "networks",
  membership: "memberships",
  activity: "activities"
} as const

/** What rows are taken with, and under what. */
export interface Taking {
  readonly list: Source
  readonly importId: string
  readonly preview: boolean
  readonly gazetteer: Gazetteer
  readonly networks: Networks
  /** Which city each one is that a person merged into another. */
  readonly merged: ReadonlyMap<string, string>
}

/**
 * Takes understood rows into the register, part by part, or says what would become of them.
 *
 * **Details**: while PostgreSQL takes one part in, the caller may understand the next; `settled` waits for the last.
 */
export const takeRows = ({ gazetteer, importId, list, merged, networks, preview }: Taking) => {
  const ledger = new Ledger(preview)
  const holders = new Holders(merged)
  const described = new WeakSet<ResolvedCity>()
  const created = { cities: 0, twinnings: 0, networks: 0, memberships: 0, activities: 0 }
  let claims = 0
  let writing: Fiber.Fiber<unknown, SqlError> | undefined
  const settled = Effect.suspend(() => {
    const under = writing
    writing = undefined
    return under === undefined ? Effect.void : Effect.asVoid(Fiber.join(under))
  })
  const count = ({ kind }: Subject): void => {
    if (kind in kinds) created[kinds[kind as keyof typeof kinds]]++
  }

  const take = Effect.fn("imports.takeRows")(function* (
    rows: ReadonlyArray<UnderstoodRow>,
    columnOf: (field: string | undefined) => string | undefined
  ) {
    yield* settled
    yield* holders.look(rows.flatMap(({ said }) => said.flatMap(({ ends }) => ends)))
    const deciding = { list, geonames: sources.geonames, gazetteer, holders, networks, described }
    const decided = rows.map((row) => decide(row, deciding))
    yield* ledger.look({
      records: decided.flatMap(({ cities, stated }) => [
        ...cities,
        ...stated.flatMap(({ networks: made, record, rests }) => [
          record,
          ...(rests === undefined ? [] : [rests]),
          ...made.map(({ id }) => ({ kind: "network" as const, id }))
        ])
      ]),
      claims: decided.flatMap(({ cityClaims, stated }) => [
        ...cityClaims.map(({ id }) => id),
        ...stated.flatMap((what) => what.claims.map(({ id }) => id))
      ])
    })
    const reports = decided.map((row): RowReport => conclude(row, ledger, columnOf, count, () => claims++))
    if (!preview) {
      yield* keepWaiting(importId, decided)
      const batch = batchOf(decided, [list, sources.geonames])
      // A list of which nothing can be taken leaves no source behind.
      if (batch.claims.length > 0 || decided.some(({ waiting }) => waiting.length > 0))
        writing = yield* Effect.forkChild(insertBatch(batch, () => Effect.void, importId))
    }
    return reports
  })

  return {
    take,
    settled,
    brought: (): Pick<ImportReport, "created" | "claims"> => ({ created: { ...created }, claims })
  }
}

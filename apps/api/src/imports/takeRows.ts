import { aliasLookUp, type Source, type Subject } from "@proxeny/domain"
import { sources } from "@proxeny/reference"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import type { SqlError } from "effect/sql/SqlError"
import { mergedCities } from "../duplicates/apart.ts"
import { insertBatch } from "../register/write.ts"
import { conclude } from "./conclude.ts"
import { batchOf, decide } from "./decide.ts"
import type { ImportReport, RowReport } from "./ImportReport.ts"
import { Ledger } from "./Ledger.ts"
import type { Survey } from "./lists/survey.ts"
import { Networks } from "./Networks.ts"
import { OthersCities } from "./OthersCities.ts"
import { loadAliases } from "./places/aliases.ts"
import { Holders } from "./places/Holders.ts"
import { type ResolvedCity, resolveCities } from "./places/resolveCity.ts"
import { currentRights } from "./rights.ts"
import type { UnderstoodRow } from "./understand.ts"
import { keepWaiting } from "./waiting.ts"

const kinds = {
  city: "cities",
  twinning: "twinnings",
  network: "networks",
  membership: "memberships",
  activity: "activities"
} as const

/** Under what rows are taken. */
export interface Taking {
  readonly list: Source
  readonly importId: string
  readonly preview: boolean
}

/** A day as YYYY-MM-DD. */
const todayOf = Effect.map(
  Effect.clockWith((clock) => clock.currentTimeMillis),
  (now) => new Date(now).toISOString().slice(0, 10)
)

/**
 * Makes ready what rows are taken into the register with, part by part, or told what would become of them.
 *
 * **Details**: `resolveIn` looks the cities of a list up in the gazetteer and asks no register. While PostgreSQL takes one part
 * in, the caller may understand the next; `settled` waits for the last.
 */
export const prepareTaking = Effect.fn("imports.prepareTaking")(function* ({ importId, list, preview }: Taking) {
  const gazetteer = yield* Effect.promise(() => loadGazetteer())
  const today = yield* todayOf
  const networks = yield* Networks.load(today)
  const merged = yield* mergedCities
  const index = gazetteer.known()
  const aliases = aliasLookUp(yield* loadAliases)
  const ledger = new Ledger(preview)
  const holders = new Holders(merged)
  const described = new WeakSet<ResolvedCity>()
  const rights = yield* currentRights
  const others = new OthersCities(rights)
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
    const deciding = { list, geonames: sources.geonames, gazetteer, holders, networks, described, rights }
    const said = rows.map((row) => decide(row, deciding))
    yield* ledger.look({
      records: said.flatMap(({ cities, stated }) => [
        ...cities,
        ...stated.flatMap(({ networks: made, record, rests }) => [
          record,
          ...(rests === undefined ? [] : [rests]),
          ...made.map(({ id }) => ({ kind: "network" as const, id }))
        ])
      ]),
      claims: said.flatMap(({ cityClaims, stated }) => [
        ...cityClaims.map(({ id }) => id),
        ...stated.flatMap((what) => what.claims.map(({ id }) => id))
      ])
    })
    const decided = said.map((row) => others.without(row, ledger, list.id))
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
    today,
    resolveIn: (survey?: Survey) => resolveCities({ index, aliases, ...(survey === undefined ? {} : { survey }) }),
    take,
    settled,
    brought: (): Pick<ImportReport, "created" | "claims"> => ({ created: { ...created }, claims })
  }
})

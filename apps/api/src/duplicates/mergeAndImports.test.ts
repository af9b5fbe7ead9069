import { randomUUID } from "node:crypto"
import { it as effectIt } from "@effect/vitest"
import { type CityId, deriveId, Source, SourceId } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { undoImport } from "../imports/undo.ts"
import { type Batch, nothing } from "../register/Batch.ts"
import { bringUpToDate, insertBatch } from "../register/write.ts"
import { testRegister } from "../testing/register.ts"
import { differences, emptied, registerRows, rolledBack } from "../testing/registerRows.ts"
import { cityCalled, council, record, said, twinningOf } from "../testing/reports.ts"
import { merge } from "./merge.ts"
import { undoMerge } from "./undoMerge.ts"

const register = testRegister()
const runs = 40
const timeout = 120_000
beforeAll(() => register.run(emptied))
const quiet = () => Effect.void

const source = (list: string): Source =>
  new Source({
    id: SourceId.make(deriveId("source", "merges", list)),
    kind: "data-set",
    title: list,
    grade: { reliability: "C", credibility: 3 }
  })

/** A row of a list: a city with a name, or with `b` a twinning of two. */
interface Row {
  readonly a: number
  readonly b: number | undefined
  readonly n: number
}

let worlds = 0
const world = (): ((city: number) => CityId) => {
  const own = worlds++
  return (city) => cityCalled(`listed ${own} ${city}`)
}

/** What an import of a list writes: every city that it names, with a name, and the twinnings between them. */
const listed = (rows: ReadonlyArray<Row>, by: Source, cityOf: (city: number) => CityId): Batch => {
  const cities = [...new Set(rows.flatMap(({ a, b }) => (b === undefined ? [a] : [a, b])))]
  const twinnings = rows.flatMap(({ a, b }) => (b === undefined || a === b ? [] : [twinningOf(cityOf(a), cityOf(b))]))
  const about = (city: number) => ({ kind: "city", id: cityOf(city) }) as const
  const claims = [
    ...cities.map((city) => said(by, about(city), "name", { text: `Town ${city % 2}`, kind: "name" })),
    ...rows.map(({ a, n }) => said(by, about(a), "population", { count: 1000 + n })),
    ...twinnings.map(({ id }) => said(by, { kind: "twinning", id }, "exists", true))
  ]
  return {
    ...nothing,
    sources: [by],
    cities: cities.map((city) => ({ id: cityOf(city) })),
    twinnings: [...new Map(twinnings.map((one) => [one.id, one])).values()],
    claims: [...new Map(claims.map((claim) => [claim.id, claim])).values()]
  }
}

/** Brings a list in as an import does; the later a moment, the later it was finished. */
const bringIn = (id: string, rows: ReadonlyArray<Row>, by: Source, moment: number, cityOf: (city: number) => CityId) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        const batch = listed(rows, by, cityOf)
        const written = yield* insertBatch(batch, quiet, id)
        yield* bringUpToDate(batch.claims, written, quiet)
        yield* sql`
          INSERT INTO import (id, source_id, title, files, report, finished_at)
          VALUES (${id}, ${by.id}, ${by.title}, '[]', '{}', to_timestamp(${moment}))`
      })
    )
  )

const row = Arbitrary.all({
  a: Arbitrary.schema(Schema.Literals([0, 0, 1, 1, 2, 3])),
  b: Arbitrary.schema(Schema.Literals([0, 1, 2, 3, -1])).pipe(Arbitrary.map((b) => (b < 0 ? undefined : b))),
  n: Arbitrary.schema(Schema.Literals([0, 1]))
})
const rows = Arbitrary.array(row, { minLength: 1, maxLength: 4 })

/** Which imports are undone, in an order that is allowed: 0 and 2 are editions of one list. */
const orders = ["", "1", "2", "12", "21", "20", "201", "210", "120"] as const

describe("a merge between imports that are undone", () => {
  effectIt.effect.prop(
    "leaves, once it is undone itself, what they would have left without it",
    [
      rows,
      rows,
      rows,
      Arbitrary.schema(Schema.Literals(orders)),
      Arbitrary.schema(Schema.Literals([0, 1, 2])),
      Arbitrary.schema(Schema.Literals([true, false]))
    ],
    ([first, other, edition, order, before, turned]) =>
      Effect.promise(async () => {
        const cityOf = world()
        const ids = [randomUUID(), randomUUID(), randomUUID()]
        const happen = (merging: boolean) =>
          register.run(
            rolledBack(
              Effect.gen(function* () {
                yield* bringIn(ids[0] ?? "", first, source("one"), 1, cityOf)
                yield* bringIn(ids[1] ?? "", other, source("other"), 2, cityOf)
                yield* bringIn(ids[2] ?? "", edition, source("one"), 3, cityOf)
                const sql = yield* SqlClient.SqlClient
                const undo = (which: string) => undoImport(ids[Number(which)] ?? "", quiet)
                for (const which of order.slice(0, before)) yield* undo(which)
                const there = yield* sql<{ id: CityId }>`
                  SELECT id FROM city WHERE id IN (${cityOf(0)}, ${cityOf(1)}) ORDER BY (id = ${cityOf(turned ? 1 : 0)}) DESC`
                const [kept, merged] = there
                const made =
                  merging && kept !== undefined && merged !== undefined
                    ? yield* merge(kept.id, merged.id, { by: "a test" }, quiet)
                    : undefined
                for (const which of order.slice(before)) yield* undo(which)
                if (made !== undefined) yield* undoMerge(made.id, quiet)
                return yield* registerRows
              })
            )
          )
        expect(differences(await happen(false), await happen(true), true)).toBe("")
      }),
    { arbitrary: { runs }, timeout }
  )

  it("gives back what a person said of the two when nothing else of them is left", async () => {
    const cityOf = world()
    const [id, twinning] = [randomUUID(), twinningOf(cityOf(0), cityOf(1))]
    const own = said(council, { kind: "twinning", id: twinning.id }, "exists", true)
    const left = await register.run(
      rolledBack(
        Effect.gen(function* () {
          const sql = yield* SqlClient.SqlClient
          yield* bringIn(
            id,
            [
              { a: 0, b: undefined, n: 0 },
              { a: 1, b: undefined, n: 0 }
            ],
            source("names"),
            1,
            cityOf
          )
          yield* record({ sources: [council], twinnings: [twinning], claims: [own] })
          const { id: merge_, selfTwinning } = yield* merge(cityOf(0), cityOf(1), { by: "a test" }, quiet)
          expect(selfTwinning).toBe(true)
          yield* undoImport(id, quiet)
          expect(yield* sql`SELECT id FROM city WHERE id IN (${cityOf(0)}, ${cityOf(1)})`).toEqual([])
          yield* undoMerge(merge_, quiet)
          return yield* sql<{ id: string }>`
            SELECT c.id FROM claim c JOIN twinning t ON t.id = subject_id
            WHERE t.city_a IN (${cityOf(0)}, ${cityOf(1)}) AND t.exists`
        })
      )
    )
    expect(left).toEqual([{ id: own.id }])
  })
})

import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { openChange } from "../history/change.ts"
import { isOpenClaim } from "../register/visible.ts"
import { testRegister } from "../testing/register.ts"
import { SourceCounts } from "./SourceCounts.ts"

const register = testRegister()

/** What the counts must be, from all claims. */
const counted = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ source: string; claims: number; cities: number; twinnings: number }>`
    SELECT source_id AS source, count(*)::int AS claims,
      count(DISTINCT subject_id) FILTER (WHERE subject_kind = 'city')::int AS cities,
      count(DISTINCT subject_id) FILTER (WHERE subject_kind = 'twinning')::int AS twinnings
    FROM claim WHERE ${isOpenClaim(sql)} GROUP BY source_id`
  return new Map(rows.map(({ source, ...row }) => [source, row] as const))
})

/** Changes claims of the source that stands at a place, and raises the version as every write does. */
const change = (how: number, at: number) =>
  Effect.gen(function* () {
    const sql = yield* SqlClient.SqlClient
    const [source, other] = yield* sql<{ id: string }>`
      SELECT id FROM source ORDER BY id OFFSET ${at % 3} LIMIT 2`
    const one = sql`(SELECT id FROM claim WHERE source_id = ${source?.id ?? ""} ORDER BY id OFFSET ${at} LIMIT 1)`
    if (how === 0) yield* sql`DELETE FROM claim WHERE id = ${one}`
    if (how === 1) yield* sql`UPDATE claim SET source_id = ${other?.id ?? ""} WHERE id = ${one}`
    if (how === 2)
      yield* sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
        SELECT gen_random_uuid(), subject_kind, subject_id, 'note', '"more"', ${other?.id ?? ""}, 'p. 1', 'test'
        FROM claim WHERE id = ${one}`
    // A cost is for the offices of its cities: no count may tell of it.
    if (how === 3)
      yield* sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
        SELECT gen_random_uuid(), 'twinning', id, 'yearly-cost', '1', ${other?.id ?? ""}, 'p. 1', 'test'
        FROM twinning ORDER BY id OFFSET ${at} LIMIT 1`
    // What comes in bulk leaves no copy of itself in the history.
    if (how === 4)
      yield* sql.withTransaction(
        Effect.andThen(
          openChange({ what: "a test", bulk: true }),
          sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
            SELECT gen_random_uuid(), 'city', gen_random_uuid(), 'note', '"more"', ${other?.id ?? ""}, 'p. 1', 'test'
            FROM generate_series(0, ${at})`
        )
      )
    yield* sql`UPDATE register SET version = version + 1`
  })

const steps = Arbitrary.array(
  Arbitrary.schema(
    Schema.Tuple([
      Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 4 })),
      Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9 }))
    ])
  ),
  { minLength: 1, maxLength: 6 }
)

describe("what each source claims, in numbers", () => {
  it("is what counting all claims gives, whatever has come, gone or moved since the last time", () =>
    register.run(
      Effect.gen(function* () {
        const counts = yield* SourceCounts
        expect(yield* counts.all).toEqual(yield* counted)
        for (const taken of yield* Arbitrary.sampleEffect(steps, { count: 25, seed: 7 })) {
          for (const [how, at] of taken) yield* change(how, at)
          expect(yield* counts.all).toEqual(yield* counted)
        }
      }).pipe(Effect.provide(SourceCounts.layer))
    ))

  it("counts those sources alone of which something has changed", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const counts = yield* SourceCounts
        yield* counts.all
        // Behind its back, so that nobody is told: what is not told is not counted again.
        yield* sql.withTransaction(
          Effect.gen(function* () {
            yield* sql`SET LOCAL session_replication_role = replica`
            yield* sql`DELETE FROM claim WHERE source_id = (SELECT id FROM source ORDER BY id OFFSET 4 LIMIT 1)`
          })
        )
        const before = yield* counts.all
        yield* sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by)
          SELECT gen_random_uuid(), 'city', gen_random_uuid(), 'note', '"more"', id, 'p. 1', 'test'
          FROM source ORDER BY id LIMIT 1`
        yield* sql`UPDATE register SET version = version + 1`
        const after = yield* counts.all
        const [quiet] = yield* sql<{ id: string }>`SELECT id FROM source ORDER BY id OFFSET 4 LIMIT 1`
        expect(after.get(quiet?.id ?? "")).toEqual(before.get(quiet?.id ?? ""))
        expect(after.get(quiet?.id ?? "")?.claims).toBeGreaterThan(0)
        expect(after).not.toEqual(before)
      }).pipe(Effect.provide(SourceCounts.layer))
    ))
})

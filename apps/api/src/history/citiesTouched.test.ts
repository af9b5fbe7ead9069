import type { RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { openChange } from "./change.ts"
import { citiesOf } from "./citiesOf.ts"
import { citiesTouched } from "./citiesTouched.ts"

const register = testRegister()

/** The cities that one change touches, whatever it does. */
const touchedBy = (change: string, bulk = false) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        const number = yield* openChange({ what: "a test", bulk })
        yield* sql.unsafe(change)
        return yield* citiesTouched(number - 1, number)
      })
    )
  )

describe("the cities that a change touches", () => {
  it.each(["city", "twinning", "agreement", "activity", "membership", "strategy"] as const)(
    "are those of a record of which something else is claimed: %s",
    (kind) =>
      register.run(
        Effect.gen(function* () {
          const sql = yield* SqlClient.SqlClient
          const claims = yield* sql<{ claim: string; id: string }>`
            SELECT min(id::text) AS claim, subject_id AS id FROM claim WHERE subject_kind = ${kind} GROUP BY subject_id ORDER BY id LIMIT 5`
          const all = (yield* sql<{ id: string }>`SELECT id FROM city`).map(({ id }) => id)
          for (const { claim, id } of claims) {
            const own = yield* citiesOf([{ kind, id } as RecordRef])
            // A membership of a network in another is of no city.
            if (own.length === 0) continue
            const touched = yield* touchedBy(`UPDATE claim SET note = coalesce(note, '') || '.' WHERE id = '${claim}'`)
            for (const city of own) expect([...(touched ?? [])]).toContain(city)
            expect(all.filter((city) => touched?.has(city)).length).toBeLessThan(all.length / 2)
          }
          expect(claims.length).toBeGreaterThan(0)
        })
      )
  )

  it.each(["DELETE FROM claim", "UPDATE claim SET note = coalesce(note, '') || '.'"])(
    "are both ends of a twinning that is left out by what changes, since that decides whether it exists: %s",
    (change) =>
      register.run(
        Effect.gen(function* () {
          const sql = yield* SqlClient.SqlClient
          const [one] = yield* sql<{ claim: string; twinning: string; near: string; far: string }>`
            SELECT c.id AS claim, t.id AS twinning, t.city_a AS near, t.city_b AS far
            FROM twinning t JOIN claim c ON c.subject_kind = 'city' AND c.subject_id = t.city_a
            WHERE NOT c.value::text ~ t.city_b::text ORDER BY c.id LIMIT 1`
          if (one === undefined) throw new Error("a claim on an end of a twinning is needed")
          const changed = `${change} WHERE id = '${one.claim}'`
          // Undone again by failing.
          const without = yield* Effect.flip(
            sql.withTransaction(Effect.flatMap(touchedBy(changed), (touched) => Effect.fail({ touched })))
          )
          expect("touched" in without && without.touched?.has(one.near)).toBe(true)
          expect("touched" in without && without.touched?.has(one.far)).toBe(false)
          yield* sql`
            INSERT INTO decision (kind, subject_kind, subject_id, attribute, claim_id, holds, reason)
            VALUES ('left-out', 'twinning', ${one.twinning}, 'twins-in-country', ${one.claim}, 'list', 'A test.')`
          const touched = yield* touchedBy(changed)
          expect(touched?.has(one.near)).toBe(true)
          expect(touched?.has(one.far)).toBe(true)
        })
      )
  )

  it.each([
    ["what a source is worth changes", "UPDATE source SET credibility = 7 - credibility", false],
    ["a network is called otherwise", "UPDATE network SET name = name || '.'", false],
    ["a tension is told otherwise", "UPDATE claim SET note = 'so' WHERE subject_kind = 'tension'", false],
    ["a city is gone", "DELETE FROM city WHERE name = 'A city that goes'", false],
    ["something comes in bulk", "UPDATE claim SET note = 'so' WHERE subject_kind = 'agreement'", true]
  ])("may be any where %s", (_, change, bulk) =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        yield* sql`INSERT INTO city (id, name) VALUES (gen_random_uuid(), 'A city that goes')`
        expect(yield* touchedBy(change, bulk)).toBeUndefined()
      })
    )
  )

  it("are none where nothing changed", () =>
    register.run(
      Effect.gen(function* () {
        expect(yield* citiesTouched(1_000_000, 1_000_001)).toEqual(new Set())
      })
    ))
})

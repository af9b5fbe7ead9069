import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { activitiesById } from "../activities/activities.ts"
import { testRegister } from "../testing/register.ts"
import { labels } from "./labels.ts"

const register = testRegister()

describe("what activities are called", () => {
  it("is the same whether they were read already or are read for it", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const ids = (yield* sql<{ id: string }>`SELECT id FROM activity ORDER BY id`).map(({ id }) => id)
        // Half of the titles go, so that kinds are read out, too.
        yield* sql`UPDATE activity SET record = record - 'title' WHERE id::text < '8'`
        const wanted = ids.map((id) => ({ kind: "activity", id }) as const)
        const read = yield* labels(wanted)
        expect(read.size).toBe(ids.length)
        expect([...read.values()].some(({ label }) => /^\S+ \S+ \(/.test(label))).toBe(true)
        const activities = yield* activitiesById(ids)
        const known = yield* labels(wanted, activities)
        for (const id of ids) expect(known.get(id)).toEqual(read.get(id))
        // Some that were read, and others that were not.
        const mixed = yield* labels(wanted, activities.slice(1))
        for (const id of ids) expect(mixed.get(id)).toEqual(read.get(id))
      })
    ))
})

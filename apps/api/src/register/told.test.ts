import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { changesSince } from "./told.ts"

const register = testRegister()

describe("what has changed since somebody listened", () => {
  it("is the records of it, and nothing where nothing has", () =>
    register.run(
      Effect.gen(function* () {
        const sql = yield* SqlClient.SqlClient
        const { heard } = yield* changesSince(undefined)
        const [city] = yield* sql<{ id: string }>`
          UPDATE city SET name = name WHERE id = (SELECT id FROM city ORDER BY id LIMIT 1) RETURNING id`
        const told = yield* changesSince(heard)
        expect(told.changed).toEqual({ city: [city?.id], network: [], twinning: [], membership: [], source: [] })
        expect((yield* changesSince(told.heard)).changed?.city).toEqual([])
      })
    ))

  it("is everything where nobody knows: for who never listened, and where it is another register, as after a backup", () =>
    register.run(
      Effect.gen(function* () {
        const { heard } = yield* changesSince(undefined)
        expect((yield* changesSince(heard)).changed).toBeDefined()
        const others = [undefined, { ...heard, at: heard.at + 1 }, { ...heard, version: heard.version + 1 }]
        for (const before of others) expect((yield* changesSince(before)).changed).toBeUndefined()
      })
    ))
})

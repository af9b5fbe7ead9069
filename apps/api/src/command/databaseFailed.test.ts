import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { SqlError, UnknownError } from "effect/sql/SqlError"
import { testRegister } from "../testing/register.ts"
import { tellDatabase } from "./databaseFailed.ts"
import { PathUnreadable } from "./readPath.ts"

const register = testRegister()

const message = <R>(work: Effect.Effect<unknown, unknown, R>) =>
  Effect.map(Effect.flip(tellDatabase(work)), (error) => (error as Error).message)

const failedWith = (code: string) =>
  message(
    Effect.fail(new SqlError({ reason: new UnknownError({ cause: Object.assign(new Error("said"), { code }) }) }))
  )

describe("a database that does not do what it is asked for", () => {
  it.effect("says why, and what to do", () =>
    Effect.gen(function* () {
      expect(yield* failedWith("53100")).toBe(
        "There is no room left on the disk of the database: make some, and do it again. Nothing of it was written to the register."
      )
      expect(yield* failedWith("57P01")).toMatch(/^The database was stopped or could not be reached any more: see that/)
      expect(yield* failedWith("XX000")).toMatch(
        /^The database did not do what it was asked for \(said, XX000\): that is/
      )
    })
  )

  it("says what PostgreSQL itself said, and lets other errors through", async () => {
    const asked = SqlClient.SqlClient.use((sql) => sql`SELECT 1 / 0`)
    expect(await register.run(message(asked))).toMatch(/\(division by zero, 22012\)/)
    expect(await register.run(message(Effect.fail(new PathUnreadable({ path: "list", why: "is not there" }))))).toBe(
      "list is not there."
    )
  })
})

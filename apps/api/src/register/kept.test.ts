import * as Deferred from "effect/Deferred"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { kept } from "./kept.ts"

const register = testRegister()
const change = (sql: SqlClient.SqlClient) => sql`UPDATE register SET version = version + 1`

/** How one kept answer is asked for, whatever computes it. */
type Ask = (compute: Effect.Effect<string>) => Effect.Effect<string, SqlError>

const keeping = (sql: SqlClient.SqlClient): Ask => {
  let next: Effect.Effect<string> = Effect.die("nothing was asked")
  const only = kept(
    sql,
    Effect.suspend(() => next)
  )
  return (compute) =>
    Effect.suspend(() => {
      next = compute
      return only
    })
}

describe("what is kept of one thing", () => {
  it("is not what was computed while the register changed", () =>
    register.run(
      SqlClient.SqlClient.use((sql) =>
        Effect.gen(function* () {
          const ask = keeping(sql)
          expect(yield* ask(Effect.orDie(Effect.as(change(sql), "torn")))).toBe("torn")
          expect(yield* ask(Effect.succeed("whole"))).toBe("whole")
          expect(yield* ask(Effect.die("it was computed again"))).toBe("whole")
        })
      )
    ))

  it("is not what was asked for before a change, and arrives after the answer to who asked later", () =>
    register.run(
      SqlClient.SqlClient.use((sql) =>
        Effect.gen(function* () {
          const ask = keeping(sql)
          const [started, finish] = [yield* Deferred.make<void>(), yield* Deferred.make<void>()]
          const slow = Effect.andThen(Deferred.succeed(started, undefined), Effect.as(Deferred.await(finish), "old"))
          const first = yield* Effect.forkChild(ask(slow))
          yield* Deferred.await(started)
          yield* change(sql)
          expect(yield* ask(Effect.succeed("new"))).toBe("new")
          yield* Deferred.succeed(finish, undefined)
          expect(yield* Fiber.join(first)).toBe("old")
          expect(yield* ask(Effect.succeed("new"))).toBe("new")
        })
      )
    ))

  it("is not what was computed before the version fell, as after a backup was restored, when it has risen again", () =>
    register.run(
      SqlClient.SqlClient.use((sql) =>
        Effect.gen(function* () {
          const ask = keeping(sql)
          yield* change(sql)
          expect(yield* ask(Effect.succeed("of what was there"))).toBe("of what was there")
          yield* sql`UPDATE register SET version = version - 1`
          expect(yield* ask(Effect.succeed("of the backup"))).toBe("of the backup")
          expect(yield* ask(Effect.die("it was computed again"))).toBe("of the backup")
          yield* change(sql)
          expect(yield* ask(Effect.succeed("written since"))).toBe("written since")
        })
      )
    ))
})

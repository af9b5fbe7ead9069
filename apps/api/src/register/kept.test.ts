import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { keptByKey } from "./kept.ts"

const register = testRegister()

it("computes once for each key and version, and forgets what was asked for longest ago", () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.gen(function* () {
        const computed: Array<string> = []
        const kept = keptByKey<string>(sql, 2)
        const ask = (key: string) =>
          kept(
            key,
            Effect.sync(() => {
              computed.push(key)
              return `answer to ${key}`
            })
          )
        for (const key of ["a", "b", "a", "c", "a", "b"]) expect(yield* ask(key)).toBe(`answer to ${key}`)
        // b was asked for longest ago when c came.
        expect(computed).toEqual(["a", "b", "c", "b"])
        yield* sql`UPDATE register SET version = version + 1`
        yield* ask("b")
        expect(computed).toEqual(["a", "b", "c", "b", "b"])
      })
    )
  ))

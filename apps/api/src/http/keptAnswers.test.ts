import { it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect } from "vitest"
import { registerVersion } from "../register/kept.ts"
import { testRegister } from "../testing/register.ts"
import { emptied } from "../testing/registerRows.ts"
import { done, steps, world } from "../testing/steps.ts"
import { makeOnce } from "./makeAhead.ts"

const register = testRegister()

/** Every page of a city and of a twinning that there is. */
const pages = SqlClient.SqlClient.use((sql) =>
  Effect.gen(function* () {
    const cities = yield* sql<{ id: string }>`SELECT id FROM city ORDER BY id`
    const twinnings = yield* sql<{ id: string }>`SELECT id FROM twinning ORDER BY id`
    return [
      ...cities.flatMap(({ id }) => ["", "/maturity", "/portfolio"].map((page) => `/api/v1/cities/${id}${page}`)),
      ...twinnings.flatMap(({ id }) => ["", "/factors"].map((page) => `/api/v1/twinnings/${id}${page}`))
    ]
  })
)

/** Something that the history does not tell of: nothing is kept over that. */
const dropped = SqlClient.SqlClient.use((sql) => sql`UPDATE register SET version = version + 1`)

/** Writes as everybody does: in one transaction that raises the version. */
const written = <A, E>(work: Effect.Effect<A, E, SqlClient.SqlClient>) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        const before = yield* registerVersion(sql)
        yield* work
        if ((yield* registerVersion(sql)) === before) yield* sql`UPDATE register SET version = version + 1`
      })
    )
  )

const answers = (paths: ReadonlyArray<string>) =>
  Promise.all(
    paths.map(async (path) => {
      const { header, status, text } = await register.get(path)
      return [path, status, header("etag"), text] as const
    })
  )

describe("pages that are made ahead and kept over changes", () => {
  it.effect.prop(
    "are what they would be if they were made anew, after anything that people and lists do",
    [steps],
    ([all]) =>
      Effect.promise(async () => {
        await register.run(emptied)
        const cityOf = world()
        // One thing said at a time, so that little is touched by each.
        const small = all.flatMap((step) =>
          step.what === "write" ? step.sayings.slice(0, 8).map((saying) => ({ ...step, sayings: [saying] })) : [step]
        )
        for (const step of small) {
          await register.run(makeOnce(register.pages(), () => false))
          await register.run(written(done(step, () => true, cityOf)))
          const paths = await register.run(pages)
          const kept = await answers(paths)
          await register.run(dropped)
          const anew = await answers(paths)
          const others = kept.filter((one, i) => JSON.stringify(one) !== JSON.stringify(anew[i]))
          expect(others.map(([path]) => path)).toEqual([])
          await register.run(dropped)
        }
      }),
    { arbitrary: { runs: 50 }, timeout: 300_000 }
  )
})

import { makeClaim, pairOf, twinningIdOf } from "@proxeny/domain"
import { cityNamed, reference } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, it } from "vitest"
import { nothing } from "../register/Batch.ts"
import { write } from "../register/write.ts"
import { testRegister } from "../testing/register.ts"
import { loadReference } from "./load.ts"

const register = testRegister()
const quiet = () => Effect.void

const total = async (): Promise<number> => (await register.get("/api/v1/twinnings?limit=1")).body.total
const load = () => register.run(loadReference(quiet, () => {}))

it("withdraws what an earlier version stated and this one does not, with all that followed from it", async () => {
  const before = await total()
  expect(await load()).toBe(0)
  const cities = Result.getOrThrow(pairOf(cityNamed("York"), cityNamed("Macau")))
  const id = twinningIdOf(cities)
  const [source] = reference.sources
  if (source === undefined) throw new Error("the reference has no source")
  const claim = makeClaim({
    subject: { kind: "twinning", id },
    attribute: "exists",
    value: true,
    source: source.id,
    locator: "l.1",
    recordedBy: "reference"
  })
  await register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.andThen(
        sql.withTransaction(write({ ...nothing, twinnings: [{ id, cities }], claims: [claim] }, quiet)),
        sql`UPDATE register SET reference = 'an earlier version'`
      )
    )
  )
  expect(await total()).toBe(before + 1)
  const { body: conflicting } = await register.get("/api/v1/conflicts")

  await load()
  expect(await total()).toBe(before)
  const { body } = await register.get("/api/v1/conflicts")
  expect(body.total).toBeLessThan(conflicting.total)
  expect((await register.get("/api/v1/statistics")).body.twinnings).toBe(before)
})

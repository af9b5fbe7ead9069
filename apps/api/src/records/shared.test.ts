import { it as effectIt } from "@effect/vitest"
import { networkIdOf } from "@proxeny/domain"
import { arbitrary } from "@proxeny/domain/testing"
import * as Effect from "effect/Effect"
import { describe, expect, it } from "vitest"
import { steward } from "../testing/acting.ts"
import { differences } from "../testing/registerRows.ts"
import { saidByPaper, smallWorld } from "../testing/smallWorld.ts"

const { asked, get, rows } = smallWorld()
const prop = { arbitrary: { runs: 15 }, timeout: 120_000 }
const sent = (value: object) => JSON.parse(JSON.stringify(value))

describe("a source", () => {
  effectIt.effect.prop(
    "is read back as it was entered and as it was corrected, and removed without a trace",
    [arbitrary.source, arbitrary.source],
    ([first, second]) =>
      Effect.promise(async () => {
        const before = await rows()
        const [one, other] = [first, second].map(({ id: _, ...fields }) => sent(fields))
        const made = await asked(steward, "POST /api/v1/sources", { status: 201, body: one })
        const path = `/api/v1/sources/${made.record.id}`
        const read = async () => {
          const { body } = await get(path)
          const { claims, cities, twinnings, id, ...fields } = body
          return fields
        }
        expect(await read()).toEqual(one)
        const same = await asked(steward, `PUT ${path}`, { status: 200, body: one, ifMatch: made.version })
        expect(same).toEqual(made)
        const changed = await asked(steward, `PUT ${path}`, { status: 200, body: other, ifMatch: made.version })
        expect(await read()).toEqual(other)
        await asked(steward, `DELETE ${path}`, { status: 200, ifMatch: changed.version })
        expect(differences(before, await rows())).toBe("")
      }),
    prop
  )
})

describe("a network", () => {
  effectIt.effect.prop(
    "is read back as it was entered and as it was corrected, and removed without a trace",
    [arbitrary.network, arbitrary.network],
    ([first, second]) =>
      Effect.promise(async () => {
        const before = await rows()
        const [one, other] = [first, second].map(({ id: _, ...fields }) => sent(fields))
        const body = { ...one, said: saidByPaper }
        const made = await asked(steward, "POST /api/v1/networks", { status: 201, body })
        await asked(steward, "POST /api/v1/networks", { status: 409, body })
        const path = `/api/v1/networks/${made.record.id}`
        expect((await get(path)).body).toMatchObject(one)
        expect(await asked(steward, `PUT ${path}`, { status: 200, body, ifMatch: made.version })).toEqual(made)
        const corrected = { status: 200, body: { ...other, said: saidByPaper }, ifMatch: made.version }
        const { version } = await asked(steward, `PUT ${path}`, corrected)
        const { body: read } = await get(path)
        expect(read).toMatchObject(other)
        expect([read.shortName, read.scope, read.founded]).toEqual([other.shortName, other.scope, other.founded])
        await asked(steward, `DELETE ${path}`, { status: 200, ifMatch: version })
        expect(differences(before, await rows())).toBe("")
      }),
    prop
  )

  it("is found by lists under the id that they would have given it, and named once", async () => {
    const { record } = await asked(steward, "POST /api/v1/networks", {
      status: 201,
      body: { name: "Bund der Städte", topics: [], said: saidByPaper }
    })
    expect(record.id).toBe(networkIdOf("list:bundderstadte"))
  })
})

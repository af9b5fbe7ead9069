import { it as effectIt } from "@effect/vitest"
import { CityNetwork } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import { beforeAll, describe, expect } from "vitest"
import { actingRegister, somebody, steward } from "../testing/acting.ts"
import { differences, emptied, registerRows } from "../testing/registerRows.ts"
import { cityCalled, council, paper, record, said } from "../testing/reports.ts"
import { here, network, pair, type Saying, towns, type Writable, writables } from "../testing/writables.ts"

const register = actingRegister()
const editor = somebody("editor", [here])
const stranger = somebody("editor", [cityCalled("elsewhere")])
const sources = { paper: { source: paper.id, locator: "page 1" }, council: { source: council.id, locator: "item 2" } }
const prop = { arbitrary: { runs: 8 }, timeout: 120_000 }

beforeAll(async () => {
  await register.run(emptied)
  await register.run(
    record({
      sources: [council, paper],
      cities: pair.map((id) => ({ id })),
      networks: [new CityNetwork({ id: network, name: "Netz", topics: [] })],
      claims: Object.entries(towns).map(([text, id]) =>
        said(council, { kind: "city", id }, "name", { text, kind: "name" })
      )
    })
  )
})

const rows = () => register.run(registerRows)

const ask = async (
  actor: typeof steward,
  key: string,
  status: number,
  sent: Parameters<typeof register.ask>[3] = {}
) => {
  const [method = "", path = ""] = key.split(" ")
  const answer = await register.ask(actor, method, path, sent)
  expect([key, answer.status, answer.status === status ? "" : answer.text]).toEqual([key, status, ""])
  return answer.body
}

/** What a source says of a record, as attributes and values in an order of their own. */
const saidBy = async (kind: string, id: string, source: string) => {
  const { claims } = await ask(steward, `GET /api/v1/records/${kind}/${id}`, 200)
  return claims
    .filter((claim: { source: string }) => claim.source === source)
    .map(told)
    .sort()
}
const canonical = (value: unknown): unknown =>
  value !== null && typeof value === "object" && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([key, part]) => [key, canonical(part)])
      )
    : Array.isArray(value)
      ? value.map(canonical)
      : value
const told = ({ attribute, value }: { readonly attribute: string; readonly value: unknown }): string =>
  JSON.stringify([attribute, canonical(value)])
const expected = ({ claims }: Saying) =>
  [...new Set(claims.map(([attribute, value]) => told({ attribute, value })))].sort()

/** Whether the row of the record shows what a saying tells. */
const shownBy = async ({ kind, row }: Writable, id: string, said: ReadonlyArray<Saying>) => {
  if (row !== undefined)
    expect((await ask(steward, `GET /api/v1/records/${kind}/${id}`, 200)).row).toMatchObject(
      row(...said.map(({ body }) => body))
    )
}

const leaving = (body: Saying["body"], keys: ReadonlyArray<string> = []) =>
  Object.fromEntries(Object.entries(body).filter(([key]) => !keys.includes(key)))

describe.each(writables)("what is stated: $kind", (writable: Writable) => {
  const actor = writable.shared === true ? steward : editor
  const { at, create, kind } = writable
  const shows = (id: string, ...said: ReadonlyArray<Saying>) => shownBy(writable, id, said)

  effectIt.effect.prop(
    "is read back as it was stated, once however often, apart by source, and withdrawn without a trace",
    [writable.sayings, writable.sayings],
    ([first, second]) =>
      Effect.promise(async () => {
        // A city that was made is nobody's but the stewards'.
        const keeper = kind === "city" ? steward : actor
        const before = await rows()
        // A twinning has to be there for what is between its cities.
        const twinning = { body: { cities: pair, said: sources.council } }
        const needs = kind === "agreement" || kind === "activity"
        const beneath = needs ? await ask(editor, "POST /api/v1/twinnings", 201, twinning) : undefined
        const empty = await rows()

        const body = { ...first.body, said: sources.paper }
        const made = await ask(actor, create, 201, { body })
        const { id } = made.record
        expect(await saidBy(kind, id, paper.id)).toEqual(expected(first))
        await shows(id, first)
        const alone = await rows()

        if (kind !== "city") {
          expect(await ask(actor, create, 201, { body })).toEqual(made)
          expect(differences(alone, await rows())).toBe("")
        }
        const path = kind === "twinning" ? `${at(id)}/statements` : at(id)
        const again = { body: { ...leaving(body, writable.fixed) }, ifMatch: made.version }
        expect(await ask(keeper, `PUT ${path}`, 200, again)).toEqual(made)
        expect(differences(alone, await rows())).toBe("")

        const other = { ...leaving(second.body, writable.fixed), said: sources.council }
        const sent = {
          body: kind === "twinning" ? { exists: true, ...other, stages: [] } : other,
          ifMatch: made.version
        }
        if (kind !== "city" && kind !== "tension") {
          await ask(stranger, `PUT ${path}`, 403, sent)
          expect(differences(alone, await rows())).toBe("")
        }
        const both = await ask(keeper, `PUT ${path}`, 200, sent)
        expect(await saidBy(kind, id, paper.id)).toEqual(expected(first))
        const stated = { claims: second.claims.filter(([attribute]) => kind !== "twinning" || attribute !== "stage") }
        expect(await saidBy(kind, id, council.id)).toEqual(expected({ ...second, ...stated }))

        // The council is the better source.
        await shows(id, second, first)

        if (writable.whole !== true) {
          const version = both.version
          const left = await ask(keeper, `DELETE ${at(id)}?source=${council.id}`, 200, { ifMatch: version })
          expect(differences(alone, await rows(), true)).toBe("")
          await shows(id, first)
          await ask(keeper, `DELETE ${at(id)}?source=${paper.id}`, 200, { ifMatch: left.version })
        } else await ask(keeper, `DELETE ${at(id)}`, 200, { ifMatch: both.version })
        expect(differences(empty, await rows(), true)).toBe("")
        if (beneath !== undefined)
          await ask(editor, `DELETE /api/v1/twinnings/${beneath.record.id}`, 200, { ifMatch: "*" })
        expect(differences(before, await rows(), true)).toBe("")
      }),
    prop
  )
})

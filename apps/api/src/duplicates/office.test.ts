import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister, somebody, steward } from "../testing/acting.ts"
import { cityCalled, record, townsAndTwinnings, twinningOf } from "../testing/reports.ts"
import { merge } from "./merge.ts"
import { undoMerge } from "./undoMerge.ts"

const register = actingRegister()
const quiet = () => Effect.void
const [old, anew, partner, other] = ["Alt", "Neu", "Freund", "Fremd"].map(cityCalled) as [
  CityId,
  CityId,
  CityId,
  CityId
]
const between = (a: CityId, b: CityId) => ({ kind: "twinning", id: twinningOf(a, b).id })
const city = (id: CityId) => ({ kind: "city", id })

beforeAll(() =>
  register.run(
    record(
      townsAndTwinnings({ Alt: "AT", Neu: "AT", Freund: "HU", Fremd: "CZ" }, [
        ["Alt", "Freund"],
        ["Neu", "Freund"],
        ["Alt", "Fremd"],
        ["Alt", "Neu"]
      ])
    )
  )
)

const note = async (about: object, text: string): Promise<string> =>
  (await register.ask(steward, "POST", "/api/v1/notes", { body: { about, text } })).body.record.id
const abouts = (): Promise<ReadonlyArray<{ readonly text: string; readonly id: string }>> =>
  register.run(
    SqlClient.SqlClient.use(
      (sql) => sql<{ text: string; id: string }>`SELECT text, about_id AS id FROM note ORDER BY text`
    )
  )
const textsFor = async (id: CityId): Promise<ReadonlyArray<string>> =>
  (await register.ask(somebody("editor", [id]), "GET", `/api/v1/notes?city=${id}`)).body.items
    .map(({ text }: { text: string }) => text)
    .sort()

describe("what an office keeps, in a merge of its city", () => {
  it("goes over to the city that stays, and comes back where the merge is undone", async () => {
    await note(city(old), "about the old one")
    await note(city(anew), "about the new one")
    await note(between(old, partner), "about a twinning that both have")
    await note(between(old, other), "about a twinning that moves")
    await note(between(old, anew), "about the two with each other")
    await note(city(partner), "about the partner")
    await register.ask(steward, "POST", "/api/v1/costs", {
      body: { about: between(old, other), year: 2024, money: { amount: 12, currency: "EUR" } }
    })
    const before = await abouts()
    const merged = await register.run(merge(anew, old, { by: "a test" }, quiet))
    expect(await textsFor(anew)).toEqual([
      "about a twinning that both have",
      "about a twinning that moves",
      "about the new one",
      "about the old one"
    ])
    expect((await register.ask(somebody("editor", [anew]), "GET", `/api/v1/costs?city=${anew}`)).body.total).toBe(1)
    expect(await textsFor(partner)).toEqual(["about a twinning that both have", "about the partner"])
    expect(await textsFor(old)).toEqual([])
    await note(between(anew, other), "written since")
    await note(city(anew), "written since, too")

    await register.run(undoMerge(merged.id, quiet))
    const after = await abouts()
    expect(after.filter(({ text }) => !text.startsWith("written"))).toEqual(before)
    expect(await textsFor(old)).toEqual([
      "about a twinning that both have",
      "about a twinning that moves",
      "about the old one",
      "about the two with each other"
    ])
    // What was written since stays with the city that it was written about.
    expect(await textsFor(anew)).toEqual([
      "about the new one",
      "about the two with each other",
      "written since",
      "written since, too"
    ])
  })

  it("is in the journal of merges by what it was about alone", async () => {
    const rows = await register.run(
      SqlClient.SqlClient.use(
        (sql) =>
          sql<{ row: string }>`SELECT to_jsonb(c)::text AS row FROM city_merge_change c WHERE kind IN ('note', 'cost')`
      )
    )
    expect(rows.length).toBe(4)
    for (const { row } of rows) expect(row).not.toMatch(/about the|twinning that|EUR/)
  })
})

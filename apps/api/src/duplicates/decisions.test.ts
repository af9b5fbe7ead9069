import { it as effectIt } from "@effect/vitest"
import type { CityId, ClaimId, Subject, TwinningId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeEach, describe, expect, it } from "vitest"
import { decide as decideOn } from "../decisions/decide.ts"
import { project } from "../register/projection.ts"
import { actingRegister, steward } from "../testing/acting.ts"
import { batchOf, sayings } from "../testing/entangled.ts"
import { differences, emptied, registerRows, rolledBack } from "../testing/registerRows.ts"
import { cityCalled, council, paper, record, said, townsAndTwinnings, twinningOf } from "../testing/reports.ts"
import { merge } from "./merge.ts"
import { undoMerge } from "./undoMerge.ts"

const register = actingRegister()
const quiet = () => Effect.void
const [old, anew, friend, far] = ["Alt", "Neu", "Freund", "Fern"].map(cityCalled) as [CityId, CityId, CityId, CityId]
const city = (id: CityId) => ({ kind: "city", id }) as const

/** What the paper says: against the council of both cities, and lists that leave twinnings out, on either side. */
const claims = {
  old: said(paper, city(old), "country", "DE"),
  anew: said(paper, city(anew), "country", "CH"),
  list: said(paper, city(old), "twins-in-country", { country: "HU", partners: [friend] }),
  theirs: said(paper, city(friend), "twins-in-country", { country: "DE", partners: [] })
}
const towns = townsAndTwinnings({ Alt: "AT", Neu: "AT", Freund: "HU", Fern: "HU" }, [
  ["Alt", "Freund"],
  ["Alt", "Fern"]
])

beforeEach(async () => {
  await register.run(emptied)
  await register.run(record({ ...towns, claims: [...towns.claims, ...Object.values(claims)] }))
})

const decide = async (body: object): Promise<string> => {
  const {
    body: answer,
    status,
    text
  } = await register.ask(steward, "POST", "/api/v1/conflicts/decisions", {
    body: { reason: "It was looked up.", ...body }
  })
  expect(status, text).toBe(201)
  return answer.record.id
}
const onCountry = (id: CityId, claim: string) =>
  decide({ kind: "values", subject: city(id), attribute: "country", claim })
const onList = (id: CityId, list: string, partner: CityId, holds: string) =>
  decide({ kind: "left-out", subject: city(id), list, twinning: twinningOf(old, partner).id, holds })

/** Every decision, whole. */
const decisions = (): Promise<ReadonlyArray<string>> =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.map(sql<{ row: string }>`SELECT to_jsonb(decision)::text AS row FROM decision ORDER BY id`, (rows) =>
        rows.map(({ row }) => row)
      )
    )
  )
const decided = async () =>
  (await register.get("/api/v1/conflicts?limit=200&decided=true")).body.items.map(
    ({ decision, subject, twinning }: Record<string, { id: string }>) => [decision?.id, subject?.id, twinning]
  )
const countryOf = async (id: CityId) => (await register.get(`/api/v1/cities/${id}`)).body.country
const merged = () => register.run(merge(anew, old, { by: "a test" }, quiet))

describe("what a person decided about a city that is merged away", () => {
  it("stands of the city that stays, and comes back to the row where the merge is undone", async () => {
    const country = await onCountry(old, claims.old.id)
    const list = await onList(old, claims.list.id, far, "list")
    const theirs = await onList(friend, claims.theirs.id, friend, "twinning")
    const before = { decisions: await decisions(), rows: await register.run(registerRows), told: await decided() }
    expect(before.told).toHaveLength(3)

    const { id } = await merged()
    expect(await countryOf(anew)).toBe("DE")
    expect((await decided()).toSorted()).toEqual(
      [
        [country, anew, undefined],
        [list, anew, twinningOf(anew, far).id],
        [theirs, friend, twinningOf(anew, friend).id]
      ].toSorted()
    )
    await register.run(undoMerge(id, quiet))
    expect(await decisions()).toEqual(before.decisions)
    expect(await decided()).toEqual(before.told)
    expect(differences(before.rows, await register.run(registerRows))).toBe("")
  })

  it("gives way to what was decided of the city that stays, until the merge is undone", async () => {
    const ofCouncil = towns.claims.find(({ attribute, subject }) => attribute === "country" && subject.id === anew)
    await onCountry(old, claims.old.id)
    const own = await onCountry(anew, ofCouncil?.id ?? "")
    const before = await decisions()
    const { id } = await merged()
    expect([await countryOf(anew), await decided()]).toEqual(["AT", [[own, anew, undefined]]])
    await register.run(undoMerge(id, quiet))
    expect(await decisions()).toEqual(before)
    expect(await countryOf(old)).toBe("DE")
  })

  it("takes the place of one that has lapsed, which comes back as lapsed as it was", async () => {
    await onCountry(anew, claims.anew.id)
    const own = await onCountry(old, claims.old.id)
    await register.run(SqlClient.SqlClient.use((sql) => sql`DELETE FROM claim WHERE id = ${claims.anew.id}`))
    const before = await decisions()
    const { id } = await merged()
    expect([await countryOf(anew), await decided()]).toEqual(["DE", [[own, anew, undefined]]])
    await register.run(undoMerge(id, quiet))
    expect(await decisions()).toEqual(before)
  })

  it("on one signing of a twinning stands beside what was decided on another, which an end parted from it since", async () => {
    const [theirs, ours] = [twinningOf(old, friend).id, twinningOf(anew, friend).id]
    const stage = (source: typeof paper, id: string, kind: string, on: string) =>
      said(source, { kind: "twinning", id: id as TwinningId }, "stage", { kind, on })
    const [first, other] = [stage(council, theirs, "signed", "1985"), stage(paper, theirs, "signed", "1987")]
    const [early, late] = [stage(council, ours, "signed", "1986"), stage(paper, ours, "signed", "2012")]
    const both = townsAndTwinnings({ Neu: "AT", Freund: "HU" }, [["Neu", "Freund"]])
    await register.run(record({ ...both, claims: [...both.claims, early, late] }))
    await register.run(record({ ...towns, claims: [first, other] }))
    const on = (id: string, claim: string) =>
      decide({ kind: "values", subject: { kind: "twinning", id }, attribute: "stage", claim })
    const decidedOn = [await on(ours, late.id), await on(theirs, other.id)]
    await register.run(record({ ...both, claims: [stage(council, ours, "ended", "2001")] }))
    const before = { decisions: await decisions(), rows: await register.run(registerRows) }
    const { id } = await merged()
    const { stages } = (await register.get(`/api/v1/twinnings/${ours}`)).body
    expect(stages.map(({ kind, on: day }: { kind: string; on: string }) => [kind, day])).toEqual([
      ["signed", "1987"],
      ["ended", "2001"],
      ["signed", "2012"]
    ])
    const held = await register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ id: string; facet: string }>`
      SELECT id, facet FROM decision ORDER BY facet`
      )
    )
    expect(held).toEqual([
      { id: decidedOn[1], facet: "signed" },
      { id: decidedOn[0], facet: "signed after 2001" }
    ])
    await register.run(undoMerge(id, quiet))
    expect(await decisions()).toEqual(before.decisions)
    expect(differences(before.rows, await register.run(registerRows))).toBe("")
  })

  it("stays withdrawn where it was withdrawn after the merge, and what was decided since stays with the city that stays", async () => {
    const own = await onCountry(old, claims.old.id)
    const { id } = await merged()
    const path = `/api/v1/conflicts/decisions/${own}`
    expect((await register.ask(steward, "DELETE", path, { ifMatch: "*" })).status).toBe(204)
    const later = await onCountry(anew, claims.anew.id)
    await register.run(undoMerge(id, quiet))
    expect(await decided()).toEqual([[later, anew, undefined]])
    expect(await countryOf(anew)).toBe("CH")
  })
})

/** Decides everything that is open, each for a claim that the others contradict. */
const decideAll = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  const reason = "a test"
  const open = yield* sql<{
    kind: "values" | "left-out"
    subject_kind: Subject["kind"]
    subject_id: string
    attribute: string
    twinning_id: string | null
    list_claim: string | null
    claims: ReadonlyArray<string>
  }>`
    SELECT c.*, ARRAY(SELECT id FROM claim WHERE subject_kind = c.subject_kind AND subject_id = c.subject_id
      AND attribute = c.attribute ORDER BY id DESC) AS claims FROM conflict c ORDER BY c.kind DESC, c.subject_id, c.attribute, c.twinning_id`
  for (const { attribute, claims, kind, list_claim, subject_id, subject_kind, twinning_id } of open) {
    const subject = { kind: subject_kind, id: subject_id } as Subject
    const bodies =
      kind === "left-out"
        ? [
            {
              kind,
              subject: subject as Subject & { kind: "city"; id: CityId },
              list: list_claim as ClaimId,
              twinning: twinning_id as TwinningId,
              holds: "list",
              reason
            } as const
          ]
        : claims.map((claim) => ({ kind: "values", subject, attribute, claim: claim as ClaimId, reason }) as const)
    // What was decided a moment ago may leave nothing to decide here.
    for (const body of bodies)
      yield* Effect.catchTags(decideOn(body), { NothingToDecide: () => Effect.void, DecidedBefore: () => Effect.void })
  }
})

let decidedEver = 0
effectIt.effect.prop(
  "decisions on whatever is said move with a merge, and are the same to the row once it is undone",
  [sayings],
  ([all]) =>
    Effect.promise(() =>
      register.run(
        rolledBack(
          Effect.gen(function* () {
            const sql = yield* SqlClient.SqlClient
            const cityOf = (one: number) => cityCalled(`decided ${one}`)
            const batch = batchOf(all, cityOf, true)
            yield* record(batch)
            yield* project(
              batch.claims.flatMap(({ subject }) => (subject.kind === "activity" ? [subject] : [])),
              quiet
            )
            yield* decideAll
            const before = yield* registerRows
            decidedEver += before.decision?.length ?? 0
            const { id } = yield* merge(cityOf(0), cityOf(1), { by: "a test" }, quiet)
            const lost = yield* sql`
              SELECT 1 FROM decision WHERE NOT EXISTS (SELECT 1 FROM claim WHERE claim.id = claim_id)
                AND NOT EXISTS (SELECT 1 FROM city_merge_change c WHERE c.merge_id = ${id} AND c.how = 'removed'
                  AND c.old_id IN (claim_id, subject_id))`
            expect(lost).toEqual([])
            yield* undoMerge(id, quiet)
            expect(differences(before, yield* registerRows)).toBe("")
          })
        )
      )
    ),
  { arbitrary: { runs: 40 }, timeout: 120_000 }
)
it("such decisions were made at all", () => expect(decidedEver).toBeGreaterThan(0))

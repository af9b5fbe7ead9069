import { CityId, type Claim, deriveId, PartialDate, StrategyProfile, StrategyProfileId } from "@proxeny/domain"
import { reference } from "@proxeny/reference"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { describe, expect, it } from "vitest"
import { registerVersion } from "../register/kept.ts"
import { write } from "../register/write.ts"
import { testRegister } from "../testing/register.ts"
import { differences, registerRows } from "../testing/registerRows.ts"
import {
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  townsAndTwinnings,
  twinningOf
} from "../testing/reports.ts"
import { asMerged } from "./asMerged.ts"
import { Duplicates } from "./Duplicates.ts"

const register = testRegister()
const quiet = () => Effect.void
const by = { by: "a test" }

const use = <A, E>(work: (duplicates: Duplicates["Service"]) => Effect.Effect<A, E>): Promise<A> =>
  register.run(Effect.provide(Duplicates.use(work), Duplicates.layer))
const list = (country?: string) => use((one) => one.list({ limit: 100, ...(country === undefined ? {} : { country }) }))
const rows = () => register.run(registerRows)
const merge = (kept: string, merged: string) => use((one) => one.merge(cityCalled(kept), cityCalled(merged), by, quiet))
const undo = (id: string) => use((one) => one.undoMerge(id, quiet))

const about = (name: string) => ({ kind: "city", id: cityCalled(name) }) as const
const named = (name: string, shown: string, more: ReadonlyArray<Claim> = []): ReadonlyArray<Claim> => [
  said(council, about(name), "name", { text: shown, kind: "name" }),
  said(council, about(name), "country", "NO"),
  ...more
]
const at = (name: string, latitude: number) => said(council, about(name), "coordinates", { latitude, longitude: 23.2 })
const id = (name: string, value: string, scheme = "wikidata") =>
  said(council, about(name), "identifier", { scheme, value })
const pair = (one: string, other: string) => [cityCalled(one), cityCalled(other)].sort()
const shown = async () => (await list("NO")).items.map(({ cities: [a, b] }) => [a.id, b.id])

describe("possible duplicates in the register", () => {
  it("are shown side by side with what is known of each, the likeliest first, and by country", async () => {
    await register.run(
      record({
        ...townsAndTwinnings({ Partner: "SE" }, []),
        cities: ["Alta", "Alta kommune", "Far Alta", "Partner"].map((name) => ({ id: cityCalled(name) })),
        twinnings: [twinningOf(cityCalled("Alta"), cityCalled("Partner"))],
        claims: [
          ...townsAndTwinnings({ Partner: "SE" }, []).claims,
          ...named("Alta", "Alta", [at("Alta", 69.97), id("Alta", "Q90000001"), id("Alta", "Q90000009")]),
          ...named("Alta kommune", "Alta", [at("Alta kommune", 69.98), id("Alta kommune", "Q90000002")]),
          ...named("Far Alta", "Alta", [at("Far Alta", 60)]),
          said(
            paper,
            { kind: "twinning", id: twinningOf(cityCalled("Alta"), cityCalled("Partner")).id },
            "exists",
            true
          )
        ]
      })
    )
    const { items, total } = await list("NO")
    expect(total).toBe(1)
    const [{ cities, reasons, rules, score } = items[0] as never] = items
    expect(cities.map((city) => city.id)).toEqual(pair("Alta", "Alta kommune"))
    expect(rules).toBe("1.0.0")
    // −0.5 name, −ln 2 for the Alta far away, 0.3 off for two items, 3.5 within 10 km: 2.007, a share of 0.8815.
    expect(score).toBeCloseTo(0.8815, 4)
    expect(reasons.map(({ kind }) => kind)).toEqual(["same-name", "different-ids", "distance"])
    const alta = cities.find((city) => city.id === cityCalled("Alta"))
    expect(alta).toMatchObject({
      name: "Alta",
      country: "NO",
      identifiers: [
        { scheme: "wikidata", value: "Q90000001" },
        { scheme: "wikidata", value: "Q90000009" }
      ],
      coordinates: { latitude: 69.97, longitude: 23.2 },
      claims: 5,
      sources: 1,
      twinnings: [{ partner: { name: "Partner", country: "SE" }, claims: 1 }]
    })
    expect((await list("SE")).total).toBe(0)
    const [far] = await use((one) => one.sideBySide(cityCalled("Far Alta"), cityCalled("Alta")))
    expect(far.coordinates?.latitude).toBe(60)
  })

  it("an id that two claim is told of both, though one holds it", async () => {
    await register.run(
      record({
        cities: [{ id: cityCalled("Contested") }],
        claims: named("Contested", "Elsewhere", [id("Contested", "Q90000001")])
      })
    )
    const { items } = await list("NO")
    const contested = items.find(({ reasons }) => reasons.some(({ kind }) => kind === "shared-id"))
    expect(contested?.cities.map((city) => city.id)).toEqual(pair("Contested", "Alta"))
  })

  it("are found by their names here and by their ids, and named where they are not there", async () => {
    const city = (given: string) => use((one) => one.city(given))
    expect(await city("Q90000002")).toBe(cityCalled("Alta kommune"))
    expect(await city(" wikidata:Q90000002 ")).toBe(cityCalled("Alta kommune"))
    expect(await city(cityCalled("Alta").toUpperCase())).toBe(cityCalled("Alta"))
    for (const given of ["Q123456789", "Alta", "geonames:0", "isbn:1", CityId.make(deriveId("city", "nowhere"))])
      await expect(city(given)).rejects.toThrow(
        /There is no city .* on record: give the id of one as proxeny duplicates/
      )
  })

  it("kept apart are not shown again, also once one of them is merged with a third", async () => {
    expect(await shown()).toContainEqual(pair("Alta", "Alta kommune"))
    await use((one) => one.keepApart(cityCalled("Alta kommune"), cityCalled("Alta"), { ...by, reason: "two councils" }))
    expect(await shown()).not.toContainEqual(pair("Alta", "Alta kommune"))
    const { id } = await merge("Far Alta", "Alta kommune")
    expect(await shown()).not.toContainEqual(pair("Alta", "Far Alta"))
    await undo(id)
    await expect(use((one) => one.keepApart(cityCalled("Alta"), cityCalled("Alta"), by))).rejects.toThrow(
      /Both are the city/
    )
  })
})

describe("a merge", () => {
  it("is listed with who and why, raises the version, and leads every id to the kept city", async () => {
    const version = () => register.run(SqlClient.SqlClient.use(registerVersion))
    const before = await version()
    const done = await use((one) =>
      one.merge(cityCalled("Alta"), cityCalled("Alta kommune"), { ...by, reason: "one place" }, quiet)
    )
    expect(done).toMatchObject({
      kept: { name: "Alta" },
      merged: { id: cityCalled("Alta kommune") },
      claims: 4,
      selfTwinning: false
    })
    expect(await version()).toBe(before + 1)
    expect(await use((one) => one.city("Q90000002"))).toBe(cityCalled("Alta"))
    await expect(use((one) => one.city(cityCalled("Alta kommune")))).rejects.toThrow(
      new RegExp(`was merged into Alta .* undo the merge ${done.id}`)
    )
    const { body } = await register.get(`/api/v1/cities/${cityCalled("Alta")}`)
    expect(body.identifiers.map(({ value }: { value: string }) => value).sort()).toEqual([
      "Q90000001",
      "Q90000002",
      "Q90000009"
    ])
    expect((await use((one) => one.merges))[0]).toMatchObject({
      id: done.id,
      reason: "one place",
      by: "a test",
      mergedAt: expect.stringMatching(/Z$/)
    })
    await undo(done.id)
    expect(await version()).toBe(before + 2)
    expect((await use((one) => one.merges))[0]).toMatchObject({ id: done.id, undoneAt: expect.stringMatching(/Z$/) })
    await expect(undo(done.id)).rejects.toThrow(/was undone on .* already/)
    await expect(undo("x")).rejects.toThrow(/There is no merge x/)
    await expect(merge("Alta", "Alta")).rejects.toThrow(/Both are the city/)
  })

  it("undone leaves with the kept city what was said of it since, and a report keeps its twinning", async () => {
    const partner = cityCalled("Partner")
    await register.run(
      record({
        twinnings: [twinningOf(cityCalled("Alta kommune"), partner)],
        sources: [paper],
        claims: [
          said(paper, { kind: "twinning", id: twinningOf(cityCalled("Alta kommune"), partner).id }, "exists", true)
        ]
      })
    )
    const before = await rows()
    const { id: first } = await merge("Far Alta", "Alta kommune")
    const since = [
      said(paper, about("Far Alta"), "population", { count: 21_000 }),
      reported(paper, {
        twinning: twinningOf(cityCalled("Far Alta"), partner).id,
        type: "meeting",
        on: "2020"
      } as never)
    ]
    await register.run(record({ claims: since }))
    await undo(first)
    const after = await rows()
    const kept = await register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ population: bigint; activities: number }>`
          SELECT population, (SELECT count(*) FROM activity)::int - ${before.activity?.length ?? 0} AS activities
          FROM city WHERE id = ${cityCalled("Far Alta")}`
      )
    )
    expect(kept).toEqual([{ population: 21_000n, activities: 1 }])
    const lost = differences(before, after)
      .split("\n")
      .filter((line) => line.includes("only before"))
    // The one row that is not as it was is that of the city, which has a population by now.
    expect(lost).toEqual([expect.stringMatching(/^city, only before: .*"population": null/)])
  })

  it("undone gives an id that two claim back to the one that held it, whichever that was", async () => {
    for (const [first, second, value] of [
      ["Holder", "Claimant", "Q90000021"],
      ["Claimant", "Holder", "Q90000022"]
    ] as const) {
      await register.run(
        record({ cities: [{ id: cityCalled(first) }], claims: named(first, first, [id(first, value)]) })
      )
      await register.run(
        record({ cities: [{ id: cityCalled(second) }], claims: named(second, second, [id(second, value)]) })
      )
      expect(await use((one) => one.city(value))).toBe(cityCalled(first))
    }
    const before = await rows()
    await undo((await merge("Holder", "Claimant")).id)
    expect(differences(before, await rows())).toBe("")
  })

  it("undone leaves answers of a profile with the kept city that came since", async () => {
    const profile = (city: string, question: string) => {
      const key = StrategyProfileId.make(deriveId("strategy", cityCalled(city), "2015"))
      const claim = said(council, { kind: "strategy", id: key }, question.toLowerCase(), true)
      const answer = { value: true, evidence: [claim.id] }
      return {
        strategies: [
          new StrategyProfile({
            id: key,
            city: cityCalled(city),
            asOf: PartialDate.make("2015"),
            [question]: answer
          } as never)
        ],
        claims: [claim]
      }
    }
    const questions = async () =>
      (await rows()).strategy_profile
        ?.flatMap((text) => {
          const { city_id, profile } = JSON.parse(text)
          const name = ["Holder", "Claimant"].find((one) => cityCalled(one) === city_id)
          return name === undefined ? [] : [`${name}: ${Object.keys(profile).sort()}`]
        })
        .sort()
    await register.run(record(profile("Claimant", "budget")))
    const { id } = await merge("Holder", "Claimant")
    expect(await questions()).toEqual(["Holder: budget"])
    await register.run(record(profile("Holder", "trainedStaff")))
    expect(await questions()).toEqual(["Holder: budget,trainedStaff"])
    await undo(id)
    expect(await questions()).toEqual(["Claimant: budget", "Holder: trainedStaff"])
    // Both have a profile of that year now: their answers join, and part again.
    const { id: again } = await merge("Holder", "Claimant")
    await register.run(record(profile("Holder", "regularContact")))
    expect(await questions()).toEqual(["Holder: budget,regularContact,trainedStaff"])
    await undo(again)
    expect(await questions()).toEqual(["Claimant: budget", "Holder: regularContact,trainedStaff"])
  })

  it("a later one that took up what it made is named, and undone first", async () => {
    const before = await rows()
    const one = await merge("Alta", "Alta kommune")
    const other = await merge("Far Alta", "Alta")
    await expect(undo(one.id)).rejects.toThrow(new RegExp(`A later merge \\(${other.id}: Alta into Alta\\) rests on`))
    await undo(other.id)
    await undo(one.id)
    expect(differences(before, await rows())).toBe("")
  })

  it("leaves nothing half done when it fails half-way", async () => {
    const before = await rows()
    const broken = () => Effect.die("the power is gone")
    await expect(use((one) => one.merge(cityCalled("Alta"), cityCalled("Alta kommune"), by, broken))).rejects.toThrow(
      "the power is gone"
    )
    expect(differences(before, await rows())).toBe("")
    const { id } = await merge("Alta", "Alta kommune")
    await expect(use((one) => one.undoMerge(id, broken))).rejects.toThrow("the power is gone")
    await undo(id)
    expect(differences(before, await rows())).toBe("")
  })

  it("of two cities of the documents stands when the facts are loaded again", async () => {
    const before = await rows()
    const ids = await register.run(
      SqlClient.SqlClient.use(
        (sql) => sql<{ id: CityId }>`SELECT id FROM city WHERE name IN ('Wuhan', 'Manchester') ORDER BY name`
      )
    )
    expect(ids).toHaveLength(2)
    const [manchester, wuhan] = ids.map((row) => row.id) as [CityId, CityId]
    const { id, selfTwinning } = await use((one) => one.merge(manchester, wuhan, by, quiet))
    expect(selfTwinning).toBe(true)
    const merged = await rows()
    const written = await register.run(
      SqlClient.SqlClient.use((sql) =>
        sql.withTransaction(Effect.flatMap(asMerged(reference), (batch) => write(batch, quiet)))
      )
    )
    expect([...written.claims, ...written.cities, ...written.twinnings]).toEqual([])
    expect(differences(merged, await rows())).toBe("")
    await undo(id)
    expect(differences(before, await rows())).toBe("")
  })
})

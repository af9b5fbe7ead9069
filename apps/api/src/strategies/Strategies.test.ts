import {
  type Claim,
  deriveId,
  maturity,
  membershipIdOf,
  missingEvidence,
  networkIdOf,
  PartialDate,
  StrategyProfile,
  StrategyProfileId
} from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import {
  asJson,
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  sourceIn,
  townsAndTwinnings,
  twinningOf,
  uncited,
  withdraw
} from "../testing/reports.ts"
import { inShape } from "../testing/shape.ts"
import { knownOf } from "./known.ts"

const register = testRegister()

const towns = townsAndTwinnings({ Plan: "GB", Freund: "FI", Einsam: "GB", Stumm: "IT" }, [["Plan", "Freund"]])
const [plan, freund, einsam, stumm] = [
  cityCalled("Plan"),
  cityCalled("Freund"),
  cityCalled("Einsam"),
  cityCalled("Stumm")
]
const twinning = twinningOf(plan, freund).id

const profileIn = (year: string, answers: Readonly<Record<string, unknown>>) => {
  const id = StrategyProfileId.make(deriveId("strategy", plan, year))
  const claims: Array<Claim> = []
  const given = Object.fromEntries(
    Object.entries(answers).map(([question, value]) => {
      const attribute = question.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
      const claim = said(council, { kind: "strategy", id }, attribute, value)
      claims.push(claim)
      return [question, { value, evidence: [claim.id] }]
    })
  )
  return { claims, profile: new StrategyProfile({ id, city: plan, asOf: PartialDate.make(year), ...given } as never) }
}
const then = profileIn("2015", { strategy: "partial" })
const now = profileIn("2019", { strategy: "explicit", team: "dedicated", jointProjects: true, regularContact: true })
const topic = said(paper, { kind: "twinning", id: twinning }, "topic", "water")
const none = said(council, { kind: "city", id: einsam }, "twin-count", { count: 0 })
const two = said(paper, { kind: "city", id: einsam }, "twin-count", { count: 2 })
const elsewhere = said(paper, { kind: "city", id: stumm }, "twin-count", { count: 0, country: "CN" })
const path = (city: string) => `/api/v1/cities/${city}/maturity`

beforeAll(() =>
  register.run(
    record({
      ...towns,
      strategies: [then.profile, now.profile],
      claims: [...towns.claims, ...then.claims, ...now.claims, topic, none, two, elsewhere]
    })
  )
)

const { id: _, city: __, ...answers } = now.profile
const evidence = {
  city: plan,
  country: "GB" as never,
  profile: answers,
  partnerships: [{ twinning, standing: "unknown" as const, topic: true, evidence: [topic.id] }]
}

describe("the maturity of a city over HTTP", () => {
  it("is what the domain makes of the same records, for the same seed", async () => {
    const { body, status } = await register.get(`${path(plan)}?asOf=2020-12-31&seed=3`)
    expect(status).toBe(200)
    expect(inShape("/api/v1/cities/:id/maturity", body)).toMatchObject({ _tag: "Success" })
    const sourceOf = sourceIn([...now.claims, topic])
    const { city: _, ...expected } = maturity(evidence, { asOf: "2020-12-31", seed: 3, sourceOf })
    expect(body).toMatchObject(asJson(expected) as object)
    expect(body.profile).toEqual({ id: now.profile.id, asOf: "2019" })
    const missing = missingEvidence(evidence, { asOf: "2020-12-31" })
    expect(body.missing).toEqual(asJson({ ...missing, raises: missing.raises.slice(0, 20) }))
    expect(uncited(body)).toEqual([])
    expect(body.claims.find((claim: { id: string }) => claim.id === topic.id).subject.label).toMatch(/Plan/)
  })

  it("takes the latest profile by the day asked for, and none from before there was one", async () => {
    const asked = async (asOf: string) => (await register.get(`${path(plan)}?asOf=${asOf}`)).body
    expect((await asked("2018-01-01")).profile).toEqual({ id: then.profile.id, asOf: "2015" })
    expect((await asked("2019-12-30")).profile).toEqual({ id: then.profile.id, asOf: "2015" })
    expect((await asked("2014-01-01")).profile).toBeUndefined()
  })

  it("of a city with nothing on record is undetermined, without a number", async () => {
    const { body } = await register.get(path(stumm))
    expect(body.verdict).toMatchObject({ kind: "undetermined", because: "no-evidence" })
    expect(body.score).toBeUndefined()
    expect(body).toMatchObject({ coverage: 0, levels: [], evidence: [], claims: [] })
  })

  it("knows a city without twins from one of which nobody says, and a count for one country says nothing", async () => {
    const topical = async (city: string) =>
      (await register.get(path(city))).body.dimensions
        .flatMap(({ indicators }: { indicators: ReadonlyArray<object> }) => indicators)
        .filter((one: { key: string }) => ["topical-twinnings", "not-latent"].includes(one.key))
        .map(({ evidence, state }: { evidence: ReadonlyArray<string>; state: string }) => [state, evidence])
    // A worse source counts two: it is outweighed, and not cited.
    expect(await topical(einsam)).toEqual([1, 2].map(() => ["not-applicable", [none.id]]))
    expect(await topical(stumm)).toEqual([1, 2].map(() => ["unknown", []]))
  })

  it("takes no topic and no count of twins from a time that has not come", async () => {
    const state = async (city: string, key: string, asOf: string) =>
      (await register.get(`${path(city)}?asOf=${asOf}`)).body.dimensions
        .flatMap(({ indicators }: { indicators: ReadonlyArray<object> }) => indicators)
        .find((one: { key: string }) => one.key === key)
    const from = { period: { from: PartialDate.make("2019") } }
    const later = [
      said(paper, { kind: "twinning", id: twinning }, "topic", "schools", from),
      said(paper, { kind: "city", id: stumm }, "twin-count", { count: 0 }, from)
    ]
    await register.run(record({ claims: later }))
    const topical = async (asOf: string) => (await state(plan, "topical-twinnings", asOf)).evidence
    expect(await topical("2018-12-31")).toEqual([topic.id])
    expect(await topical("2019-01-01")).toEqual([topic.id, later[0]?.id].sort())
    expect((await state(stumm, "topical-twinnings", "2018-12-31")).state).toBe("unknown")
    expect((await state(stumm, "topical-twinnings", "2019-01-01")).state).toBe("not-applicable")
    await register.run(withdraw(later))
  })

  it("rests on who watched while a twinning was silent, and on who says that the city has a role", async () => {
    const more = townsAndTwinnings({ Still: "FR", Laut: "FR", Weg: "IT" }, [
      ["Still", "Laut"],
      ["Laut", "Weg"]
    ])
    const [still, laut, weg] = [cityCalled("Still"), cityCalled("Laut"), cityCalled("Weg")]
    const [silent, lively] = [twinningOf(still, laut).id, twinningOf(laut, weg).id]
    const contact = reported(council, { twinning: silent, type: "meeting", on: "2000" })
    const seen = [2001, 2004, 2007, 2010, 2013].map((year) =>
      reported(paper, { twinning: lively, type: "meeting", on: String(year) })
    )
    const network = { id: networkIdOf("another test"), name: "Roles of a test", scope: "world", topics: [] } as const
    const member = { kind: "city", city: still } as const
    const membership = {
      id: membershipIdOf(network.id, member),
      network: network.id,
      member,
      roles: ["presidency"]
    } as const
    const subject = { kind: "membership", id: membership.id } as const
    const exists = said(council, subject, "exists", true)
    const role = said(paper, subject, "role", "presidency")
    await register.run(
      record({
        ...more,
        networks: [network as never],
        memberships: [membership as never],
        claims: [...more.claims, contact, ...seen, exists, role]
      })
    )
    const { evidence, sourceOf } = await register.run(
      knownOf({ id: still, name: "Still", name_zh: null, country: "FR" }, "2013-12-31")
    )
    expect(evidence.memberships?.[0]).toMatchObject({ evidence: [exists.id], roleEvidence: [role.id] })
    const [one] = evidence.partnerships ?? []
    expect(one?.standing).toBe("latent")
    expect([...(one?.standingEvidence ?? [])].sort()).toEqual([contact.id, seen[4]?.id].sort())
    expect(one?.standingEvidence?.map((claim) => sourceOf(claim)?.id).sort()).toEqual([council.id, paper.id].sort())
    expect(uncited((await register.get(`${path(still)}?asOf=2013-12-31`)).body)).toEqual([])
  })

  it("is computed anew when the register changes, and an answer whose claims are withdrawn is unknown again", async () => {
    const first = await register.get(`${path(plan)}?asOf=2020-12-31`)
    expect((await register.get(`${path(plan)}?asOf=2020-12-31`)).text).toBe(first.text)
    const team = now.claims.filter(({ attribute }) => attribute === "team")
    await register.run(withdraw(team))
    const { body } = await register.get(`${path(plan)}?asOf=2020-12-31`)
    const state = (one: { dimensions: ReadonlyArray<{ indicators: ReadonlyArray<{ key: string; state: string }> }> }) =>
      one.dimensions.flatMap(({ indicators }) => indicators).find(({ key }) => key === "team")?.state
    expect([state(first.body), state(body)]).toEqual(["known", "unknown"])
    expect(uncited(body)).toEqual([])
    await register.run(record({ claims: team }))
    expect((await register.get(`${path(plan)}?asOf=2020-12-31`)).text).toBe(first.text)
  })

  it("takes answers that come later into the profile of the same day", async () => {
    const more = profileIn("2019", { businessPlatform: true })
    await register.run(record({ strategies: [more.profile], claims: more.claims }))
    const { body } = await register.get(`${path(plan)}?asOf=2020-12-31`)
    const known = body.dimensions
      .flatMap(({ indicators }: { indicators: ReadonlyArray<object> }) => indicators)
      .filter(({ state }: { state: string }) => state === "known")
      .map(({ key }: { key: string }) => key)
    expect(known).toEqual(expect.arrayContaining(["team", "joint-projects", "business-platform"]))
  })
})

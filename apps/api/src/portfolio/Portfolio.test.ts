import {
  type ActivityReport,
  AgreementId,
  budgetScenario,
  type CityId,
  deriveId,
  diplomaticFunctions,
  membershipIdOf,
  networkIdOf,
  nextRenewal,
  PartialDate,
  reviewPortfolio,
  Source,
  SourceId,
  StrategyProfile,
  StrategyProfileId,
  standing,
  type TwinningId,
  twinningFactors,
  watchesOf
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Tracer from "effect/Tracer"
import { beforeAll, describe, expect, it } from "vitest"
import { present } from "../sql/rows.ts"
import { actingRegister, steward } from "../testing/acting.ts"
import {
  activitiesIn,
  asJson,
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  townsAndTwinnings,
  twinningOf,
  uncited,
  withdraw
} from "../testing/reports.ts"
import { inShape } from "../testing/shape.ts"
import { Portfolio } from "./Portfolio.ts"

const acting = actingRegister()
// Whoever may read what the offices keep, and so what twinnings cost.
const register = { ...acting, get: (path: string) => acting.ask(steward, "GET", path) }

const towns = townsAndTwinnings({ Mitte: "CH", Rege: "AT", Ruhe: "HU", Weit: "JP", Fern: "KR" }, [
  ["Mitte", "Rege"],
  ["Mitte", "Ruhe"],
  ["Mitte", "Weit"],
  ["Fern", "Ruhe"]
])
const [mitte, rege, ruhe, weit, fern] = [
  cityCalled("Mitte"),
  cityCalled("Rege"),
  cityCalled("Ruhe"),
  cityCalled("Weit"),
  cityCalled("Fern")
]
const [lively, quiet, silent] = [twinningOf(mitte, rege), twinningOf(mitte, ruhe), twinningOf(mitte, weit)]
const others = twinningOf(fern, ruhe)
const asOf = "2022-06-30"
const path = `/api/v1/cities/${mitte}/portfolio`

const did = (twinning: string, on: string, more: Partial<ActivityReport> = {}): ActivityReport => ({
  twinning,
  type: "joint-project",
  on,
  ...more
})
const activities = [
  ...["2016", "2018-05", "2019-05", "2020-05", "2021-05", "2022-05"].map((on) =>
    reported(
      council,
      did(lively.id, on, {
        fields: ["water"],
        organisers: [{ name: "University", sector: "research", city: rege }],
        citizenLed: false,
        benefits: [mitte, rege].map((city) => ({ city, kind: "project", attestedBy: "beneficiary" }) as const)
      })
    )
  ),
  reported(paper, did(quiet.id, "2005", { type: "official-visit" })),
  reported(paper, did(others.id, "2009", { type: "meeting" })),
  reported(paper, did(others.id, "2022-06-15", { type: "meeting" })),
  reported(paper, did(lively.id, "2023-01-01", { type: "aid" }))
]
const network = { id: networkIdOf("a test"), name: "Cities of a test", scope: "world", topics: [] } as const
const memberships = [mitte, ruhe].map((city) => {
  const member = { kind: "city", city } as const
  return { id: membershipIdOf(network.id, member), network: network.id, member, roles: [] }
})
const member = memberships.map(({ id }) => said(council, { kind: "membership", id }, "exists", true))
const agreement = {
  id: AgreementId.make(deriveId("agreement", "a test")),
  twinning: lively.id as TwinningId,
  kind: "twinning",
  signedOn: PartialDate.make("2018"),
  expiresOn: PartialDate.make("2022-12"),
  fields: []
} as const
const text = said(council, { kind: "agreement", id: agreement.id }, "expires-on", "2022-12")
const topics = ["water", "schools"].map((topic) => said(paper, { kind: "twinning", id: lively.id }, "topic", topic))
const cost = (amount: unknown, currency: string, from: string) =>
  said(
    council,
    { kind: "twinning", id: lively.id },
    "yearly-cost",
    { amount, currency },
    {
      period: { from: PartialDate.make(from) }
    }
  )
const costs = [cost(900, "CHF", "2018"), cost(1000, "CHF", "2021"), cost("much", "CHF", "2022"), cost(5, "CHF", "2024")]

beforeAll(() =>
  register.run(
    record({
      ...towns,
      networks: [network as never],
      memberships: memberships as never,
      agreements: [agreement as never],
      claims: [...towns.claims, ...activities, ...member, text, ...topics, ...costs]
    })
  )
)

/** The same, by the domain alone. */
const inputs = (() => {
  const all = activitiesIn(activities)
  const of = (id: string) => all.filter(({ twinning }) => twinning === id)
  const watches: Record<string, ReturnType<typeof watchesOf>> = {
    [mitte]: watchesOf([...of(lively.id), ...of(quiet.id)], asOf),
    [rege]: watchesOf(of(lively.id), asOf),
    [ruhe]: watchesOf([...of(quiet.id), ...of(others.id)], asOf)
  }
  return [lively, quiet, silent].map(({ cities, id }) => {
    const partner = cities[0] === mitte ? cities[1] : cities[0]
    const life = { id, cities, stages: [], activities: of(id) }
    return {
      twinning: id,
      partner,
      standing: standing({ ...life, watches: cities.flatMap((city) => watches[city] ?? []) }, { asOf }),
      factors: twinningFactors(life, { asOf }),
      ...(partner === rege
        ? {
            topics: { count: 2, evidence: topics.map((claim) => claim.id).sort() },
            ...present({ renewal: nextRenewal([agreement], asOf) }),
            cost: { amount: 1000, currency: "CHF", evidence: [costs[1]?.id as never] }
          }
        : {}),
      ...(partner === ruhe ? { sharedNetworks: [network.id] } : {})
    }
  })
})()

describe("the portfolio of a city over HTTP", () => {
  it("is reviewed as the domain reviews the same records", async () => {
    const { body, status } = await register.get(`${path}?asOf=${asOf}`)
    expect(status).toBe(200)
    const review = reviewPortfolio(inputs)
    expect(body.rules).toEqual(review.rules)
    expect(body.twinnings.map(({ twinning }: { twinning: string }) => twinning)).toEqual(
      review.twinnings.map(({ twinning }) => twinning)
    )
    for (const { partner, twinning, ...expected } of review.twinnings) {
      const line = body.twinnings.find((one: { twinning: string }) => one.twinning === twinning)
      const input = inputs.find((one) => one.twinning === twinning)
      expect(line.partner.id).toBe(partner)
      expect(line.standing).toEqual(asJson(input?.standing))
      expect(line.consolidation).toEqual(asJson(input?.factors.consolidation))
      expect(line.capital.emotional.points).toBe(input?.factors.capital.emotional.points)
      const { support, recommend } = line.review
      expect({ support, recommend }).toEqual({ support: expected.support, recommend: expected.recommend })
    }
    const all = activitiesIn(activities).filter(({ twinning }) => twinning !== others.id)
    expect(body.functions).toEqual(asJson(diplomaticFunctions(all, { asOf })))
  })

  it("shows terms, cost and networks with their claims, and leaves out what nobody says", async () => {
    const { body } = await register.get(`${path}?asOf=${asOf}`)
    const line = (city: string) => body.twinnings.find((one: { partner: { id: string } }) => one.partner.id === city)
    expect(line(rege)).toMatchObject({
      standing: { standing: "active" },
      topics: { count: 2 },
      cost: { amount: 1000, currency: "CHF", evidence: [costs[1]?.id] },
      renewal: { agreement: { id: agreement.id, kind: "twinning" }, on: "2022-12", claims: [text.id] }
    })
    expect(line(rege).renewal.months).toBeCloseTo(5.06, 2)
    expect(line(rege).sharedNetworks).toBeUndefined()
    expect(line(ruhe)).toMatchObject({
      standing: { standing: "latent", because: "watched-silence" },
      sharedNetworks: [{ id: network.id, claims: member.map(({ id }) => id) }]
    })
    for (const key of ["topics", "cost", "renewal"]) expect(line(ruhe)[key]).toBeUndefined()
    expect(line(weit)).toMatchObject({ standing: { standing: "latent" }, activities: [] })
    expect(line(weit).factors).toBeUndefined()
  })

  it("names every activity and claim that it cites, those of other twinnings too", async () => {
    const { body } = await register.get(`${path}?asOf=${asOf}`)
    expect(uncited(body)).toEqual([])
    expect(body.activities.map(({ twinning }: { twinning: string }) => twinning)).toContain(others.id)
    expect(body.activities.every(({ countsNow }: { countsNow: boolean }) => countsNow)).toBe(true)
  })

  it("is the same whatever came after the day", async () => {
    const before = (await register.get(`${path}?asOf=${asOf}`)).text
    const line = async (day: string) =>
      (await register.get(`${path}?asOf=${day}`)).body.twinnings.find(
        (one: { twinning: string }) => one.twinning === quiet.id
      )
    const visit = await line("2022-07-31")
    expect([visit.standing.standing, visit.activities.length]).toEqual(["latent", 1])
    const help = reported(council, did(quiet.id, "2022-07", { type: "aid" }))
    await register.run(record({ claims: [help] }))
    expect((await register.get(`${path}?asOf=${asOf}`)).text).toBe(before)
    expect(await line("2022-07-31")).toMatchObject({
      standing: { standing: "active" },
      activities: [...visit.activities, help.subject.id].sort()
    })
    await register.run(withdraw([help]))
  })

  it("takes no topic from a time that has not come, and no undated cost that was published later", async () => {
    const from = { period: { from: PartialDate.make("2023") } }
    const soon = said(paper, { kind: "twinning", id: quiet.id }, "topic", "trams", from)
    const budget = new Source({
      id: SourceId.make(deriveId("source", "a test", "a budget")),
      kind: "municipal-publication",
      title: "A budget",
      publishedOn: PartialDate.make("2023-02"),
      grade: { reliability: "B", credibility: 2 }
    })
    const amount = { amount: 70, currency: "CHF" }
    const undated = said(budget, { kind: "twinning", id: quiet.id }, "yearly-cost", amount)
    await register.run(record({ sources: [budget], claims: [soon, undated] }))
    const line = async (day: string) =>
      (await register.get(`${path}?asOf=${day}`)).body.twinnings.find(
        (one: { twinning: string }) => one.twinning === quiet.id
      )
    expect(await line(asOf)).not.toHaveProperty("topics")
    expect(await line("2023-01-31")).toMatchObject({ topics: { names: ["trams"] } })
    expect(await line("2023-01-31")).not.toHaveProperty("cost")
    expect((await line("2023-02-01")).cost).toEqual({ ...amount, evidence: [undated.id] })
    await register.run(withdraw([soon, undated]))
  })

  it("knows that no network is shared where the lists of both cities are said to be complete", async () => {
    const pair = townsAndTwinnings({ Voll: "CH", Ganz: "AT" }, [["Voll", "Ganz"]])
    const complete = (name: string) => {
      const city = cityCalled(name)
      const id = StrategyProfileId.make(deriveId("strategy", city, "2020"))
      const claim = said(council, { kind: "strategy", id }, "memberships-complete", true)
      const asked = { value: true, evidence: [claim.id] } as const
      const profile = new StrategyProfile({ id, city, asOf: PartialDate.make("2020"), membershipsComplete: asked })
      return { claim, profile }
    }
    const [one, other] = [complete("Voll"), complete("Ganz")]
    await register.run(record({ ...pair, strategies: [one.profile], claims: [...pair.claims, one.claim] }))
    const line = async (day: string) =>
      (await register.get(`/api/v1/cities/${cityCalled("Voll")}/portfolio?asOf=${day}`)).body.twinnings[0]
    expect(await line(asOf)).not.toHaveProperty("sharedNetworks")
    await register.run(record({ strategies: [other.profile], claims: [other.claim] }))
    expect((await line(asOf)).sharedNetworks).toEqual([])
    expect(await line("2020-12-30")).not.toHaveProperty("sharedNetworks")
    await register.run(withdraw([other.claim]))
    expect(await line(asOf)).not.toHaveProperty("sharedNetworks")
  })

  it("is run again under a cap, in whatever currency", async () => {
    for (const cap of [
      { amount: 1000, currency: "CHF" },
      { amount: 999.5, currency: "CHF" },
      { amount: 0, currency: "EUR" }
    ]) {
      const { body } = await register.get(`${path}?asOf=${asOf}&cap=${cap.amount}&currency=${cap.currency}`)
      expect(body.scenario).toEqual(asJson(budgetScenario(inputs, cap)))
      expect(inShape("/api/v1/cities/:id/portfolio", body)).toMatchObject({ _tag: "Success" })
    }
    expect((await register.get(`${path}?asOf=${asOf}`)).body.scenario).toBeUndefined()
  })

  it("refuses a cap without its currency and a currency without its cap", async () => {
    for (const [query, missing] of [
      ["cap=10", "currency"],
      ["currency=CHF", "cap"]
    ]) {
      const { body, status, type } = await register.get(`${path}?${query}`)
      expect([status, type, body.errors[0].path]).toEqual([400, "application/problem+json", missing])
      expect(body.detail).toContain(`add ${missing}`)
    }
  })

  it("takes as many queries for twenty twinnings as for one", async () => {
    const partners = Array.from({ length: 20 }, (_, i) => `Teil ${i}`)
    const [viel, wenig] = [cityCalled("Viel"), cityCalled("Wenig")]
    const more = townsAndTwinnings(
      Object.fromEntries(["Viel", "Wenig", "Einzig", ...partners].map((name) => [name, "AT"])),
      [["Wenig", "Einzig"], ...partners.map((name) => ["Viel", name] as const)]
    )
    const met = more.twinnings.map(({ id }) => reported(council, did(id, "2020")))
    await register.run(record({ ...more, claims: [...more.claims, ...met] }))
    const queries = async (city: CityId) => {
      let count = 0
      const tracer = Tracer.make({
        span: (options) => {
          if (options.kind === "client") count++
          return new Tracer.NativeSpan(options)
        }
      })
      const asked = Portfolio.use((portfolio) => portfolio.ofCity(city, { asOf }))
      const { twinnings } = await register.run(
        asked.pipe(Effect.provide(Portfolio.layer), Effect.provideService(Tracer.Tracer, tracer))
      )
      return { count, twinnings: twinnings.length }
    }
    const { count } = await queries(wenig)
    expect(count).toBeGreaterThan(5)
    expect(await queries(viel)).toEqual({ count, twinnings: 20 })
  })

  it("of a city without twinnings is empty, and no error", async () => {
    const alone = townsAndTwinnings({ Allein: "IS" }, [])
    await register.run(record(alone))
    const { body } = await register.get(`/api/v1/cities/${cityCalled("Allein")}/portfolio?cap=1&currency=EUR`)
    expect(body).toMatchObject({ twinnings: [], activities: [], claims: [], scenario: { lines: [], spent: 0 } })
    expect(body.functions.unserved).toHaveLength(5)
  })
})

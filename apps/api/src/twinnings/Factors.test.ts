import {
  type ActivityReport,
  bufferOf,
  factorIntervals,
  PartialDate,
  type Stage,
  standing,
  TensionEvent,
  twinningFactors,
  watchesOf
} from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import {
  activitiesIn,
  asJson,
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  sourceIn,
  tensionReported,
  townsAndTwinnings,
  twinningOf,
  uncited,
  withdraw
} from "../testing/reports.ts"
import { inShape } from "../testing/shape.ts"
import { drawsFor } from "./Factors.ts"

const register = testRegister()

const towns = townsAndTwinnings({ Osten: "CN", Westen: "GB", Norden: "SE" }, [
  ["Osten", "Westen"],
  ["Norden", "Westen"]
])
const [osten, westen, norden] = [cityCalled("Osten"), cityCalled("Westen"), cityCalled("Norden")]
const { cities, id } = twinningOf(osten, westen)
const other = twinningOf(norden, westen).id

const did = (twinning: string, more: Omit<ActivityReport, "twinning">): ActivityReport => ({ twinning, ...more })
const schools = did(id, {
  type: "school-exchange",
  title: "Two schools",
  on: "2016-05",
  fields: ["education"],
  organisers: [
    { name: "Trinity School", sector: "education", city: westen },
    { name: "Donghu School", sector: "education", city: osten }
  ],
  citizenLed: true,
  benefits: [
    { city: westen, kind: "visit-received", attestedBy: "beneficiary" },
    { city: osten, kind: "visit-received", attestedBy: "third-party" }
  ]
})
const claims = {
  signed: said(council, { kind: "twinning", id }, "stage", { kind: "signed", on: "2010" }),
  early: reported(paper, did(id, { type: "official-visit", on: "2008" })),
  schools: reported(council, schools),
  // The same, told by a second source, which knows how many took part.
  again: reported(paper, { ...schools, people: 40 }),
  project: reported(council, did(id, { type: "joint-project", on: "2018", until: "2020", fields: ["water"] })),
  later: reported(council, did(id, { type: "aid", on: "2021-02" })),
  // What another twinning of Westen did shows that somebody watched.
  watcher: reported(paper, did(other, { type: "meeting", on: "2024-06" })),
  tension: tensionReported(paper, { countries: ["CN", "GB"], on: "2017-06-30", title: "A tension of a test" }),
  // Nothing happened in the years before this one: the ratio is infinite, and JSON has no infinity.
  first: tensionReported(paper, { countries: ["CN", "GB"], on: "2015", title: "A tension after five quiet years" })
}
const asOf = "2020-12-31"
const path = `/api/v1/twinnings/${id}/factors`

beforeAll(() => register.run(record({ ...towns, claims: [...towns.claims, ...Object.values(claims)] })))

const stages: ReadonlyArray<Stage> = [{ kind: "signed", on: PartialDate.make("2010"), evidence: [claims.signed.id] }]
const own = activitiesIn([claims.early, claims.schools, claims.again, claims.project, claims.later])
const others = activitiesIn([claims.watcher])
const inDomain = { id, cities, stages, activities: own }

describe("the factors of a twinning over HTTP", () => {
  it("are what the domain makes of the same records", async () => {
    const { body, status } = await register.get(`${path}?asOf=${asOf}&seed=7`)
    expect(status).toBe(200)
    expect(inShape("/api/v1/twinnings/:id/factors", body)).toMatchObject({ _tag: "Success" })
    const { activities, now, timeline, ...factors } = twinningFactors(inDomain, { asOf })
    expect(body).toMatchObject(asJson(factors) as object)
    expect(body.now).toEqual(asJson(now))
    expect(body.counted).toEqual(activities)
    expect(body.timeline.map((year: { mutualBenefit: unknown }) => year.mutualBenefit)).toEqual(
      asJson(timeline.map(({ mutualBenefit }) => mutualBenefit))
    )
    const sourceOf = sourceIn(Object.values(claims))
    expect(body.intervals).toEqual(asJson(factorIntervals(inDomain, { asOf, seed: 7, draws: body.draws, sourceOf })))
    expect(body.standing).toEqual(
      asJson(
        standing({ ...inDomain, watches: [...watchesOf(own, asOf), ...watchesOf([...own, ...others], asOf)] }, { asOf })
      )
    )
  })

  it("name every activity and every claim that they cite, in readable words", async () => {
    const { body } = await register.get(`${path}?asOf=2031-12-31`)
    expect(uncited(body)).toEqual([])
    expect(body.standing.evidence.watchers.length).toBeGreaterThan(0)
    const view = body.claims.find((claim: { id: string }) => claim.id === claims.schools.id)
    expect(view.subject.label).toBe(`Two schools (2016), ${cityNames(cities)}`)
    expect(view.mentions.map(({ name }: { name: string }) => name).sort()).toEqual(["Osten", "Westen"])
    const tension = body.claims.find((claim: { id: string }) => claim.id === claims.tension.id)
    expect(tension.subject.label).toBe("A tension of a test (2017), CN – GB")
  })

  it("mark what does not count yet, and what lies outside the agreement", async () => {
    const { body } = await register.get(`${path}?asOf=${asOf}`)
    const of = (type: string) => body.activities.find((activity: { type: string }) => activity.type === type)
    expect(of("official-visit")).toMatchObject({ countsNow: true, outside: "before-agreement" })
    expect(of("aid")).toMatchObject({ countsNow: false })
    expect(of("school-exchange")).toMatchObject({ people: 40, evidence: [claims.again.id, claims.schools.id].sort() })
    expect(of("school-exchange").outside).toBeUndefined()
  })

  it("compare what was before a tension with what was after, and leave infinity out", async () => {
    const { body } = await register.get(`${path}?asOf=${asOf}`)
    const view = (title: string) => body.buffers.find((buffer: { title: string }) => buffer.title === title)
    const event = (claim: typeof claims.tension) =>
      new TensionEvent({
        ...(claim.value as never as TensionEvent),
        id: claim.subject.id as never,
        evidence: [claim.id]
      })
    const plain = bufferOf(inDomain, event(claims.tension), { asOf })
    expect(view("A tension of a test")).toEqual(
      asJson({ ...plain, title: "A tension of a test", countries: ["CN", "GB"], claims: [claims.tension.id] })
    )
    expect(bufferOf(inDomain, event(claims.first), { asOf })?.ratio?.value).toBe(Number.POSITIVE_INFINITY)
    const { ratio } = view("A tension after five quiet years")
    expect(Object.keys(ratio).sort()).toEqual(["low", "p"])
    expect((await register.get(`${path}?asOf=2017-06-30`)).body.buffers).toHaveLength(1)
  })

  it("replay history: what comes after the day changes nothing but the list of what is on record", async () => {
    const before = (await register.get(`${path}?asOf=${asOf}`)).body
    const tomorrow = reported(council, did(id, { type: "investment", on: "2021", organisers: [] }))
    await register.run(record({ claims: [tomorrow] }))
    const after = (await register.get(`${path}?asOf=${asOf}`)).body
    const { activities: _, claims: __, ...was } = before
    const { activities, claims: ___, ...is } = after
    expect(is).toEqual(was)
    expect(activities).toHaveLength(before.activities.length + 1)
    await register.run(withdraw([tomorrow]))
    expect((await register.get(`${path}?asOf=${asOf}`)).body).toEqual(before)
  })

  it("have the same intervals for the same seed, 1 where none is given, and others for another", async () => {
    const pair = townsAndTwinnings({ Los: "PL", Wurf: "CZ" }, [["Los", "Wurf"]])
    const [los, wurf] = [cityCalled("Los"), cityCalled("Wurf")]
    const drawnFrom = { ...twinningOf(los, wurf), stages: [] }
    // Whether each report of a fairly reliable source holds is open: there are enough of them that the draws differ.
    const reports = Array.from({ length: 12 }, (_, i) =>
      reported(
        paper,
        did(drawnFrom.id, {
          type: "joint-project",
          on: String(2009 + i),
          fields: [`field-${i % 5}`],
          benefits: [{ city: i % 2 === 0 ? los : wurf, kind: "project", attestedBy: "third-party" }]
        })
      )
    )
    await register.run(record({ ...pair, claims: [...pair.claims, ...reports] }))
    const twinning = { ...drawnFrom, activities: activitiesIn(reports) }
    const drawn = (seed: number) =>
      asJson(factorIntervals(twinning, { asOf, seed, draws: 2000, sourceOf: sourceIn(reports) }))
    const at = async (seed: string) =>
      (await register.get(`/api/v1/twinnings/${twinning.id}/factors?asOf=${asOf}${seed}`)).body.intervals
    expect(await at("")).toEqual(drawn(1))
    expect(await at("&seed=2")).toEqual(drawn(2))
    expect(await at("&seed=2")).not.toEqual(await at(""))
  })

  it("are drawn less often the more activities there are, and never too few times", async () => {
    expect([0, 1, 200, 201, 1000, 2000, 10_000].map(drawsFor)).toEqual([2000, 2000, 2000, 1990, 400, 200, 200])
    expect((await register.get(`${path}?asOf=${asOf}`)).body.draws).toBe(2000)
  })

  it("of a twinning without activities give no number", async () => {
    const pair = townsAndTwinnings({ Leer: "NO", Still: "DK" }, [["Leer", "Still"]])
    await register.run(record(pair))
    const { body } = await register.get(`/api/v1/twinnings/${pair.twinnings[0]?.id}/factors`)
    expect(body).toMatchObject({ timeline: [], intervals: {}, buffers: [], consolidation: { kind: "withheld" } })
    expect(body.now).toBeUndefined()
    expect(body.standing).toMatchObject({ standing: "unknown", because: "no-contact-recorded" })
  })
})

const cityNames = ([a]: readonly [string, string]): string => (a === osten ? "Osten – Westen" : "Westen – Osten")

import { describe, expect, it } from "@effect/vitest"
import {
  type ActivityReport,
  activitiesFrom,
  activityTypes,
  bufferOf,
  type ClaimId,
  confidence,
  type Evidence,
  earliest,
  factorIntervals,
  latest,
  PartialDate,
  readActivities,
  standing,
  tensionsFrom,
  twinningFactors
} from "@proxeny/domain"
import { cityNamed } from "../places/cities.ts"
import { publicSources } from "../publicSources.ts"
import { reference } from "../reference.ts"
import { activityClaims } from "./activities.ts"
import { tensionClaims } from "./tensions.ts"
import { twinningOf } from "./twinnings.ts"

const asOf = "2025-12-31"
const { cities, id: twinningId } = twinningOf("Manchester", "Wuhan")
const sources = new Map(reference.sources.map((source) => [source.id, source]))

const evidence = reference.claims.flatMap((claim): ReadonlyArray<Evidence> => {
  const source = sources.get(claim.source)
  return source === undefined ? [] : [{ claim, source }]
})
const sourceByClaim = new Map(evidence.map(({ claim, source }) => [claim.id, source]))
const sourceOf = (claim: ClaimId) => sourceByClaim.get(claim)

const activities = activitiesFrom(evidence)
const tensions = tensionsFrom(evidence)
const found = reference.twinnings.find(({ id }) => id === twinningId)
if (found === undefined) throw new Error("Manchester and Wuhan are not on record as twins")
const twinning = { id: twinningId, cities: found.cities, stages: found.stages, activities }

const reportOf = (claim: (typeof activityClaims)[number]) => claim.value as unknown as ActivityReport

/** Pages that tell before the end when a programme or an exhibition is to end. */
const programmePages = new Set([publicSources.staffNet2010.id, publicSources.platform.id])

describe("the activities of Manchester and Wuhan", () => {
  it("are all read from their claims, none lost, each with its evidence", () => {
    const told = new Set(activityClaims.map(({ subject }) => subject.id))
    expect(new Set(activities.map(({ id }) => id as string))).toEqual(told)
    expect(activities.flatMap((one) => one.evidence).sort()).toEqual(activityClaims.map(({ id }) => id).sort())
  })

  it("have no fault, and none lies outside the agreement", () => {
    const twinnings = new Map([[twinningId as string, twinning]])
    const reports = activityClaims.map((claim) => ({ ...reportOf(claim), id: claim.subject.id, evidence: [claim.id] }))
    for (const records of [reports, JSON.parse(JSON.stringify(activities))]) {
      const { activities: taken, faults, outside } = readActivities(records, { twinnings })
      expect(faults).toEqual([])
      expect(outside).toEqual([])
      expect(taken).toHaveLength(records.length)
    }
  })

  it("belong to that twinning and cite public pages of the reference", () => {
    const pages = new Set(Object.values(publicSources).map(({ id }) => id))
    for (const claim of [...activityClaims, ...tensionClaims]) {
      expect(pages).toContain(claim.source)
      expect(sources.has(claim.source)).toBe(true)
      expect(claim.locator).toMatch(
        /^(paragraphs? \d|section “|header|caption|summary|description|reporting|whole page)/
      )
    }
    for (const { twinning: itsTwinning } of activities) expect(itsTwinning).toBe(twinningId)
  })

  it("were not reported before they began, nor ended after the report except in a programme", () => {
    for (const claim of activityClaims) {
      const { on, until } = reportOf(claim)
      const { publishedOn } = sources.get(claim.source) ?? {}
      if (publishedOn === undefined) continue
      expect([on, earliest(PartialDate.make(on)) <= latest(publishedOn)]).toEqual([on, true])
      if (until !== undefined && !programmePages.has(claim.source))
        expect([until, earliest(PartialDate.make(until)) <= latest(publishedOn)]).toEqual([until, true])
    }
  })

  it("are dated by their sources, the more precise date kept", () => {
    for (const claim of activityClaims) {
      const held = activities.find(({ id }) => id === (claim.subject.id as string))
      expect(held?.on.length).toBeGreaterThanOrEqual(reportOf(claim).on.length)
    }
    const growGreen = activities.find(({ type }) => type === "joint-project")
    expect([growGreen?.on, growGreen?.until]).toEqual(["2017-06-01", "2022-11-30"])
  })

  it("name gains of the two cities only, with who attests them", () => {
    const names = new Map([
      [cityNamed("Manchester"), "Manchester"],
      [cityNamed("Wuhan"), "Wuhan"]
    ])
    const gains = activities.flatMap(({ benefits = [], on, type }) =>
      benefits.map(({ attestedBy, city, kind }) => `${on} ${type}: ${names.get(city)} ${kind} (${attestedBy})`)
    )
    expect(gains.sort()).toEqual([
      "2009 official-visit: Manchester visit-received (beneficiary)",
      "2010-01 study-visit: Wuhan visit-received (giver)",
      "2015-03 cultural-event: Wuhan visit-received (giver)",
      "2015-03-26 official-visit: Wuhan visit-received (giver)",
      "2016 school-exchange: Manchester visit-received (third-party)",
      "2016-07 anniversary: Manchester visit-received (third-party)",
      "2016-11-01 anniversary: Wuhan visit-received (third-party)",
      "2017-06-01 joint-project: Manchester practice-adopted (third-party)",
      "2017-06-01 joint-project: Manchester project (beneficiary)",
      "2017-06-01 joint-project: Manchester project (third-party)",
      "2017-06-01 joint-project: Wuhan project (third-party)",
      "2017-07-31 cultural-event: Manchester visit-received (giver)",
      "2018-02-27 trade-mission: Wuhan visit-received (third-party)",
      "2018-05-08 signing: Wuhan visit-received (beneficiary)",
      "2018-10-29 meeting: Wuhan visit-received (beneficiary)",
      "2020 aid: Wuhan money (giver)",
      "2023-11-30 conference: Manchester visit-received (third-party)",
      "2024-12-10 conference: Manchester visit-received (third-party)"
    ])
  })

  it("say of which side a source knows, and of both only where it names a gain of both", () => {
    const aboutBoth = new Set<string>()
    for (const claim of activityClaims) {
      const { benefits, benefitsKnownFor } = reportOf(claim)
      const gained = [...new Set(benefits?.map(({ city }) => city as string))].sort()
      for (const city of [...gained, ...(benefitsKnownFor ?? [])]) expect(cities).toContain(city)
      if (benefits === undefined) expect(benefitsKnownFor).toBeUndefined()
      else if (benefitsKnownFor === undefined) {
        expect(gained).toEqual([...cities].sort())
        aboutBoth.add(claim.source)
      } else expect([...benefitsKnownFor].sort()).toEqual(gained)
    }
    expect([...aboutBoth]).toEqual([publicSources.cordis.id])
  })

  it("claim nothing of the side that no source speaks of", () => {
    for (const { benefits, benefitsKnownFor, type } of activities) {
      if (benefits === undefined) continue
      expect([type, benefitsKnownFor]).toEqual([
        type,
        type === "joint-project" ? undefined : [...new Set(benefits.map(({ city }) => city))]
      ])
    }
  })

  it("rest on one source mostly", () => {
    const counts = new Map<number, number>()
    for (const one of activities) {
      const n = new Set(one.evidence.map((claim) => sourceOf(claim)?.id)).size
      counts.set(n, (counts.get(n) ?? 0) + 1)
      expect(confidence(one.evidence, sourceOf)).toBeGreaterThanOrEqual(0.6)
    }
    expect(Object.fromEntries(counts)).toEqual({ 1: 19, 2: 6, 3: 1, 4: 1, 5: 1 })
  })

  it("give one organisation one sector and one city", () => {
    const seen = new Map<string, string>()
    for (const { organisers = [] } of activities)
      for (const { city, name, sector } of organisers) {
        const known = seen.get(name)
        if (known !== undefined) expect(known).toBe(`${sector} ${city}`)
        seen.set(name, `${sector} ${city}`)
      }
    expect(seen.size).toBeGreaterThan(10)
  })
})

describe("the year of the twinning", () => {
  it("is 1986 by two sources that agree", () => {
    expect(found.stages.map(({ kind, on }) => [kind, on])).toEqual([["signed", "1986"]])
    expect(found.stages[0]?.evidence).toHaveLength(2)
  })
})

describe("the tensions", () => {
  it("are all read from their claims", () => {
    expect(new Set(tensions.map(({ id }) => id as string))).toEqual(
      new Set(tensionClaims.map(({ subject }) => subject.id))
    )
    expect(tensions.map(({ countries, on }) => `${countries.join("–")} ${on}`)).toEqual([
      "CN–GB 2020-07-01",
      "CN–GB 2020-07-14",
      "CN–GB 2021-03-22",
      "CN–GB 2021-03-26",
      "GB–RU 2022-02-24",
      "CN–GB 2022-12-14"
    ])
  })

  it("are reported on the day or after it", () => {
    for (const claim of tensionClaims) {
      const { on } = claim.value as { readonly on: string }
      expect(on <= (sources.get(claim.source)?.publishedOn ?? asOf)).toBe(true)
    }
  })
})

describe("what follows from so thin a record", () => {
  const factors = twinningFactors(twinning, { asOf })
  const intervals = factorIntervals(twinning, { asOf, sourceOf })

  it("leaves mutual benefit wide open", () => {
    const { coverage, high, low, value = Number.NaN } = factors.now?.mutualBenefit ?? { coverage: 1, high: 0, low: 1 }
    expect(coverage).toBeLessThan(0.3)
    expect(low).toBeLessThan(value)
    expect(value).toBeLessThan(high)
    expect(high - low).toBeGreaterThan(0.2)
  })

  it("gives every factor bounds about its value, and an interval about its median", () => {
    for (const key of ["mutualBenefit", "breadth", "grassroots"] as const) {
      const { high, low, value = Number.NaN } = factors.now?.[key] ?? { high: 0, low: 1 }
      expect(low <= value && value <= high).toBe(true)
      const interval = intervals[key]
      expect(interval !== undefined && interval.low <= interval.median && interval.median <= interval.high).toBe(true)
    }
  })

  it("shows both sides to have gained while GrowGreen ran, and leaves the years after it open", () => {
    const growGreen = activities.find(({ type }) => type === "joint-project")
    expect(factors.sustained?.both).toEqual([2021, 2022])
    expect(factors.sustained?.activities).toEqual([growGreen?.id])
    expect(factors.sustained?.high).toBe(1)
  })

  it("holds for every tension at least one activity before it, and one after it", () => {
    for (const tension of tensions) {
      if (tension.countries[0] !== "CN") continue
      const buffer = bufferOf(twinning, tension, { asOf })
      expect(buffer?.before.count).toBeGreaterThan(0)
      expect(buffer?.after.count).toBeGreaterThan(0)
      expect(buffer?.ratio !== undefined && buffer.ratio.low < 1 && buffer.ratio.high > 1).toBe(true)
    }
  })

  it("says that the link is alive", () => {
    expect(standing({ ...twinning, watches: [] }, { asOf }).standing).toBe("active")
    expect(new Set(activities.map(({ type }) => activityTypes[type].phase))).toEqual(
      new Set(["associative", "reciprocative", "commercial"])
    )
  })
})

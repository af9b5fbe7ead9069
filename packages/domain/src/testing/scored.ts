/**
 * What the cities of the fixed world did together, and how Manchester runs its international relations: the inputs of
 * every score, small enough to compute each answer by hand (the arithmetic stands in the tests of the scores).
 *
 * **Gotchas**: made up, like the sources of the fixed world. Years are three apart, so that evidence counts 1, ½ and ¼
 * as of the end of 2020.
 */
import { ActivityId, type ClaimId, deriveId, StrategyProfileId, TensionId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import { makeClaim } from "../evidence/Claim.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import type { Source } from "../evidence/Source.ts"
import { StrategyProfile } from "../strategy/StrategyProfile.ts"
import { Activity } from "../twinning/Activity.ts"
import { TensionEvent } from "../twinning/TensionEvent.ts"
import type { Twinning } from "../twinning/Twinning.ts"
import * as world from "./world.ts"

/** The day that the answers in the tests are as of. */
export const asOf = "2020-12-31"

const [first] = world.twinnings
if (first === undefined) throw new Error("the fixed world has a twinning")
export const twinning: Twinning = first

const sources = new Map<ClaimId, Source>(world.evidence.map(({ claim, source }) => [claim.id, source]))

/** Who makes a claim of the fixed world. */
export const sourceOf: SourceOf = (claim) => sources.get(claim)

const said = (by: Source, kind: "activity" | "strategy" | "tension", id: string, attribute: string): ClaimId => {
  const claim = makeClaim({
    source: by.id,
    subject: { kind, id },
    attribute,
    value: true,
    locator: "p. 1",
    recordedBy: "the fixed world"
  })
  sources.set(claim.id, by)
  return claim.id
}

const activity = (
  key: string,
  by: readonly [Source, ...Array<Source>],
  fields: Omit<ConstructorParameters<typeof Activity>[0], "id" | "twinning" | "evidence" | "on"> & {
    readonly on: string
  }
): Activity => {
  const id = ActivityId.make(deriveId("activity", "fixed-world", key))
  const [one, ...more] = by
  return new Activity({
    ...fields,
    on: PartialDate.make(fields.on),
    id,
    twinning: twinning.id,
    evidence: [said(one, "activity", id, "reported"), ...more.map((source) => said(source, "activity", id, "reported"))]
  })
}

const manchester = world.manchester.id
const wuhan = world.wuhan.id
const council = { name: "Manchester City Council", sector: "government", city: manchester } as const
const university = { name: "Wuhan University", sector: "research", city: wuhan } as const
const chamber = { name: "Chamber of Commerce", sector: "business", city: manchester } as const
const schoolInManchester = { name: "Trinity School", sector: "education", city: manchester } as const
const schoolInWuhan = { name: "Donghu School", sector: "education", city: wuhan } as const

/** 2020, counts 1: both gain, and the two sources are of different grades. */
export const waterProject = activity("water", [world.register, world.news], {
  type: "joint-project",
  on: "2020-03",
  fields: ["water"],
  organisers: [council, university],
  citizenLed: false,
  benefits: [
    { city: manchester, kind: "practice-adopted", attestedBy: "beneficiary" },
    { city: wuhan, kind: "project", attestedBy: "giver" }
  ]
})
/** 2020, counts 1: citizens lead, both receive a visit. */
export const schoolYear = activity("schools 2020", [world.register], {
  type: "school-exchange",
  on: "2020-09-01",
  fields: ["education"],
  organisers: [schoolInManchester, schoolInWuhan],
  citizenLed: true,
  people: 40,
  benefits: [
    { city: manchester, kind: "visit-received", attestedBy: "beneficiary" },
    { city: wuhan, kind: "visit-received", attestedBy: "beneficiary" }
  ]
})
/** 2017, counts ½: one side gains, as a third party says. */
export const tradeMission = activity("trade", [world.report], {
  type: "trade-mission",
  on: "2017",
  fields: ["economy-and-trade"],
  organisers: [chamber],
  citizenLed: false,
  money: { amount: 100_000, currency: "GBP" },
  benefits: [{ city: wuhan, kind: "money", attestedBy: "third-party" }]
})
/** 2017, counts ½: the same two schools; who gained and who led is not recorded. */
export const earlierSchools = activity("schools 2017", [world.news], {
  type: "school-exchange",
  on: "2017-05",
  fields: ["education"],
  organisers: [schoolInManchester, schoolInWuhan]
})
/** 2014, counts ¼: ceremonial, nobody gains. */
export const anniversary = activity("anniversary", [world.report], {
  type: "anniversary",
  on: "2014-09-16",
  fields: ["friendship"],
  organisers: [council],
  citizenLed: false,
  benefits: []
})
/** 2021, after the day asked for. */
export const tooLate = activity("aid 2021", [world.register], {
  type: "aid",
  on: "2021-02",
  fields: ["health"],
  organisers: [council],
  citizenLed: false,
  benefits: [{ city: wuhan, kind: "money", attestedBy: "beneficiary" }]
})

/** In no particular order. */
export const activities: ReadonlyArray<Activity> = [
  tradeMission,
  waterProject,
  anniversary,
  tooLate,
  schoolYear,
  earlierSchools
]

const profileId = StrategyProfileId.make(deriveId("strategy", manchester, "2019"))
const answer = <V>(attribute: string, value: V, by: Source = world.register) => ({
  value,
  evidence: [said(by, "strategy", profileId, attribute)] as [ClaimId, ...Array<ClaimId>]
})

/** Manchester in 2019: an explicit strategy, most of active management, half of the capacity known, no outcomes counted. */
export const profile = new StrategyProfile({
  id: profileId,
  city: manchester,
  asOf: PartialDate.make("2019"),
  strategy: answer("strategy", "explicit" as const),
  jointProjects: answer("joint-projects", true),
  regularContact: answer("regular-contact", true),
  businessPlatform: answer("business-platform", false),
  lastReview: answer("last-review", PartialDate.make("2018-06"), world.report),
  team: answer("team", "dedicated" as const),
  budget: answer("budget", true),
  outcomesCounted: answer("outcomes-counted", false),
  practiceAdopted: answer("practice-adopted", true)
})

/** A strain between the two countries at the middle of 2016. */
export const tension = ((): TensionEvent => {
  const id = TensionId.make(deriveId("tension", "fixed-world", "2016"))
  return new TensionEvent({
    id,
    countries: [CountryCode.make("CN"), CountryCode.make("GB")],
    on: PartialDate.make("2016-06-30"),
    title: "A tension of the fixed world",
    evidence: [said(world.news, "tension", id, "happened")]
  })
})()

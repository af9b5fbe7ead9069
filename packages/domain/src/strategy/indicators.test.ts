import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { CityId, type ClaimId, deriveId, NetworkId, TwinningId } from "../base/identity.ts"
import { latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { StandingKind } from "../twinning/standing.ts"
import type { CityEvidence, KnownMembership, KnownPartnership } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { readIndicators } from "./indicators.ts"
import { maturity } from "./maturity.ts"
import { membershipValue } from "./membershipReading.ts"
import type { Reading } from "./Reading.ts"

const asOf = "2020-12-31"
const city = CityId.make("00000000-0000-5000-8000-000000000001")
const claims = arbitrary.fewClaims as unknown as [ClaimId, ...Array<ClaimId>]
const said = <V>(value: V, ...by: ReadonlyArray<ClaimId>) => ({
  value,
  evidence: (by.length === 0 ? claims.slice(0, 1) : by) as [ClaimId, ...Array<ClaimId>]
})
const read = (evidence: CityEvidence, key: string, day = asOf): Reading => {
  const found = readIndicators(evidence, defaultRubric, day)
    .flat()
    .find(({ indicator }) => indicator.key === key)
  assert.isDefined(found)
  return found as Reading
}

describe("an indicator that reads twinnings", () => {
  const standings = ["active", "cooling", "latent", "suspended", "ended", "unknown"] as const
  const partnerships = Arbitrary.array(
    Arbitrary.all([arbitrary.oneOf(standings), arbitrary.oneOf(["yes", "no", "?"])]),
    { minLength: 1, maxLength: 4 }
  ).pipe(
    Arbitrary.map((all) =>
      all.map(
        ([standing, topic], at): KnownPartnership => ({
          twinning: TwinningId.make(deriveId("twinning", String(at))),
          standing,
          ...(topic === "?" ? {} : { topic: topic === "yes" }),
          evidence: claims.slice(0, 1)
        })
      )
    )
  )
  type Certain = { readonly standing: StandingKind; readonly topic: boolean }
  /** Every state of affairs that the record leaves open. */
  const worlds = (all: ReadonlyArray<KnownPartnership>): ReadonlyArray<ReadonlyArray<Certain>> =>
    all.reduce<ReadonlyArray<ReadonlyArray<Certain>>>(
      (worlds, { standing, topic }) =>
        worlds.flatMap((world) =>
          (standing === "unknown" ? standings.filter((one) => one !== "unknown") : [standing]).flatMap((standing) =>
            (topic === undefined ? [true, false] : [topic]).map((topic) => [...world, { standing, topic }])
          )
        ),
      [[]]
    )
  /** The share of `whole` for which `part` holds; undefined where there is no whole. */
  const share = <A>(whole: ReadonlyArray<A>, part: (one: A) => boolean): number | undefined =>
    whole.length === 0 ? undefined : whole.filter(part).length / whole.length
  const lives = ({ standing }: { readonly standing: StandingKind }): boolean =>
    standing === "active" || standing === "cooling"

  const spans = (reading: Reading, possible: ReadonlyArray<number | undefined>): void => {
    const values = possible.filter((value) => value !== undefined)
    if (values.length === 0) {
      assert.strictEqual(reading.state, "not-applicable")
      return
    }
    // Where it may turn out not to apply, nothing can be said of it: dropping out must not lie outside the bounds.
    const open = values.length < possible.length
    assert.closeTo(reading.low, open ? 0 : Math.min(...values), 1e-12)
    assert.closeTo(reading.high, open ? 1 : Math.max(...values), 1e-12)
    assert.notStrictEqual(reading.state, "not-applicable")
    assert.strictEqual(reading.state === "known", reading.low === reading.high)
  }

  it.prop("topics: spans exactly what the unknowns leave open", [partnerships], ([partnerships]) => {
    spans(
      read({ city, partnerships }, "topical-twinnings"),
      worlds(partnerships).map((world) => share(world.filter(lives), ({ topic }) => topic))
    )
  })

  it.prop("latency: spans exactly what the unknowns leave open", [partnerships], ([partnerships]) => {
    spans(
      read({ city, partnerships }, "not-latent"),
      worlds(partnerships).map((world) =>
        share(
          world.filter(({ standing }) => standing !== "ended"),
          ({ standing }) => standing !== "latent"
        )
      )
    )
  })

  it("a city without a twinning has no topics and no latency to judge; one of which nobody says may have", () => {
    for (const key of ["topical-twinnings", "not-latent"]) {
      assert.strictEqual(read({ city, partnerships: [] }, key).state, "not-applicable")
      assert.strictEqual(read({ city, partnerships: [] }, key).because?.en, "The city has no twinning.")
      const { high, low, state } = read({ city }, key)
      assert.deepStrictEqual([state, low, high], ["unknown", 0, 1])
    }
    const none = maturity({ city, partnerships: [] }, { asOf, draws: 1 })
    assert.deepStrictEqual(
      none.dimensions.map(({ applies, key }) => [key, applies]),
      defaultRubric.dimensions.map(({ key }) => [key, key !== "focus"])
    )
  })

  it("a city whose twinnings have all ended has none; one whose twinnings sleep has no topic to judge", () => {
    const one = (standing: StandingKind): CityEvidence => ({
      city,
      partnerships: [{ twinning: TwinningId.make(deriveId("twinning", "a")), standing, topic: true, evidence: claims }]
    })
    for (const key of ["topical-twinnings", "not-latent"])
      assert.strictEqual(read(one("ended"), key).state, "not-applicable")
    for (const standing of ["latent", "suspended"] as const) {
      assert.strictEqual(read(one(standing), "topical-twinnings").state, "not-applicable")
      assert.strictEqual(read(one(standing), "not-latent").state, "known")
    }
  })
})

describe("the claims behind twinnings", () => {
  const [topic, alive, gone, none] = claims as unknown as readonly [ClaimId, ClaimId, ClaimId, ClaimId]
  const twin = (key: string, fields: Partial<KnownPartnership>): KnownPartnership => ({
    twinning: TwinningId.make(deriveId("twinning", key)),
    standing: "active",
    evidence: [],
    ...fields
  })
  const cited = (evidence: CityEvidence) => ({
    topics: read(evidence, "topical-twinnings").evidence,
    latency: read(evidence, "not-latent").evidence,
    all: maturity(evidence, { asOf, draws: 1 }).evidence
  })

  it("of its standing are cited where it is judged whether it is latent, those of its topics where these are", () => {
    const partnerships = [
      twin("a", { standing: "active", topic: true, evidence: [topic], standingEvidence: [gone, alive, alive] }),
      twin("b", { standing: "latent", topic: false, evidence: [topic], standingEvidence: [gone] }),
      // An ended twinning counts for nothing, and of one whose standing is unknown nothing is shown.
      twin("c", { standing: "ended", standingEvidence: [none] }),
      twin("d", { standing: "unknown", standingEvidence: [none] })
    ]
    assert.deepStrictEqual(cited({ city, partnerships }), {
      topics: [topic],
      latency: [alive, gone].sort(),
      all: [topic, alive, gone].sort()
    })
  })

  it("of a topic are cited only where the twinning may live, and those of its standing where it does not", () => {
    const sleeping = twin("a", { standing: "latent", topic: true, evidence: [topic], standingEvidence: [gone] })
    const ended = twin("b", { standing: "ended", topic: true, evidence: [none], standingEvidence: [none] })
    // Claims of nobody knows whom leave open whether it sleeps; one that is taken as it is surely does.
    const { standingEvidence: _, ...surely } = sleeping
    const living = twin("c", { standing: "active" })
    const topics = (...partnerships: ReadonlyArray<KnownPartnership>) =>
      read({ city, partnerships: [...partnerships, ended] }, "topical-twinnings")
    assert.deepStrictEqual(topics(sleeping, living).evidence, [topic])
    assert.deepStrictEqual(topics(surely, living).evidence, [])
    // No twinning lives: what is cited says so, and the topic counts for nothing.
    assert.deepInclude(topics(sleeping), { state: "not-applicable", evidence: [gone] })
    assert.deepInclude(topics(surely), { state: "not-applicable", evidence: [] })
  })

  it("that there is no twinning are cited by what therefore does not apply, and change no number", () => {
    for (const partnerships of [[], [twin("a", { standing: "ended", standingEvidence: [gone] })]]) {
      const silent: CityEvidence = { city, partnerships }
      const told: CityEvidence = { ...silent, noTwinning: [none, alive, none] }
      const both = [none, alive].sort()
      assert.deepStrictEqual(cited(told), { topics: both, latency: both, all: both })
      assert.deepStrictEqual(cited(silent), { topics: [], latency: [], all: [] })
      const [before, after] = [silent, told].map((one) => maturity(one, { asOf, draws: 10 }))
      const figures = (of: typeof before) => [of?.verdict, of?.score, of?.bounds, of?.coverage]
      assert.deepStrictEqual(figures(after), figures(before))
    }
    // Where there is one, the claims that there is none speak of something else.
    const partnerships = [twin("a", { topic: true, evidence: [topic], standingEvidence: [alive] })]
    assert.deepStrictEqual(cited({ city, partnerships, noTwinning: [none] }), {
      topics: [topic],
      latency: [alive],
      all: [topic, alive].sort()
    })
  })

  it.prop("leave what is possible as it is, and say how sure it is", [arbitrary.cityEvidence], ([evidence]) => {
    const { partnerships } = evidence
    if (partnerships === undefined) return
    const options = { asOf, draws: 50, seed: 5 }
    const before = maturity(evidence, options)
    const figures = (of: typeof before) => ({ ...of, evidence: [], dimensions: [] })
    const none = maturity({ ...evidence, noTwinning: claims.slice(0, 2) }, options)
    assert.deepStrictEqual(figures(none), figures(before))
    const cited: CityEvidence = {
      ...evidence,
      partnerships: partnerships.map((one) => ({ ...one, standingEvidence: claims.slice(2, 4) }))
    }
    const after = maturity(cited, options)
    const open = ({ bounds, coverage, established, possible }: typeof before) => [
      bounds,
      coverage,
      established,
      possible
    ]
    assert.deepStrictEqual(open(after), open(before))
    for (const claim of before.evidence) assert.include(after.evidence, claim)
    // Claims of nobody knows whom cannot be judged; a standing whose claims nobody names is taken as it is.
    const known = partnerships.some(({ standing }) => standing !== "unknown" && standing !== "ended")
    assert.deepStrictEqual(
      [evidence, cited].map((one) => read(one, "not-latent")).map(({ confidence, state }) => [state, confidence]),
      [1, 0.5].map((sure) => [
        read(evidence, "not-latent").state,
        read(evidence, "not-latent").state === "not-applicable" ? 1 : known ? sure : 0
      ])
    )
  })
})

describe("memberships", () => {
  const { measure } = defaultRubric.dimensions.find(({ key }) => key === "networks")?.indicators[0] ?? {}
  assert.strictEqual(measure?.kind, "memberships")
  const worth = (k: number, role = false): number =>
    measure?.kind === "memberships" ? membershipValue(measure, k, role) : Number.NaN
  const member = (
    network: string,
    fields: Partial<KnownMembership["membership"]> = {},
    evidence: ReadonlyArray<ClaimId> = claims.slice(0, 1)
  ): KnownMembership => ({
    membership: { network: NetworkId.make(deriveId("network", network)), roles: [], ...fields },
    evidence
  })
  const through = { through: NetworkId.make(deriveId("network", "an association")) }
  const lowOf = (memberships: ReadonlyArray<KnownMembership>): number => read({ city, memberships }, "memberships").low

  it("are worth 1 − e^(−k/3), a role 0.1 more, and 1 at most", () => {
    for (const [k, value] of [
      [0, 0],
      [0.5, 1 - Math.exp(-1 / 6)],
      [1, 1 - Math.exp(-1 / 3)],
      [3, 1 - 1 / Math.E],
      [9, 1 - Math.exp(-3)]
    ] as const) {
      assert.closeTo(worth(k), value, 1e-15)
      assert.closeTo(worth(k, true), Math.min(1, value + 0.1), 1e-15)
    }
    assert.strictEqual(worth(9, true), 1)
  })

  it("count by network: a way through another half, and a direct way beside it whole", () => {
    assert.strictEqual(lowOf([member("a")]), worth(1))
    assert.strictEqual(lowOf([member("a", through)]), worth(0.5))
    assert.strictEqual(lowOf([member("a"), member("a")]), worth(1))
    assert.strictEqual(lowOf([member("a", through), member("a")]), worth(1))
    assert.strictEqual(lowOf([member("a", through), member("b")]), worth(1.5))
  })

  it("a role counts that the rubric names", () => {
    assert.strictEqual(lowOf([member("a", { roles: ["host"] })]), worth(1, true))
    assert.strictEqual(lowOf([member("a", { roles: ["observer", "member"] })]), worth(1))
    assert.strictEqual(
      lowOf([member("a", { roles: ["host"] }), member("b", { roles: ["presidency"] })]),
      worth(2, true)
    )
  })

  it("are all there are only where the record says so", () => {
    const memberships = [member("a")]
    const stating = (value: boolean) => ({ asOf: PartialDate.make("2019"), membershipsComplete: said(value) })
    const ends = ({ high, low, role, state }: Reading): ReadonlyArray<unknown> => [state, low, high, role]
    const open = ["partly", worth(1), 1, { low: false, high: true }]
    assert.deepStrictEqual(ends(read({ city, memberships }, "memberships")), open)
    assert.deepStrictEqual(ends(read({ city, memberships, profile: stating(false) }, "memberships")), open)
    assert.deepStrictEqual(ends(read({ city, memberships, profile: stating(true) }, "memberships")), [
      "known",
      worth(1),
      worth(1),
      { low: false, high: false }
    ])
    assert.deepStrictEqual(ends(read({ city, memberships: [], profile: stating(true) }, "memberships")), [
      "known",
      0,
      0,
      { low: false, high: false }
    ])
    for (const unknown of [{ city }, { city, memberships: [] }])
      assert.deepStrictEqual(ends(read(unknown, "memberships")), ["unknown", 0, 1, { low: false, high: true }])
  })

  it("count from the last day that their start may mean to the last day that their end may mean", () => {
    const during = (from?: string, until?: string) => {
      const period = {
        ...(from === undefined ? {} : { from: PartialDate.make(from) }),
        ...(until === undefined ? {} : { until: PartialDate.make(until) })
      }
      return lowOf([member("a", { period })]) > 0
    }
    assert.deepStrictEqual(
      [
        during(),
        during("2020"),
        during("2020-12-31"),
        during("2021-01-01"),
        during(undefined, "2020-12-30"),
        during(undefined, "2020-12"),
        during("1990", "2020")
      ],
      [true, true, true, false, false, true, true]
    )
  })
})

describe("time", () => {
  const options = { asOf, draws: 100, seed: 3 }

  it.prop("a profile of a later day counts as none", [arbitrary.cityEvidence], ([evidence]) => {
    const { profile, ...rest } = evidence
    if (profile === undefined || latest(profile.asOf) <= asOf) return
    assert.deepStrictEqual(maturity(evidence, options), maturity(rest, options))
  })

  it.prop("a membership that begins later counts as none", [arbitrary.cityEvidence], ([evidence]) => {
    const [first, ...others] = evidence.memberships ?? []
    if (first === undefined) return
    for (const from of ["2021", "2020-12-31", "2021-01-01"].map((date) => PartialDate.make(date))) {
      const late: KnownMembership = { ...first, membership: { ...first.membership, period: { from } } }
      const then = maturity({ ...evidence, memberships: [late, ...others] }, options)
      const counted = latest(from) <= asOf ? [first, ...others] : others
      assert.deepStrictEqual(then, maturity({ ...evidence, memberships: counted }, options))
    }
  })

  it.prop("a review that lies ahead has not been held", [arbitrary.cityEvidence], ([evidence]) => {
    const { profile } = evidence
    const review = profile?.lastReview?.value
    if (profile === undefined || review === undefined || review === "never" || latest(review) <= asOf) return
    const { lastReview: _, ...rest } = profile
    assert.deepStrictEqual(maturity(evidence, options), maturity({ ...evidence, profile: rest }, options))
  })

  it("a review counts from the last day that its date may mean", () => {
    const on = (date: string, day = asOf) =>
      read(
        { city, profile: { asOf: PartialDate.make("2019"), lastReview: said(PartialDate.make(date)) } },
        "dated-review",
        day
      ).state
    assert.strictEqual(on("2020", "2020-06-30"), "unknown")
    assert.deepStrictEqual(
      ["2020", "2020-12-31", "2021-01", "2021"].map((date) => on(date)),
      ["known", "known", "unknown", "unknown"]
    )
  })

  it("a strategy that was never reviewed is known to have had none, which is not the same as unknown", () => {
    const reviewed = (...lastReview: ReadonlyArray<"never" | PartialDate>): CityEvidence => ({
      city,
      profile: {
        asOf: PartialDate.make("2019"),
        ...Object.fromEntries(lastReview.map((value) => ["lastReview", said(value)]))
      }
    })
    const ends = (evidence: CityEvidence) => {
      const { answer, high, low, state } = read(evidence, "dated-review")
      return [state, answer, low, high]
    }
    assert.deepStrictEqual(ends(reviewed("never")), ["known", "never", 0, 0])
    assert.deepStrictEqual(ends(reviewed(PartialDate.make("2018"))), ["known", "dated", 1, 1])
    assert.deepStrictEqual(ends(reviewed()), ["unknown", undefined, 0, 1])
    assert.deepStrictEqual(read(reviewed("never"), "dated-review").evidence, said("never").evidence)
    // It is the worst of the answers: at best it leaves as much as a review at worst.
    const [never, dated] = [reviewed("never"), reviewed(PartialDate.make("2018"))].map((one) =>
      maturity(one, { asOf, draws: 1 })
    )
    const management = (of: typeof never) => of?.dimensions.find(({ key }) => key === "management")
    // One of four indicators: 0 to ¾, and ¼ to 1.
    assert.deepStrictEqual([management(never)?.low, management(never)?.high], [0, 0.75])
    assert.deepStrictEqual([management(dated)?.low, management(dated)?.high], [0.25, 1])
    assert.strictEqual(never?.coverage, dated?.coverage)
  })
})

describe("an answer", () => {
  it("is worth its step, and carries its evidence in one order without repeats", () => {
    const [a, b, c] = [...claims].sort() as [ClaimId, ClaimId, ClaimId]
    const profile = { asOf: PartialDate.make("2019"), strategy: said("partial" as const, c, a, b, a) }
    const { answer, evidence, high, low, state } = read({ city, profile }, "strategy-form")
    assert.deepStrictEqual([state, answer, low, high], ["known", "partial", 0.5, 0.5])
    assert.deepStrictEqual(evidence, [a, b, c])
  })

  it("any team counts alike: no central office is better than technical teams that lead", () => {
    const team = (value: "none" | "dedicated" | "technical-teams" | "both") =>
      read({ city, profile: { asOf: PartialDate.make("2019"), team: said(value) } }, "team").low
    assert.deepStrictEqual((["none", "dedicated", "technical-teams", "both"] as const).map(team), [0, 1, 1, 1])
  })

  it("that is not given is unknown, between the worst and the best step", () => {
    const { evidence, high, low, state } = read({ city }, "strategy-form")
    assert.deepStrictEqual([state, low, high, evidence], ["unknown", 0, 1, []])
  })
})

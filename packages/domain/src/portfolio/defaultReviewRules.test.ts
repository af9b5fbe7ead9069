import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, AgreementId, deriveId, NetworkId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import type { Trend } from "../factors/trend.ts"
import { twinningFactors } from "../factors/twinningFactors.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import { type StandingKind, standing } from "../twinning/standing.ts"
import { defaultReviewRules } from "./defaultReviewRules.ts"
import type { ReviewInput } from "./ReviewInput.ts"
import { reviewTwinning } from "./review.ts"

/** What is known of a twinning; the rest is not. */
interface Known {
  readonly standing: StandingKind
  readonly benefit?: number | undefined
  readonly breadth?: number | undefined
  readonly grassroots?: number | undefined
  readonly sustained?: number | undefined
  readonly consolidation?: number | undefined
  /** In how many activities each side gained. */
  readonly gained?: readonly [number, number] | undefined
  /** In how many each side gained before the last years. */
  readonly gainedBefore?: readonly [number, number]
  /** In how many nobody says who gained, and in how many of these nobody says it of each side: by default, of both. */
  readonly unclear?: number
  readonly unclearFor?: readonly [number, number]
  /** Where neither capital is known, no activity is on record. */
  readonly economic?: number | undefined
  readonly emotional?: number | undefined
  /** Whether something is not recorded that may have left emotional capital: the signature's date, or organisers. */
  readonly without?: "signature" | "organisers"
  readonly trend?: Trend["direction"] | undefined
  readonly topics?: number | undefined
  readonly networks?: number | undefined
  /** Whether they may share others. */
  readonly networksOpen?: boolean
  readonly months?: number | undefined
  /** Where the date is not known to the day. */
  readonly monthsAtMost?: number
}

const { asOf, twinning } = scored
const record = { id: twinning.id, cities: twinning.cities, stages: twinning.stages }
const silent = twinningFactors({ ...record, activities: [] }, { asOf })
const { now } = twinningFactors({ ...record, activities: scored.activities }, { asOf })
if (now === undefined) throw new Error("Manchester and Wuhan did something together")
const ids = (count: number, side: number): ReadonlyArray<ActivityId> =>
  Array.from({ length: count }, (_, i) => ActivityId.make(deriveId("activity", `gain ${side} ${i}`)))
const saying = (value: number | undefined) =>
  value === undefined ? { low: 0, high: 1, coverage: 0 } : { value, low: value, high: value, coverage: 1 }
const flat = { slope: 0, low: 0, high: 0, tau: 0, p: 1, pWithoutMemory: 1, from: 2010, to: 2020, years: 11 }

const given = (known: Known): ReviewInput => {
  const { value: _, ...breadth } = now.breadth
  const { value: __, ...grassroots } = now.grassroots
  const { economic, emotional } = silent.capital
  const lately = [...ids(known.gained?.[0] ?? 0, 0), ...ids(known.gained?.[1] ?? 0, 1), ...ids(known.unclear ?? 0, 2)]
  const before = [...ids(known.gainedBefore?.[0] ?? 0, 3), ...ids(known.gainedBefore?.[1] ?? 0, 4)]
  const isRecorded = known.economic !== undefined || known.emotional !== undefined
  return {
    twinning: twinning.id,
    partner: world.wuhan.id,
    standing: {
      ...standing({ ...record, activities: [], watches: [] }, { asOf }),
      standing: known.standing
    },
    factors: {
      ...silent,
      now: {
        ...now,
        mutualBenefit: saying(known.benefit),
        breadth: { ...breadth, ...saying(known.breadth) },
        grassroots: { ...grassroots, ...saying(known.grassroots) }
      },
      activities: isRecorded ? ids(1, 5) : [],
      timeline: [2015, 2016, 2017, 2018, 2019, 2020].map((year) => ({
        ...now,
        year,
        activities: year === 2016 ? lately : year === 2015 ? before : []
      })),
      sustained: { value: known.sustained ?? 0, high: known.sustained ?? 1, years: 5, both: [], activities: [] },
      ...(known.trend === undefined ? {} : { trends: { mutualBenefit: { ...flat, direction: known.trend } } }),
      ...(known.consolidation === undefined
        ? {}
        : {
            consolidation: {
              kind: "given",
              value: known.consolidation,
              level: known.consolidation,
              volatility: 0,
              presence: 1,
              years: 5
            }
          }),
      capital: {
        economic: { ...economic, points: known.economic ?? 0 },
        emotional: {
          points: known.emotional ?? 0,
          parts: {
            ...emotional.parts,
            tenure: { points: 0, years: 1, claims: [], activities: known.without === "signature" ? ids(1, 5) : [] }
          }
        }
      },
      evidence: {
        ...silent.evidence,
        mutualBenefit: {
          gained: {
            [twinning.cities[0]]: [...ids(known.gained?.[0] ?? 0, 0), ...ids(known.gainedBefore?.[0] ?? 0, 3)],
            [twinning.cities[1]]: [...ids(known.gained?.[1] ?? 0, 1), ...ids(known.gainedBefore?.[1] ?? 0, 4)]
          },
          unknown: ids(known.unclear ?? 0, 2),
          unknownFor: {
            [twinning.cities[0]]: ids(known.unclearFor?.[0] ?? known.unclear ?? 0, 2),
            [twinning.cities[1]]: ids(known.unclearFor?.[1] ?? known.unclear ?? 0, 2)
          }
        },
        grassroots: {
          ...silent.evidence.grassroots,
          organisersUnknown: known.without === "organisers" ? ids(1, 5) : []
        }
      }
    },
    ...(known.topics === undefined ? {} : { topics: { count: known.topics, evidence: [] } }),
    ...(known.networks === undefined
      ? {}
      : {
          sharedNetworks: Array.from({ length: known.networks }, (_, i) =>
            NetworkId.make(deriveId("network", String(i)))
          ),
          sharedNetworksComplete: known.networksOpen !== true
        }),
    ...(known.months === undefined
      ? {}
      : {
          renewal: {
            agreement: AgreementId.make(deriveId("claim", "an agreement")),
            on: PartialDate.make("2021"),
            months: known.months,
            monthsAtMost: known.monthsAtMost ?? known.months
          }
        })
  }
}

/** For each rule what makes it fire, and something near it that does not. */
const cases: Readonly<Record<string, readonly [fires: Known, not: Known]>> = {
  "sustained-benefit": [
    { standing: "active", sustained: 0.4 },
    { standing: "active", sustained: 0.2 }
  ],
  "term-runs-out": [
    { standing: "cooling", months: 11.9 },
    { standing: "cooling", months: 12 }
  ],
  consolidated: [
    { standing: "active", consolidation: 0.25, benefit: 0.5, breadth: 0.5, grassroots: 0.5 },
    { standing: "active", consolidation: 0.24, benefit: 0.5, breadth: 0.5, grassroots: 0.5 }
  ],
  "active-partner": [{ standing: "active" }, { standing: "cooling" }],
  "benefit-without-breadth": [
    { standing: "active", benefit: 0.3, breadth: 0.24 },
    { standing: "active", benefit: 0.3, breadth: 0.25 }
  ],
  "grassroots-carry": [
    { standing: "cooling", grassroots: 0.4 },
    { standing: "cooling", grassroots: 0.39 }
  ],
  "benefit-rises": [
    { standing: "active", trend: "rising" },
    { standing: "active", trend: "none" }
  ],
  "no-topic": [
    { standing: "active", topics: 0 },
    { standing: "active", topics: 1 }
  ],
  // 2·1/6 is 0.33 of an even share, 2·1/5 is 0.4 of it.
  "one-sided": [
    { standing: "active", gained: [1, 5] },
    { standing: "active", gained: [4, 1] }
  ],
  "benefit-falls": [
    { standing: "cooling", trend: "falling" },
    { standing: "latent", trend: "falling" }
  ],
  cooling: [{ standing: "cooling" }, { standing: "active" }],
  "shared-networks-cooling": [
    { standing: "cooling", networks: 2 },
    { standing: "cooling", networks: 1 }
  ],
  "shared-networks-latent": [
    { standing: "latent", networks: 1 },
    { standing: "latent", networks: 0 }
  ],
  latent: [{ standing: "latent" }, { standing: "unknown" }],
  suspended: [{ standing: "suspended" }, { standing: "latent" }],
  "latent-without-capital": [
    { standing: "latent", emotional: 1.9, economic: 0.4 },
    { standing: "latent", emotional: 2, economic: 0.4 }
  ],
  "still-active": [{ standing: "active" }, { standing: "cooling" }],
  "emotional-capital": [
    { standing: "suspended", emotional: 3 },
    { standing: "suspended", emotional: 2.9 }
  ],
  "silent-source": [{ standing: "unknown" }, { standing: "latent" }],
  "silent-source-rest": [{ standing: "unknown" }, { standing: "latent" }],
  alive: [{ standing: "cooling" }, { standing: "unknown" }],
  "latent-renewal": [{ standing: "suspended" }, { standing: "cooling" }],
  "benefit-falls-deepen": [
    { standing: "unknown", trend: "falling" },
    { standing: "unknown", trend: "none" }
  ],
  "no-benefit-to-deepen": [
    { standing: "active", benefit: 0.14 },
    { standing: "active", benefit: 0.15 }
  ],
  "term-has-run-out": [
    { standing: "active", months: -0.1 },
    { standing: "active", months: 0.1 }
  ]
}
const fired = (known: Known): ReadonlyArray<string> => {
  const { others, reasonsAgainst, reasonsFor } = reviewTwinning(given(known))
  return [...reasonsFor, ...reasonsAgainst, ...others].map(({ rule }) => rule)
}

describe("the rules of this project", () => {
  it("each has a case here", () => {
    assert.deepStrictEqual(
      Object.keys(cases),
      defaultReviewRules.rules.map(({ key }) => key)
    )
  })

  for (const [key, [fires, not]] of Object.entries(cases))
    it(`${key} fires where it should, and not beside it`, () => {
      assert.include(fired(fires), key)
      assert.notInclude(fired(not), key)
    })

  it("each cites a source besides the method, and speaks both languages", () => {
    for (const { basis, key, words } of defaultReviewRules.rules) {
      assert.isTrue(
        basis.some(({ source }) => source === "S0" || source === "S1"),
        key
      )
      assert.match(words.en, /^[A-Z].*\.$/, key)
      assert.match(words.zh ?? "", /^\p{Script=Han}.*。$/u, key)
    }
  })

  it("each names in both languages the same measures, of those it asks about", () => {
    const named = (text: string): ReadonlyArray<string> => (text.match(/\{[^}]*\}/g) ?? []).toSorted()
    for (const { key, when, words } of defaultReviewRules.rules) {
      const asked = when.map(({ measure }) => `{${measure}}`)
      assert.deepStrictEqual(named(words.zh ?? ""), named(words.en), key)
      assert.includeMembers(asked, [...named(words.en)], key)
    }
  })
})

describe("what nobody knows", () => {
  const unjudged = (known: Known) => reviewTwinning(given(known)).unjudged.map(({ rule }) => rule)

  it("no rule about a gain, a topic or a cost is judged, and none fires", () => {
    assert.deepStrictEqual(fired({ standing: "active" }), ["active-partner", "still-active", "alive"])
    assert.sameMembers(unjudged({ standing: "active" }), [
      "term-runs-out",
      "sustained-benefit",
      "consolidated",
      "benefit-without-breadth",
      "grassroots-carry",
      "benefit-rises",
      "no-topic",
      "one-sided",
      "benefit-falls",
      "benefit-falls-deepen",
      "no-benefit-to-deepen",
      "term-has-run-out",
      "emotional-capital"
    ])
  })

  it("capital on record is the least there may be, where it may have left more", () => {
    const poor: Known = { standing: "latent", emotional: 1, economic: 0 }
    const rich: Known = { standing: "latent", emotional: 3, economic: 0 }
    assert.include(fired(poor), "latent-without-capital")
    assert.notInclude(unjudged(poor), "emotional-capital")
    for (const without of ["signature", "organisers"] as const) {
      assert.includeMembers([...unjudged({ ...poor, without })], ["latent-without-capital", "emotional-capital"])
      // What is enough on record is enough, whatever else there is.
      assert.include(fired({ ...rich, without }), "emotional-capital")
      assert.notInclude(unjudged({ ...rich, without }), "latent-without-capital")
    }
    assert.includeMembers([...unjudged({ standing: "latent" })], ["latent-without-capital", "emotional-capital"])
    const { unjudged: open } = reviewTwinning(given({ standing: "latent" }))
    assert.deepStrictEqual(open.find(({ rule }) => rule === "latent-without-capital")?.unknown, [
      "emotional-capital",
      "economic-capital"
    ])
  })

  it("networks on record are the least they may share, unless both lists are complete", () => {
    const open: Known = { standing: "latent", networks: 0, networksOpen: true }
    assert.include(unjudged(open), "shared-networks-latent")
    assert.notInclude(unjudged({ ...open, networksOpen: false }), "shared-networks-latent")
    assert.include(fired({ ...open, networks: 1 }), "shared-networks-latent")
    assert.include(unjudged({ standing: "cooling", networks: 1, networksOpen: true }), "shared-networks-cooling")
  })

  it("of an expiry that may be past or ahead, no term rule is judged", () => {
    const terms = ["term-runs-out", "term-has-run-out"]
    const of = (months: number, monthsAtMost: number) => {
      const known: Known = { standing: "active", months, monthsAtMost }
      const which = (keys: ReadonlyArray<string>) => terms.map((key) => keys.includes(key))
      return { fired: which(fired(known)), unjudged: which(unjudged(known)) }
    }
    assert.deepStrictEqual(of(-5.5, 6.5), { fired: [false, false], unjudged: [true, true] })
    assert.deepStrictEqual(of(0, 11.9), { fired: [true, false], unjudged: [false, false] })
    assert.deepStrictEqual(of(1, 12), { fired: [false, false], unjudged: [true, false] })
    assert.deepStrictEqual(of(12, 24), { fired: [false, false], unjudged: [false, false] })
    assert.deepStrictEqual(of(-12, -0.1), { fired: [false, true], unjudged: [false, false] })
    assert.deepStrictEqual(of(-12, 0), { fired: [false, false], unjudged: [true, true] })
  })

  it("consolidation may be anything up to the mean of the best, where a factor is not known", () => {
    const least: Known = { standing: "active", consolidation: 0.3, benefit: 0.5, breadth: 0.5 }
    assert.notInclude(fired(least), "consolidated")
    assert.include(unjudged(least), "consolidated")
    assert.include(fired({ ...least, grassroots: 0.5 }), "consolidated")
    // The cube root of 0.1·0.15·1 is 0.247; of 0.1·0.16·1 0.252.
    assert.notInclude(unjudged({ ...least, benefit: 0.1, breadth: 0.15 }), "consolidated")
    assert.include(unjudged({ ...least, benefit: 0.1, breadth: 0.16 }), "consolidated")
  })

  it("a gain is as even as that of the last years, whoever gained before", () => {
    assert.include(fired({ standing: "active", gained: [1, 5], gainedBefore: [9, 1] }), "one-sided")
    assert.notInclude(fired({ standing: "active", gained: [4, 1], gainedBefore: [9, 0] }), "one-sided")
    assert.include(unjudged({ standing: "active", gainedBefore: [9, 0] }), "one-sided")
  })

  it("a gain is one-sided where it is, whoever gained from what nobody says", () => {
    // 2·1/5 is 0.4 of an even share; one more for either side makes it 2·1/6 or 2·2/6.
    for (const gained of [[4, 1] as const, [1, 4] as const]) {
      assert.notInclude(unjudged({ standing: "active", gained }), "one-sided")
      assert.include(unjudged({ standing: "active", gained, unclear: 1 }), "one-sided")
    }
    // 2·1/11; one more makes it 2·2/12 at best, two more 2·3/13 = 0.46.
    assert.include(fired({ standing: "active", gained: [10, 1], unclear: 1 }), "one-sided")
    assert.notInclude(fired({ standing: "active", gained: [10, 1], unclear: 2 }), "one-sided")
    // Where the side that gained less is known throughout, what is not known of the other makes it no more even.
    const known = { standing: "active", gained: [10, 1], unclear: 2 } as const
    assert.include(fired({ ...known, unclearFor: [2, 0] }), "one-sided")
    assert.notInclude(fired({ ...known, unclearFor: [0, 2] }), "one-sided")
    // 2·1/5 once more: one more for the side that gained more makes it 2·1/6, one for the other brings it nearer to even.
    assert.include(unjudged({ standing: "active", gained: [4, 1], unclear: 1, unclearFor: [1, 0] }), "one-sided")
    assert.notInclude(unjudged({ standing: "active", gained: [4, 1], unclear: 1, unclearFor: [0, 1] }), "one-sided")
    assert.include(unjudged({ standing: "active", gained: [1, 4], unclear: 1, unclearFor: [0, 1] }), "one-sided")
    assert.notInclude(unjudged({ standing: "active", gained: [1, 4], unclear: 1, unclearFor: [1, 0] }), "one-sided")
  })
})

describe("what the rules of this project recommend", () => {
  const maybe = (values: ReadonlyArray<number>) =>
    Arbitrary.all([arbitrary.oneOf(values), arbitrary.oneOf([true, false])]).pipe(
      Arbitrary.map(([value, known]) => (known ? value : undefined))
    )
  const share = maybe([0, 0.1, 0.2, 0.3, 0.5, 0.9])
  const count = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 5 })))
  const anything = Arbitrary.all({
    benefit: share,
    breadth: share,
    grassroots: share,
    sustained: share,
    consolidation: share,
    gained: Arbitrary.all([count, count]),
    economic: maybe([0, 0.4, 2]),
    emotional: maybe([0, 1.9, 3, 8]),
    trend: arbitrary.oneOf(["rising", "falling", "none"]),
    topics: maybe([0, 1, 3]),
    networks: maybe([0, 1, 2, 3]),
    months: maybe([-30, -1, 0, 11, 12, 60])
  })

  it.prop(
    "a silent source is not a silent twinning: never to end it, nor to let it rest, whatever else is known",
    [anything],
    ([known]) => {
      const { recommend, support } = reviewTwinning(given({ ...known, standing: "unknown" }))
      assert.notInclude(["end", "let-rest"], recommend)
      for (const { action, weight } of support) if (action === "end" || action === "let-rest") assert.isBelow(weight, 0)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop("what is alive is not to end, nor to rest", [anything, arbitrary.oneOf([true, false])], ([known, active]) => {
    const { recommend } = reviewTwinning(given({ ...known, standing: active ? "active" : "cooling" }))
    assert.notInclude(["end", "let-rest"], recommend)
  })

  it("by example", () => {
    const recommended = (known: Known) => reviewTwinning(given(known)).recommend
    // renew: 1 for an active partner, 2 for sustained benefit; a topic is named.
    assert.strictEqual(recommended({ standing: "active", sustained: 0.6, topics: 1 }), "renew")
    // deepen: 2 for benefit in few fields, 1 for the grassroots; renew: 1.
    assert.strictEqual(recommended({ standing: "active", benefit: 0.5, breadth: 0.1, grassroots: 0.5 }), "deepen")
    // refocus: 2 without a topic, 1 for cooling; renew: nothing.
    assert.strictEqual(recommended({ standing: "cooling", topics: 0 }), "refocus")
    // latent: 2.5 for the network they share against 2 for rest; end 2.5 − 2 where there is emotional capital to lose.
    assert.strictEqual(recommended({ standing: "latent", networks: 1, emotional: 3 }), "move-into-network")
    assert.strictEqual(recommended({ standing: "latent", networks: 0, emotional: 3 }), "let-rest")
    assert.strictEqual(recommended({ standing: "latent", networks: 0, emotional: 1, economic: 0 }), "end")
    // Nothing is on record, so nobody knows what is left.
    assert.strictEqual(recommended({ standing: "latent", networks: 0 }), "let-rest")
    // 2.5 for both: to move changes less than to end.
    assert.strictEqual(recommended({ standing: "latent", networks: 1, emotional: 1, economic: 0 }), "move-into-network")
    assert.strictEqual(recommended({ standing: "suspended" }), "let-rest")
    assert.strictEqual(recommended({ standing: "unknown" }), undefined)
  })
})

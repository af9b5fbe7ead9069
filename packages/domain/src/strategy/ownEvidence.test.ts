import { assert, describe, it } from "@effect/vitest"
import { CityId, ClaimId, deriveId, NetworkId, SourceId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { probabilityOf } from "../evidence/confidence.ts"
import type { Grade } from "../evidence/Source.ts"
import type { CityEvidence, KnownMembership, KnownPartnership } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { maturity } from "./maturity.ts"
import { membershipValue } from "./membershipReading.ts"

const asOf = "2020-12-31"
const draws = 20_000
const city = CityId.make("00000000-0000-5000-8000-000000000001")

const grades = {
  a1: { reliability: "A", credibility: 1 },
  c3: { reliability: "C", credibility: 3 },
  e5: { reliability: "E", credibility: 5 }
} as const satisfies Record<string, Grade>
type Key = keyof typeof grades
const keys = Object.keys(grades) as ReadonlyArray<Key>
const claimOf = (key: Key): ClaimId => ClaimId.make(deriveId("claim", "own evidence", key))
/** Ten of the best sources that agree, 1 − 0.02¹⁰: no draw tells it from certain. */
const manifold = Array.from({ length: 10 }, (_, i) =>
  ClaimId.make(deriveId("claim", "own evidence", "many", String(i)))
) as unknown as readonly [ClaimId, ...ReadonlyArray<ClaimId>]
const sourceOf = (claim: ClaimId) => {
  if (manifold.includes(claim))
    return { id: SourceId.make(deriveId("source", "own evidence", claim)), grade: grades.a1 }
  const key = keys.find((one) => claimOf(one) === claim)
  return key && { id: SourceId.make(deriveId("source", "own evidence", key)), grade: grades[key] }
}
const holds = (key: Key): number => probabilityOf(grades[key])
/** A yes as likely as its evidence holds, and a coin where it does not. */
const yes = (holds: number): number => holds + (1 - holds) / 2

/** A rubric of one indicator, whose levels begin at these scores, so that their odds are those of its value. */
const alone = (indicator: string, ...from: ReadonlyArray<number>): MaturityRubric => ({
  ...defaultRubric,
  floor: 1e-9,
  dimensions: defaultRubric.dimensions.flatMap((one) => {
    const indicators = one.indicators.filter(({ key }) => key === indicator)
    return indicators.length === 0 ? [] : [{ ...one, indicators }]
  }),
  levels: [0, ...from].map((at, l) => ({ key: `L${l}`, title: { en: `${at}` }, from: at, gates: [], basis: [] })),
  doesNotApply: []
})
const odds = (evidence: CityEvidence, rubric: MaturityRubric): ReadonlyArray<number> =>
  maturity(evidence, { asOf, draws, rubric, seed: 3, sourceOf }).levels.map(({ probability }) => probability)
/** Five standard errors of the draws; the same bits on every run. */
const near = (found: number | undefined, p: number, what: string): void =>
  assert.closeTo(found ?? -1, p, 5 * Math.sqrt((p * (1 - p)) / draws) + 1e-12, what)

const twin = (key: string, fields: Partial<KnownPartnership>): KnownPartnership => ({
  twinning: TwinningId.make(deriveId("twinning", "own evidence", key)),
  standing: "active",
  evidence: [],
  ...fields
})
const standing = (kind: KnownPartnership["standing"], ...by: ReadonlyArray<Key>): Partial<KnownPartnership> => ({
  standing: kind,
  standingEvidence: by.map(claimOf)
})

describe("a standing", () => {
  const share = alone("not-latent", 0.25, 0.75)

  it("is as sure as its own sources: a twinning is latent, or not, as often as they hold", () => {
    for (const key of keys) {
      const p = yes(holds(key))
      for (const [kind, good] of [
        ["active", p],
        ["cooling", p],
        ["suspended", p],
        ["latent", 1 - p]
      ] as const) {
        const found = odds({ city, partnerships: [twin("a", standing(kind, key))] }, share)
        near(found[2], good, `${kind} by ${key}`)
        near(found[0], 1 - good, `${kind} by ${key}`)
      }
    }
    // Two at once, each by its own: one of two is a half.
    const [a, b] = [yes(holds("a1")), 1 - yes(holds("c3"))]
    const found = odds(
      { city, partnerships: [twin("a", standing("active", "a1")), twin("b", standing("latent", "c3"))] },
      share
    )
    for (const [level, p] of [(1 - a) * (1 - b), a * (1 - b) + (1 - a) * b, a * b].entries())
      near(found[level], p, `${level}`)
  })

  it("without evidence of its own is taken as it is; one whose claims are none, as nobody's", () => {
    const of = (fields: Partial<KnownPartnership>) => odds({ city, partnerships: [twin("a", fields)] }, share)
    assert.deepStrictEqual(of({ standing: "active" }), [0, 0, 1])
    assert.deepStrictEqual(of({ standing: "latent" }), [1, 0, 0])
    near(of(standing("active"))[2], 0.5, "by nobody")
  })

  it("decides as often whether its topic counts", () => {
    // One that lives beyond doubt has no topic, another one has one: half of them where it lives, too, else none.
    for (const kind of ["active", "latent"] as const)
      for (const key of keys) {
        const lives = kind === "active" ? yes(holds(key)) : 1 - yes(holds(key))
        const found = odds(
          {
            city,
            partnerships: [
              twin("a", { topic: false, evidence: [claimOf("a1")] }),
              twin("b", { topic: true, evidence: [claimOf("a1")], ...standing(kind, key) })
            ]
          },
          alone("topical-twinnings", 0.25, 0.75)
        )
        const [none, one] = [1 - yes(holds("a1")), yes(holds("a1"))]
        near(found[2], none * (1 - lives + lives * one), `both, ${kind} by ${key}`)
        near(found[0], one * (1 - lives + lives * (1 - one)), `neither, ${kind} by ${key}`)
      }
  })
})

describe("a role", () => {
  const { measure } = defaultRubric.dimensions
    .flatMap(({ indicators }) => indicators)
    .find(({ key }) => key === "memberships") ?? { measure: undefined }
  const worth = (k: number, role: boolean): number =>
    measure?.kind === "memberships" ? membershipValue(measure, k, role) - 0.01 : Number.NaN
  const member = (
    roles: KnownMembership["membership"]["roles"],
    by: ReadonlyArray<Key>,
    roleBy?: ReadonlyArray<Key>
  ) => ({
    membership: { network: NetworkId.make(deriveId("network", "own evidence")), roles },
    evidence: by.map(claimOf),
    ...(roleBy === undefined ? {} : { roleEvidence: roleBy.map(claimOf) })
  })
  const levels = alone("memberships", worth(1, false), worth(1, true))
  const listed = (
    complete: readonly [ClaimId, ...ReadonlyArray<ClaimId>],
    memberships: ReadonlyArray<KnownMembership>
  ) =>
    odds(
      {
        city,
        profile: { asOf: PartialDate.make("2019"), membershipsComplete: { value: true, evidence: complete } },
        memberships
      },
      levels
    )
  const of = (...memberships: ReadonlyArray<KnownMembership>) => listed(manifold, memberships)

  it("may be one that the list does not name, where it is not the whole list: that is as sure as the source of it", () => {
    for (const by of keys)
      for (const whole of keys) {
        const found = listed([claimOf(whole)], [member([], [by])])
        // Beyond the list, a coin for a role, and any value from what is named up to 1.
        const more = 1 - holds(whole)
        const above = (from: number, role: boolean, k: number): number => {
          const least = worth(k, role) + 0.01
          return Math.min(1, (1 - from) / (1 - least))
        }
        const at = (from: number): number =>
          [1, 0].reduce((sum, k) => {
            const held = k === 1 ? holds(by) : 1 - holds(by)
            const named = worth(k, false) + 0.01 >= from ? 1 : 0
            return sum + held * ((1 - more) * named + (more / 2) * (above(from, false, k) + above(from, true, k)))
          }, 0)
        const [some, best] = [at(worth(1, false)), at(worth(1, true))]
        near(found[2], best, `${by}, complete by ${whole}`)
        near(found[1], some - best, `${by}, complete by ${whole}`)
        near(found[0], 1 - some, `${by}, complete by ${whole}`)
      }
  })

  it("is as sure as its own claims, and who holds it belongs", () => {
    for (const by of keys)
      for (const roleBy of keys) {
        const [held, role] = [holds(by), holds(roleBy)]
        const found = of(member(["host"], [by], [roleBy]))
        near(found[2], role, `role by ${roleBy}, membership by ${by}`)
        near(found[1], (1 - role) * held, `membership by ${by}, role by ${roleBy}`)
        near(found[0], (1 - role) * (1 - held), `neither: ${by}, ${roleBy}`)
      }
  })

  it("without claims of its own is as sure as the membership; one whose claims are none is not held", () => {
    for (const by of keys) {
      const found = of(member(["host"], [by]))
      near(found[2], holds(by), by)
      assert.strictEqual(found[1], 0)
      assert.strictEqual(of(member(["host"], [by], []))[2], 0)
    }
  })

  it("stated with one membership is not forgotten for a weaker report with claims of its own", () => {
    for (const by of keys)
      for (const weaker of keys.filter((one) => one !== by && holds(one) <= holds(by))) {
        const [one, other] = [member(["host"], [by]), member(["host"], [weaker], [weaker])]
        const found = of(one, other)
        near(found[2], 1 - (1 - holds(by)) * (1 - holds(weaker)), `${by}, then ${weaker}`)
        assert.deepStrictEqual(of(other, one), found)
      }
  })

  it("that the rubric does not name makes no one a member", () => {
    assert.deepStrictEqual(of(member(["observer"], ["e5"], ["a1"])), of(member([], ["e5"])))
    // Nor does it make one surer that it does name.
    const host = member(["host"], ["e5"])
    assert.deepStrictEqual(of(host, member(["observer"], ["e5"], ["a1"])), of(host))
  })

  it("cites its claims beside those of the membership", () => {
    const cited = maturity(
      { city, memberships: [member(["host"], ["c3"], ["a1"])] },
      { asOf, draws: 1, sourceOf }
    ).evidence
    assert.deepStrictEqual(cited, [claimOf("a1"), claimOf("c3")].sort())
  })
})

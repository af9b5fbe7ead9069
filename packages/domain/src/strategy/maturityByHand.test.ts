import { assert, describe, it } from "@effect/vitest"
import { type ClaimId, deriveId, TwinningId } from "../base/identity.ts"
import { CountryCode } from "../city/City.ts"
import { arbitrary, scored, world } from "../testing/index.ts"
import type { CityEvidence, KnownMembership, KnownPartnership } from "./CityEvidence.ts"
import { maturity } from "./maturity.ts"

describe("Manchester of the fixed world, by hand", () => {
  const memberships: ReadonlyArray<KnownMembership> = world.memberships
    .filter(({ member }) => member.kind === "city" && member.city === world.manchester.id)
    .map((membership) => ({ membership, evidence: [arbitrary.fewClaims[0] as ClaimId] }))
  const partnership = (key: string, fields: Partial<KnownPartnership>): KnownPartnership => ({
    twinning: TwinningId.make(deriveId("twinning", key)),
    standing: "active",
    evidence: [arbitrary.fewClaims[1] as ClaimId],
    ...fields
  })
  const evidence: CityEvidence = {
    city: world.manchester.id,
    country: CountryCode.make("GB"),
    profile: scored.profile,
    memberships,
    partnerships: [
      partnership("Wuhan", { twinning: scored.twinning.id, standing: "active" }),
      partnership("another", { standing: "latent", topic: true })
    ]
  }
  const judged = { asOf: scored.asOf, draws: 200, sourceOf: scored.sourceOf }
  const found = maturity(evidence, judged)
  const e = Math.exp(-0.5)
  /** Low, high and coverage of each dimension. */
  const expected: Readonly<Record<string, readonly [low: number, high: number, coverage: number]>> = {
    // "explicit" is 3 of 4 points.
    strategy: [3 / 4, 3 / 4, 1],
    // Joint projects 1, regular contact 1, a platform for business 0, a review of June 2018 1: 3 of 4.
    management: [3 / 4, 3 / 4, 1],
    // A dedicated team 1, a budget 1; trained staff and an office abroad unknown: 2 of 4 to 4 of 4, half of it known.
    capacity: [2 / 4, 4 / 4, 1 / 2],
    // The national association itself 1, the world network through it ½: k = 1.5, 1 − e^(−1.5/3) = 0.3935; more may be
    // unrecorded, up to 1. Known: 1 − (1 − 0.3935) = 0.3935.
    networks: [1 - e, 1, 1 - e],
    // One living twinning, of whose topic nobody says anything: 0 of 1 to 1 of 1. The latent one does not count.
    focus: [0, 1, 0],
    // One of two is latent: 1 − ½ = ½. Renewals unknown, 0 to 1: (½ + 0)/2 = ¼ to (½ + 1)/2 = ¾, half of it known.
    portfolio: [1 / 4, 3 / 4, 1 / 2],
    // Outcomes not counted 0, practice adopted 1: ½.
    learning: [1 / 2, 1 / 2, 1]
  }

  it("each dimension", () => {
    for (const { coverage, high, key, low, weight } of found.dimensions) {
      const [least, most, known] = expected[key] ?? [Number.NaN, Number.NaN, Number.NaN]
      assert.closeTo(low, least, 1e-12, key)
      assert.closeTo(high, most, 1e-12, key)
      assert.closeTo(coverage, known, 1e-12, key)
      assert.closeTo(weight, 1 / 7, 1e-12, key)
    }
    assert.strictEqual(found.dimensions.length, 7)
  })

  it("the bounds, by the geometric mean with its floor", () => {
    // ¾ · ¾ · ½ · 0.393469… · 0.05 (the floor, for focus at 0) · ¼ · ½ = 0.000691645…, its seventh root 0.353634…
    const low = (0.75 * 0.75 * 0.5 * (1 - e) * 0.05 * 0.25 * 0.5) ** (1 / 7)
    assert.closeTo(found.bounds.low, low, 1e-12)
    assert.closeTo(found.bounds.low, 0.353635, 1e-6)
    // ¾ · ¾ · 1 · 1 · 1 · ¾ · ½ = 0.2109375, its seventh root 0.800664…
    assert.closeTo(found.bounds.high, 0.2109375 ** (1 / 7), 1e-12)
    assert.closeTo(found.bounds.high, 0.800664, 1e-6)
  })

  it("the coverage", () => {
    // (1 + 1 + ½ + 0.393469… + 0 + ½ + 1)/7 = 4.393469…/7
    assert.closeTo(found.coverage, (1 + 1 + 0.5 + (1 - e) + 0 + 0.5 + 1) / 7, 1e-12)
    assert.closeTo(found.coverage, 0.627638, 1e-6)
  })

  it("the levels", () => {
    // At worst 0.35: above 0.2, under 0.4.
    assert.strictEqual(found.established, "L1")
    // At best 0.8007: above 0.8; strategy ¾ ≥ ½ and ≥ ¾, management ¾ ≥ ½, portfolio ¾ ≥ ½, learning ½ ≥ ½. Under 0.9.
    assert.strictEqual(found.possible, "L4")
    assert.notStrictEqual(found.verdict.kind === "undetermined" ? found.verdict.because : "", "coverage")
  })

  it("the confidence of each answer: the official register 0.98, the report 0.75", () => {
    const confidence = (key: string) =>
      found.dimensions.flatMap(({ indicators }) => indicators).find((one) => one.key === key)?.confidence ?? Number.NaN
    assert.closeTo(confidence("strategy-form"), 0.98, 1e-12)
    assert.closeTo(confidence("dated-review"), 0.75, 1e-12)
    // Nobody knows who says so.
    assert.closeTo(confidence("memberships"), 0.5, 1e-12)
    assert.strictEqual(confidence("trained-staff"), 0)
  })

  it("before its profile only what else is on record counts", () => {
    const before = maturity(evidence, { ...judged, asOf: "2019-12-30" })
    // Five dimensions at the floor, and networks and portfolio as above: 0.05⁵ · 0.393469… · ¼, its seventh root 0.084491…
    assert.closeTo(before.bounds.low, (0.05 ** 5 * (1 - e) * 0.25) ** (1 / 7), 1e-12)
    // Everything at 1 but for the portfolio, at ¾: 0.75^(1/7) = 0.959735…
    assert.closeTo(before.bounds.high, 0.75 ** (1 / 7), 1e-12)
    assert.closeTo(before.coverage, (1 - e + 0.5) / 7, 1e-12)
    assert.deepStrictEqual(before.verdict, { kind: "undetermined", from: "L0", to: "L5", because: "coverage" })
  })
})

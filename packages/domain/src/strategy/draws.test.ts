import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import { CityId, ClaimId, deriveId, NetworkId, SourceId, TwinningId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { CountryCode } from "../city/City.ts"
import type { SourceOf } from "../evidence/confidence.ts"
import type { Grade } from "../evidence/Source.ts"
import type { MembershipRole } from "../network/Membership.ts"
import { scored } from "../testing/index.ts"
import type { CityEvidence, KnownMembership } from "./CityEvidence.ts"
import { defaultRubric } from "./defaultRubric.ts"
import { maturity } from "./maturity.ts"

interface Case {
  readonly quantiles: Readonly<
    Record<"low" | "median" | "high", { readonly p: number; readonly value: number; readonly density: number }>
  >
  readonly levels: ReadonlyArray<number>
}
const oracle: {
  readonly draws: number
  readonly parameters: Readonly<Record<string, number>>
  readonly cases: Readonly<Record<string, Case>>
} = JSON.parse(readFileSync(new URL("./oracle/draws.json", import.meta.url), "utf8"))

const makers = new Map<ClaimId, { readonly id: SourceId; readonly grade: Grade }>()
/** A claim of a source of its own. */
const claim = (key: string, grade?: Grade): ClaimId => {
  const id = ClaimId.make(deriveId("claim", "draws", key))
  if (grade !== undefined) makers.set(id, { id: SourceId.make(deriveId("source", "draws", key)), grade })
  return id
}
const sourceOf: SourceOf = (claim) => makers.get(claim) ?? scored.sourceOf(claim)

const a1 = claim("A1", { reliability: "A", credibility: 1 })
const b2 = claim("B2", { reliability: "B", credibility: 2 })
const c3 = claim("C3", { reliability: "C", credibility: 3 })
const d4 = claim("D4", { reliability: "D", credibility: 4 })
const ofNobody = claim("nobody")

const city = CityId.make("00000000-0000-5000-8000-000000000001")
const network = (key: string): NetworkId => NetworkId.make(deriveId("network", "draws", key))
const member = (
  key: string,
  evidence: ReadonlyArray<ClaimId>,
  roles: ReadonlyArray<MembershipRole> = []
): KnownMembership => ({ membership: { network: network(key), roles }, evidence })
const through = (key: string, evidence: ReadonlyArray<ClaimId>): KnownMembership => ({
  membership: { network: network(key), through: network("association"), roles: [] },
  evidence
})
const twinning = (key: string): TwinningId => TwinningId.make(deriveId("twinning", "draws", key))
const sure = <V>(value: V, by: ClaimId = a1) => ({ value, evidence: [by] as const })

const strong: CityEvidence = {
  city,
  country: CountryCode.make("CN"),
  profile: {
    asOf: PartialDate.make("2019"),
    strategy: sure("explicit-per-partner"),
    team: sure("both"),
    budget: sure(true),
    trainedStaff: sure(true),
    jointProjects: sure(true),
    regularContact: sure(true),
    businessPlatform: sure(true),
    lastReview: sure(PartialDate.make("2018")),
    renewalsDocumented: sure(true),
    outcomesCounted: sure(true),
    practiceAdopted: sure(true),
    membershipsComplete: sure(true)
  },
  memberships: [
    member("one", [a1], ["presidency"]),
    ...["two", "three", "four", "five"].map((key) => member(key, [a1]))
  ],
  partnerships: []
}

/** The same records as oracle/draws.py describes. */
const records: Readonly<Record<string, CityEvidence>> = {
  known_little: {
    city,
    profile: { asOf: PartialDate.make("2019"), strategy: sure("explicit", c3) },
    memberships: [through("one", [ofNobody])]
  },
  manchester: {
    city: scored.profile.city,
    country: CountryCode.make("GB"),
    profile: scored.profile,
    memberships: [member("association", [b2]), through("world", [c3, d4])],
    partnerships: [
      { twinning: twinning("a"), standing: "active", topic: true, evidence: [c3] },
      { twinning: twinning("b"), standing: "latent", evidence: [] },
      { twinning: twinning("c"), standing: "unknown", evidence: [] }
    ]
  },
  strong,
  without_strategy: {
    ...strong,
    profile: { ...strong.profile, asOf: PartialDate.make("2019"), strategy: sure("none", c3) }
  }
}

/**
 * How far two samples may lie apart: five standard errors of their difference, which chance passes once in two million
 * comparisons; with a fixed seed the answer is the same on every run.
 *
 * The error of a quantile is √(p(1−p)/n) over the density there, that of a probability √(p(1−p)/n).
 */
const apart = (p: number, draws: number, density = 1): number =>
  (5 * Math.sqrt(p * (1 - p) * (1 / draws + 1 / oracle.draws))) / density

describe("draws", () => {
  it("are compared with a computation that had the parameters of the rubric", () => {
    const { floor, uncertainty } = defaultRubric
    const parameters = { floor, ...uncertainty }
    const again = `they have changed: python3 oracle/draws.py '${JSON.stringify(parameters)}'`
    assert.deepStrictEqual(oracle.parameters, parameters, again)
  })

  it("give the quantiles and the probabilities of an independent computation, within sampling error", () => {
    const draws = 40_000
    for (const [name, { levels, quantiles }] of Object.entries(oracle.cases)) {
      const evidence = records[name]
      assert.isDefined(evidence, name)
      if (evidence === undefined) continue
      const found = maturity(evidence, { asOf: scored.asOf, draws, seed: 7, sourceOf })
      for (const end of ["low", "median", "high"] as const) {
        const { density, p, value } = quantiles[end]
        assert.closeTo(found.score?.[end] ?? Number.NaN, value, apart(p, draws, density), `${name} ${end}`)
      }
      for (const [place, probability] of levels.entries())
        assert.closeTo(
          found.levels[place]?.probability ?? Number.NaN,
          probability,
          // At a probability of 0 or 1 nothing may differ but for a draw or two.
          apart(probability, draws) + 2 / draws,
          `${name} L${place}`
        )
    }
  }, 20_000)

  it("come near them with the ten thousand that are the default, from any seed", () => {
    for (const seed of [1, 2, -3, 2 ** 40])
      for (const [name, { quantiles }] of Object.entries(oracle.cases)) {
        const found = maturity(records[name] as CityEvidence, { asOf: scored.asOf, seed, sourceOf })
        for (const end of ["low", "median", "high"] as const) {
          const { density, p, value } = quantiles[end]
          assert.closeTo(found.score?.[end] ?? Number.NaN, value, apart(p, 10_000, density), `${name} ${end} ${seed}`)
        }
      }
  }, 20_000)
})

import * as Schema from "effect/Schema"
import { CountryCode } from "../city/City.ts"
import { Citation, Words } from "../evidence/Citation.ts"
import { MembershipRole } from "../network/Membership.ts"
import { StrategyQuestion } from "./StrategyProfile.ts"

const Key = Schema.String.check(
  Schema.isPattern(/^[a-zA-Z][a-zA-Z0-9]*(-[a-zA-Z0-9]+)*$/, { message: "a key is words joined by hyphens" })
)
const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
const Basis = Schema.Array(Citation)

/**
 * How an indicator is measured.
 *
 * **Details**: `steps` turns the answer to a question of the profile into points out of `outOf`; `topical` is the share
 * of living twinnings with a named mutual topic; `not-latent` is 1 − the share of latent twinnings; `memberships` is
 * `1 − e^(−k/scale)` of the k networks a city belongs to, those it reaches through another counting `mediated`, with
 * `roleBonus` for holding one of `roles`, 1 at most.
 */
export const Measure = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("steps"),
    question: StrategyQuestion,
    outOf: Schema.Finite.check(Schema.isGreaterThan(0)),
    /** Every answer there is, from the worst to the best, and what it is worth. */
    steps: Schema.Array(Schema.Struct({ answers: Schema.NonEmptyArray(Schema.String), points: Schema.Finite }))
  }),
  Schema.Struct({ kind: Schema.Literal("topical") }),
  Schema.Struct({ kind: Schema.Literal("not-latent") }),
  Schema.Struct({
    kind: Schema.Literal("memberships"),
    scale: Schema.Finite.check(Schema.isGreaterThan(0)),
    mediated: Share,
    roleBonus: Share,
    roles: Schema.Array(MembershipRole)
  })
])
export type Measure = typeof Measure.Type

export const Indicator = Schema.Struct({ key: Key, title: Words, measure: Measure, basis: Basis })
export type Indicator = typeof Indicator.Type

export const Dimension = Schema.Struct({
  key: Key,
  title: Words,
  /** How much it counts beside the others; only proportions matter. */
  weight: Schema.Finite,
  indicators: Schema.Array(Indicator),
  basis: Basis
})
export type Dimension = typeof Dimension.Type

/** A condition of a level beside its score: so much of a dimension, and where it says so a role in a network. */
export const Gate = Schema.Struct({
  dimension: Key,
  atLeast: Share,
  role: Schema.optionalKey(Schema.Boolean)
})
export type Gate = typeof Gate.Type

/** A degree of maturity: reached with a score from `from`, its gates, and those of every level below it. */
export const Level = Schema.Struct({ key: Key, title: Words, from: Share, gates: Schema.Array(Gate), basis: Basis })
export type Level = typeof Level.Type

/**
 * A rubric: what makes a city's international work strategic, and by how much. Data, with a version and citations.
 *
 * **Details**: `floor` is the least a dimension counts in the geometric mean; a level is published where coverage and its
 * probability reach `publish`; `doesNotApply` names indicators that cannot apply in some countries;
 * `uncertainty.judgement` is the probability that a coder is one step off, half of it each way; `concentration` is how
 * firmly the weights stand (the sum of the Dirichlet's parameters).
 */
export const MaturityRubric = Schema.Struct({
  id: Schema.NonEmptyString,
  version: Schema.NonEmptyString,
  title: Words,
  basis: Basis,
  dimensions: Schema.Array(Dimension),
  floor: Schema.Finite.check(Schema.isGreaterThan(0), Schema.isLessThan(1)),
  levels: Schema.Array(Level),
  publish: Schema.Struct({ coverage: Share, probability: Share }),
  uncertainty: Schema.Struct({
    judgement: Share,
    concentration: Schema.Finite.check(Schema.isBetween({ minimum: 1, maximum: 1_000_000 }))
  }),
  doesNotApply: Schema.Array(
    Schema.Struct({ indicator: Key, countries: Schema.NonEmptyArray(CountryCode), because: Words, basis: Basis })
  )
})
export type MaturityRubric = typeof MaturityRubric.Type

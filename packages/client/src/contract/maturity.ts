import { ClaimId, PartialDate, StrategyProfileId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { RubricRef, Words } from "./activities.ts"
import { CityRef, ClaimView } from "./shapes.ts"

const Key = Schema.NonEmptyString

/** What is said of the level: the level, or where too little is known the levels that it may be, and why. */
export const Verdict = Schema.Union([
  Schema.Struct({ kind: Schema.Literal("level"), level: Key, probability: Schema.Finite }),
  Schema.Struct({
    kind: Schema.Literal("undetermined"),
    from: Key,
    to: Key,
    because: Schema.Literals(["no-evidence", "coverage", "probability"])
  })
]).annotate({ identifier: "Verdict" })

/** What one indicator contributes: a share between `low` and `high`, 0–1. */
export const IndicatorResult = Schema.Struct({
  key: Key,
  title: Words,
  state: Schema.Literals(["known", "partly", "unknown", "not-applicable"]),
  answer: Schema.optionalKey(Schema.String),
  low: Schema.Finite,
  high: Schema.Finite,
  confidence: Schema.Finite,
  because: Schema.optionalKey(Words),
  evidence: Schema.Array(ClaimId)
}).annotate({ identifier: "IndicatorResult" })

export const DimensionResult = Schema.Struct({
  key: Key,
  title: Words,
  weight: Schema.Finite,
  applies: Schema.Boolean,
  low: Schema.Finite,
  high: Schema.Finite,
  coverage: Schema.Finite,
  indicators: Schema.Array(IndicatorResult)
}).annotate({ identifier: "DimensionResult" })

/** Missing evidence: what would establish a higher level (20 sets at most), and what would narrow the bounds. */
export const MissingEvidence = Schema.Struct({
  raises: Schema.Array(Schema.Struct({ indicators: Schema.Array(Key), from: Key, to: Key, gain: Schema.Finite })),
  narrows: Schema.Array(Schema.Struct({ indicator: Key, by: Schema.Finite, ifWorst: Key, ifBest: Key }))
}).annotate({ identifier: "MissingEvidence" })

/**
 * How strategically a city runs its international relations, as of a day, with everything that led to it.
 *
 * **Details**: `score` is absent and `levels` empty where there is no evidence. `profile` names the answers that were
 * used: the latest that were given by the day. `claims` are all that are cited anywhere in it.
 */
export const CityMaturity = Schema.Struct({
  city: CityRef,
  asOf: Schema.String,
  rubric: RubricRef,
  profile: Schema.optionalKey(Schema.Struct({ id: StrategyProfileId, asOf: PartialDate })),
  verdict: Verdict,
  score: Schema.optionalKey(Schema.Struct({ low: Schema.Finite, median: Schema.Finite, high: Schema.Finite })),
  bounds: Schema.Struct({ low: Schema.Finite, high: Schema.Finite }),
  established: Key,
  possible: Key,
  coverage: Schema.Finite,
  levels: Schema.Array(Schema.Struct({ key: Key, title: Words, probability: Schema.Finite })),
  dimensions: Schema.Array(DimensionResult),
  evidence: Schema.Array(ClaimId),
  seed: Schema.Int,
  draws: Schema.Int,
  missing: MissingEvidence,
  claims: Schema.Array(ClaimView)
}).annotate({ identifier: "CityMaturity" })

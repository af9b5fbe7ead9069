import {
  ActivityId,
  ClaimId,
  CountryCode,
  type EconomicKind,
  PartialDate,
  Phase,
  TensionId,
  TwinningId
} from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ActivitiesByKey, ActivityView, RubricRef, Standing } from "./activities.ts"
import { CityRef, ClaimView } from "./shapes.ts"

const Ids = Schema.Array(ActivityId)
const Year = Schema.Int

/** The three success factors, as results name them. */
export const FactorKey = Schema.Literals(["mutualBenefit", "breadth", "grassroots"])

/** A share, 0–1, with every unknown at its worst and at its best; without `value` nothing is known. */
export const Estimate = Schema.Struct({
  value: Schema.optionalKey(Schema.Finite),
  low: Schema.Finite,
  high: Schema.Finite,
  coverage: Schema.Finite
}).annotate({ identifier: "Estimate" })

/** The three factors with the parts they are made of, and the activities that went on in the year. */
export const FactorsNow = Schema.Struct({
  year: Year,
  mutualBenefit: Estimate,
  breadth: Schema.Struct({ ...Estimate.fields, fields: Estimate, sectors: Estimate }),
  grassroots: Schema.Struct({
    ...Estimate.fields,
    organisers: Estimate,
    recurrent: Estimate,
    citizenLed: Estimate,
    exchanges: Estimate
  }),
  activities: Ids
}).annotate({ identifier: "FactorsNow" })

/** The three factors at the end of a year, and the activities that went on in it. */
export const FactorsOfYear = Schema.Struct({
  year: Year,
  mutualBenefit: Estimate,
  breadth: Estimate,
  grassroots: Estimate,
  activities: Ids
}).annotate({ identifier: "FactorsOfYear" })

/** Median and 90 % interval over how reliable the sources are. */
export const Interval = Schema.Struct({ low: Schema.Finite, median: Schema.Finite, high: Schema.Finite }).annotate({
  identifier: "Interval"
})

/** In how many of the last years both sides gained. */
export const Sustained = Schema.Struct({
  value: Schema.Finite,
  high: Schema.Finite,
  years: Schema.Int,
  both: Schema.Array(Year),
  activities: Ids
}).annotate({ identifier: "Sustained" })

export const Trend = Schema.Struct({
  slope: Schema.Finite,
  low: Schema.Finite,
  high: Schema.Finite,
  tau: Schema.Finite,
  p: Schema.Finite,
  pWithoutMemory: Schema.Finite,
  direction: Schema.Literals(["rising", "falling", "none"]),
  from: Year,
  to: Year,
  years: Schema.Int
}).annotate({ identifier: "Trend" })

const Changes = Schema.Array(Schema.Struct({ year: Year, before: Schema.Finite, after: Schema.Finite }))

/** How firmly the factors hold together, or which of them have no evidence, so that no such number is given. */
export const Consolidation = Schema.Union([
  Schema.Struct({
    kind: Schema.Literal("given"),
    value: Schema.Finite,
    level: Schema.Finite,
    volatility: Schema.Finite,
    presence: Schema.Finite,
    years: Schema.Int
  }),
  Schema.Struct({ kind: Schema.Literal("withheld"), without: Schema.Array(FactorKey) })
]).annotate({ identifier: "Consolidation" })

const ofPhases = <S extends Schema.Constraint>(value: S) => Schema.Record(Phase, value)

/** What a partnership is mostly about; `phase` is absent where none is likely enough to be named. */
export const PhaseResult = Schema.Struct({
  phase: Schema.optionalKey(Phase),
  probabilities: ofPhases(Schema.Finite),
  evidence: ofPhases(Ids)
}).annotate({ identifier: "PhaseResult" })

/** A stock in points, without an upper bound, and the activities it comes from. */
export const CapitalPart = Schema.Struct({ points: Schema.Finite, activities: Ids }).annotate({
  identifier: "CapitalPart"
})

export const Capital = Schema.Struct({
  economic: Schema.Struct({
    points: Schema.Finite,
    parts: Schema.Struct({
      trade: Schema.optionalKey(CapitalPart),
      investment: Schema.optionalKey(CapitalPart),
      funding: Schema.optionalKey(CapitalPart),
      "joint-project": Schema.optionalKey(CapitalPart)
    } satisfies Record<EconomicKind, unknown>),
    money: Schema.Array(Schema.Struct({ currency: Schema.String, amount: Schema.Finite, activities: Ids }))
  }),
  emotional: Schema.Struct({
    points: Schema.Finite,
    parts: Schema.Struct({
      tenure: Schema.Struct({
        ...CapitalPart.fields,
        years: Schema.optionalKey(Schema.Finite),
        claims: Schema.Array(ClaimId)
      }),
      repeatedContact: CapitalPart,
      crisisHelp: CapitalPart,
      anniversaries: CapitalPart
    })
  })
}).annotate({ identifier: "Capital" })

/** The activities behind each part of the factors, and those of which a part is not known. */
export const FactorEvidence = Schema.Struct({
  mutualBenefit: Schema.Struct({ gained: ActivitiesByKey, unknown: Ids, unknownFor: ActivitiesByKey }),
  breadth: Schema.Struct({
    fields: ActivitiesByKey,
    fieldsUnknown: Ids,
    sectors: ActivitiesByKey,
    sectorsUnknown: Ids
  }),
  grassroots: Schema.Struct({
    organisers: ActivitiesByKey,
    organisersUnknown: Ids,
    recurrent: Schema.Array(Schema.String),
    citizenLed: Ids,
    citizenLedUnknown: Ids,
    exchanges: Ids
  })
}).annotate({ identifier: "FactorEvidence" })

const Counted = Schema.Struct({ count: Schema.Int, time: Schema.Finite, activities: Ids })

/**
 * How a twinning did after a tension between the two countries, against what was usual before.
 *
 * **Details**: `time` is in years. `ratio` is the rate after over the rate before with its exact 95 % interval, absent
 * where nothing happened before or after. JSON has no infinity: where nothing happened before, `value` and `high` of the
 * ratio are infinite, and left out. `expected` is absent where nothing dated is on record before the tension. `claims` are those that report the tension.
 */
export const BufferView = Schema.Struct({
  tension: TensionId,
  title: Schema.NonEmptyString,
  countries: Schema.Tuple([CountryCode, CountryCode]),
  on: PartialDate,
  before: Counted,
  after: Counted,
  expected: Schema.optionalKey(Schema.Finite),
  ratio: Schema.optionalKey(
    Schema.Struct({
      value: Schema.optionalKey(Schema.Finite),
      low: Schema.Finite,
      high: Schema.optionalKey(Schema.Finite),
      p: Schema.Finite
    })
  ),
  undecided: Ids,
  capital: Capital,
  claims: Schema.Array(ClaimId)
}).annotate({ identifier: "BufferView" })

/**
 * The success factors of a twinning as of a day, with everything that led to them.
 *
 * **Details**: `now`, `sustained` and `phase` are absent where no activity had begun by the day; an interval where half of
 * the draws or more leave a factor without evidence. `timeline` judges each year as of its end, the last as of the
 * day. `counted` are the activities that count; `activities` are all of the twinning, and those of other twinnings that
 * are cited (`standing.evidence.watchers`): `twinning` tells them apart. `claims` are all that are cited anywhere in it.
 */
export const TwinningScores = Schema.Struct({
  twinning: TwinningId,
  cities: Schema.Tuple([CityRef, CityRef]),
  asOf: Schema.String,
  seed: Schema.Int,
  draws: Schema.Int,
  rubric: RubricRef,
  standing: Standing,
  now: Schema.optionalKey(FactorsNow),
  intervals: Schema.Struct({
    mutualBenefit: Schema.optionalKey(Interval),
    breadth: Schema.optionalKey(Interval),
    grassroots: Schema.optionalKey(Interval)
  }),
  sustained: Schema.optionalKey(Sustained),
  timeline: Schema.Array(FactorsOfYear),
  trends: Schema.Struct({
    mutualBenefit: Schema.optionalKey(Trend),
    breadth: Schema.optionalKey(Trend),
    grassroots: Schema.optionalKey(Trend)
  }),
  changes: Schema.Struct({ mutualBenefit: Changes, breadth: Changes, grassroots: Changes }),
  consolidation: Consolidation,
  phase: Schema.optionalKey(PhaseResult),
  capital: Capital,
  evidence: FactorEvidence,
  outside: Schema.Array(
    Schema.Struct({ activity: ActivityId, against: Schema.Literals(["before-agreement", "after-end"]) })
  ),
  buffers: Schema.Array(BufferView),
  counted: Ids,
  activities: Schema.Array(ActivityView),
  claims: Schema.Array(ClaimView)
}).annotate({ identifier: "TwinningScores" })

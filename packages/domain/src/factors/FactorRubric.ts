import * as Schema from "effect/Schema"
import { Citation, Words } from "../evidence/Citation.ts"
import { ActorSector, Attester, BenefitKind, FieldKey } from "../twinning/Activity.ts"

const Positive = Schema.Finite.check(Schema.isGreaterThan(0))
const Share = Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 }))
const Years = Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 100 }))

/**
 * How the success factors of a twinning are scored. Data, with a version and citations; times are in years.
 *
 * **Details**: `halfLife` is after how long evidence counts half. `fields` are the categories of breadth; `ceremonial`
 * fields count as contact and not as a field. `scale` of a saturating part is the amount that gives 63 %.
 */
export const FactorRubric = Schema.Struct({
  id: Schema.NonEmptyString,
  version: Schema.NonEmptyString,
  title: Words,
  basis: Schema.Array(Citation),
  halfLife: Positive,
  /** How many years back a timeline goes at most. */
  timelineYears: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 1000 })),
  mutualBenefit: Schema.Struct({
    /** κ: how many benefits of both sides together give 63 %. */
    scale: Positive,
    /** What a benefit counts by who attests it, 0–1: the beneficiary counts more than the giver. */
    attester: Schema.Record(Attester, Share),
    /** What each kind of benefit counts. */
    kinds: Schema.Record(BenefitKind, Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0))),
    /** Over how many of the last years "sustained" is counted. */
    sustainedYears: Years,
    basis: Schema.Array(Citation)
  }),
  breadth: Schema.Struct({
    fields: Schema.Array(FieldKey),
    ceremonial: Schema.Array(FieldKey),
    sectors: Schema.Array(ActorSector),
    basis: Schema.Array(Citation)
  }),
  grassroots: Schema.Struct({
    organiserScale: Positive,
    exchangeScale: Positive,
    /** At most so many organisers of one activity count: beyond that it is one consortium. */
    organisersPerActivity: Schema.Int.check(Schema.isGreaterThan(0)),
    /** In how many years an organiser must be seen to count as one that stays. */
    recurrentYears: Schema.Int.check(Schema.isGreaterThanOrEqualTo(2)),
    basis: Schema.Array(Citation)
  }),
  consolidation: Schema.Struct({
    /** From which value on a factor counts as present in a year. */
    presentFrom: Share,
    basis: Schema.Array(Citation)
  }),
  trend: Schema.Struct({
    /** How many of the last years a trend is looked for in: older than that is history. */
    years: Years,
    /** How many half-lives the first years are left out: evidence adds up from nothing, and that rise is no trend. */
    runUp: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    /** Values are rounded to steps of this size before they are ranked, 0–1; 0 ranks them as they are. */
    resolution: Share,
    /** Below which p a trend is called one. */
    significance: Share,
    /** The shortest stretch between two change points. */
    shortest: Schema.Int.check(Schema.isGreaterThanOrEqualTo(2)),
    basis: Schema.Array(Citation)
  }),
  phase: Schema.Struct({
    /** How much evidence the even start is worth. */
    prior: Positive,
    /** From which probability on a phase is named. */
    publishFrom: Share,
    basis: Schema.Array(Citation)
  }),
  capital: Schema.Struct({
    economicHalfLife: Positive,
    emotionalHalfLife: Positive,
    /** Points for each ten years since the twinning began. */
    tenurePerDecade: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    /** Points each time the same two organisations meet again in a later year. */
    repeatedContact: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    crisisHelp: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    anniversary: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    /** Points for each activity of an economic kind. */
    economic: Schema.Finite.check(Schema.isGreaterThanOrEqualTo(0)),
    basis: Schema.Array(Citation)
  }),
  buffer: Schema.Struct({
    /** How long before the event the usual rate is taken from, and how long after it is compared. */
    before: Years,
    after: Years,
    basis: Schema.Array(Citation)
  })
})
export type FactorRubric = typeof FactorRubric.Type

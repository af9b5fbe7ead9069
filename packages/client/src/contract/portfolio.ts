import {
  ActivityId,
  AgreementId,
  ClaimId,
  DiplomaticFunction,
  Money,
  NetworkId,
  PartialDate,
  ReviewAction,
  TwinningId,
  Uuid
} from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { ActivityView, Citation, ReviewRulesRef, RubricRef, Standing, Words } from "./activities.ts"
import { CapitalPart, Consolidation, Estimate, Sustained } from "./factors.ts"
import { AgreementView, CityRef, ClaimView, NetworkRef } from "./shapes.ts"

const Ids = Schema.Array(ActivityId)

/** One rule that spoke, in words, with what it rests on; a negative weight speaks against the action. */
export const Reason = Schema.Struct({
  rule: Schema.NonEmptyString,
  action: ReviewAction,
  weight: Schema.Finite,
  words: Words,
  evidence: Schema.Struct({
    activities: Ids,
    claims: Schema.Array(ClaimId),
    agreements: Schema.Array(AgreementId),
    networks: Schema.Array(NetworkId)
  }),
  basis: Schema.Array(Citation)
}).annotate({ identifier: "Reason" })

/** What is recommended for a twinning, and why; without `recommend` too little is on record. */
export const Review = Schema.Struct({
  recommend: Schema.optionalKey(ReviewAction),
  support: Schema.Array(Schema.Struct({ action: ReviewAction, weight: Schema.Finite })),
  reasonsFor: Schema.Array(Reason),
  reasonsAgainst: Schema.Array(Reason),
  others: Schema.Array(Reason),
  unjudged: Schema.Array(Schema.Struct({ rule: Schema.NonEmptyString, unknown: Schema.Array(Schema.String) }))
}).annotate({ identifier: "Review" })

/**
 * The next date on which a text runs out: `months` from the day asked for to the first day it may mean, `monthsAtMost` to
 * the last. It has passed where `monthsAtMost` is negative; where `months` alone is, it may have.
 */
export const RenewalView = Schema.Struct({
  agreement: AgreementView,
  on: PartialDate,
  months: Schema.Finite,
  monthsAtMost: Schema.Finite,
  claims: Schema.Array(ClaimId)
}).annotate({ identifier: "RenewalView" })

/** A network that both cities belong to directly, and the claims that say so of either. */
export const SharedNetwork = Schema.Struct({ ...NetworkRef.fields, claims: Schema.Array(ClaimId) }).annotate({
  identifier: "SharedNetwork"
})

/**
 * What a twinning costs a year: as its office entered it, with the entries and their year, or as sources say, with the claims.
 *
 * **Details**: only for whoever may read what the offices of its cities keep for themselves.
 */
export const PortfolioCost = Schema.Struct({
  ...Money.fields,
  evidence: Schema.Array(ClaimId),
  year: Schema.optionalKey(Schema.Int),
  costs: Schema.optionalKey(Schema.Array(Uuid))
}).annotate({ identifier: "PortfolioCost" })

/**
 * One twinning of a portfolio.
 *
 * **Details**: `factors` and `sustained` are absent where no activity had begun by the day. `topics`, `renewal` and `cost`
 * are absent where nobody says, and `cost` where whoever asks may not know; `sharedNetworks` where no membership of one of the cities that goes on is on record, and
 * nobody says that its list is complete: not the same as none shared. `activities` are those that count.
 */
export const PortfolioLine = Schema.Struct({
  twinning: TwinningId,
  partner: CityRef,
  standing: Standing,
  factors: Schema.optionalKey(Schema.Struct({ mutualBenefit: Estimate, breadth: Estimate, grassroots: Estimate })),
  sustained: Schema.optionalKey(Sustained),
  consolidation: Consolidation,
  capital: Schema.Struct({
    economic: CapitalPart,
    emotional: Schema.Struct({ ...CapitalPart.fields, claims: Schema.Array(ClaimId) })
  }),
  topics: Schema.optionalKey(
    Schema.Struct({ count: Schema.Int, names: Schema.Array(Schema.String), evidence: Schema.Array(ClaimId) })
  ),
  renewal: Schema.optionalKey(RenewalView),
  cost: Schema.optionalKey(PortfolioCost),
  sharedNetworks: Schema.optionalKey(Schema.Array(SharedNetwork)),
  review: Review,
  activities: Ids
}).annotate({ identifier: "PortfolioLine" })

/** Which functions of diplomacy the twinnings of a city serve (Bull’s five). */
export const FunctionProfile = Schema.Struct({
  asOf: Schema.String,
  functions: Schema.Array(
    Schema.Struct({
      function: DiplomaticFunction,
      weight: Schema.Finite,
      share: Schema.Finite,
      partners: Schema.Array(Schema.Struct({ twinning: TwinningId, weight: Schema.Finite, activities: Ids }))
    })
  ),
  unserved: Schema.Array(DiplomaticFunction),
  /** How many activities it rests on: with none, "unserved" only says that nothing is on record. */
  activities: Schema.Int
}).annotate({ identifier: "FunctionProfile" })

/** The review again, under a cap on what the portfolio may cost a year. */
export const BudgetScenario = Schema.Struct({
  cap: Money,
  spent: Schema.Finite,
  lines: Schema.Array(
    Schema.Struct({
      twinning: TwinningId,
      rank: Schema.Int,
      recommended: Schema.optionalKey(ReviewAction),
      action: Schema.optionalKey(ReviewAction),
      cost: Schema.optionalKey(Schema.Finite),
      because: Schema.Literals(["paid", "free", "over-cap", "cost-unknown", "other-currency", "nothing-recommended"]),
      left: Schema.Finite
    })
  ),
  unpriced: Schema.Array(TwinningId)
}).annotate({ identifier: "BudgetScenario" })

/**
 * The twinnings of a city reviewed as of a day, those with the strongest recommendation first.
 *
 * **Details**: `scenario` is there where a cap was asked for. `activities` and `claims` are all that are cited anywhere in
 * it, also those of other twinnings that show that somebody watched.
 */
export const CityPortfolio = Schema.Struct({
  city: CityRef,
  asOf: Schema.String,
  rules: ReviewRulesRef,
  rubric: RubricRef,
  twinnings: Schema.Array(PortfolioLine),
  functions: FunctionProfile,
  scenario: Schema.optionalKey(BudgetScenario),
  activities: Schema.Array(ActivityView),
  claims: Schema.Array(ClaimView)
}).annotate({ identifier: "CityPortfolio" })

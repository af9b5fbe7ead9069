import type { RubricKind } from "@proxeny/client/contract"
import {
  defaultFactorRubric,
  defaultReviewRules,
  defaultRubric,
  type FactorRubric,
  type MaturityRubric,
  type ReviewRules,
  type RubricFault,
  readFactorRubric,
  readReviewRules,
  readRubric
} from "@proxeny/domain"
import type * as Result from "effect/Result"

/** What each kind of rubric is. */
export interface RubricOf {
  readonly maturity: MaturityRubric
  readonly factors: FactorRubric
  readonly review: ReviewRules
}

interface Kind<K extends RubricKind> {
  /** The one that comes with Proxeny. */
  readonly default: RubricOf[K]
  /** What that one is called in a list. */
  readonly name: string
  readonly read: (input: unknown) => Result.Result<RubricOf[K], ReadonlyArray<RubricFault>>
}

/** The kinds of rubric, each with the one that comes with Proxeny and with the rules that it has to keep. */
export const rubricKinds: { readonly [K in RubricKind]: Kind<K> } = {
  maturity: { default: defaultRubric, name: "Proxeny: maturity", read: readRubric },
  factors: { default: defaultFactorRubric, name: "Proxeny: success factors", read: readFactorRubric },
  review: { default: defaultReviewRules, name: "Proxeny: review", read: readReviewRules }
}

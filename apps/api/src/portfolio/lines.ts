import type { Shapes } from "@proxeny/client"
import type { ReviewInput, TwinningFactors, TwinningReview } from "@proxeny/domain"
import { plainFactors } from "../activities/estimates.ts"
import type { SharedNetwork } from "../networks/sharedNetworks.ts"
import type { CityRef } from "../register/refs.ts"
import { agreementView, type Terms } from "./terms.ts"

type Line = (typeof Shapes.PortfolioLine)["Encoded"]

/** One twinning of a portfolio with everything that is shown of it. */
export interface Held {
  readonly partner: CityRef
  readonly terms: Terms
  readonly cost: Line["cost"] | undefined
  readonly shared: ReadonlyArray<SharedNetwork> | undefined
  readonly input: ReviewInput
}

const activitiesIn = (parts: ReadonlyArray<{ readonly activities: ReadonlyArray<string> } | undefined>) =>
  [...new Set(parts.flatMap((part) => part?.activities ?? []))].sort()

const capitalOf = ({ capital: { economic, emotional } }: TwinningFactors): Line["capital"] => ({
  economic: { points: economic.points, activities: activitiesIn(Object.values(economic.parts)) },
  emotional: {
    points: emotional.points,
    activities: activitiesIn(Object.values(emotional.parts)),
    claims: emotional.parts.tenure.claims
  }
})

/** Shows a twinning of a portfolio with its review. */
export const lineOf = ({ cost, input, partner, shared, terms }: Held, review: TwinningReview): Line => {
  const { factors, standing, twinning } = input
  const { partner: _, twinning: __, ...reviewed } = review
  const { renewal, topics } = terms
  return {
    twinning,
    partner,
    standing,
    ...(factors.now === undefined ? {} : { factors: plainFactors(factors.now) }),
    ...(factors.sustained === undefined ? {} : { sustained: factors.sustained }),
    consolidation: factors.consolidation,
    capital: capitalOf(factors),
    ...(topics === undefined ? {} : { topics }),
    ...(renewal === undefined
      ? {}
      : {
          renewal: {
            agreement: agreementView(renewal.text),
            on: renewal.on,
            months: renewal.months,
            monthsAtMost: renewal.monthsAtMost,
            claims: renewal.claims
          }
        }),
    ...(cost === undefined ? {} : { cost }),
    ...(shared === undefined ? {} : { sharedNetworks: shared }),
    review: reviewed,
    activities: factors.activities
  }
}

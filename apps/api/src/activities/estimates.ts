import type { Shapes } from "@proxeny/client"
import type { YearScore } from "@proxeny/domain"

type Estimate = (typeof Shapes.Estimate)["Encoded"]

const estimate = ({ coverage, high, low, value }: Estimate): Estimate => ({
  ...(value === undefined ? {} : { value }),
  low,
  high,
  coverage
})

/** The three factors without the parts they are made of. */
export const plainFactors = ({
  breadth,
  grassroots,
  mutualBenefit
}: YearScore): Readonly<Record<"mutualBenefit" | "breadth" | "grassroots", Estimate>> => ({
  mutualBenefit: estimate(mutualBenefit),
  breadth: estimate(breadth),
  grassroots: estimate(grassroots)
})

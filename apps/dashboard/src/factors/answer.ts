import type { Answer } from "@proxeny/client"

/** The standing and the success factors of a twinning, as the API answers. */
export type TwinningScores = Answer<"/api/v1/twinnings/:id/factors">
export type FactorsNow = NonNullable<TwinningScores["now"]>
/** A share of 1 with what the unknowns leave open. */
export type Estimate = FactorsNow["mutualBenefit"]

/** The three success factors, in the order in which they are shown. */
export const factorKeys = ["mutualBenefit", "breadth", "grassroots"] as const
/** Where the page of a twinning shows them. */
export const factorsAnchor = "factors"
export type FactorKey = (typeof factorKeys)[number]

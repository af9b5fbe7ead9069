import { formatDate, formatMoney } from "../i18n/format.ts"
import { s } from "../i18n/scores.ts"
import { cityName } from "../naming.tsx"
import type { CityPortfolio, PortfolioLine } from "./answer.ts"

export type Scenario = NonNullable<CityPortfolio["scenario"]>

/** Whole months from the nearer to the farther of two times: the nearest to one that is exact, else none left out. */
const wholeMonths = (near: number, far: number): readonly [number, number] =>
  near === far ? [Math.round(near), Math.round(far)] : [Math.floor(near), Math.ceil(far)]

/** When a text runs out, and how far off that is: where its date is not exact, it may not be known whether it has. */
export const renewalWords = ({
  months,
  monthsAtMost,
  on
}: Pick<NonNullable<PortfolioLine["renewal"]>, "on" | "months" | "monthsAtMost">): string => {
  const { renewalAhead, renewalOn, renewalOpen, renewalPast } = s().portfolio
  const off = (): string => {
    if (monthsAtMost < 0) return renewalPast(...wholeMonths(-monthsAtMost, -months))
    if (months < 0) return renewalOpen(Math.max(1, Math.ceil(monthsAtMost)))
    const [first, last] = wholeMonths(months, monthsAtMost)
    return renewalAhead(first, Math.max(1, last))
  }
  return renewalOn(formatDate(on), off())
}

/** A twinning under a budget: its partner, what is recommended at what cost, and what is left of that. */
export const budgetWords = (
  line: Scenario["lines"][number],
  reviewed: Pick<PortfolioLine, "partner" | "cost"> | undefined
): string => {
  const { actions, instead } = s().portfolio
  return [
    ...(reviewed === undefined ? [] : [cityName(reviewed.partner)]),
    ...(line.recommended === undefined ? [] : [actions[line.recommended]]),
    // Not every cost is in the currency of the budget.
    ...(reviewed?.cost === undefined ? [] : [formatMoney(reviewed.cost.amount, reviewed.cost.currency)]),
    ...(line.because === "over-cap" && line.action !== undefined ? [instead(actions[line.action])] : [])
  ].join(" · ")
}

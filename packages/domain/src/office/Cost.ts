import * as Schema from "effect/Schema"
import { Money } from "../twinning/Activity.ts"
import { AboutTwinning, AccountedYear, officeRecord } from "./About.ts"
import { prose } from "./writtenText.ts"

/** What a twinning cost in a year, or is to cost: one entry of several that add up where the currency is the same. */
export const Cost = Schema.Struct({
  ...officeRecord,
  about: AboutTwinning,
  year: AccountedYear,
  money: Money,
  note: Schema.optionalKey(prose(2_000))
})
export type Cost = typeof Cost.Type

/** What a twinning cost in one year, in one currency, and the entries that it is the sum of. */
export interface YearlyCost {
  readonly year: number
  readonly amount: number
  readonly currency: string
  readonly costs: ReadonlyArray<string>
}

/** Sums are taken in the finest part that a currency has (ISO 4217 knows four decimals at most). */
const finest = 10_000

/**
 * What a twinning costs a year, as its office entered it by a year; undefined where nothing was entered by then.
 *
 * **Details**: the newest year up to `year` with an entry counts, and its entries add up. Of several currencies in that
 * year the one of the largest number of entries is told, the first in the alphabet among equals: amounts of different
 * currencies are never added.
 */
export const yearlyCost = (
  costs: ReadonlyArray<Pick<Cost, "id" | "year" | "money">>,
  year: number
): YearlyCost | undefined => {
  const newest = Math.max(...costs.flatMap((cost) => (cost.year <= year ? [cost.year] : [])))
  const [found] = [
    ...Map.groupBy(
      costs.filter((cost) => cost.year === newest),
      ({ money }) => money.currency
    )
  ].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1))
  if (found === undefined) return undefined
  const [currency, entries] = found
  return {
    year: newest,
    amount: entries.reduce((sum, { money }) => sum + Math.round(money.amount * finest), 0) / finest,
    currency,
    costs: entries.map(({ id }) => id).sort()
  }
}

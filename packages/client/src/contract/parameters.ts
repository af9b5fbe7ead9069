import { breaks, Money, PartialDate, ruled } from "@proxeny/domain"
import * as Schema from "effect/Schema"

const isDate = Schema.is(PartialDate)

/** A day that something is asked for as of. A year or a month is not enough: what counts would depend on how it is read. */
export const Day = Schema.String.check(
  Schema.makeFilter((text: string) =>
    !/^\d{4}-\d{2}-\d{2}$/.test(text)
      ? breaks("date", `"${text.slice(0, 40)}" is not a day: write YYYY-MM-DD`, ["YYYY-MM-DD"])
      : isDate(text)
        ? undefined
        : breaks("no-such-date", `the day ${text} does not exist: correct it`)
  )
)

/** A number as digits: without a sign, without an exponent. */
const digits = (pattern: RegExp, check: ReturnType<typeof ruled>) =>
  Schema.String.check(Schema.isPattern(pattern, check)).pipe(Schema.decodeTo(Schema.FiniteFromString))

/** A whole number as text, from 0 up. */
const Seed = digits(/^\d{1,16}$/, ruled("type", "a seed is a whole number of up to 16 digits", ["integer"])).check(
  Schema.isLessThanOrEqualTo(Number.MAX_SAFE_INTEGER, { message: `a seed is at most ${Number.MAX_SAFE_INTEGER}` })
)

/** An amount of money as text, from 0 up. */
const Cap = digits(
  /^\d{1,15}(\.\d{1,4})?$/,
  ruled("pattern", "a cap is an amount in digits, such as 50000 or 1250.5", ["50000", "1250.5"])
)

/** What a score is asked for as of, and what its random draws start from. */
export const scoreQuery = Schema.Struct({ asOf: Schema.optionalKey(Day), seed: Schema.optionalKey(Seed) })

/** What a portfolio is asked for as of, and the budget a year that it is to fit into: cap and currency go together. */
export const portfolioQuery = Schema.Struct({
  asOf: Schema.optionalKey(Day),
  cap: Schema.optionalKey(Cap),
  currency: Schema.optionalKey(Money.fields.currency)
}).check(
  Schema.makeFilter((query: { readonly cap?: number; readonly currency?: string }) =>
    query.cap !== undefined && query.currency === undefined
      ? { path: ["currency"], issue: breaks("missing", "a cap needs its currency: add currency, such as currency=GBP") }
      : query.cap === undefined && query.currency !== undefined
        ? {
            path: ["cap"],
            issue: breaks("missing", "a currency without a cap asks nothing: add cap, such as cap=50000")
          }
        : undefined
  )
)

import { ruled } from "@proxeny/domain"
import * as Schema from "effect/Schema"

/**
 * A whole number within bounds, as a query carries it: in digits.
 *
 * **Gotchas**: without the pattern a blank would be 0, and `0x10` or `1e2` a number.
 */
export const wholeNumber = (minimum: number, maximum: number) =>
  Schema.String.check(
    Schema.isPattern(
      /^\d+$/,
      ruled("type", `a whole number from ${minimum} to ${maximum} is written in digits alone`, ["integer"])
    )
  ).pipe(
    Schema.decodeTo(
      Schema.FiniteFromString.check(
        Schema.isInt(),
        Schema.isBetween({ minimum, maximum }, { message: `must be from ${minimum} to ${maximum}` })
      )
    )
  )

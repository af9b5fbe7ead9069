import { digitsOf } from "../writing/numbers.ts"

/** A budget that the API takes: an amount in digits and a currency of three letters. */
export interface Cap {
  readonly amount: string
  readonly currency: string
}

/** What an address says of one name: a list where it says it more than once. */
type Said = string | ReadonlyArray<string> | undefined

/**
 * Reads a budget, where amount and currency are each said once. A comma only parts groups of three digits: what "1,5"
 * means is for its writer to say.
 */
export const readCap = (amount: Said, currency: Said): Cap | undefined => {
  if (typeof amount !== "string" || typeof currency !== "string") return undefined
  const digits = digitsOf(amount)
  const code = currency.trim().toUpperCase()
  return digits !== undefined && /^[A-Z]{3}$/.test(code) ? { amount: digits, currency: code } : undefined
}

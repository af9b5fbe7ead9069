/** A budget that the API takes: an amount in digits and a currency of three letters. */
export interface Cap {
  readonly amount: string
  readonly currency: string
}

const grouped = /^[1-9]\d{0,2}([,，]\d{3})+(\.\d+)?$/
const plain = /^\d{1,15}(\.\d{1,4})?$/

/** What an address says of one name: a list where it says it more than once. */
type Said = string | ReadonlyArray<string> | undefined

/**
 * Reads a budget, where amount and currency are each said once. A comma only parts groups of three digits: what "1,5"
 * means is for its writer to say.
 */
export const readCap = (amount: Said, currency: Said): Cap | undefined => {
  if (typeof amount !== "string" || typeof currency !== "string") return undefined
  const written = amount.trim()
  const digits = grouped.test(written) ? written.replace(/[,，]/g, "") : written
  const code = currency.trim().toUpperCase()
  return plain.test(digits) && /^[A-Z]{3}$/.test(code) ? { amount: digits, currency: code } : undefined
}

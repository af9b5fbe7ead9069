const grouped = /^[1-9]\d{0,2}([,，]\d{3})+(\.\d+)?$/
const plain = /^\d{1,15}(\.\d{1,4})?$/

/** The digits of a number as people write it: a comma parts groups of three digits and nothing else. */
export const digitsOf = (typed: string): string | undefined => {
  const written = typed.trim()
  const digits = grouped.test(written) ? written.replace(/[,，]/g, "") : written
  return plain.test(digits) ? digits : undefined
}

/** A number as people write it; undefined where it is none. */
export const amountOf = (typed: string): number | undefined => {
  const digits = digitsOf(typed)
  return digits === undefined ? undefined : Number(digits)
}

/** A whole number as people write it; undefined where it is none. */
export const wholeOf = (typed: string): number | undefined => {
  const number = amountOf(typed)
  return number !== undefined && Number.isInteger(number) ? number : undefined
}

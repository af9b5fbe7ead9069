/**
 * A share of 1 with what the unknowns leave open: `low` with every unknown at its worst, `high` at its best.
 *
 * **Details**: `value` is what the known evidence says, absent where there is none; it lies between the two. `coverage`
 * is the weight of the evidence that says something over the weight of all.
 */
export interface Estimate {
  readonly value?: number
  readonly low: number
  readonly high: number
  readonly coverage: number
}

/**
 * Estimates as numbers in a row: value (NaN where nothing is known), low, high, coverage. A timeline makes hundreds of
 * them to keep a few.
 */
export type EstimateRow = Float64Array

/** How many numbers an estimate takes. */
export const width = 4

export const put = (row: EstimateRow, at: number, value: number, low: number, high: number, coverage: number): void => {
  row[at] = value
  row[at + 1] = low
  row[at + 2] = high
  row[at + 3] = coverage
}

/** Nothing is known: anything is possible. */
export const putNothing = (row: EstimateRow, at: number): void => put(row, at, Number.NaN, 0, 1, 0)

/**
 * The mean of the `count` estimates that follow: of their bounds, and of those values that are known.
 *
 * **Details**: where the unknown parts cannot reach the mean of the known ones, the value ends where they can.
 */
export const putMean = (row: EstimateRow, at: number, count: number): void => {
  let [sum, known, low, high, coverage] = [0, 0, 0, 0, 0]
  for (let i = at + width; i <= at + width * count; i += width) {
    const value = row[i] ?? Number.NaN
    low += row[i + 1] ?? 0
    high += row[i + 2] ?? 0
    coverage += row[i + 3] ?? 0
    if (Number.isNaN(value)) continue
    sum += value
    known += 1
  }
  const value = known === 0 ? Number.NaN : Math.min(high / count, Math.max(low / count, sum / known))
  put(row, at, value, low / count, high / count, coverage / count)
}

/** The estimate that stands at a place of a row. */
export const estimateAt = (row: EstimateRow, at: number): Estimate => {
  const value = row[at] ?? Number.NaN
  const low = row[at + 1] ?? 0
  const high = row[at + 2] ?? 0
  const coverage = row[at + 3] ?? 0
  return Number.isNaN(value) ? { low, high, coverage } : { value, low, high, coverage }
}

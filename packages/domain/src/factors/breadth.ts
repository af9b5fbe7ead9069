import { exp, ln } from "../statistics/elementary.ts"
import { type Estimate, type EstimateRow, estimateAt, put, putMean, putNothing, width } from "./estimate.ts"
import type { Weights } from "./weights.ts"

/**
 * How evenly evidence is spread over `k` categories, 0–1: `(exp(H) − 1)/(k − 1)` with H the Shannon entropy, from the sum
 * of the weights and the sum of `w·ln w`.
 *
 * **Details**: all in one category gives 0, all categories alike give 1; only proportions matter. `exp(H)` is the
 * effective number of categories (M. Hill, Ecology 54, 1973). With H = ln S − T/S it is `S·exp(−T/S)`: what more evidence
 * changes can be added to the two sums.
 */
const evenness = (sum: number, weightedLogs: number, k: number): number =>
  Math.min(1, Math.max(0, (sum * exp(-weightedLogs / sum) - 1) / (k - 1)))

/** Room for the categories of one rubric: w·ln w of each, and their weights in order. */
let terms = new Float64Array(64)
let order = new Float64Array(64)

/**
 * The level to which evidence of unknown category would fill the lowest categories, like water: the most even spread.
 */
const waterLevel = (weights: Float64Array, open: number): number => {
  const k = weights.length
  // A dozen numbers: sorted by insertion in less time than it takes to call a sort.
  for (let i = 0; i < k; i++) {
    const value = weights[i] ?? 0
    let j = i - 1
    for (; j >= 0 && (order[j] ?? 0) > value; j--) order[j + 1] = order[j] ?? 0
    order[j + 1] = value
  }
  let [level, left] = [order[0] ?? 0, open]
  for (let filled = 1; filled < k; filled++) {
    const next = order[filled] ?? 0
    if ((next - level) * filled >= left) return level + left / filled
    left -= (next - level) * filled
    level = next
  }
  return level + left / k
}

/**
 * Puts the spread over categories into a row, with what evidence of unknown category leaves open.
 *
 * **Details**: at worst all of it belongs to the category that has most already, which no other assignment undercuts
 * (entropy is Schur-concave); at best it fills the gaps.
 */
const putSpread = (row: EstimateRow, at: number, weights: Float64Array, open: number, all: number): void => {
  const k = weights.length
  if (order.length < k) {
    terms = new Float64Array(2 * k)
    order = new Float64Array(2 * k)
  }
  let [known, logs, held, top, topTerm] = [0, 0, 0, 0, 0]
  for (let i = 0; i < k; i++) {
    const weight = weights[i] ?? 0
    if (weight <= 0) continue
    const term = weight * ln(weight)
    terms[i] = term
    known += weight
    logs += term
    held++
    if (weight <= top) continue
    top = weight
    topTerm = term
  }
  // Known to be of no category, as ceremonies are, is no breadth; only where nothing is known there is no number.
  const value = held <= 1 ? 0 : evenness(known, logs, k)
  if (open === 0) {
    if (all === 0) putNothing(row, at)
    else put(row, at, value, value, value, 1)
    return
  }
  const raised = top + open
  const worst = held <= 1 ? 0 : evenness(known + open, logs - topTerm + raised * ln(raised), k)
  const level = waterLevel(weights, open)
  let [above, lifted] = [0, 0]
  for (let i = 0; i < k; i++) {
    if ((weights[i] ?? 0) > level) above += terms[i] ?? 0
    else lifted++
  }
  const best = evenness(known + open, above + lifted * level * ln(level), k)
  if (open >= all) put(row, at, Number.NaN, 0, best, 0)
  else put(row, at, value, Math.min(value, worst), Math.max(value, best), Math.max(0, all - open) / all)
}

/** Breadth in a year: half from the fields of cooperation, half from the sectors of those who carry it, each 0–1. */
export interface Breadth extends Estimate {
  readonly fields: Estimate
  readonly sectors: Estimate
}

/** Puts the breadth of a year into a row, and its two halves behind it. */
export const putBreadth = (
  row: EstimateRow,
  at: number,
  {
    all,
    fields,
    fieldsUnknown,
    sectors,
    sectorsUnknown
  }: Pick<Weights, "all" | "fields" | "fieldsUnknown" | "sectors" | "sectorsUnknown">
): void => {
  putSpread(row, at + width, fields, fieldsUnknown, all)
  putSpread(row, at + 2 * width, sectors, sectorsUnknown, all)
  putMean(row, at, 2)
}

/** The breadth that {@link putBreadth} put at a place of a row. */
export const breadthAt = (row: EstimateRow, at: number): Breadth => ({
  ...estimateAt(row, at),
  fields: estimateAt(row, at + width),
  sectors: estimateAt(row, at + 2 * width)
})

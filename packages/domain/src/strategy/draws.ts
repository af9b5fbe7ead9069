import { gammas, holding, uniforms } from "../statistics/columns.ts"
import { exp, ln } from "../statistics/elementary.ts"
import { quantileOf } from "../statistics/quantile.ts"
import { fillBelow, fillUniform } from "../statistics/random.ts"
import { ranksOf } from "../statistics/select.ts"
import type { MaturityRubric } from "./MaturityRubric.ts"
import { membershipValue } from "./membershipReading.ts"
import type { Reading } from "./Reading.ts"
import { applying, type Ladder, levelAt, scoreOf, tolerance, weightsOf } from "./score.ts"

/** What the draws gave: the middle, the 90 % interval, and how often each level was reached. */
export interface Drawn {
  readonly low: number
  readonly median: number
  readonly high: number
  /** Probability by place of the level. */
  readonly levels: ReadonlyArray<number>
}

/**
 * The cumulative probabilities of the steps of an indicator.
 *
 * **Details**: where the evidence holds, the coder's step with the probability left after being one step off either way,
 * kept inside the scale; where it does not, or nothing is known, every step alike.
 */
const cumulative = (steps: number, at: number | undefined, holds: number, judgement: number): ReadonlyArray<number> => {
  const even = (at === undefined ? 1 : 1 - holds) / steps
  const odds = Array.from({ length: steps }, () => even)
  const add = (step: number, probability: number) => {
    const kept = Math.min(steps - 1, Math.max(0, step))
    odds[kept] = (odds[kept] ?? 0) + holds * probability
  }
  if (at !== undefined) {
    add(at - 1, judgement / 2)
    add(at, 1 - judgement)
    add(at + 1, judgement / 2)
  }
  let sum = 0
  return odds.map((one) => {
    sum += one
    return sum
  })
}

interface Column {
  /** Adds the values of the indicator to those of its dimension, draw by draw, over the number of its indicators. */
  readonly addTo: (values: Float64Array, share: number) => void
  /** 1 where the draw holds a role in a network. */
  readonly roles?: Uint8Array
}

/**
 * The draws of one indicator.
 *
 * **Details**: each indicator, twinning and network draws from a stream of its own, and every draw takes the same number
 * of values from it, known or not. Better evidence on one of them therefore moves that one alone, and never down.
 */
const columnOf = (reading: Reading, rubric: MaturityRubric, seed: number, draws: number): Column => {
  const { odds } = reading
  const { key, measure } = reading.indicator
  const own = uniforms(seed, key, draws)
  if (odds.kind === "step" && measure.kind === "steps") {
    const values = measure.steps.map(({ points }) => points / measure.outOf)
    const sums = cumulative(values.length, odds.at, reading.confidence, rubric.uncertainty.judgement)
    return {
      addTo: (into, share) => {
        for (let i = 0; i < draws; i++) {
          const u = own[i] ?? 0
          let step = 0
          while (step < values.length - 1 && u >= (sums[step] ?? 1)) step++
          into[i] = (into[i] ?? 0) + share * (values[step] ?? 0)
        }
      }
    }
  }
  if (odds.kind === "topical" || odds.kind === "not-latent") {
    const items =
      odds.kind === "topical"
        ? odds.items.map(({ key: of, living, topic }) => ({ of, living, good: topic }))
        : odds.items.map(({ key: of, latent }) => ({ of, living: 1, good: 1 - latent }))
    // How many live in every draw, and how many of these are good in every one; in the lists, how many more in each.
    let [living, good] = [0, 0]
    const lives = new Int32Array(draws)
    const has = new Int32Array(draws)
    const isAlive = new Uint8Array(draws)
    const isNot = new Uint8Array(draws)
    for (const item of items) {
      if (item.living === 0) continue
      // What is certain needs no draw: each stream is its own, so that leaving one out moves no other.
      if (item.living < 1) fillBelow(seed, `${key}/lives/${item.of}`, item.living, isAlive)
      // A high number is good, so that better odds turn a draw one way only.
      if (item.good > 0 && item.good < 1) fillBelow(seed, `${key}/has/${item.of}`, 1 - item.good, isNot)
      else isNot.fill(item.good > 0 ? 0 : 1)
      if (item.living < 1)
        for (let i = 0; i < draws; i++) {
          const alive = isAlive[i] as number
          lives[i] = (lives[i] as number) + alive
          has[i] = (has[i] as number) + (alive & ((isNot[i] as number) ^ 1))
        }
      else {
        living++
        if (item.good === 1) good++
        else if (item.good > 0) for (let i = 0; i < draws; i++) has[i] = (has[i] as number) + ((isNot[i] as number) ^ 1)
      }
    }
    return {
      addTo: (into, share) => {
        for (let i = 0; i < draws; i++) {
          const all = living + (lives[i] as number)
          const one = all === 0 ? (own[i] as number) : (good + (has[i] as number)) / all
          into[i] = (into[i] as number) + share * one
        }
      }
    }
  }
  if (odds.kind === "memberships" && measure.kind === "memberships") {
    const count = new Float64Array(draws)
    const roles = new Uint8Array(draws)
    const held = new Float64Array(draws)
    const inRole = new Float64Array(draws)
    for (const { counts, holds, key: of, role, roleHolds } of odds.items) {
      fillUniform(seed, `${key}/held/${of}`, held)
      const isRoleDrawn = role && roleHolds !== undefined
      if (isRoleDrawn) fillUniform(seed, `${key}/role/${of}`, inRole)
      for (let i = 0; i < draws; i++) {
        const isHeld = (held[i] as number) >= 1 - holds
        // Who holds a role belongs to the network, whatever else is said of the membership.
        const hasRole = isRoleDrawn ? (inRole[i] as number) >= 1 - roleHolds : role && isHeld
        if (isHeld || hasRole) count[i] = (count[i] ?? 0) + counts
        if (hasRole) roles[i] = 1
      }
    }
    // Where the list is not the whole list, there may be a role that it does not name.
    const whole = new Uint8Array(draws)
    const list = uniforms(seed, `${key}/complete`, draws)
    const other = uniforms(seed, `${key}/role`, draws)
    for (let i = 0; i < draws; i++) {
      const hasOther = (other[i] ?? 0) >= 0.5
      if ((list[i] ?? 0) < odds.complete) whole[i] = 1
      else if (hasOther) roles[i] = 1
    }
    const worth = [new Map<number, number>(), new Map<number, number>()] as const
    return {
      roles,
      addTo: (into, share) => {
        for (let i = 0; i < draws; i++) {
          const u = own[i] ?? 0
          const k = count[i] ?? 0
          const known = roles[i] === 1 ? worth[1] : worth[0]
          let least = known.get(k)
          if (least === undefined) {
            least = membershipValue(measure, k, roles[i] === 1)
            known.set(k, least)
          }
          into[i] = (into[i] ?? 0) + share * (whole[i] === 1 ? least : least + u * (1 - least))
        }
      }
    }
  }
  return { addTo: () => {} }
}

/** A dimension in every draw: its value, its part of the logarithm of the score, and 1 where a role in a network is held. */
interface DimensionDraws {
  readonly values: Float64Array
  readonly logs: Float64Array
  readonly roles?: Uint8Array
}

/** Numbers held of the dimensions drawn last: most cities answer most of them alike, most often not at all. 8 MB. */
const dimensions = holding<DimensionDraws>(1_000_000)

/** All that the draws of an indicator come from beside its twinnings; undefined where it has some, which no other city shares. */
const drawnFrom = ({ confidence, indicator: { key, measure }, odds }: Reading): ReadonlyArray<unknown> | undefined =>
  odds.kind === "step" && measure.kind === "steps"
    ? [key, measure.steps.map(({ points }) => points / measure.outOf), odds.at, confidence]
    : odds.kind === "memberships" && measure.kind === "memberships"
      ? [key, measure.scale, measure.roleBonus, odds]
      : "items" in odds && odds.items.length > 0
        ? undefined
        : [key, odds.kind]

/** Draws a dimension by the readings that apply; `weights` are those of its draws. */
const dimensionDraws = (
  readings: ReadonlyArray<Reading>,
  rubric: MaturityRubric,
  weights: ArrayLike<number>,
  seed: number
): DimensionDraws => {
  const draws = weights.length
  const values = new Float64Array(draws)
  let roles: Uint8Array | undefined
  for (const reading of readings) {
    const column = columnOf(reading, rubric, seed, draws)
    column.addTo(values, 1 / readings.length)
    if (column.roles === undefined) continue
    roles ??= new Uint8Array(draws)
    for (let i = 0; i < draws; i++) roles[i] = (roles[i] as number) | (column.roles[i] as number)
  }
  const logs = new Float64Array(draws)
  for (let i = 0; i < draws; i++) logs[i] = (weights[i] as number) * ln(Math.max(rubric.floor, values[i] as number))
  return { values, logs, ...(roles === undefined ? {} : { roles }) }
}

/**
 * Draws the score of a city many times over what is not known for sure.
 *
 * **Details**: in each draw the evidence holds or not by its source's grade, the coder is right or one step off, what is
 * unknown takes any of its values alike, and the weights come from a Dirichlet distribution around the rubric's. The
 * same readings, rubric, seed and number of draws give the same bits everywhere.
 */
export const draw = (
  readings: ReadonlyArray<ReadonlyArray<Reading>>,
  rubric: MaturityRubric,
  ladder: Ladder,
  options: { readonly seed: number; readonly draws: number }
): Drawn => {
  const { draws, seed } = options
  const applies = applying(readings)
  // Over all dimensions, so that one that drops out does not move the draws of the others.
  const nominal = weightsOf(
    rubric,
    rubric.dimensions.map(() => true)
  )
  const none = new Float64Array(draws)
  const roles = new Uint8Array(draws)
  const sums = new Float64Array(draws)
  const logs = new Float64Array(draws)
  const columns = readings.map((dimension, d) => {
    if (applies[d] !== true) return undefined
    const { concentration, judgement } = rubric.uncertainty
    const shape = concentration * (nominal[d] ?? 0)
    const label = `weight/${rubric.dimensions[d]?.key}`
    const weights = shape === 0 ? none : gammas(seed, label, shape, draws)
    const applied = dimension.filter(({ state }) => state !== "not-applicable")
    const from = applied.map(drawnFrom)
    const drawn = from.includes(undefined)
      ? dimensionDraws(applied, rubric, weights, seed)
      : dimensions(JSON.stringify([seed, draws, label, shape, rubric.floor, judgement, from]), 2 * draws, () =>
          dimensionDraws(applied, rubric, weights, seed)
        )
    if (shape > 0)
      for (let i = 0; i < draws; i++) {
        sums[i] = (sums[i] as number) + (weights[i] as number)
        logs[i] = (logs[i] as number) + (drawn.logs[i] as number)
      }
    if (drawn.roles !== undefined)
      for (let i = 0; i < draws; i++) roles[i] = (roles[i] as number) | (drawn.roles[i] as number)
    return drawn.values
  })

  const own = weightsOf(rubric, applies)
  const scores = new Float64Array(draws)
  const counts = ladder.levels.map(() => 0)
  const second = ladder.levels[1]?.from ?? Number.POSITIVE_INFINITY
  let at = 0
  const dimension = (place: number): number | undefined => columns[place]?.[at]
  for (at = 0; at < draws; at++) {
    const sum = sums[at] as number
    // Where the drawn weights of all that apply are too small to be told from none, the rubric's own count.
    const score =
      sum > 0
        ? Math.min(1, exp((logs[at] as number) / sum))
        : scoreOf(
            columns.map((column) => column?.[at]),
            own,
            rubric.floor
          )
    scores[at] = score
    const level = score + tolerance < second ? 0 : levelAt(ladder, score, dimension, roles[at] === 1)
    counts[level] = (counts[level] ?? 0) + 1
  }
  const ranked = ranksOf(scores, draws)
  return {
    low: quantileOf(ranked, draws, 0.05),
    median: quantileOf(ranked, draws, 0.5),
    high: quantileOf(ranked, draws, 0.95),
    levels: counts.map((count) => count / draws)
  }
}

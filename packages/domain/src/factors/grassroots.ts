import { exp } from "../statistics/elementary.ts"
import { type Estimate, type EstimateRow, estimateAt, put, putMean, putNothing, width } from "./estimate.ts"
import type { FactorRubric } from "./FactorRubric.ts"

import type { Weights } from "./weights.ts"

/** Grassroots engagement in a year: the mean of four parts, each 0–1. */
export interface Grassroots extends Estimate {
  /** How many different organisers outside government there are: `1 − e^(−n/scale)`. */
  readonly organisers: Estimate
  /** Which share of them is seen in several years. */
  readonly recurrent: Estimate
  /** Which share of the activities citizens lead. */
  readonly citizenLed: Estimate
  /** How many exchanges of people there are: `1 − e^(−x/scale)`. */
  readonly exchanges: Estimate
}

const saturating = (amount: number, scale: number): number => 1 - exp(-amount / scale)

/**
 * Puts the grassroots engagement of a year into a row, and its four parts behind it, with what the unknowns leave open.
 *
 * **Details**: an activity whose organisers nobody recorded may have had none outside government, or as many as count;
 * new ones, or those already known in a further year.
 */
export const putGrassroots = (
  row: EstimateRow,
  at: number,
  weights: Weights,
  { exchangeScale, organiserScale, organisersPerActivity }: FactorRubric["grassroots"]
): void => {
  const { all, citizenLed, citizenLedUnknown, exchanges, notCitizenLed, organisers, organisersUnknown, recurrent } =
    weights
  if (all === 0) {
    for (let part = 0; part <= 4; part++) putNothing(row, at + part * width)
    return
  }
  const open = organisersUnknown * organisersPerActivity
  const isKnown = organisersUnknown < all * (1 - 1e-12)
  const knownShare = isKnown ? (all - organisersUnknown) / all : 0
  const many = saturating(organisers, organiserScale)
  const most = open > 0 ? saturating(organisers + open, organiserScale) : many
  put(row, at + width, isKnown ? many : Number.NaN, many, most, knownShare)

  const share = organisers === 0 ? 0 : recurrent / organisers
  const leastShare = organisers === 0 ? 0 : recurrent / (organisers + open)
  put(row, at + 2 * width, isKnown ? share : Number.NaN, leastShare, open > 0 ? 1 : share, knownShare)

  // Added up in this order, so that rounding puts no share beyond another or beyond 1.
  const led = citizenLed + notCitizenLed
  const mayBeLed = led + citizenLedUnknown
  put(
    row,
    at + 3 * width,
    led > 0 ? citizenLed / led : Number.NaN,
    citizenLed / mayBeLed,
    (citizenLed + citizenLedUnknown) / mayBeLed,
    led / mayBeLed
  )

  const exchanged = saturating(exchanges, exchangeScale)
  put(row, at + 4 * width, exchanged, exchanged, exchanged, 1)
  putMean(row, at, 4)
}

/** The grassroots engagement that {@link putGrassroots} put at a place of a row. */
export const grassrootsAt = (row: EstimateRow, at: number): Grassroots => ({
  ...estimateAt(row, at),
  organisers: estimateAt(row, at + width),
  recurrent: estimateAt(row, at + 2 * width),
  citizenLed: estimateAt(row, at + 3 * width),
  exchanges: estimateAt(row, at + 4 * width)
})

import type { Shapes } from "@proxeny/client"

export type Statistics = typeof Shapes.Statistics.Encoded

export interface Bin {
  readonly from: number
  readonly until: number
  readonly cities: number
}

/** Gathers the distribution of twins in bins that double: 1, 2, 3–4, 5–8, 9–16 … */
export const doublingBins = (distribution: Statistics["graph"]["distribution"]): ReadonlyArray<Bin> => {
  const most = Math.max(0, ...distribution.map(({ twins }) => twins))
  const bins: Array<Bin> = []
  for (let from = 1, until = 1; from <= most; from = until + 1, until *= 2) {
    const cities = distribution.reduce(
      (sum, entry) => (entry.twins >= from && entry.twins <= until ? sum + entry.cities : sum),
      0
    )
    bins.push({ from, until: Math.min(until, most), cities })
  }
  return bins
}

export const binLabel = ({ from, until }: Bin): string => (from === until ? String(from) : `${from}–${until}`)

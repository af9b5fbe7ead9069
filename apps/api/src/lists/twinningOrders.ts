export type TwinningSort = "cities" | "since" | "-since" | "sources" | "-sources"

interface Numbered {
  readonly since: string | null
  readonly sources: number
}

const year = ({ since }: Numbered): number | undefined => (since === null ? undefined : Number(since.slice(0, 4)))

/** How each order of twinnings sorts: a number first, then the names of the two cities. A missing date comes last either way. */
export const numbers: Readonly<Record<TwinningSort, (twinning: Numbered) => number>> = {
  cities: () => 0,
  since: (twinning) => year(twinning) ?? 99_999,
  "-since": (twinning) => -(year(twinning) ?? -99_999),
  sources: ({ sources }) => sources,
  "-sources": ({ sources }) => -sources
}

/** Puts items in order of a number, and leaves those of the same number in the order in which they come. */
export const byNumber = (order: Int32Array, numberOf: (item: number) => number): Int32Array => {
  const groups = new Map<number, Array<number>>()
  for (const item of order) {
    const number = numberOf(item)
    const group = groups.get(number)
    if (group === undefined) groups.set(number, [item])
    else group.push(item)
  }
  return Int32Array.from([...groups].sort(([one], [other]) => one - other).flatMap(([, group]) => group))
}

import type { ColumnContent } from "./columnContent.ts"
import { type Candidate, fieldOf, type Subject } from "./fieldCandidates.ts"
import type { HeaderMeaning, Side } from "./headerMeanings.ts"
import type { TableField } from "./Mapping.ts"

/** A column as it is looked at. */
export interface Looked {
  readonly index: number
  readonly name: string
  readonly content: ColumnContent
  readonly meaning: HeaderMeaning
  readonly candidates: ReadonlyArray<Candidate>
}

const sided = new Set<Subject>(["country", "region", "latitude", "longitude", "coordinates", "population"])
const isEnd = (candidate: Candidate | undefined): boolean =>
  candidate?.subject === "place" || candidate?.subject === "id"

/** Below this, nothing is said. */
const least = 0.25

const isNamed = (candidate: Candidate | undefined): boolean =>
  candidate?.why.some(({ kind }) => kind === "name" || kind === "pair") === true

/** For every column that names a city, which end of a link it is; the first where no name says so. */
export const endsOf = (columns: ReadonlyArray<Looked>): ReadonlyMap<number, Side> => {
  const likely = columns.filter(({ candidates }) => isEnd(candidates[0]) && (candidates[0] as Candidate).sure >= least)
  // Beside a column that is named after a city, any other text would pass for one as well.
  const named = likely.some(({ candidates }) => isNamed(candidates[0]) && candidates[0]?.subject === "place")
  const ends = likely.filter(({ candidates }) => !named || isNamed(candidates[0]) || candidates[0]?.subject === "id")
  const sides = new Map<number, Side>()
  for (const { candidates, index } of ends) {
    const side = candidates[0]?.side
    if (side !== undefined) sides.set(index, side)
  }
  const explicit = [...sides.values()]
  for (const subject of ["id", "place"] as const) {
    const open = ends.filter(({ candidates, index }) => candidates[0]?.subject === subject && !sides.has(index))
    const taken = ends.some(({ candidates, index }) => candidates[0]?.subject === subject && sides.get(index) === "own")
    open.forEach(({ index }, place) => {
      // Two columns of ids or of names without a word on which is which: a link and its two ends.
      sides.set(index, place === 0 && !taken ? "own" : explicit.includes("partner") ? "own" : "partner")
    })
  }
  return sides
}

/** The end that a column speaks of which does not say so: that of the city before it, else of the one after it. */
const sideBeside = (index: number, ends: ReadonlyMap<number, Side>): Side | undefined => {
  const places = [...ends.keys()].sort((a, b) => a - b)
  const before = places.filter((place) => place < index).at(-1)
  return ends.get(before ?? places.find((place) => place > index) ?? -1)
}

/** A field that a column could have. */
export interface Offer {
  readonly column: Looked
  readonly field: TableField
  readonly candidate: Candidate
}

/**
 * Whether the columns are the variables of a query, which come with their labels: `item` and `itemLabel`. Their order
 * says nothing, and what is asked for without a word on whom is asked of the item that the query is about.
 */
const areVariables = (columns: ReadonlyArray<Looked>): boolean => {
  const names = new Set(columns.map(({ name }) => name))
  return columns.some(({ name }) => name.endsWith("Label") && names.has(name.slice(0, -5)))
}

/** Every field that every column could have. */
export const offersOf = (columns: ReadonlyArray<Looked>, ends: ReadonlyMap<number, Side>): ReadonlyArray<Offer> => {
  const variables = areVariables(columns)
  return columns.flatMap((column) =>
    column.candidates.flatMap((candidate): Offer | ReadonlyArray<Offer> => {
      if (isEnd(candidate) && !ends.has(column.index) && !isNamed(candidate)) return []
      const side = isEnd(candidate)
        ? (ends.get(column.index) ?? candidate.side)
        : sided.has(candidate.subject)
          ? (candidate.side ?? (variables ? "own" : sideBeside(column.index, ends)))
          : undefined
      return { column, candidate, field: fieldOf(candidate.subject, side) }
    })
  )
}

/** Gives every column one field at most and every field one column, the surest first. */
export const assign = (offers: ReadonlyArray<Offer>): Map<number, Offer> => {
  const given = new Map<number, Offer>()
  const taken = new Set<TableField>()
  for (const offer of [...offers].sort(
    (a, b) => b.candidate.sure - a.candidate.sure || a.column.index - b.column.index
  )) {
    if (offer.candidate.sure < least || given.has(offer.column.index) || taken.has(offer.field)) continue
    given.set(offer.column.index, offer)
    taken.add(offer.field)
  }
  return given
}

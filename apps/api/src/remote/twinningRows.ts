import { type CityFacts, numberOf } from "./cityFacts.ts"
import type { SparqlRow, SparqlTerm } from "./sparqlAnswer.ts"

/** The variables of the list, in the order in which they stand in its head. */
export const listVariables = [
  "item",
  "itemLabel",
  "itemCountry",
  "itemCoordinates",
  "itemPopulation",
  "sistercity",
  "sistercityLabel",
  "sistercityCountry",
  "sistercityCoordinates",
  "sistercityPopulation",
  "start",
  "end",
  "reference",
  "statement"
] as const

const xsd = "http://www.w3.org/2001/XMLSchema#"

/** How much of a date each precision of Wikidata vouches for: year, month, day. Decades and coarser are no date. */
const precisions: Readonly<Record<string, readonly [length: number, datatype: string]>> = {
  "9": [4, `${xsd}gYear`],
  "10": [7, `${xsd}gYearMonth`],
  "11": [10, `${xsd}date`]
}

const dateOf = (time: SparqlTerm | undefined, precision: SparqlTerm | undefined): SparqlTerm | undefined => {
  const [length, datatype] = precisions[precision?.value ?? ""] ?? []
  if (time === undefined || length === undefined || datatype === undefined) return undefined
  return /^\d{4}-\d\d-\d\d/.test(time.value)
    ? { type: "literal", datatype, value: time.value.slice(0, length) }
    : undefined
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const byValue = (a: SparqlTerm, b: SparqlTerm): number => compare(a.value, b.value)
const some = <A>(value: A | undefined): ReadonlyArray<A> => (value === undefined ? [] : [value])

/** An unknown value is a blank node; WDQS writes it as an address of its own (a Skolem IRI). */
const knownOrBlank = (term: SparqlTerm): SparqlTerm =>
  term.type === "uri" && term.value.includes("/.well-known/genid/")
    ? { type: "bnode", value: term.value.split("/").at(-1) ?? term.value }
    : term

/** A statement of a twinning, one whatever the number of its rows. */
export interface Statement {
  readonly item: number
  readonly row: SparqlRow
}

/**
 * Makes one row a statement of all its rows, ordered by item and statement.
 *
 * **Details**: of several dates the earliest start and the latest end; of several references the first by its text.
 * Dates are cut to what their precision vouches for, and left out where that is less than a year.
 */
export const statementsOf = (rows: ReadonlyArray<SparqlRow>): ReadonlyArray<Statement> => {
  const found: Array<Statement> = []
  for (const [id, all] of Map.groupBy(rows, (row) => row.statement?.value)) {
    const { item, sistercity, statement } = all[0] ?? {}
    const number = numberOf(item)
    if (id === undefined || item === undefined || sistercity === undefined || number === undefined) continue
    const start = all.flatMap((row) => some(dateOf(row.start, row.startPrecision))).sort(byValue)[0]
    const end = all
      .flatMap((row) => some(dateOf(row.end, row.endPrecision)))
      .sort(byValue)
      .at(-1)
    const reference = all.flatMap((row) => some(row.reference)).sort(byValue)[0]
    found.push({
      item: number,
      row: {
        item,
        sistercity: knownOrBlank(sistercity),
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(reference === undefined ? {} : { reference }),
        ...(statement === undefined ? {} : { statement })
      }
    })
  }
  return found.sort((a, b) => a.item - b.item || compare(a.row.statement?.value ?? "", b.row.statement?.value ?? ""))
}

const described = (side: "item" | "sistercity", facts: CityFacts | undefined): SparqlRow => ({
  ...(facts?.name === undefined ? {} : { [`${side}Label`]: facts.name }),
  ...(facts?.country === undefined ? {} : { [`${side}Country`]: facts.country }),
  ...(facts?.coordinates === undefined ? {} : { [`${side}Coordinates`]: facts.coordinates }),
  ...(facts?.population === undefined ? {} : { [`${side}Population`]: facts.population })
})

/** A row of the list: a statement, and what is known of both its cities. */
export const listRow = ({ item, row }: Statement, facts: ReadonlyMap<number, CityFacts>): SparqlRow => {
  const sister = numberOf(row.sistercity)
  const all = {
    ...row,
    ...described("item", facts.get(item)),
    ...described("sistercity", sister === undefined ? undefined : facts.get(sister))
  }
  return Object.fromEntries(listVariables.flatMap((name) => some(all[name]).map((term) => [name, term] as const)))
}

import * as Effect from "effect/Effect"
import * as Option from "effect/Option"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { askForLess, askSparql, type SparqlOptions } from "./askSparql.ts"
import { type CityFacts, cityFacts, numberOf } from "./cityFacts.ts"
import type { RemoteError } from "./openRemote.ts"
import { shown } from "./remoteUrl.ts"
import type { NotSparqlResults, QueryTimedOut, SparqlRow } from "./sparqlAnswer.ts"
import {
  checkSelection,
  cityQuery,
  languagesOf,
  type Selection,
  type SelectionInvalid,
  twinningQuery
} from "./twinningQueries.ts"
import { listRow, listVariables, type Statement, statementsOf } from "./twinningRows.ts"

/** An endpoint that answers a page with items that are not behind the last: the list would hold rows twice. */
export class PageOutOfOrder extends Schema.TaggedError<PageOutOfOrder>()("PageOutOfOrder", {
  url: Schema.String,
  page: Schema.Int,
  item: Schema.Int,
  after: Schema.Int
}) {
  override get message(): string {
    return `${this.url} answers page ${this.page}, which begins behind Q${this.after}, with Q${this.item}: it does not keep to the query; check that PROXENY_SPARQL names an endpoint for SPARQL, and that nothing between answers from memory`
  }
}

/** Why twinnings cannot be had from Wikidata. */
export type WikidataError = SelectionInvalid | RemoteError | NotSparqlResults | QueryTimedOut | PageOutOfOrder

/** How far a list has come. */
export interface WikidataProgress {
  readonly pages: number
  /** Twinnings, each side on its own. */
  readonly rows: number
  /** Cities described. */
  readonly cities: number
  /** Items a page is asked for at the moment. */
  readonly pageSize: number
}

/** Which twinnings to fetch, and how. */
export interface WikidataOptions extends SparqlOptions, Selection {
  /** Items a page begins with, 500 where it is absent; fewer once the endpoint has given up. */
  readonly pageSize?: number
  /** Told after each page. */
  readonly onProgress?: (progress: WikidataProgress) => Effect.Effect<void>
}

/** Where a fetch stands between two pages. */
interface State {
  /** The number of the last item; the next page begins behind it. */
  readonly after: number
  readonly size: number
  /** Pages since the endpoint gave up last. */
  readonly calm: number
  readonly pages: number
  readonly rows: number
}

/** Pages after which twice as many items are tried again, up to as many as at first: one bad minute is not for ever. */
const calmEnough = 8

/** Cities that are described by one query. */
const citiesAtOnce = 200

const firstSize = ({ pageSize = 500 }: WikidataOptions): number => Math.max(1, Math.floor(pageSize))

const idsOf = (statements: ReadonlyArray<Statement>): ReadonlySet<number> =>
  new Set(
    statements.flatMap(({ item, row }) => {
      const sister = numberOf(row.sistercity)
      return sister === undefined ? [item] : [item, sister]
    })
  )

/** Describes those of the cities that were not described yet. */
const describe = Effect.fn("wikidata.describe")(function* (
  cities: ReadonlySet<number>,
  known: Map<number, CityFacts>,
  page: number,
  options: WikidataOptions
) {
  const languages = languagesOf(options)
  const left = [...cities].filter((city) => !known.has(city))
  for (let begin = 0, most = citiesAtOnce; begin < left.length; ) {
    const size = Math.min(most, left.length - begin)
    const asked = yield* askForLess(size, (count) =>
      askSparql(cityQuery(left.slice(begin, begin + count), languages, `the cities of page ${page}`), options)
    )
    const facts = cityFacts(asked.answer, languages)
    for (const city of left.slice(begin, begin + asked.size)) known.set(city, facts.get(city) ?? {})
    begin += asked.size
    if (asked.size < size) most = asked.size
  }
})

const nextPage = Effect.fn("wikidata.page")(function* (
  state: State,
  known: Map<number, CityFacts>,
  options: WikidataOptions
) {
  const page = state.pages + 1
  const { answer, size } = yield* askForLess(state.size, (count) =>
    askSparql(twinningQuery(options, state.after, count, `page ${page}`), options)
  )
  const statements = statementsOf(answer)
  const [first, last] = [statements[0], statements.at(-1)]
  // An empty page is the end. A short one need not be: that would trust the endpoint to have filled the one before.
  if (first === undefined || last === undefined) return [[], Option.none<State>()] as const
  if (first.item <= state.after)
    return yield* new PageOutOfOrder({
      url: shown(options.settings.sparql),
      page,
      item: first.item,
      after: state.after
    })
  yield* describe(idsOf(statements), known, page, options)
  const rows = state.rows + statements.length
  if (options.onProgress !== undefined)
    yield* options.onProgress({ pages: page, rows, cities: known.size, pageSize: size })
  const calm = size < state.size ? 0 : state.calm + 1
  const grown = calm >= calmEnough ? Math.min(size * 2, firstSize(options)) : size
  const next: State = { after: last.item, size: grown, calm: grown > size ? 0 : calm, pages: page, rows }
  return [statements.map((one) => listRow(one, known)), Option.some(next)] as const
})

/**
 * The twinnings of Wikidata, row by row, as they are answered page by page.
 *
 * **When to use**: for rows as they come; for a list that a reader of SPARQL results takes, {@link wikidataTwinnings}.
 *
 * **Details**: every statement of P190 that is not deprecated is one row, so that a pair comes twice where each city
 * lists the other. Rows are ordered by the number of the item, then by statement; none comes twice, and none is missed
 * that was there all the time. A page that breaks off is asked for again, one that the endpoint gives up on at half the
 * size. Nothing is asked for any more once the stream is left.
 *
 * **Errors**: a {@link WikidataError} that names the page; what came before it is a part of the list and not the list.
 */
export const wikidataRows = (options: WikidataOptions): Stream.Stream<SparqlRow, WikidataError> =>
  Stream.unwrap(
    Effect.map(Effect.fromResult(checkSelection(options)), () => {
      const known = new Map<number, CityFacts>()
      const start: State = { after: 0, size: firstSize(options), calm: 0, pages: 0, rows: 0 }
      return Stream.paginate(start, (state) => nextPage(state, known, options))
    })
  )

/**
 * The twinnings of Wikidata as one document: SPARQL 1.1 Query Results JSON, a row a line.
 *
 * **When to use**: to read them as any list, or to keep them in a file.
 *
 * **Details**: as {@link wikidataRows}. A document that failed half-way has no end and is no JSON, so that nobody takes
 * it for the whole.
 */
export const wikidataTwinnings = (options: WikidataOptions): Stream.Stream<Uint8Array, WikidataError> => {
  const head = `{"head":{"vars":${JSON.stringify(listVariables)}},"results":{"bindings":[`
  const rows = Stream.mapArray(Stream.zipWithIndex(wikidataRows(options)), (page) => [
    page.map(([row, index]) => `${index === 0 ? "\n" : ",\n"}${JSON.stringify(row)}`).join("")
  ])
  return Stream.make(head).pipe(Stream.concat(rows), Stream.concat(Stream.make("\n]}}\n")), Stream.encodeText)
}

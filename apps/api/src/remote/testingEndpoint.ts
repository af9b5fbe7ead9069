import type { ServerResponse } from "node:http"
import * as Effect from "effect/Effect"
import type { SparqlRow, SparqlTerm } from "./sparqlAnswer.ts"
import { type Asked, answering, settingsWith } from "./testing.ts"

const wd = "http://www.wikidata.org/entity/"
const xsd = "http://www.w3.org/2001/XMLSchema#"

/** An item as a result gives it. */
export const item = (number: number): SparqlTerm => ({ type: "uri", value: `${wd}Q${number}` })
const word = (value: string): SparqlTerm => ({ type: "literal", value })

/** A statement of the endpoint: from which item to which, with the terms of its further variables. */
export interface Stated {
  readonly from: number
  readonly to: number
  readonly id: string
  readonly further?: SparqlRow
}

/** A date with the precision that Wikidata gives it: 9 a year, 10 a month, 11 a day. */
export const dated = (variable: "start" | "end", time: string, precision: number): SparqlRow => ({
  [variable]: { type: "literal", datatype: `${xsd}dateTime`, value: time },
  [`${variable}Precision`]: { type: "literal", datatype: `${xsd}integer`, value: String(precision) }
})

/** The name of a city in a language. */
export const named = (city: number, name: string, language = "en"): SparqlRow => ({
  city: item(city),
  fact: word("name"),
  value: { type: "literal", "xml:lang": language, value: name }
})

/** A fact of a city. */
export const fact = (city: number, what: string, value: string, at?: string): SparqlRow => ({
  city: item(city),
  fact: word(what),
  value: word(value),
  ...(at === undefined ? {} : { at: { type: "literal", datatype: `${xsd}dateTime`, value: at } as const })
})

/** What a query asks for. */
export interface Page {
  /** Behind which item a page begins; absent where cities are asked for. */
  readonly after?: number
  /** How many items or cities. */
  readonly size: number
  readonly query: string
}

const pageOf = ({ body }: Asked): Page => {
  const query = new URLSearchParams(body).get("query") ?? ""
  const after = /\?number > (\d+)/.exec(query)?.[1]
  const size = after === undefined ? citiesOf(query).length : Number(/LIMIT (\d+)/.exec(query)?.[1])
  return { query, size, ...(after === undefined ? {} : { after: Number(after) }) }
}

const citiesOf = (query: string): ReadonlyArray<number> =>
  [...(/VALUES \?city \{([^}]*)\}/.exec(query)?.[1] ?? "").matchAll(/wd:Q(\d+)/g)].map(([, number]) => Number(number))

/** A result in the layout of WDQS. */
export const results = (vars: ReadonlyArray<string>, bindings: ReadonlyArray<SparqlRow>): string =>
  JSON.stringify({ head: { vars }, results: { bindings } })

/** The answer of an endpoint that holds these statements and facts, its rows from the last to the first. */
const answerOf = (page: Page, statements: ReadonlyArray<Stated>, facts: ReadonlyArray<SparqlRow>): string => {
  if (page.after === undefined) {
    const cities = new Set(citiesOf(page.query).map((city) => item(city).value))
    return results(
      ["city", "fact", "value", "at"],
      facts.filter(({ city }) => cities.has(city?.value ?? ""))
    )
  }
  const { after, size } = page
  const items = new Set(
    [...new Set(statements.map(({ from }) => from))]
      .filter((from) => from > after)
      .sort((a, b) => a - b)
      .slice(0, size)
  )
  return results(
    ["item", "statement", "sistercity", "start", "startPrecision", "end", "endPrecision", "reference"],
    statements
      .filter(({ from }) => items.has(from))
      .map(({ from, further, id, to }) => ({
        item: item(from),
        statement: { type: "uri" as const, value: `${wd}statement/${id}` },
        sistercity: item(to),
        ...further
      }))
      .reverse()
  )
}

/** What WDQS sends when the time for a query has run out. */
export const timeout = (query: string): string =>
  `SPARQL-QUERY: queryStr=${query}\njava.util.concurrent.TimeoutException\n\tat java.util.concurrent.FutureTask.get(FutureTask.java:205)\n\tat com.bigdata.rdf.sail.webapp.BigdataServlet.submitApiTask(BigdataServlet.java:292)\n`

/**
 * An endpoint that holds statements and facts, and keeps what it was asked.
 *
 * @param instead answers in its place where it returns true
 */
export const endpoint = (
  statements: ReadonlyArray<Stated>,
  facts: ReadonlyArray<SparqlRow>,
  instead: (page: Page, response: ServerResponse, nth: number) => boolean = () => false
) =>
  Effect.gen(function* () {
    const pages: Array<Page> = []
    const { asked, port, url } = yield* answering((one, response, nth) => {
      const page = pageOf(one)
      pages.push(page)
      if (instead(page, response, nth)) return
      response.writeHead(200, { "content-type": "application/sparql-results+json;charset=utf-8" })
      response.end(answerOf(page, statements, facts))
    })
    const settings = { ...settingsWith(`127.0.0.1:${port}`), sparql: new URL(`${url}/sparql`) }
    return { asked, pages, url, options: { settings, retry: { tries: 3, first: 1 } } }
  })

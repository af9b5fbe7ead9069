import * as Option from "effect/Option"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { beginningOf } from "./AnswerRefused.ts"

/** An answer with status 200 that is no result of a query. */
export class NotSparqlResults extends Schema.TaggedError<NotSparqlResults>()("NotSparqlResults", {
  url: Schema.String,
  /** What was asked for, such as a page. */
  what: Schema.String,
  found: Schema.String,
  beginning: Schema.String
}) {
  override get message(): string {
    return `${this.url} answers ${this.what} with ${this.found}, which is no result of a query: "${this.beginning}"; try again later, or check that PROXENY_SPARQL names an endpoint for SPARQL`
  }
}

/** The endpoint gave up on a query. */
export class QueryTimedOut extends Schema.TaggedError<QueryTimedOut>()("QueryTimedOut", {
  url: Schema.String,
  what: Schema.String
}) {
  override get message(): string {
    return `${this.url} gave up on ${this.what}, the smallest that can be asked for: try again when it is less busy, or ask for one country or one city`
  }
}

/** A value of a row (SPARQL 1.1 Query Results JSON). */
export const SparqlTerm = Schema.Struct({
  type: Schema.Literals(["uri", "literal", "typed-literal", "bnode"]),
  value: Schema.String,
  "xml:lang": Schema.optionalKey(Schema.String),
  datatype: Schema.optionalKey(Schema.String)
})
export type SparqlTerm = typeof SparqlTerm.Type

const SparqlResults = Schema.Struct({
  head: Schema.Struct({ vars: Schema.Array(Schema.String) }),
  results: Schema.Struct({ bindings: Schema.Array(Schema.Record(Schema.String, SparqlTerm)) })
})
const results = Schema.decodeUnknownOption(SparqlResults)

/** A row of a result: the terms of its variables, without those that have none. */
export type SparqlRow = Readonly<Record<string, SparqlTerm>>

/** Whether a text tells that the time for a query ran out: WDQS says so even behind rows that it has already sent. */
export const tellsTimeout = (text: string): boolean => /TimeoutException|Query timeout limit reached/i.test(text)

const nameOf = (value: unknown): string =>
  Array.isArray(value) ? "a JSON list" : typeof value === "object" && value !== null ? "other JSON" : "a JSON value"

/**
 * Reads the answer to a query.
 *
 * @param what what was asked for, such as "page 3", for the message
 * @param asked.variables those that every row must have
 */
export const readSparqlAnswer = (
  text: string,
  asked: { readonly url: string; readonly what: string; readonly variables: ReadonlyArray<string> }
): Result.Result<ReadonlyArray<SparqlRow>, NotSparqlResults | QueryTimedOut> => {
  const { url, variables, what } = asked
  const not = (found: string) =>
    Result.fail(new NotSparqlResults({ url, what, found, beginning: beginningOf(text.slice(0, 65_536)) }))
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    const start = text.trimStart()[0]
    if (start === undefined) return not("nothing")
    if (tellsTimeout(text)) return Result.fail(new QueryTimedOut({ url, what }))
    if (start === "<") return not("a web page")
    return not(start === "{" || start === "[" ? "JSON that breaks off or is damaged" : "text")
  }
  const read = results(json)
  if (Option.isNone(read)) return not(nameOf(json))
  const missing = variables.filter((name) => !read.value.head.vars.includes(name))
  if (missing.length > 0) return not(`rows without ${missing.join(", ")}`)
  const rows = read.value.results.bindings
  const lacking = rows.findIndex((row) => variables.some((name) => row[name] === undefined))
  return lacking === -1
    ? Result.succeed(rows)
    : not(`row ${lacking + 1} without ${variables.filter((name) => rows[lacking]?.[name] === undefined).join(", ")}`)
}

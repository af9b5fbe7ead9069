import { isRecord } from "../json.ts"
import { parseJson } from "../tables/jsonTable.ts"

/** What a file is, by how it begins, and where in it the elements lie. */
export type ListShape =
  | { readonly kind: "table" }
  | { readonly kind: "graph"; readonly root: "gexf" | "graphml" }
  | { readonly kind: "error"; readonly says: string }
  | { readonly kind: "none"; readonly found: string; readonly remedy: string }
  | { readonly kind: "sparql"; readonly path: ReadonlyArray<string> }
  | { readonly kind: "entities" | "geojson"; readonly in: ElementsIn }

/** Where elements lie: in a member, in values of the text one after the other, or one a line. */
export type ElementsIn = { readonly path: ReadonlyArray<string> | undefined } | "lines" | "list-lines"

/** The members of an object that a text begins with, as far as it goes. */
interface Members {
  /** By name, the text of a string, or the sign with which another value begins. */
  readonly values: ReadonlyMap<string, string>
  /** Where the object ends; undefined where the text ends before. */
  readonly end: number | undefined
}

const token = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/gs

const membersOf = (text: string, from: number): Members => {
  const values = new Map<string, string>()
  let [depth, key, atValue] = [0, "", false]
  for (token.lastIndex = from; ; ) {
    const sign = token.exec(text)?.[0]
    if (sign === undefined) return { values, end: undefined }
    const isString = sign.startsWith('"')
    if (depth === 1 && atValue && sign !== ",") {
      if (!values.has(key)) values.set(key, isString ? String(parseJson(sign)) : (sign[0] as string))
      atValue = false
    } else if (depth === 1 && isString) key = String(parseJson(sign))
    else if (depth === 1 && sign === ":") atValue = true
    if (sign === "{" || sign === "[") depth++
    if (sign === "}" || sign === "]") depth--
    if (depth === 0) return { values, end: token.lastIndex }
  }
}

const isEntity = ({ values }: Members): boolean =>
  (/^[QLP][1-9]\d*$/.test(values.get("id") ?? "") &&
    (values.has("claims") || values.has("missing") || (values.has("labels") && values.has("type")))) ||
  (values.has("entity") && values.has("redirect"))

const isFeature = ({ values }: Members): boolean =>
  values.get("type") === "Feature" && (values.has("geometry") || values.has("properties"))

/** What is wrong, in the words of MediaWiki's API. */
const errorOf = (text: string, { end, values }: Members): string | undefined => {
  if (!values.has("error") && !values.has("errors")) return undefined
  const answer = end === undefined ? undefined : parseJson(text.slice(0, end))
  if (!isRecord(answer)) return undefined
  const error = isRecord(answer.error) ? answer.error : Array.isArray(answer.errors) ? answer.errors[0] : answer.error
  // A row of many may have a column of that name; an answer stands alone.
  if (typeof error === "string") return text.slice(end).trim() === "" ? error : undefined
  if (!isRecord(error) || (error.code === undefined && error.info === undefined)) return undefined
  return [error.code, error.info ?? error.text ?? error.html].filter((one) => typeof one === "string").join(": ")
}

/** The name of the outermost element of XML. */
const rootOf = (text: string): string =>
  /^(?:\s|<\?.*?\?>|<!--.*?-->|<!doctype[^>[]*(?:\[.*?\])?[^>]*>)*<(?:[\w.-]+:)?([\w.-]+)/is.exec(text)?.[1] ?? ""

const inObject = (text: string): ListShape => {
  const members = membersOf(text, 0)
  const { end, values } = members
  const says = errorOf(text, members)
  if (says !== undefined && !values.has("entities")) return { kind: "error", says }
  if (values.get("type") === "FeatureCollection" || (values.get("features") === "[" && !values.has("entities")))
    return { kind: "geojson", in: { path: ["features"] } }
  const opens = values.get("entities")
  if (opens === "{" || opens === "[") return { kind: "entities", in: { path: ["entities"] } }
  if (values.get("head") === "{" && (values.get("results") === "{" || (end === undefined && values.size === 1)))
    return { kind: "sparql", path: ["results", "bindings"] }
  if (values.get("head") === "{" && values.has("boolean"))
    return { kind: "none", found: "the answer of a query that asks yes or no", remedy: "ask for rows, with SELECT" }
  // Their columns would be taken for those of a table, and nothing in them means what it seems to.
  if (values.get("kind") === "archive" && values.get("format") === "proxeny")
    return { kind: "none", found: "an archive of a whole register", remedy: "restore it as one" }
  if (values.has("kind") && values.get("record") === "{")
    return { kind: "none", found: "records of a register, and no list", remedy: "export its tables as CSV or .xlsx" }
  const kind = isEntity(members) ? "entities" : isFeature(members) ? "geojson" : undefined
  if (kind === undefined) return { kind: "table" }
  // An object on a line of its own is one of many; one on several lines is the whole file, or stands before the next.
  const first = text.indexOf("\n")
  const alone = first === -1 || (end !== undefined && end <= first)
  return { kind, in: alone ? "lines" : { path: undefined } }
}

const inList = (text: string): ListShape => {
  const at = text.indexOf("{")
  const members = membersOf(text, at)
  const kind = isEntity(members) ? "entities" : isFeature(members) ? "geojson" : undefined
  if (kind === undefined) return { kind: "table" }
  const end = members.end ?? text.length
  const byLines = /^\[\s*\n\s*$/.test(text.slice(0, at)) && !text.slice(at, end).includes("\n")
  const next = text.slice(end).trimStart()
  const oneALine = next === "" || /^(?:,?[ \t]*\n|\])/.test(text.slice(end))
  return { kind, in: byLines && oneALine ? "list-lines" : { path: [] } }
}

/**
 * Says what a list is by how its text begins.
 *
 * **Details**: only the beginning is looked at, never the name of the file; what is not known here is a table, or what
 * `readTable` refuses.
 */
export const listShape = (beginning: string): ListShape => {
  const text = beginning.replace(/^\uFEFF/, "").trimStart()
  if (text.startsWith("<")) {
    const root = rootOf(text)
    return root === "gexf" || root === "graphml" ? { kind: "graph", root } : { kind: "table" }
  }
  if (text.startsWith("{")) return inObject(text)
  if (/^\[\s*\{/.test(text)) return inList(text)
  const failed = /^(?:SPARQL-QUERY: queryStr=|java\.[\w.]+(?:Exception|Error)\b)/.test(text)
  if (!failed) return { kind: "table" }
  const why = /(?:[\w$]+\.)+([A-Z]\w*(?:Exception|Error))\b/.exec(text)?.[1]
  return { kind: "error", says: why ?? "the query failed" }
}

import type { JsonNode } from "./json.ts"
import type { Cell, Layout } from "./query.ts"

const member = (node: JsonNode | undefined, name: string): JsonNode | undefined =>
  node?.value instanceof Map ? (node.value as ReadonlyMap<string, JsonNode>).get(name) : undefined

const items = (node: JsonNode | undefined): ReadonlyArray<JsonNode> | undefined =>
  Array.isArray(node?.value) ? (node.value as ReadonlyArray<JsonNode>) : undefined

const text = (node: JsonNode | undefined): string | undefined =>
  typeof node?.value === "string" ? node.value : undefined

const names = (node: JsonNode): ReadonlyArray<string> =>
  node.value instanceof Map ? [...(node.value as ReadonlyMap<string, JsonNode>).keys()] : []

/** SPARQL 1.1 Query Results JSON (W3C): what the query service answers to a program. */
const sparqlResults = (root: JsonNode): Layout | undefined => {
  const variables = items(member(member(root, "head"), "vars"))
  const rows = items(member(member(root, "results"), "bindings"))
  if (variables === undefined || rows === undefined) return undefined
  return {
    format: "sparql-results-json",
    rows,
    variables: variables.flatMap((variable) => text(variable) ?? []),
    cell: (row, variable): Cell | undefined => {
      const cell = member(row, variable)
      const value = text(member(cell, "value"))
      if (value === undefined) return undefined
      const language = text(member(cell, "xml:lang"))
      return {
        text: value,
        ...(language === undefined ? {} : { language }),
        ...(text(member(cell, "type")) === "bnode" ? { blank: true as const } : {})
      }
    }
  }
}

/** The plain list that the query service's page saves as "JSON file". */
const simpleList = (root: JsonNode): Layout | undefined => {
  const rows = items(root)
  if (rows === undefined) return undefined
  return {
    format: "query-service-json",
    rows,
    variables: [...new Set(rows.flatMap(names))],
    cell: (row, variable): Cell | undefined => {
      const value = text(member(row, variable))
      return value === undefined
        ? undefined
        : { text: value, ...(/^(?:_:|t\d+$)/.test(value) ? { blank: true as const } : {}) }
    }
  }
}

/** The layout that a JSON text has, or what it is where it has none that is understood. */
export const layoutOf = (root: JsonNode): Layout | string => {
  const layout = sparqlResults(root) ?? simpleList(root)
  if (layout !== undefined) return layout
  const keys = names(root)
  return root.value instanceof Map
    ? `a JSON object with ${keys.length === 0 ? "no names" : `the names ${keys.slice(0, 8).join(", ")}`}`
    : "a single JSON value"
}

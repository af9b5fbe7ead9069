import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { FaultyGraph } from "./FaultyGraph.ts"
import type { GraphFile } from "./GraphFile.ts"
import type { NamedBytes } from "./Listing.ts"
import { inWords } from "./place.ts"
import { give, giveDefaults, type LinkAttributes, type Open, placeOf, XmlGraph } from "./XmlGraph.ts"
import { type NotXml, readXml, type UnsafeXml, type XmlElement } from "./xml.ts"

export class Hypergraph extends Schema.TaggedError<Hypergraph>()("Hypergraph", {
  file: Schema.String,
  line: Schema.Int,
  column: Schema.optionalKey(Schema.Int)
}) {
  override get message(): string {
    return `${this.file} has an edge between any number of nodes (hyperedge) on ${inWords(this)}, and only links between two are read; write a node for each such edge, linked to each of its ends`
  }
}

const flag = (text: string | undefined): boolean | undefined =>
  text === "true" || text === "1" ? true : text === "false" || text === "0" ? false : undefined

/**
 * Reads GraphML (http://graphml.graphdrawing.org).
 *
 * **Details**: the nodes and edges of nested graphs are read like those of the outermost, ports are passed over. A node
 * is labelled by its data `label` or `name`, else by the text that yEd draws on it.
 */
export const readGraphMl = (
  file: NamedBytes,
  linkAttributes?: LinkAttributes
): Result.Result<GraphFile, NotXml | UnsafeXml | FaultyGraph | Hypergraph> => {
  const graph = new XmlGraph(file.name, "by-attribute", linkAttributes)
  /** The elements that hold data, undefined for those whose data is not read. */
  const holders: Array<Open | undefined> = []
  const directions: Array<boolean | undefined> = []
  const drawn: Array<readonly [number, string]> = []
  let key: { readonly id: string; readonly of: "node" | "link" | "all" | undefined } | undefined
  let data: { readonly key: string; readonly element: XmlElement; depth: number; text: string } | undefined
  let label: { readonly depth: number; text: string } | undefined
  let text: string | undefined
  let graphs = 0

  const keysOf = (of: "node" | "link" | "all") =>
    of === "all" ? [graph.nodeKeys, graph.linkKeys] : [of === "node" ? graph.nodeKeys : graph.linkKeys]

  const openKey = (element: XmlElement): void => {
    const { attributes } = element
    const id = attributes.id ?? ""
    const target = attributes.for ?? "all"
    const of = target === "edge" ? "link" : target === "node" || target === "all" ? target : undefined
    key = { id, of }
    if (of !== undefined)
      for (const keys of keysOf(of)) graph.declareKey(keys, id, attributes["attr.name"] ?? id, element)
  }

  const read = readXml<Hypergraph>(file, {
    open: (element) => {
      const { attributes, name } = element
      if (data !== undefined) {
        data.depth++
        text = undefined
        if (name === "NodeLabel") label = { depth: data.depth, text: "" }
      } else if (name === "graph") {
        if (holders.length === 0) graphs++
        holders.push(undefined)
        directions.push(attributes.edgedefault === undefined ? undefined : attributes.edgedefault === "directed")
      } else if (name === "key") openKey(element)
      else if (name === "default" || name === "data") {
        text = ""
        if (name === "data") data = { key: attributes.key ?? "", element, depth: 0, text: "" }
      } else if (name === "node") holders.push({ of: "node", index: graph.declare(element), element, given: new Set() })
      else if (name === "edge") {
        const index = graph.link(element, flag(attributes.directed) ?? directions.at(-1))
        holders.push({ of: "link", index, element, given: new Set() })
      } else if (name === "port") holders.push(undefined)
      else if (name === "hyperedge") return new Hypergraph({ file: file.name, ...placeOf(element) })
      return undefined
    },
    text: (more) => {
      if (text !== undefined) text += more
      else if (label !== undefined && label.depth === data?.depth) label.text += more
    },
    close: (name) => {
      const holder = holders.at(-1)
      if (data !== undefined && data.depth > 0) {
        if (label?.depth === data.depth) {
          if (holder?.of === "node" && holder.index !== undefined) drawn.push([holder.index, label.text.trim()])
          label = undefined
        }
        data.depth--
      } else if (data !== undefined) {
        if (holder !== undefined && text !== undefined) give(graph, holder, data.key, text, data.element)
        data = undefined
        text = undefined
      } else if (name === "default") {
        if (key?.of !== undefined) for (const keys of keysOf(key.of)) keys.of(key.id).default = text ?? ""
        text = undefined
      } else if (name === "node" || name === "edge" || name === "port" || name === "graph") {
        holders.pop()
        if (name === "graph") directions.pop()
        if (holder !== undefined) giveDefaults(graph, holder)
      }
    }
  })
  return Result.flatMap(read, () => {
    for (const [node, text] of drawn)
      if (text !== "" && graph.builder.labels.items[node] === undefined) graph.builder.labels.put(node, text)
    if (graphs > 1) graph.leave(`the border between the ${graphs} graphs of the file`)
    return graph.finish("graphml")
  })
}

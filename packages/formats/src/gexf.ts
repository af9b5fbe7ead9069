import * as Result from "effect/Result"
import type { FaultyGraph } from "./FaultyGraph.ts"
import type { GraphFile } from "./GraphFile.ts"
import type { NamedBytes } from "./Listing.ts"
import { give, giveDefaults, type LinkAttributes, type Open, XmlGraph } from "./XmlGraph.ts"
import { type NotXml, readXml, type UnsafeXml, type XmlElement } from "./xml.ts"

/** When an edge was there: one span, or several. */
interface Spell {
  readonly start: string
  readonly end: string
}

const spellOf = ({ attributes }: XmlElement): Spell => ({
  start: attributes.start ?? attributes.startopen ?? attributes.timestamp ?? "",
  end: attributes.end ?? attributes.endopen ?? attributes.timestamp ?? ""
})

/** A colour as #rrggbb; undefined where it is none. */
const colourOf = ({ attributes: { b, g, hex, r } }: XmlElement): string | undefined => {
  if (hex !== undefined) return /^#[\da-f]{6}$/i.test(hex) ? hex.toLowerCase() : undefined
  const channels = [r, g, b].map((channel = "") => (/^\d{1,3}$/.test(channel) ? Number(channel) : 256))
  return channels.every((channel) => channel < 256)
    ? `#${channels.map((channel) => channel.toString(16).padStart(2, "0")).join("")}`
    : undefined
}

/**
 * Reads GEXF 1.1, 1.2 and 1.3 (https://gexf.net).
 *
 * **Details**: nodes inside nodes are nodes like others. Of several spells, the years are those of the whole span, open
 * where one of them is open. Of an attribute that changes in time the first value is taken.
 */
export const readGexf = (
  file: NamedBytes,
  linkAttributes?: LinkAttributes
): Result.Result<GraphFile, NotXml | UnsafeXml | FaultyGraph> => {
  const graph = new XmlGraph(file.name, "by-element", linkAttributes)
  const nodes: Array<Open> = []
  let edge: (Open & { readonly spells: Array<Spell> }) | undefined
  let keys = graph.nodeKeys
  let declared = ""
  let text: string | undefined
  let directedByDefault = false

  const openEdge = (element: XmlElement): void => {
    const { attributes } = element
    const type = attributes.type?.toLowerCase()
    const index = graph.link(element, type === undefined ? directedByDefault : type === "directed")
    edge = { of: "link", index, element, given: new Set(), spells: [] }
    if (index !== undefined && attributes.kind !== undefined) graph.builder.kinds.put(index, attributes.kind)
  }

  const closeEdge = (): void => {
    if (edge === undefined) return
    giveDefaults(graph, edge)
    const { element, index, spells } = edge
    const spans = spells.length === 0 ? [spellOf(element)] : spells
    const { ends, starts } = graph.builder
    // What the edge itself says goes before what its attributes say.
    const { weight } = element.attributes
    if (index !== undefined && weight !== undefined) graph.weight(index, weight, element)
    if (index !== undefined)
      for (const [at, { end, start }] of spans.entries()) {
        const [since, until] = [starts.get(index), ends.get(index)]
        graph.year(starts, index, start, element)
        graph.year(ends, index, end, element)
        if (at === 0) continue
        if (Number.isNaN(since) || start === "") starts.put(index, Number.NaN)
        else starts.put(index, Math.min(since, starts.get(index)))
        if (Number.isNaN(until) || end === "") ends.put(index, Number.NaN)
        else ends.put(index, Math.max(until, ends.get(index)))
      }
    edge = undefined
  }

  const read = readXml<never>(file, {
    open: (element) => {
      const { attributes, name } = element
      const node = nodes.at(-1)
      if (name === "graph") directedByDefault = attributes.defaultedgetype?.toLowerCase() === "directed"
      else if (name === "attributes") keys = attributes.class === "edge" ? graph.linkKeys : graph.nodeKeys
      else if (name === "attribute") {
        declared = attributes.id ?? ""
        graph.declareKey(keys, declared, attributes.title ?? declared, element)
      } else if (name === "default") text = ""
      else if (name === "node") {
        const index = graph.declare(element)
        nodes.push({ of: "node", index, element, given: new Set() })
        if (index !== undefined && attributes.label !== undefined) graph.builder.labels.put(index, attributes.label)
      } else if (name === "edge") openEdge(element)
      else if (name === "attvalue") {
        const of = edge ?? node
        if (of !== undefined) give(graph, of, attributes.for ?? attributes.id ?? "", attributes.value ?? "", element)
      } else if (name === "spell" || name === "slice") edge?.spells.push(spellOf(element))
      else if (name === "position" && edge === undefined && node?.index !== undefined) {
        graph.number(graph.builder.x, node.index, "x", attributes.x ?? "", element)
        graph.number(graph.builder.y, node.index, "y", attributes.y ?? "", element)
      } else if (name === "color" && edge === undefined && node?.index !== undefined) {
        const colour = colourOf(element)
        if (colour !== undefined) graph.builder.attribute(node.index, "colour", colour)
      }
      return undefined
    },
    text: (more) => {
      if (text !== undefined) text += more
    },
    close: (name) => {
      if (name === "default") {
        keys.of(declared).default = text ?? ""
        text = undefined
      } else if (name === "edge") closeEdge()
      else if (name === "node") {
        const node = nodes.pop()
        if (node !== undefined) giveDefaults(graph, node)
      }
    }
  })
  return Result.flatMap(read, () => graph.finish("gexf"))
}

import {
  type AttributeType,
  attributesOf,
  checkGraph,
  colourForm,
  type GraphToWrite,
  linkIds,
  type NodeToWrite,
  valueText,
  written
} from "./GraphToWrite.ts"
import { xmlAttribute, xmlText } from "./xmlText.ts"

const colourOf = ({ colour = "" }: NodeToWrite): string => {
  const found = colourForm.exec(colour)
  if (found === null) return ""
  const [r, g, b] = found.slice(1).map((hex) => String(Number.parseInt(hex, 16)))
  return `<viz:color${xmlAttribute("r", r)}${xmlAttribute("g", g)}${xmlAttribute("b", b)}/>`
}

const positionOf = ({ x, y }: NodeToWrite): string => {
  const at = { x: written(x), y: written(y) }
  return at.x === undefined || at.y === undefined
    ? ""
    : `<viz:position${xmlAttribute("x", at.x)}${xmlAttribute("y", at.y)} z="0"/>`
}

/** Declares further attributes by their places. */
const declared = (attributes: ReadonlyArray<readonly [string, AttributeType]>): ReadonlyArray<string> =>
  attributes.map(
    ([title, type], index) =>
      `<attribute${xmlAttribute("id", String(index))}${xmlAttribute("title", title)}${xmlAttribute("type", type)}/>`
  )

/**
 * Writes a graph as GEXF 1.3 (https://gexf.net), which Gephi reads.
 *
 * **When to use**: for what is on a screen or in a register, to go on with in a program that draws graphs.
 *
 * **Details**: nodes with their labels; `country`, `latitude`, `longitude` and their further attributes, each typed by
 * what its values are; position and colour where they have them. Links are undirected, with `kind` and their further
 * attributes; where any has a year the graph is dynamic, and its times are years. U+FFFD stands for what XML cannot write: U+0000 to U+001F except tab, LF and CR,
 * U+FFFE, U+FFFF, and halves of characters. Numbers that are not finite are left out.
 *
 * @throws {InvalidGraph} when two nodes have one id, or a link leads to no node
 */
export const toGexf = (graph: GraphToWrite): string => {
  checkGraph(graph)
  const { description, lastModified, links, nodes } = graph
  const attributes = [...attributesOf(nodes)]
  const linkAttributes = [...attributesOf(links)]
  const dated = links.some(({ since, until }) => since !== undefined || until !== undefined)
  const kinds = links.some(({ kind }) => kind !== undefined)
  const weighed = links.some(({ weight }) => written(weight) !== undefined)
  const ids = linkIds(links)

  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd" version="1.3">',
    `<meta${xmlAttribute("lastmodifieddate", lastModified)}><creator>Proxeny</creator>${description === undefined ? "" : `<description>${xmlText(description)}</description>`}</meta>`,
    `<graph defaultedgetype="undirected" idtype="string" ${dated ? 'mode="dynamic" timeformat="double"' : 'mode="static"'}>`,
    '<attributes class="node" mode="static">',
    '<attribute id="country" title="country" type="string"/>',
    '<attribute id="latitude" title="latitude" type="double"/>',
    '<attribute id="longitude" title="longitude" type="double"/>',
    ...declared(attributes),
    "</attributes>",
    ...(kinds || linkAttributes.length > 0
      ? [
          '<attributes class="edge" mode="static">',
          ...(kinds ? ['<attribute id="kind" title="kind" type="string"/>'] : []),
          ...declared(linkAttributes),
          "</attributes>"
        ]
      : []),
    `<nodes count="${nodes.length}">`
  ]
  const value = (id: string, text: string | undefined): string =>
    text === undefined ? "" : `<attvalue${xmlAttribute("for", id)}${xmlAttribute("value", text)}/>`
  for (const node of nodes) {
    const values =
      value("country", node.country || undefined) +
      value("latitude", written(node.latitude)) +
      value("longitude", written(node.longitude)) +
      attributes.map(([title], index) => value(String(index), valueText(node, title))).join("")
    lines.push(
      `<node${xmlAttribute("id", node.id)}${xmlAttribute("label", node.label)}>${values === "" ? "" : `<attvalues>${values}</attvalues>`}${positionOf(node)}${colourOf(node)}</node>`
    )
  }
  lines.push("</nodes>", `<edges count="${links.length}">`)
  for (const [index, link] of links.entries()) {
    const { a, b, kind, since, until, weight } = link
    const edge =
      xmlAttribute("id", ids[index]) +
      xmlAttribute("source", a) +
      xmlAttribute("target", b) +
      xmlAttribute("weight", weighed ? (written(weight) ?? "1") : undefined) +
      xmlAttribute("start", written(since)) +
      xmlAttribute("end", written(until))
    const values =
      value("kind", kind) + linkAttributes.map(([title], at) => value(String(at), valueText(link, title))).join("")
    lines.push(values === "" ? `<edge${edge}/>` : `<edge${edge}><attvalues>${values}</attvalues></edge>`)
  }
  lines.push("</edges>", "</graph>", "</gexf>", "")
  return lines.join("\n")
}

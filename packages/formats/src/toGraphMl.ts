import { attributesOf, checkGraph, type GraphToWrite, linkIds, valueText, written } from "./GraphToWrite.ts"
import { xmlAttribute, xmlText } from "./xmlText.ts"

const key = (id: string, target: "node" | "edge", name: string, type: string): string =>
  `<key${xmlAttribute("id", id)}${xmlAttribute("for", target)}${xmlAttribute("attr.name", name)}${xmlAttribute("attr.type", type)}/>`

/**
 * Writes a graph as GraphML (http://graphml.graphdrawing.org), which igraph, NetworkX, yEd and Gephi read.
 *
 * **When to use**: for what is on a screen or in a register, to go on with in a program that computes with graphs.
 *
 * **Details**: the same as `toGexf` writes, with label, position and colour as attributes of nodes, and `since`, `until`,
 * `kind`, `weight` and their further attributes as attributes of links. What XML cannot write is replaced as there.
 *
 * @throws {InvalidGraph} when two nodes have one id, or a link leads to no node
 */
export const toGraphMl = (graph: GraphToWrite): string => {
  checkGraph(graph)
  const { description, links, nodes } = graph
  const attributes = [...attributesOf(nodes)]
  const linkAttributes = [...attributesOf(links)]
  const weighed = links.some(({ weight }) => written(weight) !== undefined)
  const ids = linkIds(links)
  const placed = nodes.some(({ x, y }) => written(x) !== undefined && written(y) !== undefined)
  const coloured = nodes.some(({ colour }) => colour !== undefined)

  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">',
    ...(description === undefined ? [] : [`<desc>${xmlText(description)}</desc>`]),
    key("label", "node", "label", "string"),
    key("country", "node", "country", "string"),
    key("latitude", "node", "latitude", "double"),
    key("longitude", "node", "longitude", "double"),
    ...(placed ? [key("x", "node", "x", "double"), key("y", "node", "y", "double")] : []),
    ...(coloured ? [key("colour", "node", "colour", "string")] : []),
    ...attributes.map(([name, type], index) => key(`n${index}`, "node", name, type)),
    key("since", "edge", "since", "int"),
    key("until", "edge", "until", "int"),
    key("kind", "edge", "kind", "string"),
    ...(weighed ? [key("weight", "edge", "weight", "double")] : []),
    ...linkAttributes.map(([name, type], index) => key(`e${index}`, "edge", name, type)),
    '<graph edgedefault="undirected">'
  ]
  const data = (id: string, text: string | undefined): string =>
    text === undefined ? "" : `<data key="${id}">${xmlText(text)}</data>`
  for (const node of nodes) {
    const [x, y] = [written(node.x), written(node.y)]
    lines.push(
      `<node${xmlAttribute("id", node.id)}>${
        data("label", node.label) +
        data("country", node.country || undefined) +
        data("latitude", written(node.latitude)) +
        data("longitude", written(node.longitude)) +
        (x === undefined || y === undefined ? "" : data("x", x) + data("y", y)) +
        data("colour", node.colour) +
        attributes.map(([name], index) => data(`n${index}`, valueText(node, name))).join("")
      }</node>`
    )
  }
  for (const [index, link] of links.entries()) {
    const { a, b, kind, since, until, weight } = link
    lines.push(
      `<edge${xmlAttribute("id", ids[index])}${xmlAttribute("source", a)}${xmlAttribute("target", b)}>${
        data("since", written(since)) +
        data("until", written(until)) +
        data("kind", kind) +
        data("weight", weighed ? (written(weight) ?? "1") : undefined) +
        linkAttributes.map(([name], at) => data(`e${at}`, valueText(link, name))).join("")
      }</edge>`
    )
  }
  lines.push("</graph>", "</graphml>", "")
  return lines.join("\n")
}

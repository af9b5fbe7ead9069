import * as Result from "effect/Result"
import { Declarations, type Declared, entries } from "./Declarations.ts"
import { Faults, type FaultyGraph } from "./FaultyGraph.ts"
import { GraphBuilder } from "./GraphBuilder.ts"
import type { GraphFile } from "./GraphFile.ts"
import type { Growing } from "./Growing.ts"
import type { Remark } from "./Listing.ts"
import { quoted } from "./place.ts"
import { limits, linkNames, nodeNames, numberOf, yearOf } from "./values.ts"
import { UnsafeXml, type XmlElement } from "./xml.ts"

/** The place of a fault in an element. */
export const placeOf = ({ column, line }: XmlElement) => ({ line, ...(column === undefined ? {} : { column }) })

/** How many values of attributes a graph may have beside those that its file gives: 160 MB of them. */
const mostNotGiven = 20_000_000

const unreadOfEdges = (title: string): string => `the attribute "${title}" of edges`

/** Takes the attributes of links that have no meaning of their own, which a graph does not keep. */
export interface LinkAttributes {
  readonly put: (link: number, name: string, text: string) => void
  /** The text that links without one have. */
  readonly putForOthers: (name: string, text: string) => void
}

/** What GEXF and GraphML have in common: declared nodes, links between them, declared attributes of both. */
export class XmlGraph {
  readonly builder = new GraphBuilder()
  readonly faults: Faults
  readonly nodeKeys: Declarations
  readonly linkKeys = new Declarations(entries(linkNames))
  private readonly file: string
  private readonly linkAttributes: LinkAttributes | undefined
  private readonly indices = new Map<string, number>()
  private readonly declaredOn: Array<number | undefined> = []
  private readonly early: Array<readonly [XmlElement, string, number]> = []
  private readonly unread = new Map<string, number>()
  /** The element that declares the last attribute of nodes. */
  private lastKey: XmlElement | undefined
  private directed = 0
  private undirected = 0

  constructor(file: string, labelled: "by-attribute" | "by-element", linkAttributes?: LinkAttributes) {
    this.file = file
    this.linkAttributes = linkAttributes
    this.faults = new Faults(file)
    const roles = entries(nodeNames)
    const elements = ["label", "x", "y"]
    this.nodeKeys = new Declarations(
      labelled === "by-attribute" ? roles : roles.filter(([role]) => !elements.includes(role))
    )
  }

  /** Takes the declaration of an attribute. */
  declareKey(keys: Declarations, id: string, title: string, element: XmlElement): void {
    keys.add(id, title)
    if (keys === this.nodeKeys) this.lastKey = element
  }

  /** The index of a node that an element declares; undefined where it cannot. */
  declare(element: XmlElement): number | undefined {
    const { id } = element.attributes
    if (id === undefined || id === "") {
      this.faults.add({
        kind: "missing-id",
        ...placeOf(element),
        reason: "the node has no id",
        remedy: "give every node an id of its own"
      })
      return undefined
    }
    const index = this.indexOf(id)
    const before = this.declaredOn[index]
    if (before !== undefined) {
      this.faults.add({
        kind: "duplicate-node",
        ...placeOf(element),
        reason: `the node ${quoted(id)} is declared already on line ${before}`,
        remedy: "declare every node once"
      })
      return undefined
    }
    this.declaredOn[index] = element.line
    return index
  }

  /** Adds the link that an element gives; undefined where it gives none. */
  link(element: XmlElement, directed: boolean | undefined): number | undefined {
    const { source = "", target = "" } = element.attributes
    if (source === "" || target === "") {
      this.faults.add({
        kind: "one-end",
        ...placeOf(element),
        reason: `the edge gives ${source + target === "" ? "no end" : "one end"}`,
        remedy: "give every edge a source and a target"
      })
      return undefined
    }
    const ends = [this.indexOf(source), this.indexOf(target)] as const
    for (const [at, end] of ends.entries())
      if (this.declaredOn[end] === undefined) this.early.push([element, at === 0 ? source : target, end])
    if (directed === true) this.directed++
    if (directed === false) this.undirected++
    return this.builder.addLink(...ends)
  }

  /** Keeps the value that an attribute has for a node. */
  nodeValue(node: number, key: Declared, text: string, element: XmlElement): void {
    const { countries, labels, latitudes, longitudes } = this.builder
    const isNumber = !Number.isNaN(numberOf(text.trim()))
    if (key.role === "label") labels.put(node, text)
    else if (key.role === "country") {
      if (text !== "") countries.put(node, text)
    } else if (key.role === "latitude") this.degrees(latitudes, node, "latitude", text, element)
    else if (key.role === "longitude") this.degrees(longitudes, node, "longitude", text, element)
    else if ((key.role === "x" || key.role === "y") && isNumber) this.builder[key.role].put(node, Number(text))
    else this.builder.attribute(node, key.title, text)
  }

  /** Keeps the value that an attribute has for a link. */
  linkValue(link: number, key: Declared, text: string, element: XmlElement): void {
    const { ends, kinds, starts } = this.builder
    if (key.role === "weight") this.weight(link, text, element)
    else if (key.role === "since") this.year(starts, link, text, element)
    else if (key.role === "until") this.year(ends, link, text, element)
    else if (key.role === "kind") kinds.put(link, text)
    else if (this.linkAttributes !== undefined) this.linkAttributes.put(link, key.title, text)
    else this.leave(unreadOfEdges(key.title))
  }

  weight(link: number, text: string, element: XmlElement): void {
    this.number(this.builder.weights, link, "the weight", text, element)
  }

  /** Keeps the year of a time; open ends and times that are no dates give none. */
  year(into: Growing, link: number, text: string, element: XmlElement): void {
    if (/^\s*(?:-?inf(?:inity)?)?\s*$/i.test(text)) return
    const year = yearOf(text.trim())
    if (!Number.isNaN(year)) into.put(link, year)
    else if (!Number.isNaN(numberOf(text.trim()))) this.leave("a time that is no year")
    else
      this.faults.add({
        kind: "not-a-year",
        ...placeOf(element),
        reason: `the time is ${quoted(text)}, which is no year and no date`,
        remedy: "write YYYY, YYYY-MM or YYYY-MM-DD, or leave it out"
      })
  }

  /** A number of a node or a link; false where it is none. */
  number(into: Growing, index: number, what: string, text: string, element: XmlElement): boolean {
    const value = numberOf(text.trim())
    if (Number.isNaN(value))
      this.faults.add({
        kind: "not-a-number",
        ...placeOf(element),
        reason: `${what} is ${quoted(text)}, which is not a finite number`,
        remedy: "write a number with a point, or leave it out"
      })
    else into.put(index, value)
    return !Number.isNaN(value)
  }

  private degrees(into: Growing, node: number, what: keyof typeof limits, text: string, element: XmlElement): void {
    // Programs write NaN for a place that is not known.
    if (/^\s*(?:nan)?\s*$/i.test(text) || !this.number(into, node, `the ${what}`, text, element)) return
    if (Math.abs(into.get(node)) > limits[what])
      this.faults.add({
        kind: "out-of-range",
        ...placeOf(element),
        reason: `the ${what} is ${into.get(node)}, which is not between -${limits[what]} and ${limits[what]}`,
        remedy: "write decimal degrees, or leave it out"
      })
  }

  /** Counts something that is not read, for a remark. */
  leave(what: string): void {
    this.unread.set(what, (this.unread.get(what) ?? 0) + 1)
  }

  finish(format: string): Result.Result<GraphFile, FaultyGraph | UnsafeXml> {
    // Defaults of what has no meaning are kept once a column: nodes times attributes can be far more than the file.
    for (const { default: text, role, title } of this.nodeKeys.byId.values())
      if (text !== undefined && role === undefined && this.indices.size > 0) this.builder.attributeOfOthers(title, text)
    for (const { default: text, role, title } of this.linkKeys.byId.values()) {
      if (text === undefined || role !== undefined) continue
      const what = unreadOfEdges(title)
      if (this.linkAttributes !== undefined) this.linkAttributes.putForOthers(title, text)
      else if (!this.unread.has(what)) this.leave(what)
    }
    for (const [element, id, index] of this.early)
      if (this.declaredOn[index] === undefined)
        this.faults.add({
          kind: "undeclared-node",
          ...placeOf(element),
          reason: `the edge leads to ${quoted(id)}, and no node has that id`,
          remedy: "declare the node, or take the edge out"
        })
    const remarks = [...this.unread].map(
      ([what, count]): Remark => ({
        at: { file: this.file, line: 1 },
        text: what,
        reason: `${what} was left unread, ${count === 1 ? "once" : `${count} times`}`
      })
    )
    const { attributes, links } = this.builder
    const notGiven = this.builder.valuesNotGiven(this.indices.size)
    if (notGiven > mostNotGiven) {
      const { column = 1, line } = this.lastKey ?? { line: 1 }
      const problem = `ends the declarations of ${attributes.size} attributes for ${this.indices.size} nodes, which would have ${notGiven} values that the file does not give, and the most is ${mostNotGiven}`
      return Result.fail(new UnsafeXml({ file: this.file, line, column, problem }))
    }
    const directed =
      links > 0 && this.directed === links ? true : links > 0 && this.undirected === links ? false : undefined
    return this.faults.unless(() => this.builder.finish({ format, directed, ids: [...this.indices.keys()], remarks }))
  }

  private indexOf(id: string): number {
    const known = this.indices.get(id)
    if (known !== undefined) return known
    const index = this.indices.size
    this.indices.set(id, index)
    return index
  }
}

/** An element whose attributes are being read, with those that it gives itself. */
export interface Open {
  readonly of: "node" | "link"
  /** Its index; undefined where it could not be taken. */
  readonly index: number | undefined
  readonly element: XmlElement
  readonly given: Set<Declared>
}

const keysOf = (graph: XmlGraph, { of }: Open): Declarations => (of === "node" ? graph.nodeKeys : graph.linkKeys)

/** Keeps a value that an open element has. */
export const give = (graph: XmlGraph, open: Open, keyId: string, text: string, element: XmlElement): void =>
  keep(graph, open, keysOf(graph, open).of(keyId), text, element)

const keep = (graph: XmlGraph, open: Open, key: Declared, text: string, element: XmlElement): void => {
  // A value that changes in time comes several times: the first stands.
  if (open.given.has(key)) return
  open.given.add(key)
  if (open.index === undefined) return
  if (open.of === "node") graph.nodeValue(open.index, key, text, element)
  else graph.linkValue(open.index, key, text, element)
}

/** Gives an element that closes what its attributes with a meaning have by default; `finish` gives the others. */
export const giveDefaults = (graph: XmlGraph, open: Open): void => {
  for (const key of keysOf(graph, open).withRole())
    if (key.default !== undefined) keep(graph, open, key, key.default, open.element)
}

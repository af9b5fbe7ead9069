/** What is known of a node or a link beside its fields, by name. */
type Attributes = Readonly<Record<string, string | number | boolean>>

/** A node to be written: a city, a network, or whatever a drawing shows. */
export interface NodeToWrite {
  readonly id: string
  readonly label: string
  readonly country?: string
  /** Degrees north. */
  readonly latitude?: number
  /** Degrees east. */
  readonly longitude?: number
  /** Where a drawing puts it. */
  readonly x?: number
  readonly y?: number
  /** The colour that a drawing gives it, as `#rrggbb`. */
  readonly colour?: string
  /** What else is known of it, such as its kind, its community and its number of twinnings. */
  readonly attributes?: Attributes
}

/** A link to be written: its ends are ids of nodes. */
export interface LinkToWrite {
  readonly id?: string
  readonly a: string
  readonly b: string
  /** The first year in which it stood. */
  readonly since?: number
  /** The last year in which it stood. */
  readonly until?: number
  readonly kind?: "twinning" | "membership"
  /** 1 where other links have a weight and this has none. */
  readonly weight?: number
  /** What else is known of it, such as its state or the network through which a city is a member. */
  readonly attributes?: Readonly<Record<string, string>>
}

/** A graph to be written: cities and their twinnings, or cities and networks and the memberships between them. */
export interface GraphToWrite {
  readonly nodes: ReadonlyArray<NodeToWrite>
  readonly links: ReadonlyArray<LinkToWrite>
  /** What the graph is, in a sentence for its reader. */
  readonly description?: string
  /** The day of its last change, YYYY-MM-DD. */
  readonly lastModified?: string
}

/** What was to be written is no graph, or cannot be read again as it is. */
export class InvalidGraph extends RangeError {
  readonly _tag = "InvalidGraph"
  override readonly name = "InvalidGraph"
  /** Where the fault stands, such as `links[3].b`. */
  readonly at: string

  constructor(at: string, problem: string) {
    super(`${at} ${problem}`)
    this.at = at
  }
}

/** What XML has no way to write: control characters, U+FFFE and U+FFFF. */
const unwritable = /[^\t\n\r\u{20}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

/** A text as XML can hold it: U+FFFD, the replacement character, stands for what it cannot, halves of characters too. */
export const writable = (text: string): string => text.toWellFormed().replace(unwritable, "\uFFFD")

/** Red, green and blue, two hexadecimal digits each. */
export const colourForm = /^#([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i

/** The fields of a node that are written as attributes of their own, in any case of their letters. */
const nodeFields = new Set(["label", "country", "latitude", "longitude", "x", "y", "colour"])

/** Those of a link, with the other names under which readers look for its years. */
const linkFields = new Set([
  "since",
  "start",
  "start_year",
  "startyear",
  "year",
  "until",
  "end",
  "end_year",
  "endyear",
  "kind",
  "weight"
])

/** A type of attribute that both formats know. */
export type AttributeType = "string" | "long" | "double" | "boolean"

const typeOf = (value: string | number | boolean): AttributeType =>
  typeof value === "number" ? (Number.isSafeInteger(value) ? "long" : "double") : (typeof value as "string" | "boolean")

const together = (a: AttributeType, b: AttributeType): AttributeType =>
  a === b ? a : (a === "long" || a === "double") && (b === "long" || b === "double") ? "double" : "string"

/**
 * The attributes that any node, or any link, has, by name, each with the type that holds all its values.
 *
 * **Details**: a number that is not finite is no value.
 */
export const attributesOf = (
  all: ReadonlyArray<{ readonly attributes?: Attributes }>
): ReadonlyMap<string, AttributeType> => {
  const types = new Map<string, AttributeType>()
  for (const { attributes } of all)
    for (const [name, value] of Object.entries(attributes ?? {})) {
      if (typeof value === "number" && !Number.isFinite(value)) continue
      const type = types.get(name)
      types.set(name, type === undefined ? typeOf(value) : together(type, typeOf(value)))
    }
  return types
}

/** The value of an attribute of a node or a link as text; undefined where it has none. */
export const valueText = ({ attributes }: { readonly attributes?: Attributes }, name: string): string | undefined => {
  if (attributes === undefined || !Object.hasOwn(attributes, name)) return undefined
  const value = attributes[name]
  return value === undefined || (typeof value === "number" && !Number.isFinite(value)) ? undefined : String(value)
}

/** A number as text; undefined where there is none that is finite. */
export const written = (value: number | undefined): string | undefined =>
  value === undefined || !Number.isFinite(value) ? undefined : String(value)

/** Says what is wrong with the names of attributes, each name once. */
const nameChecker = (of: "node" | "link") => {
  const fields = of === "node" ? nodeFields : linkFields
  const checked = new Set<string>()
  const titles = new Set<string>()
  return (at: string, attributes: Attributes = {}): void => {
    for (const name of Object.keys(attributes)) {
      if (checked.has(name)) continue
      checked.add(name)
      if (fields.has(name.trim().toLowerCase()))
        throw new InvalidGraph(at, `has ${JSON.stringify(name)}, which is a field of the ${of}: write it there`)
      const title = writable(name)
      if (titles.has(title) || name === "")
        throw new InvalidGraph(
          at,
          `has ${JSON.stringify(name)}, which cannot be told from another name: choose another`
        )
      titles.add(title)
    }
  }
}

/**
 * Says what is wrong with a graph before half of it is written.
 *
 * @throws {InvalidGraph} when two nodes have one id, a link leads to no node, a year is no whole number, a
 * colour is none, or an attribute has the name of a field
 */
export const checkGraph = ({ links, nodes }: GraphToWrite): void => {
  const ids = new Set<string>()
  const checkNode = nameChecker("node")
  for (const [index, { attributes, colour, id }] of nodes.entries()) {
    const key = writable(id)
    if (key === "") throw new InvalidGraph(`nodes[${index}].id`, "is empty, and every node needs an id")
    if (ids.has(key))
      throw new InvalidGraph(`nodes[${index}].id`, `is ${JSON.stringify(key)}, which an earlier node has`)
    ids.add(key)
    if (colour !== undefined && !colourForm.test(colour))
      throw new InvalidGraph(`nodes[${index}].colour`, `is ${JSON.stringify(colour)}, and a colour is #rrggbb`)
    checkNode(`nodes[${index}].attributes`, attributes)
  }
  const checkLink = nameChecker("link")
  const linkIds = new Set<string>()
  for (const [index, { a, attributes, b, id, since, until }] of links.entries()) {
    for (const [end, key] of [
      ["a", a],
      ["b", b]
    ] as const)
      if (!ids.has(writable(key)))
        throw new InvalidGraph(`links[${index}].${end}`, `is ${JSON.stringify(key)}, and no node has that id`)
    for (const [field, year] of [
      ["since", since],
      ["until", until]
    ] as const)
      if (year !== undefined && !(Number.isInteger(year) && Math.abs(year) <= 9999))
        throw new InvalidGraph(`links[${index}].${field}`, `is ${String(year)}, which is no year`)
    checkLink(`links[${index}].attributes`, attributes)
    if (id === undefined) continue
    const key = writable(id)
    if (linkIds.has(key))
      throw new InvalidGraph(`links[${index}].id`, `is ${JSON.stringify(key)}, which an earlier link has`)
    linkIds.add(key)
  }
}

/** Ids for all links: those that they have, and new ones for the others. */
export const linkIds = (links: ReadonlyArray<LinkToWrite>): ReadonlyArray<string> => {
  const used = new Set(links.flatMap(({ id }) => (id === undefined ? [] : [writable(id)])))
  return links.map(({ id }, index) => {
    let key = id === undefined ? String(index) : writable(id)
    while (id === undefined && used.has(key)) key = `${key}_`
    return key
  })
}

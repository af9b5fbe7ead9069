import { countLinks } from "./countLinks.ts"
import type { GraphFile } from "./GraphFile.ts"
import { Growing } from "./Growing.ts"
import type { Remark } from "./Listing.ts"

/** A column of text over indices, with undefined where nothing was put. */
class Texts {
  readonly items: Array<string | undefined> = []

  /** Keeps the first text that is given for an index; says whether this one differs from it. */
  put(index: number, text: string): boolean {
    const known = this.items[index]
    while (this.items.length <= index) this.items.push(undefined)
    if (known === undefined) this.items[index] = text
    return known !== undefined && known !== text
  }

  take(length: number): Array<string | undefined> {
    while (this.items.length < length) this.items.push(undefined)
    return this.items
  }
}

/** The values that an attribute has for some nodes, in the order in which they come, and the one for all others. */
class Attribute {
  fallback: string | undefined
  private readonly nodes: Array<number> = []
  private readonly texts: Array<string> = []

  get given(): number {
    return this.nodes.length
  }

  put(node: number, text: string): void {
    this.nodes.push(node)
    this.texts.push(text)
  }

  take(length: number): Array<string | undefined> {
    const all = new Array<string | undefined>(length).fill(this.fallback)
    // The first value that is given for a node stands, so it is written last.
    for (let i = this.nodes.length - 1; i >= 0; i--) all[this.nodes[i] as number] = this.texts[i]
    return all
  }
}

/** What a whole file says beside its nodes and links. */
export interface Finish {
  readonly format: string
  readonly directed: boolean | undefined
  readonly ids: ReadonlyArray<string>
  readonly remarks: ReadonlyArray<Remark>
}

/**
 * Collects a graph while its file is read: typed arrays that grow, and no object for a row.
 *
 * **Details**: of what is given more than once for a node, the first stands.
 */
export class GraphBuilder {
  readonly labels = new Texts()
  readonly countries = new Texts()
  readonly latitudes = new Growing(Number.NaN)
  readonly longitudes = new Growing(Number.NaN)
  readonly x = new Growing(Number.NaN)
  readonly y = new Growing(Number.NaN)
  readonly weights = new Growing(1, 0)
  readonly starts = new Growing(Number.NaN, 0)
  readonly ends = new Growing(Number.NaN, 0)
  readonly kinds = new Texts()
  readonly attributes = new Map<string, Attribute>()
  links = 0
  private pairs = new Uint32Array(1 << 12)

  /** Adds a link between two node indices, and gives its own. */
  addLink(a: number, b: number): number {
    const at = this.links * 2
    if (at === this.pairs.length) {
      const wider = new Uint32Array(this.pairs.length * 2)
      wider.set(this.pairs)
      this.pairs = wider
    }
    this.pairs[at] = a
    this.pairs[at + 1] = b
    return this.links++
  }

  attribute(node: number, name: string, text: string): void {
    this.column(name).put(node, text)
  }

  /** Gives an attribute to all nodes that have no value of it. The first text that is given for all stands. */
  attributeOfOthers(name: string, text: string): void {
    this.column(name).fallback ??= text
  }

  /** How many values of attributes a graph of `nodes` would have beside those that the file gives, blank ones included. */
  valuesNotGiven(nodes: number): number {
    let given = 0
    for (const column of this.attributes.values()) given += Math.min(column.given, nodes)
    return this.attributes.size * nodes - given
  }

  private column(name: string): Attribute {
    let column = this.attributes.get(name)
    if (column === undefined) {
      column = new Attribute()
      this.attributes.set(name, column)
    }
    return column
  }

  finish({ directed, format, ids, remarks }: Finish): GraphFile {
    const nodes = ids.length
    const pairs = this.pairs.slice(0, this.links * 2)
    return {
      format,
      directed,
      ids,
      labels: this.labels.take(nodes),
      countries: this.countries.take(nodes),
      latitudes: this.latitudes.take(nodes),
      longitudes: this.longitudes.take(nodes),
      ...(this.x.length + this.y.length === 0 ? {} : { positions: { x: this.x.take(nodes), y: this.y.take(nodes) } }),
      attributes: new Map([...this.attributes].map(([name, column]) => [name, column.take(nodes)])),
      pairs,
      ...(this.weights.length === 0 ? {} : { weights: this.weights.take(this.links) }),
      ...(this.starts.length + this.ends.length === 0
        ? {}
        : { years: { start: this.starts.take(this.links), end: this.ends.take(this.links) } }),
      ...(this.kinds.items.length === 0 ? {} : { kinds: this.kinds.take(this.links) }),
      read: countLinks(nodes, pairs),
      remarks
    }
  }
}

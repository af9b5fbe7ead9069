import type { LinkAttributes } from "../XmlGraph.ts"

/** The further attributes of the links of a graph. */
export class LinkTexts implements LinkAttributes {
  private readonly columns = new Map<string, Map<number, string>>()
  private readonly others = new Map<string, string>()

  /** The names of the attributes, in the order in which they come. */
  get titles(): ReadonlyArray<string> {
    return [...new Set([...this.columns.keys(), ...this.others.keys()])]
  }

  put(link: number, name: string, text: string): void {
    const column = this.columns.get(name) ?? new Map<number, string>()
    this.columns.set(name, column)
    if (!column.has(link)) column.set(link, text)
  }

  putForOthers(name: string, text: string): void {
    if (!this.others.has(name)) this.others.set(name, text)
  }

  text(name: string, link: number): string | undefined {
    return this.columns.get(name)?.get(link) ?? this.others.get(name)
  }
}

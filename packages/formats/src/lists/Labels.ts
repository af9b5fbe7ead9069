import type { Tally } from "../tables/Tally.ts"
import { labelIn } from "./entityCity.ts"
import type { Fields } from "./statements.ts"

/** How many items are known by name: a whole dump has many more, and their names may not take all memory. */
const mostLabels = 1_000_000

/** The names of the items of a file, in the language that is wanted. */
export class Labels {
  readonly language: string | undefined
  private readonly labels = new Map<string, string>()
  private readonly tally: Tally
  private readonly most: number
  private full = false

  constructor(language: string | undefined, tally: Tally, most = mostLabels) {
    this.language = language
    this.tally = tally
    this.most = most
  }

  keep(id: string, entity: Fields, line: number): void {
    const label = labelIn(entity, this.language)
    if (label === undefined || this.full) return
    if (this.labels.size < this.most || this.labels.has(id)) {
      this.labels.set(id, label)
      return
    }
    this.full = true
    this.tally.remark({
      line,
      kind: "left-out",
      reason: `the names of ${this.most} items are kept, and ${id} is one more: where an item from here on is the partner or the country of another, it has no name there`
    })
  }

  of(id: string): string | undefined {
    return this.labels.get(id)
  }
}

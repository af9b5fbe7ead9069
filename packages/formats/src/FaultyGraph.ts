import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** What kinds of fault make a file of a graph unusable. */
const graphFaults = [
  "one-end",
  "row-form",
  "quotation-mark",
  "not-a-number",
  "out-of-range",
  "not-a-year",
  "missing-id",
  "ambiguous-id",
  "duplicate-node",
  "undeclared-node"
] as const

/** A place where a file of a graph says something that cannot be taken, and what to do about it. */
export class GraphFault extends Schema.Class<GraphFault>("GraphFault")({
  kind: Schema.Literals(graphFaults),
  line: Schema.Int,
  /** Counted from 1; absent where the fault is in the line as a whole. */
  column: Schema.optionalKey(Schema.Int),
  reason: Schema.String,
  remedy: Schema.String
}) {}

/** How many faults are listed; all are counted. */
const listed = 10

const place = ({ column, line }: GraphFault): string =>
  column === undefined ? `line ${line}` : `line ${line}, column ${column}`

/**
 * A file that is a graph has faults, and none of it was taken.
 *
 * **Details**: a figure of part of a graph is a wrong figure, so one fault refuses the whole file. The first ten faults
 * are listed, `count` says how many there are.
 */
export class FaultyGraph extends Schema.TaggedError<FaultyGraph>()("FaultyGraph", {
  file: Schema.String,
  count: Schema.Int,
  faults: Schema.Array(GraphFault)
}) {
  override get message(): string {
    const all = this.faults.map((fault) => `${place(fault)}: ${fault.reason}; ${fault.remedy}`).join("\n")
    const more = this.count > this.faults.length ? `\nand ${this.count - this.faults.length} more` : ""
    return `${this.file} has ${this.count === 1 ? "1 fault" : `${this.count} faults`}, and nothing of it was taken, because a figure of part of a graph would be wrong:\n${all}${more}`
  }
}

/** Collects what is wrong with a file. */
export class Faults {
  readonly file: string
  private readonly first: Array<GraphFault> = []
  private count = 0

  constructor(file: string) {
    this.file = file
  }

  add(fault: ConstructorParameters<typeof GraphFault>[0]): void {
    this.count++
    if (this.first.length < listed) this.first.push(new GraphFault(fault))
  }

  /** Fails if there was any fault, and gives `value` otherwise. */
  unless<A>(value: () => A): Result.Result<A, FaultyGraph> {
    return this.count === 0
      ? Result.succeed(value())
      : Result.fail(
          new FaultyGraph({
            file: this.file,
            count: this.count,
            faults: [...this.first].sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0))
          })
        )
  }
}

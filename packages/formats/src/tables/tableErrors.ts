import * as Schema from "effect/Schema"

/** A file that holds no table. */
export class NoTable extends Schema.TaggedError<NoTable>()("NoTable", {
  file: Schema.String,
  found: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `${this.file} holds no table: it is ${this.found}; ${this.remedy}`
  }
}

/** A file that goes beyond what is read. */
export class TableTooLarge extends Schema.TaggedError<TableTooLarge>()("TableTooLarge", {
  file: Schema.String,
  what: Schema.String,
  /** Absent where only that much was read which shows that there is more. */
  found: Schema.optionalKey(Schema.Number),
  limit: Schema.Number,
  remedy: Schema.optionalKey(Schema.String)
}) {
  override get message(): string {
    const remedy = this.remedy ?? "split the table"
    return this.found === undefined
      ? `${this.file} was refused: ${this.what} is more than ${this.limit}, the most that is read; ${remedy}`
      : `${this.file} was refused: ${this.what} is ${this.found}, and at most ${this.limit} is read; ${remedy}`
  }
}

/** A table of more columns than are read. */
export const tooManyColumns = (file: string, found: number, limit: number): TableTooLarge =>
  new TableTooLarge({
    file,
    what: "the number of columns",
    found,
    limit,
    remedy: "leave out those that say nothing of cities and their links"
  })

/** A workbook or a list of objects that is damaged. */
export class BrokenTable extends Schema.TaggedError<BrokenTable>()("BrokenTable", {
  file: Schema.String,
  part: Schema.String,
  problem: Schema.String
}) {
  override get message(): string {
    return `${this.file} is damaged: ${this.part} ${this.problem}; save or export it again, whole`
  }
}

/** A line or a sheet that the caller names and the file does not have. */
export class NoSuchPart extends Schema.TaggedError<NoSuchPart>()("NoSuchPart", {
  file: Schema.String,
  asked: Schema.String,
  found: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return `${this.file} has no ${this.asked}; it has ${this.found.join(", ") || "none"}`
  }
}

export type TableError = NoTable | TableTooLarge | BrokenTable | NoSuchPart

import { foldLetters } from "@proxeny/domain"
import { type MappedColumn, type Mapping, type TableField, type TableKind, tableFields } from "@proxeny/formats"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"

/** What a person says that a column means: the name of the column, or its number, and a field; `-` leaves it out. */
export interface ColumnChoice {
  readonly column: string
  readonly field: string
}

/** @public Part of the error type of what this file exports. */
export class NoSuchColumn extends Schema.TaggedError<NoSuchColumn>()("NoSuchColumn", {
  file: Schema.String,
  column: Schema.String,
  columns: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return `${this.file} has no column "${this.column}": its columns are ${this.columns.map((name, at) => `${at + 1} ${name}`).join(", ")}. Name one of them, or give its number.`
  }
}

/** @public Part of the error type of what this file exports. */
export class NoSuchField extends Schema.TaggedError<NoSuchField>()("NoSuchField", { field: Schema.String }) {
  override get message(): string {
    return `"${this.field}" is no field: a column can mean ${tableFields.join(", ")}; write COLUMN=- to leave a column out.`
  }
}

const isField = (text: string): text is TableField => (tableFields as ReadonlyArray<string>).includes(text)
const fold = (name: string): string => foldLetters(name).trim()

/** Several values of one cell are looked for where a person names a field that often holds them. */
const severalIn: Partial<Readonly<Record<TableField, string>>> = {
  network: ";",
  fields: ";",
  organisers: ";",
  role: ";"
}

/**
 * A mapping with what a person says of some columns in the place of what was guessed.
 *
 * **Details**: a column is named as it is printed, whatever its case and accents, or by its number from 1. A field that is
 * given to a column is taken from the one that had it.
 */
export const mapColumns = (
  file: string,
  names: ReadonlyArray<string>,
  guessed: Mapping,
  choices: ReadonlyArray<ColumnChoice>,
  kind: TableKind | undefined
): Result.Result<Mapping, NoSuchColumn | NoSuchField> => {
  const columns = new Map(guessed.columns.map((column) => [column.index, column]))
  let networks = guessed.networks
  for (const choice of choices) {
    const field = choice.field.trim()
    const left = field === "-" || field === ""
    if (!left && !isField(field)) return Result.fail(new NoSuchField({ field }))
    const wanted = fold(choice.column)
    const byName = names.findIndex((name) => fold(name) === wanted)
    const number = /^#?(\d+)$/.exec(choice.column.trim())?.[1]
    const index = byName >= 0 ? byName : number === undefined ? -1 : Number(number) - 1
    const name = names[index]
    if (name === undefined)
      return Result.fail(new NoSuchColumn({ file, column: choice.column, columns: names.slice(0, 50) }))
    const before = columns.get(index)
    columns.delete(index)
    networks = networks.filter((network) => network.index !== index)
    if (left || !isField(field)) continue
    for (const [at, column] of columns) if (column.field === field) columns.delete(at)
    const separator = before?.field === field ? before.separator : severalIn[field]
    const column: MappedColumn = {
      ...(before?.blanks === undefined ? {} : { blanks: before.blanks }),
      ...(separator === undefined ? {} : { separator }),
      index,
      name,
      field
    }
    columns.set(index, column)
  }
  return Result.succeed({
    key: guessed.key,
    kind: kind ?? guessed.kind,
    columns: [...columns.values()].sort((a, b) => a.index - b.index),
    networks
  })
}

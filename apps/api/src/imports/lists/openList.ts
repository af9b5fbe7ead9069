import {
  type ColumnGuess,
  guessMapping,
  type ListError,
  type Mapping,
  mappingKey,
  missingFields,
  type OpenList,
  readList,
  type SheetName,
  type TableField,
  type TableKind,
  type TableRow
} from "@proxeny/formats"
import { countryOf, isCountryCode } from "@proxeny/reference/countries"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { bytesOf, type ImportFile } from "../ImportFile.ts"
import { SourceBroken } from "./eachBatch.ts"
import { type ColumnChoice, mapColumns, type NoSuchColumn, type NoSuchField } from "./mapColumns.ts"
import { mappingWith, type SetFields } from "./setFields.ts"
import { SourceThrew, telling } from "./telling.ts"

/** What a person says of the files before they are read. */
export interface ListOptions {
  readonly kind?: TableKind
  readonly map?: ReadonlyArray<ColumnChoice>
  /** What holds for every row and stands in no column. */
  readonly set?: SetFields
  /** The language of the lists and of the person, such as "de". */
  readonly language?: string
}

/** @public Part of the error type of what this file exports. */
export class ColumnsMissing extends Schema.TaggedError<ColumnsMissing>()("ColumnsMissing", {
  file: Schema.String,
  kind: Schema.String,
  missing: Schema.Array(Schema.Array(Schema.String)),
  columns: Schema.Array(Schema.String)
}) {
  override get message(): string {
    const wanted = this.missing.map((group) => group.join(" or ")).join(", and no column for ")
    return `${this.file} is taken for a list of ${this.kind}, and has no column for ${wanted}. Its columns are ${this.columns.join(", ")}. Say what they mean (--map COLUMN=FIELD), what holds for every row (--set FIELD=VALUE), or what the list tells of (--kind); over HTTP these are mapping, set and kind.`
  }
}

/** A column as it is shown to a person: what it is taken for, why, and what it holds. */
export interface ShownColumn {
  readonly name: string
  readonly field?: TableField
  readonly sure: number
  readonly why: ColumnGuess["why"]
  readonly alternatives: ColumnGuess["alternatives"]
  readonly sample: ReadonlyArray<string>
}

/** The mapping that was saved for a table with such a header, if one was. */
export type SavedMappings = (key: string) => Mapping | undefined

/** A list whose columns are understood, not yet read. */
export interface MappedList {
  readonly file: ImportFile
  readonly what: string
  readonly mapping: Mapping
  /** Where the mapping comes from: what the file is, an earlier import of such a table, a person, or a guess. */
  readonly by: "format" | "saved" | "person" | "guess"
  readonly columns: ReadonlyArray<ShownColumn>
  readonly encoding?: string
  readonly delimiter?: string
  readonly set: SetFields
  /** The sheet of a workbook, where the list is none that a look at the workbook would take first. */
  readonly sheet?: string
  /** How sure it is what the list tells of. */
  readonly sure: number
  /** Visible sheets of the workbook that were not read. */
  readonly otherSheets: ReadonlyArray<string>
  /** What a row tells of; the same for all unless the file tells of several things. */
  readonly kindOf: (row: TableRow) => TableKind
}

/** A list as it is looked at, whether or not it has every column that it cannot do without. */
export interface LookedAt extends MappedList {
  /** What it cannot do without and has no column for: of each group, one field. */
  readonly missing: ReadonlyArray<ReadonlyArray<TableField>>
  /** What it cannot do without, whatever its columns mean: of each group, one field. */
  readonly needs: ReadonlyArray<ReadonlyArray<TableField>>
  readonly sheets: ReadonlyArray<SheetName>
  /** The first rows. */
  readonly rows: ReadonlyArray<TableRow>
}

const isCountry = (text: string): boolean => countryOf(text) !== undefined || isCountryCode(text.toUpperCase())

/**
 * Opens a table of a file anew, from its beginning.
 *
 * **Errors**: what `readList` says of the file; {@link SourceBroken} where it has gone or changed since it was found.
 */
export const openTable = (
  file: ImportFile,
  language: string | undefined,
  sheet?: string
): Effect.Effect<OpenList, ListError | SourceBroken> => {
  const bytes = bytesOf(file)
  return readList(
    { name: file.name, bytes: bytes instanceof Uint8Array ? bytes : telling(bytes) },
    { ...(language === undefined ? {} : { language }), ...(sheet === undefined ? {} : { sheet }) }
  ).pipe(
    Effect.catchDefect((defect) =>
      defect instanceof SourceThrew
        ? Effect.fail(new SourceBroken({ file: file.name, why: defect.message }))
        : Effect.die(defect)
    )
  )
}

const shown = (list: OpenList, mapping: Mapping, guesses: ReadonlyArray<ColumnGuess>): ReadonlyArray<ShownColumn> => {
  const fields = new Map(mapping.columns.map(({ field, index }) => [index, field]))
  for (const { index } of mapping.networks) fields.set(index, "network")
  return list.header.names.map((name, index): ShownColumn => {
    const guess = guesses[index]
    const field = fields.get(index)
    const sample = list.sample.flatMap(({ cells }) => (cells[index] ?? "").trim().slice(0, 40) || [])
    return {
      name,
      ...(field === undefined ? {} : { field }),
      sure: guess?.field === field ? (guess?.sure ?? 1) : field === undefined ? 0 : 1,
      why: guess?.field === field ? (guess?.why ?? []) : [],
      alternatives: guess?.alternatives ?? [],
      sample: [...new Set(sample)].slice(0, 3)
    }
  })
}

/**
 * Opens a file, finds out what its columns mean, and closes it again.
 *
 * **Details**: what a person says of a column counts most; for the others what the file itself says, else what was saved for a
 * table with the same header, else a guess.
 *
 * **Errors**: what `readList` says of the file; a column or field that is not there.
 */
export const lookAt = (
  file: ImportFile,
  options: ListOptions,
  saved: SavedMappings,
  sheet?: string
): Effect.Effect<LookedAt, ListError | SourceBroken | NoSuchColumn | NoSuchField> =>
  Effect.gen(function* () {
    const list = yield* openTable(file, options.language, sheet)
    yield* Effect.promise(() => list.close())
    const { names } = list.header
    const set = options.set ?? {}
    const guess = guessMapping(
      names,
      list.sample.map(({ cells }) => cells),
      {
        isCountry,
        ...(options.kind === undefined ? {} : { kind: options.kind }),
        ...(options.language === undefined ? {} : { language: options.language })
      }
    )
    const kept = saved(mappingKey(names))
    const base =
      list.mapping ?? (options.kind === undefined || kept?.kind === options.kind ? kept : undefined) ?? guess.mapping
    const mapping = yield* Effect.fromResult(
      mapColumns(
        file.name,
        names,
        options.kind === undefined ? mappingWith(base, set) : base,
        options.map ?? [],
        options.kind
      )
    )
    const { encoding } = list.summary()
    return {
      file,
      what: list.what,
      mapping,
      by:
        (options.map ?? []).length > 0
          ? "person"
          : list.mapping !== undefined
            ? "format"
            : base === kept
              ? "saved"
              : "guess",
      columns: shown(list, mapping, guess.columns),
      ...(encoding === undefined ? {} : { encoding: encoding.encoding }),
      ...(list.delimiter === undefined ? {} : { delimiter: list.delimiter }),
      set,
      sure: list.mapping !== undefined || base === kept ? 1 : guess.kind.sure,
      otherSheets: (list.sheets ?? []).filter(({ hidden, read }) => !hidden && !read).map(({ name }) => name),
      ...(sheet === undefined ? {} : { sheet }),
      kindOf: list.kindOf ?? (() => mapping.kind),
      missing: list.kindOf === undefined ? missingFields(mapping, Object.keys(set) as ReadonlyArray<TableField>) : [],
      needs: list.kindOf === undefined ? missingFields({ ...mapping, columns: [] }) : [],
      sheets: list.sheets ?? [],
      rows: list.sample
    }
  })

/**
 * Opens a list that is to be read, see {@link lookAt}.
 *
 * **Errors**: those of `lookAt`; {@link ColumnsMissing}.
 */
export const openList = (
  ...given: Parameters<typeof lookAt>
): Effect.Effect<MappedList, ListError | SourceBroken | NoSuchColumn | NoSuchField | ColumnsMissing> =>
  Effect.flatMap(lookAt(...given), ({ missing, needs: _, rows: __, sheets: ___, ...list }) =>
    missing.length === 0
      ? Effect.succeed(list)
      : Effect.fail(
          new ColumnsMissing({
            file: list.file.name,
            kind: list.mapping.kind,
            missing,
            columns: list.columns.slice(0, 50).map(({ name }) => name)
          })
        )
  )

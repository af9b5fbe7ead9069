import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { cityColumns } from "./cities.ts"
import { type NotJson, readJson } from "./json.ts"
import type { NamedBytes } from "./Listing.ts"
import { layoutOf } from "./layouts.ts"
import { linkColumns } from "./links.ts"
import type { Layout } from "./query.ts"
import { columnsOf, readTable, type Table, type UnclosedQuote, type WrongColumns } from "./table.ts"
import { decodeUtf8, type NotUtf8 } from "./utf8.ts"

/** The formats that are read: their ids, and what each understands. */
export const formats = [
  {
    id: "cities-and-links-csv",
    label: "Cities and links (CSV)",
    understands: `a folder with cities.csv (columns ${cityColumns.join(", ")}) and links.csv (columns ${linkColumns.join(", ")})`
  },
  {
    id: "sparql-results-json",
    label: "SPARQL results (JSON)",
    understands: "SPARQL results as JSON with the variables item, itemLabel, sistercity and sistercityLabel"
  },
  {
    id: "query-service-json",
    label: "Wikidata query service, JSON file",
    understands:
      "the JSON file of the Wikidata query service, a list of item, itemLabel, sistercity and sistercityLabel"
  }
] as const

export class EmptyFile extends Schema.TaggedError<EmptyFile>()("EmptyFile", { file: Schema.String }) {
  override get message(): string {
    return `${this.file} is empty: export it again, or leave it out`
  }
}

export class NotACsv extends Schema.TaggedError<NotACsv>()("NotACsv", {
  file: Schema.String,
  found: Schema.String
}) {
  override get message(): string {
    return `${this.file} is named as a table of comma-separated values, and it holds ${this.found}: export the table as CSV`
  }
}

export type Unreadable = NotUtf8 | NotJson | UnclosedQuote

/** What a file turned out to be. */
export type Recognised =
  | { readonly kind: "cities"; readonly table: Table }
  | { readonly kind: "links"; readonly table: Table }
  | { readonly kind: "query"; readonly file: string; readonly text: string; readonly layout: Layout }
  | { readonly kind: "other"; readonly file: string; readonly found: string }

const baseName = (name: string): string => name.split(/[/\\]/).at(-1)?.toLowerCase() ?? ""

/** Which of the two tables a table is or means to be: by its columns, then by its name. */
const kindOf = (table: Table): "cities" | "links" | undefined => {
  if (Result.isSuccess(columnsOf(table, cityColumns))) return "cities"
  if (Result.isSuccess(columnsOf(table, linkColumns))) return "links"
  const base = baseName(table.file)
  if (base === "cities.csv") return "cities"
  if (base === "links.csv") return "links"
  const shared = (known: ReadonlyArray<string>): number => known.filter((name) => table.columns.includes(name)).length
  return shared(cityColumns) >= 3 ? "cities" : undefined
}

const readText = (
  name: string,
  text: string
): Result.Result<Recognised, NotJson | UnclosedQuote | NotACsv | WrongColumns> => {
  const other = (found: string): Result.Result<Recognised> => Result.succeed({ kind: "other", file: name, found })
  const base = baseName(name)
  const start = text.trimStart()[0]
  if (start === "{" || start === "[" || base.endsWith(".json"))
    return Result.map(readJson(name, text), (root) => {
      const layout = layoutOf(root)
      return typeof layout === "string"
        ? { kind: "other", file: name, found: layout }
        : { kind: "query", file: name, text, layout }
    })
  const isCsv = base.endsWith(".csv")
  if (start === "<" || text.includes("\0")) {
    const found = start === "<" ? "XML or HTML" : "characters that no text has"
    return isCsv ? Result.fail(new NotACsv({ file: name, found })) : other(found)
  }
  return Result.flatMap(readTable(name, text), (table): Result.Result<Recognised, WrongColumns> => {
    const kind = kindOf(table)
    if (kind === undefined) return other(`a table with the columns ${table.columns.slice(0, 12).join(", ")}`)
    return Result.map(columnsOf<string>(table, kind === "cities" ? cityColumns : linkColumns), () => ({ kind, table }))
  })
}

/**
 * Says what a file is.
 *
 * **Details**: a file that could not be part of a list (by its name and its first bytes) is `other`, and fails only
 * where it is `alone`.
 */
export const recognise = (
  file: NamedBytes,
  alone: boolean
): Result.Result<Recognised, Unreadable | NotACsv | WrongColumns | EmptyFile> => {
  const other = (found: string): Result.Result<Recognised> => Result.succeed({ kind: "other", file: file.name, found })
  const base = baseName(file.name)
  const [first, second] = file.bytes
  if (first === 0x50 && second === 0x4b) return other("a ZIP archive or a workbook of a spreadsheet")
  const mayBeList = alone || (!base.startsWith(".") && /\.(?:csv|tsv|txt|json)$/.test(base))
  const text = decodeUtf8(file)
  if (Result.isFailure(text)) return mayBeList ? Result.fail(text.failure) : other("no text")
  if (text.success.trim() === "")
    return mayBeList ? Result.fail(new EmptyFile({ file: file.name })) : other("an empty file")
  return mayBeList ? readText(file.name, text.success) : other("no table and no query result, by its name")
}

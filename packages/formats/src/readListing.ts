import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { cityColumns, readCities } from "./cities.ts"
import type { CountryLookup, Listing, NamedBytes, Remark } from "./Listing.ts"
import { linkColumns, readLinks } from "./links.ts"
import { readQuery } from "./query.ts"
import { type EmptyFile, formats, type NotACsv, type Recognised, recognise, type Unreadable } from "./recognise.ts"
import { unknownColumns } from "./rows.ts"
import type { Table, WrongColumns } from "./table.ts"

export class UnknownFormat extends Schema.TaggedError<UnknownFormat>()("UnknownFormat", {
  /** What was found, in words. */
  found: Schema.String,
  /** What is understood, in words. */
  understood: Schema.Array(Schema.String)
}) {
  override get message(): string {
    return `Found ${this.found}, which is no list of twinnings that is understood; bring one of: ${this.understood.join("; ")}`
  }
}

export class MissingFile extends Schema.TaggedError<MissingFile>()("MissingFile", {
  file: Schema.String,
  missing: Schema.String
}) {
  override get message(): string {
    return `${this.file} gives twinnings between ids, and ${this.missing}, which says what the ids are, is not there: bring both files together`
  }
}

/** Why a whole list cannot be read. */
export type FormatError = Unreadable | NotACsv | WrongColumns | EmptyFile | MissingFile | UnknownFormat

const unknownFormat = (found: string): Result.Result<never, UnknownFormat> =>
  Result.fail(new UnknownFormat({ found, understood: formats.map((format) => format.understands) }))

const leftUnread = (file: string, why: string): Remark => ({
  at: { file, line: 1 },
  text: file,
  reason: `this file was left unread: ${why}`
})

const readTables = (
  cities: Table,
  links: Table | undefined,
  lookup: CountryLookup
): Result.Result<Listing, WrongColumns> =>
  Result.gen(function* () {
    const list = yield* readCities(cities, lookup)
    const pairs = links === undefined ? undefined : yield* readLinks(links, list, cities.file)
    const noLinks: ReadonlyArray<Remark> =
      links === undefined
        ? [
            {
              at: { file: cities.file, line: 1 },
              text: cities.file,
              reason: "there is no links.csv beside it: it gives cities and no twinnings"
            }
          ]
        : []
    return {
      format: "cities-and-links-csv",
      cities: list.cities,
      twinnings: pairs?.twinnings ?? [],
      rejected: [...list.rejected, ...(pairs?.rejected ?? [])],
      remarks: [
        ...unknownColumns(cities, cityColumns),
        ...(links === undefined ? [] : unknownColumns(links, linkColumns)),
        ...noLinks,
        ...list.remarks
      ],
      read: { cities: cities.rows.length, twinnings: links?.rows.length ?? 0 }
    }
  })

/**
 * Reads a list of twinnings, whatever understood format it has.
 *
 * **When to use**: at the edge, with the files that a person or a program brings. A format is recognised by what is
 * in the files; their names decide only between files that say nothing else.
 *
 * **Details**: a row that cannot be taken is in `rejected` with its place, a reason and a remedy, and never fails the
 * whole; a file that has no part in the list is named in `remarks`.
 *
 * **Errors**: a {@link FormatError} whose message says what was found, where, and what to do.
 */
export const readListing = (
  files: ReadonlyArray<NamedBytes>,
  options: CountryLookup
): Result.Result<Listing, FormatError> => {
  const read = files.map((file) => ({ file: file.name, result: recognise(file, files.length === 1) }))
  const recognised = read.flatMap(({ result }) => (Result.isSuccess(result) ? [result.success] : []))
  const failed = read.flatMap(({ file, result }) => (Result.isFailure(result) ? [{ file, error: result.failure }] : []))
  const of = <K extends Recognised["kind"]>(kind: K) =>
    recognised.filter((one): one is Extract<Recognised, { readonly kind: K }> => one.kind === kind)
  const [cities, links, queries, others] = [of("cities"), of("links"), of("query"), of("other")]

  const lists = [Math.max(cities.length, links.length), queries.length]
  if (lists.some((count) => count > 1) || (lists[0] === 1 && lists[1] === 1)) {
    const found = [...cities, ...links].map(({ table }) => table.file).concat(queries.map(({ file }) => file))
    return unknownFormat(`more than one list (${found.join(", ")}): read them one at a time`)
  }

  const [query] = queries
  const [city] = cities
  const [link] = links
  const complete = query !== undefined || (city !== undefined && link !== undefined)
  const [first] = failed
  if (!complete && first !== undefined) return Result.fail(first.error)

  const listing: Result.Result<Listing, FormatError> =
    query !== undefined
      ? readQuery(query.file, query.text, query.layout)
      : city !== undefined
        ? readTables(city.table, link?.table, options)
        : link !== undefined
          ? Result.fail(new MissingFile({ file: link.table.file, missing: "cities.csv" }))
          : unknownFormat(others.map(({ file, found }) => `${file}: ${found}`).join("; ") || "no file")
  return Result.map(listing, (whole) => ({
    ...whole,
    remarks: [
      ...others.map(({ file, found }) => leftUnread(file, `it is ${found}`)),
      ...failed.map(({ error, file }) => leftUnread(file, error.message)),
      ...whole.remarks
    ]
  }))
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { alikeEnds, besideEnd, halfKnown, knownAmong } from "./endNames.ts"
import type { ReadGraphOptions } from "./GraphFile.ts"
import { WrongColumns } from "./table.ts"
import { linkNames, nodeNames } from "./values.ts"

/** How many names of columns a message shows. */
const shown = 12

export class AmbiguousColumns extends Schema.TaggedError<AmbiguousColumns>()("AmbiguousColumns", {
  file: Schema.String,
  line: Schema.Int,
  found: Schema.Array(Schema.String),
  problem: Schema.String
}) {
  override get message(): string {
    const more = this.found.length > shown ? ` and ${this.found.length - shown} more` : ""
    const found = this.found.slice(0, shown).map((name) => `"${name}"`)
    return `${this.file} begins on line ${this.line} with ${found.join(", ")}${more}, and ${this.problem}; name the columns of the two ends (options.from and options.to), or say whether that line names the columns or is a link already (options.header: true or false)`
  }
}

/** Names of columns as the file prints them, short enough for a message. */
export const printedNames = (names: ReadonlyArray<string>): Array<string> =>
  names.map((name) => name.slice(0, 100).toWellFormed())

/** Where the columns of one end of a link stand; -1 where there is none. */
export interface EndColumns {
  /** The columns that together are the id, joined by "|". */
  readonly id: ReadonlyArray<number>
  readonly label: number
  readonly country: number
  readonly latitude: number
  readonly longitude: number
}

/** Where the columns of a table of links stand. */
export interface LinkColumns {
  readonly ends: readonly [EndColumns, EndColumns]
  readonly weight: number
  readonly since: number
  readonly until: number
  readonly kind: number
  /** Columns that are not read, as the file names them. */
  readonly others: ReadonlyArray<string>
}

const firstOf = (columns: ReadonlyArray<string>, names: ReadonlyArray<string>): number =>
  columns.indexOf(names.find((name) => columns.includes(name)) ?? "")

/** Finds what is said of an end beside its id. */
const endColumns = (columns: ReadonlyArray<string>, id: ReadonlyArray<string>): EndColumns => {
  const [first = ""] = id
  const beside = (names: ReadonlyArray<string>): number =>
    first.length === 1
      ? -1
      : firstOf(
          columns,
          names.flatMap((name) => besideEnd(first, name))
        )
  const country = beside(nodeNames.country)
  const isName = /^(?:city(?:_?[ab12])?|(?:from|to|source|target)_city)$/.test(first)
  const key = id.map((name) => columns.indexOf(name))
  const named = key.find((_, at) => at > 0 && (id[at] as string).includes("country"))
  return {
    id: isName && id.length === 1 && country !== -1 ? [...key, country] : key,
    label: isName || id.length > 1 ? (key[0] as number) : beside(nodeNames.label),
    country: named ?? country,
    latitude: beside(nodeNames.latitude),
    longitude: beside(nodeNames.longitude)
  }
}

const layOut = (
  names: ReadonlyArray<string>,
  columns: ReadonlyArray<string>,
  from: ReadonlyArray<string>,
  to: ReadonlyArray<string>
): LinkColumns => {
  const ends = [endColumns(columns, from), endColumns(columns, to)] as const
  const links = {
    weight: firstOf(columns, linkNames.weight),
    since: firstOf(columns, linkNames.since),
    until: firstOf(columns, linkNames.until),
    kind: firstOf(columns, linkNames.kind)
  }
  const used = new Set<number>(Object.values(links))
  for (const { country, id, label, latitude, longitude } of ends)
    for (const column of [...id, country, label, latitude, longitude]) used.add(column)
  return { ends, ...links, others: names.filter((_, index) => !used.has(index)) }
}

const named = (list: string | undefined): ReadonlyArray<string> =>
  (list ?? "")
    .split(",")
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== "")

/**
 * Finds the columns of a table of links: those that the caller names, else two that are known by name, else the first
 * two where their names are alike.
 *
 * **Errors**: {@link WrongColumns} where a column that is named is missing or stands twice, {@link AmbiguousColumns}
 * where nobody can tell which columns are the ends.
 */
export const linkColumnsOf = (
  file: string,
  line: number,
  names: ReadonlyArray<string>,
  options: ReadGraphOptions
): Result.Result<LinkColumns, WrongColumns | AmbiguousColumns> => {
  const columns = names.map((name) => name.toLowerCase())
  const found = printedNames(names)
  const wrong = (expected: ReadonlyArray<string>, problem: string) =>
    Result.fail(new WrongColumns({ file, found, expected: [...expected], problem }))
  const ambiguous = (problem: string) => Result.fail(new AmbiguousColumns({ file, line, found, problem }))
  const checked = (from: ReadonlyArray<string>, to: ReadonlyArray<string>) => {
    const expected = [...from, ...to]
    const missing = expected.filter((name) => !columns.includes(name))
    if (missing.length > 0) return wrong(expected, `lacks ${missing.join(", ")}`)
    const twice = expected.filter((name) => columns.indexOf(name) !== columns.lastIndexOf(name))
    if (twice.length > 0) return wrong(expected, `gives ${twice.join(", ")} twice`)
    return Result.succeed(layOut(names, columns, from, to))
  }

  const [from, to] = [named(options.from), named(options.to)]
  if (from.length > 0 && to.length > 0) {
    return from.join() === to.join()
      ? ambiguous(`from and to both name ${from.join(", ")}, which would link every node to itself`)
      : checked(from, to)
  }
  if (from.length + to.length > 0)
    return ambiguous(`only the ${to.length === 0 ? "first" : "second"} end of a link is named`)

  const known = knownAmong(columns)
  const [pair] = known
  if (known.length > 1)
    return ambiguous(`${known.map((two) => two.join(" and ")).join(", ")} could each be the two ends`)
  if (pair !== undefined) return checked([pair[0]], [pair[1]])
  const half = halfKnown(columns)
  if (half !== undefined) return wrong(half, `lacks ${half.find((name) => !columns.includes(name)) ?? ""}`)
  const alike = alikeEnds(columns)
  if (alike !== undefined) return checked([alike[0]], [alike[1]])
  return ambiguous("no two of them are known to name the two ends of a link")
}

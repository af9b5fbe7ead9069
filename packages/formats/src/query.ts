import type { CityName } from "@proxeny/domain"
import * as Result from "effect/Result"
import { isItemId } from "./cities.ts"
import { collectTwinnings, type PairRow } from "./collectTwinnings.ts"
import { type Amiss, name } from "./fields.ts"
import type { JsonNode } from "./json.ts"
import type { ListedCity, Listing, Place, Rejection, Remark } from "./Listing.ts"
import { excerpt, inWords, lineAndColumn, lineStarts } from "./place.ts"
import { WrongColumns } from "./table.ts"
import { wikidataIdOf } from "./tables/valueKinds.ts"

/** The variables of a query for twinnings. */
const queryVariables = ["item", "itemLabel", "sistercity", "sistercityLabel"] as const
type Variable = (typeof queryVariables)[number]

/** What a query answers for one variable of one row. */
export interface Cell {
  readonly text: string
  readonly language?: string
  /** A blank node: Wikidata knows that there is a value, and not which. */
  readonly blank?: true
}

/** How the rows of a query result are laid out. */
export interface Layout {
  readonly format: string
  readonly rows: ReadonlyArray<JsonNode>
  readonly variables: ReadonlyArray<string>
  readonly cell: (row: JsonNode, variable: Variable) => Cell | undefined
}

const bcp47 = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

const itemId = (variable: Variable, cell: Cell | undefined): Result.Result<string, Amiss> => {
  if (cell === undefined || cell.text.trim() === "")
    return Result.fail({ reason: `${variable} is missing`, remedy: `ask the query for ?${variable} in every row` })
  if (cell.blank === true)
    return Result.fail({
      reason: `${variable} is an unknown value: Wikidata says that there is a twin, and not which`,
      remedy: "nothing to do here: the item has to be corrected in Wikidata"
    })
  const id = wikidataIdOf(cell.text.trim())
  return id === undefined
    ? Result.fail({
        reason: `${variable} is "${excerpt(cell.text)}", which is no item of Wikidata`,
        remedy: "an item is written as http://www.wikidata.org/entity/Q18125"
      })
    : Result.succeed(id)
}

/** A city while its rows are read: its labels, and the places of the first row and of each label. */
interface Seen {
  readonly at: Place
  readonly text: string
  readonly labels: Array<{ readonly name: CityName; readonly at: Place }>
  problem?: Amiss
}

const note = (seen: Seen, id: string, cell: Cell | undefined, at: Place): void => {
  const label = cell?.text.trim() ?? ""
  if (label === "" || label === id) return
  const language = cell?.language !== undefined && bcp47.test(cell.language) ? cell.language : undefined
  if (seen.labels.some(({ name }) => name.text === label && name.language === language)) return
  const checked = name(label)
  if (Result.isFailure(checked)) {
    seen.problem ??= checked.failure
    return
  }
  const kind = seen.labels.some(({ name }) => name.language === language) ? "alias" : "name"
  seen.labels.push({ at, name: { text: label, kind, ...(language === undefined ? {} : { language }) } })
}

const finish = (
  found: ReadonlyMap<string, Seen>
): {
  readonly cities: Array<ListedCity>
  readonly remarks: Array<Remark>
  readonly rejected: Map<string, Rejection>
} => {
  const cities: Array<ListedCity> = []
  const remarks: Array<Remark> = []
  const rejected = new Map<string, Rejection>()
  for (const [id, { at, labels, problem, text }] of found) {
    if (problem !== undefined && labels.length === 0) {
      rejected.set(id, { at, what: "city", text, ...problem })
      continue
    }
    const names = labels.length > 0 ? labels.map(({ name }) => name) : [{ text: id, kind: "name" as const }]
    cities.push({ key: id, at, names, identifiers: [{ scheme: "wikidata", value: id }] })
    if (names.every((one) => isItemId(one.text)))
      remarks.push({
        at,
        text,
        reason: `the name is only the id ${names[0]?.text ?? id}: Wikidata has no label for ${id} in the language asked for`
      })
    for (const { at: where, name } of labels)
      if (name.kind === "alias")
        remarks.push({
          at: where,
          text: name.text,
          reason: `${id} is called "${name.text}" here and "${names[0]?.text}" on ${inWords(at)}: both were kept`
        })
  }
  return { cities, remarks, rejected }
}

/**
 * Reads the answer to a query for twinnings; the cities are its distinct items.
 *
 * **Errors**: {@link WrongColumns} where the query did not ask for `item` and `sistercity` with their labels.
 */
export const readQuery = (file: string, text: string, layout: Layout): Result.Result<Listing, WrongColumns> => {
  const missing = queryVariables.filter((variable) => !layout.variables.includes(variable))
  if (layout.rows.length > 0 && missing.length > 0)
    return Result.fail(
      new WrongColumns({
        file,
        found: [...layout.variables],
        expected: [...queryVariables],
        problem: `lacks ${missing.join(", ")}`
      })
    )
  const starts = lineStarts(text)
  const found = new Map<string, Seen>()
  const malformed: Array<Rejection> = []
  const rows: Array<PairRow> = []
  for (const row of layout.rows) {
    const at: Place = { file, ...lineAndColumn(starts, row.at) }
    const printed = excerpt(text.slice(row.at, Math.min(row.end, row.at + 1000)))
    const side = (variable: Variable, label: Variable): Result.Result<string, Amiss> => {
      const id = itemId(variable, layout.cell(row, variable))
      if (Result.isSuccess(id)) {
        const seen: Seen = found.get(id.success) ?? { at, text: printed, labels: [] }
        found.set(id.success, seen)
        note(seen, id.success, layout.cell(row, label), at)
      }
      return id
    }
    const [a, b] = [side("item", "itemLabel"), side("sistercity", "sistercityLabel")]
    if (Result.isFailure(a)) malformed.push({ at, what: "twinning", text: printed, ...a.failure })
    else if (Result.isFailure(b)) malformed.push({ at, what: "twinning", text: printed, ...b.failure })
    else rows.push({ a: a.success, b: b.success, at, text: printed })
  }
  const { cities, rejected, remarks } = finish(found)
  const links = collectTwinnings(rows, (key) => {
    const city = rejected.get(key)
    return city === undefined
      ? undefined
      : { reason: `${key} was rejected on ${inWords(city.at)}: ${city.reason}`, remedy: city.remedy }
  })
  const extra = layout.variables.filter((variable) => !(queryVariables as ReadonlyArray<string>).includes(variable))
  return Result.succeed({
    format: layout.format,
    cities,
    twinnings: links.twinnings,
    rejected: [...rejected.values(), ...malformed, ...links.rejected].sort(
      (x, y) => x.at.line - y.at.line || (x.at.column ?? 0) - (y.at.column ?? 0)
    ),
    remarks: [
      ...extra.map((variable) => ({
        at: { file, line: 1 },
        text: variable,
        reason: `the variable "${variable}" is not one that is read: its values stay behind in the file`
      })),
      ...remarks
    ],
    read: { cities: found.size, twinnings: layout.rows.length }
  })
}

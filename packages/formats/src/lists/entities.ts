import * as Result from "effect/Result"
import { isRecord } from "../json.ts"
import type { Element } from "../tables/Element.ts"
import { jsonOf, parseJson } from "../tables/jsonTable.ts"
import type { TableEntry } from "../tables/OpenTable.ts"
import type { Rows } from "../tables/Rows.ts"
import { BrokenTable, type TableError } from "../tables/tableErrors.ts"
import { cityOf } from "./entityCity.ts"
import { Labels } from "./Labels.ts"
import { mappingOf, type OpenList } from "./OpenList.ts"
import { type ElementSource, openElements } from "./openElements.ts"
import { citedBy } from "./references.ts"
import { dateOf, type Fields, fieldsIn, itemOf, type Statement, snaksOf, statementsOf } from "./statements.ts"

const names = [
  "cityId",
  "city",
  "country",
  "latitude",
  "longitude",
  "population",
  "partnerId",
  "partner",
  "start",
  "end",
  "status",
  "source",
  "url",
  "note"
] as const
type Name = (typeof names)[number]

const cellsOf = (fields: Partial<Readonly<Record<Name, string>>>): ReadonlyArray<string> =>
  names.map((name) => fields[name] ?? "")

const partnerAt = names.indexOf("partnerId")

/** Reads the items of one file. */
class Items {
  private readonly rows: Rows
  private readonly labels: Labels

  constructor(rows: Rows, labels: Labels) {
    this.rows = rows
    this.labels = labels
  }

  /** The rows of one element of the file: one for each twinning, or one for a city without any. */
  entriesOf(element: Element): ReadonlyArray<TableEntry> {
    const amiss = this.rows.faultOf(element, "item")
    if (amiss !== undefined) return [amiss]
    const { line, text } = element
    const value = parseJson(text)
    if (!isRecord(value)) return [this.rows.notJson(element, "item")]
    const named = value.id ?? value.entity
    const id = typeof named === "string" ? named : ""
    if (value.missing !== undefined)
      return [this.rows.fault(line, "missing", text, `Wikidata has no item ${id}`, "ask for the item by another id")]
    if (typeof value.redirect === "string")
      return [
        this.rows.fault(
          line,
          "redirect",
          text,
          `${id} was merged into ${value.redirect}, and says nothing itself`,
          `ask for ${value.redirect}`
        )
      ]
    if (!/^Q[1-9]\d*$/.test(id))
      return [
        this.rows.fault(
          line,
          "not-json",
          text,
          id === "" ? "this is no item of Wikidata: it has no id" : `${id} is no item of Wikidata`,
          "leave it out, or ask for items, whose ids begin with Q"
        )
      ]
    const from = fieldsIn(value.redirects).from
    if (typeof from === "string")
      this.rows.tally.remark({ line, kind: "left-out", reason: `${from} was merged into ${id}, which stands for it` })
    this.labels.keep(id, value, line)
    const city = { cityId: id, ...cityOf(value, this.labels) }
    const twinnings = statementsOf(value, "P190").map((statement) => this.twinning(line, city, statement))
    // A city whose statements cannot be taken is in the file all the same.
    return twinnings.some((entry) => !("kind" in entry))
      ? twinnings
      : [this.rows.row(line, cellsOf(city)), ...twinnings]
  }

  private twinning(line: number, city: Partial<Record<Name, string>>, statement: Statement): TableEntry {
    const { main, printed, qualifiers, rank, references } = statement
    const fault = (kind: "deprecated" | "unknown-value" | "no-value", reason: string, remedy: string) =>
      this.rows.fault(line, kind, jsonOf(printed), `${city.cityId}: ${reason}`, remedy)
    const partnerId = itemOf(main)
    if (rank === "deprecated")
      return fault(
        "deprecated",
        `the statement that ${partnerId ?? "a city"} is its twin is marked in Wikidata as one not to be used`,
        "nothing to do: it is known to be wrong"
      )
    if (main.snaktype === "novalue")
      return fault("no-value", "Wikidata says that it has no twin", "nothing to do: there is no twinning")
    if (partnerId === undefined)
      return fault(
        "unknown-value",
        "it has an unknown twin: Wikidata says that there is one, and not which",
        "nothing to do here: the item has to be corrected in Wikidata"
      )
    const ends = snaksOf(qualifiers, "P582").filter(({ snaktype }) => snaktype !== "novalue")
    const [begun, signed] = [snaksOf(qualifiers, "P580"), snaksOf(qualifiers, "P585")]
    const date = (what: string, snaks: ReadonlyArray<Fields>): string | undefined => {
      const read = snaks.map(dateOf).filter((one) => one !== undefined)
      const dates = read.flatMap((one) => (Result.isSuccess(one) ? [one.success] : []))
      const left = (reason: string) => this.rows.tally.remark({ line, kind: "left-out", reason })
      if (dates.length > 1)
        left(`${city.cityId} and ${partnerId}: of ${dates.length} dates of ${what} the first is taken`)
      const [first] = read.flatMap((one) => (Result.isFailure(one) ? [one.failure] : []))
      if (first !== undefined) left(`${city.cityId} and ${partnerId}: the date of ${what} ${first}`)
      return dates[0]
    }
    const start = date("the start", begun.length > 0 ? begun : signed)
    const end = date("the end", ends)
    return this.rows.row(
      line,
      cellsOf({
        ...city,
        partnerId,
        partner: this.labels.of(partnerId) ?? "",
        ...(start === undefined ? {} : { start }),
        ...(end === undefined ? {} : { end }),
        ...(ends.length === 0 ? {} : { status: "ended" }),
        ...citedBy(references, (id) => this.labels.of(id))
      })
    )
  }
}

/**
 * Opens items of Wikidata as its API and its dumps give them: a row for each statement that a city is the twin of
 * another (P190), and one for each city without any.
 *
 * **Details**: coordinates (P625), population (P1082) and country (P17) are those that Wikidata prefers. Of several
 * populations the latest is taken, of several places the first, and of several countries of today none. Other items are
 * known by name where the file has them before, or among the first 500; of no more than 1,000,000 is the name kept.
 */
export const openEntities = (
  source: ElementSource,
  language: string | undefined,
  isFound: () => boolean
): Promise<Result.Result<OpenList, TableError>> =>
  openElements(source, (first, rows) => {
    if (!isFound())
      return Result.fail(
        new BrokenTable({ file: source.file, part: "the list of items", problem: "ends before it begins" })
      )
    const labels = new Labels(language, rows.tally)
    for (const { line, text } of first) {
      const entity = fieldsIn(parseJson(text))
      if (typeof entity.id === "string") labels.keep(entity.id, entity, line)
    }
    const items = new Items(rows, labels)
    return Result.succeed({
      format: "entities",
      what: "items of Wikidata",
      names,
      mapping: mappingOf("twinnings", names),
      kindOf: ({ cells }) => (cells[partnerAt] === "" ? "cities" : "twinnings"),
      entriesOf: (element) => items.entriesOf(element)
    })
  })

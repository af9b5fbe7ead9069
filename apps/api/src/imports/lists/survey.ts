import { type Coordinates, foldName, type PrintedPlace } from "@proxeny/domain"
import { applyMapping, type DateOrder, dateOrder, isFault, type TableField } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import { type End, fieldsOf, printedCity } from "../rows/printedCity.ts"
import { eachBatch } from "./eachBatch.ts"
import { type MappedList, openTable } from "./openList.ts"
import { rowWith } from "./setFields.ts"

/** How far a list is looked at before it is read: what is later is read all the same, by what was seen until there. */
const most = 200_000

/** Dates that are looked at in a column. */
const mostDates = 5_000

/** What other rows say of a name, at most. */
const mostAlongside = 3

/** What a list says as a whole, which none of its rows says alone. */
export interface Survey {
  /** Rows that were seen, and whether these were all. */
  readonly rows: number
  readonly whole: boolean
  /** How many differently named places of the list stand at a point. */
  readonly sharedBy: (point: Coordinates) => number
  /** What other rows say of the same name, for a row that says nothing of it. */
  readonly alongside: (name: string) => NonNullable<PrintedPlace["alongside"]>
  /** The order of day and month in each column of dates, where its own dates tell it. */
  readonly order: Partial<Readonly<Record<TableField, DateOrder>>>
}

const dateFields: ReadonlyArray<TableField> = ["start", "end", "since", "until", "on"]
const pointKey = ({ latitude, longitude }: Coordinates): string => `${latitude},${longitude}`
type Beside = NonNullable<PrintedPlace["alongside"]>[number]

/** The columns that speak of one end of a row. */
const columnsOf = (list: MappedList, end: End): ReadonlyArray<number> => {
  const fields = new Set<TableField>(Object.values(fieldsOf[end]))
  return list.mapping.columns.filter(({ field }) => fields.has(field)).map(({ index }) => index)
}

/** Looks at the rows of a list before they are taken one by one: where points are shared, what rows say of one name. */
export const survey = Effect.fn("imports.survey")(function* (list: MappedList, language: string | undefined) {
  const table = yield* openTable(list.file, language, list.sheet)
  const names = new Map<string, string | Set<string>>()
  const beside = new Map<string, Array<Beside>>()
  const bare = new Set<string>()
  const dates = new Map<TableField, Array<string>>()
  let rows = 0
  let whole = true

  const seen = new Set<string>()
  const columns = { city: columnsOf(list, "city"), partner: columnsOf(list, "partner") }

  const look = (end: End, cells: ReadonlyArray<string>, row: ReturnType<typeof applyMapping>): void => {
    // Lists repeat their cities: what prints the same says the same.
    const key = `${end}\u0000${columns[end].map((index) => cells[index] ?? "").join("\u0000")}`
    if (seen.has(key)) return
    seen.add(key)
    const city = printedCity(row, end)
    if (city === undefined || city.place.name === "") return
    const { coordinates, country, identifiers, population, region } = city.place
    const folded = foldName(city.place.name)
    if (coordinates !== undefined) {
      const key = pointKey(coordinates)
      const known = names.get(key)
      if (known === undefined) names.set(key, folded)
      else if (typeof known !== "string") known.add(folded)
      else if (known !== folded) names.set(key, new Set([known, folded]))
    }
    const says: Beside = {
      ...(country === undefined ? {} : { country }),
      ...(region === undefined ? {} : { region }),
      ...(coordinates === undefined ? {} : { coordinates }),
      ...(identifiers === undefined ? {} : { identifiers }),
      ...(population === undefined ? {} : { population })
    }
    if (country === undefined && coordinates === undefined && identifiers === undefined) {
      bare.add(folded)
      return
    }
    const said = beside.get(folded)
    if (said === undefined) beside.set(folded, [says])
    else if (
      said.length < mostAlongside &&
      !said.some((one) => one.country === says.country && one.region === says.region)
    )
      said.push(says)
  }

  yield* eachBatch(table, (entries) =>
    Effect.sync(() => {
      for (const entry of entries) {
        rows++
        if (isFault(entry)) continue
        const row = rowWith(applyMapping(entry.cells, list.mapping), list.set)
        look("city", entry.cells, row)
        look("partner", entry.cells, row)
        for (const field of dateFields) {
          const text = row.values[field]
          if (text === undefined) continue
          const seen = dates.get(field)
          if (seen === undefined) dates.set(field, [text])
          else if (seen.length < mostDates) seen.push(text)
        }
      }
      whole = rows < most
      return whole
    })
  )
  // Rows that say nothing are helped only where the rows that do agree with each other.
  for (const [name, says] of beside) if (!bare.has(name) || says.length > 1) beside.delete(name)
  const order: Partial<Record<TableField, DateOrder>> = {}
  for (const [field, texts] of dates) {
    const found = dateOrder(texts).order
    if (found !== undefined && found !== "mixed") order[field] = found
  }
  const result: Survey = {
    rows,
    whole,
    order,
    sharedBy: (point) => {
      const known = names.get(pointKey(point))
      return known === undefined ? 0 : typeof known === "string" ? 1 : known.size
    },
    alongside: (name) => beside.get(foldName(name)) ?? []
  }
  return result
})

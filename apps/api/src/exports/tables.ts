import { deflateRawSync, inflateRawSync } from "node:zlib"
import { type CityId, Twinning, type TwinningId } from "@proxeny/domain"
import { type Cell, csvRows, type Register, type TableToWrite, tablesOf, toXlsx } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import { joined, pieces } from "./pieces.ts"
import { namedCities } from "./readCities.ts"
import {
  readActivities,
  readAgreements,
  readCities,
  readClaims,
  readMemberships,
  readNetworks,
  readSources,
  readTwinnings
} from "./readRecords.ts"
import type { Pages } from "./snapshot.ts"

const nothing: Register = {
  sources: [],
  claims: [],
  cities: [],
  networks: [],
  memberships: [],
  twinnings: [],
  agreements: [],
  activities: [],
  tensions: [],
  strategies: []
}

type TableName = keyof ReturnType<typeof tablesOf>
type Row = ReadonlyArray<Cell>

const emptyTables = tablesOf(nothing)

/** The tables of a register: a person names one, or gets all. */
export const tableNames = Object.keys(emptyTables) as ReadonlyArray<TableName>
export type { TableName }

const columnsOf = (name: TableName): ReadonlyArray<string> => emptyTables[name].columns

/** The two cities of each of some twinnings, whose stages are not needed here. */
const pairsOf = Effect.fn("exports.pairsOf")(function* (ids: ReadonlyArray<TwinningId>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{ id: TwinningId; a: CityId; b: CityId }>`
    SELECT id, city_a AS a, city_b AS b FROM twinning WHERE id = ANY(${[...new Set(ids)]}::uuid[])`
  return rows.map(({ a, b, id }) => new Twinning({ id, cities: [a, b], stages: [] }, { disableChecks: true }))
})

/** Twinnings and their cities, for records that name twinnings. */
const around = Effect.fn("exports.around")(function* (records: ReadonlyArray<{ readonly twinning: TwinningId }>) {
  const twinnings = yield* pairsOf(records.map(({ twinning }) => twinning))
  return { twinnings, cities: yield* namedCities(twinnings.flatMap(({ cities }) => cities)) }
})

const recordsIn = <A>(page: ReadonlyArray<{ readonly record: A }>): ReadonlyArray<A> => page.map(({ record }) => record)

/** All of what there is little of, whatever the size of the register. */
const gathered = <A>(all: Pages<{ readonly record: A }>) =>
  Effect.map(Stream.runCollect(all), (pages) => pages.flatMap(recordsIn))

/** The parts of the register that the rows of a table are made of: a page of records, and the records that these name. */
const parts = (name: TableName) => {
  switch (name) {
    case "cities":
      return Stream.map(readCities("shown"), (page): Partial<Register> => ({ cities: recordsIn(page) }))
    case "twinnings":
      return Stream.mapEffect(readTwinnings("shown"), (page) => {
        const twinnings = recordsIn(page)
        return Effect.map(
          namedCities(twinnings.flatMap(({ cities }) => cities)),
          (cities): Partial<Register> => ({ twinnings, cities })
        )
      })
    case "agreements":
      return Stream.mapEffect(readAgreements("shown"), (page) => {
        const agreements = recordsIn(page)
        return Effect.map(around(agreements), (named): Partial<Register> => ({ agreements, ...named }))
      })
    case "activities":
      return Stream.mapEffect(readActivities("shown"), (page) => {
        const activities = recordsIn(page)
        return Effect.map(around(activities), (named): Partial<Register> => ({ activities, ...named }))
      })
    case "networks":
      return Stream.map(readNetworks("shown"), (page): Partial<Register> => ({ networks: recordsIn(page) }))
    case "memberships":
      return Stream.unwrap(
        Effect.map(gathered(readNetworks("shown")), (networks) =>
          Stream.mapEffect(readMemberships("shown"), (page) => {
            const memberships = recordsIn(page)
            return Effect.map(
              namedCities(memberships.flatMap(({ member }) => (member.kind === "city" ? [member.city] : []))),
              (cities): Partial<Register> => ({ memberships, networks, cities })
            )
          })
        )
      )
    case "sources":
      return Stream.map(readSources("shown"), (page): Partial<Register> => ({ sources: recordsIn(page) }))
    case "claims":
      return Stream.unwrap(
        Effect.map(gathered(readSources("shown")), (sources) =>
          Stream.map(readClaims("shown"), (page): Partial<Register> => ({ claims: recordsIn(page), sources }))
        )
      )
  }
}

/** The rows of a table, a page at a time; the status of a twinning is that of the day `asOf`. */
const rowsOf = (name: TableName, asOf: string): Pages<Row> =>
  Stream.map(parts(name), (part) => [...tablesOf({ ...nothing, ...part }, { asOf })[name].rows])

/** A table as CSV, without holding it. */
export const csvOf = (name: TableName, asOf: string) => {
  const columns = columnsOf(name)
  const written = (rows: Iterable<Row>): string => [...csvRows(columns, rows)].join("")
  return joined(Stream.map(rowsOf(name, asOf), written), { head: written([]) })
}

/** Rows that are read again later, packed meanwhile: a tenth of what they are. */
class KeptRows implements Iterable<Row> {
  private readonly pages: Array<Uint8Array> = []

  add(rows: ReadonlyArray<Row>): void {
    // JSON has no undefined in a list; no cell is null.
    this.pages.push(deflateRawSync(JSON.stringify(rows), { level: 1 }))
  }

  *[Symbol.iterator](): Generator<Row, void, undefined> {
    for (const page of this.pages)
      for (const row of JSON.parse(inflateRawSync(page).toString()) as ReadonlyArray<ReadonlyArray<Cell | null>>)
        yield row.map((cell) => cell ?? undefined)
  }
}

/**
 * Every table as a sheet of a workbook.
 *
 * **Details**: the writer asks for rows when it can take them, and the database cannot be asked in between: they are read
 * first and kept packed.
 */
export const workbookOf = (asOf: string) =>
  Stream.unwrap(
    Effect.gen(function* () {
      const sheets: Record<string, TableToWrite> = {}
      for (const name of tableNames) {
        const rows = new KeptRows()
        yield* Stream.runForEach(rowsOf(name, asOf), (page) => Effect.sync(() => rows.add(page)))
        sheets[name] = { columns: columnsOf(name), rows }
      }
      return pieces(toXlsx(sheets))
    })
  )

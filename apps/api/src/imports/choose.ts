import { foldName, type Source } from "@proxeny/domain"
import type { TableKind } from "@proxeny/formats"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { openChange } from "../history/change.ts"
import type { Progress } from "../register/Batch.ts"
import { projectImport } from "../register/projection.ts"
import { type SourceRow, sourceOf } from "../sql/rows.ts"
import { whole } from "../sql/whole.ts"
import { emptyTally, type RowTally } from "./ImportReport.ts"
import { remember } from "./places/aliases.ts"
import { ownCity } from "./places/resolveCity.ts"
import type { Said } from "./rows/Said.ts"
import { prepareTaking } from "./takeRows.ts"
import { endsOf, type UnderstoodRow } from "./understand.ts"
import type { WaitingPlace } from "./waiting.ts"
import { mine } from "./whose.ts"

/** A printed place that rows wait for: how many, why, and what it may be. */
export interface PlaceToChoose extends WaitingPlace {
  readonly rows: number
}

/**
 * What a person decides about a printed place: which place of the gazetteer it is, that it is a city of its own which the
 * gazetteer does not have, or that its rows are left out.
 */
export type PlaceChoice = {
  readonly name: string
  readonly country?: string
  readonly region?: string
} & ({ readonly geonames: string } | { readonly own: true } | { readonly leaveOut: true })

/** What came of the rows that waited. */
export interface Chosen {
  readonly rows: RowTally
  readonly leftOut: number
}

/** @public Part of the error type of what this file exports. */
export class NoSuchPlace extends Schema.TaggedError<NoSuchPlace>()("NoSuchPlace", { geonames: Schema.String }) {
  override get message(): string {
    return `The gazetteer has no place ${this.geonames}: take one of those that the name may be, or look it up on geonames.org. Nothing was changed.`
  }
}

/** @public Part of the error type of what this file exports. */
export class NothingWaits extends Schema.TaggedError<NothingWaits>()("NothingWaits", { name: Schema.String }) {
  override get message(): string {
    return `No row waits for "${this.name}": look at the list of places that rows wait for. Nothing was changed.`
  }
}

/** Which of the places that rows wait for are wanted: so many behind one of them. */
export interface PlacesWanted {
  readonly limit: number
  /** The rows, text, country and region of the place before. */
  readonly after?: readonly [rows: number, text: string, country: string, region: string] | undefined
}

/** The places that rows wait for, those of most rows first; to an editor those of the editor's own imports. */
export const placesToChoose = Effect.fn("imports.placesToChoose")(function* (importId?: string, wanted?: PlacesWanted) {
  const sql = yield* SqlClient.SqlClient
  const [rows, text, country, region] = wanted?.after ?? []
  return yield* sql<PlaceToChoose>`
    SELECT * FROM (
      SELECT place ->> 'text' AS text, place ->> 'country' AS country, place ->> 'region' AS region,
        min(place ->> 'reason') AS reason, min(place ->> 'why') AS why, (array_agg(place -> 'candidates'))[1] AS candidates, count(*)::int AS rows
      FROM import_waiting w, jsonb_array_elements(w.places) AS place
      WHERE ${importId === undefined ? sql`true` : sql`import_id::text = ${importId}`} AND ${yield* mine("w.import_id")}
      GROUP BY 1, 2, 3) AS places
    WHERE ${rows === undefined ? sql`true` : sql`(-rows, text, coalesce(country, ''), coalesce(region, '')) > (${-rows}::int, ${text ?? ""}::text, ${country ?? ""}::text, ${region ?? ""}::text)`}
    ORDER BY rows DESC, text, coalesce(country, ''), coalesce(region, '')
    ${wanted === undefined ? sql`` : sql`LIMIT ${wanted.limit}`}`
})

/** How many places rows wait for. */
export const countPlaces = Effect.fn("imports.countPlaces")(function* (importId?: string) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql<{ places: number }>`
    SELECT count(DISTINCT (place ->> 'text', place ->> 'country', place ->> 'region'))::int AS places
    FROM import_waiting w, jsonb_array_elements(w.places) AS place
    WHERE ${importId === undefined ? sql`true` : sql`import_id::text = ${importId}`} AND ${yield* mine("w.import_id")}`
  return row?.places ?? 0
})

interface WaitingRow {
  readonly import_id: string
  readonly file: string
  readonly row: number
  readonly line: number
  readonly kind: TableKind
  readonly said: ReadonlyArray<Said>
}

/** Rows that are taken up at once. */
const page = 2_000

/**
 * Takes waiting rows up again, with what people chose meanwhile.
 *
 * **Details**: what becomes certain is written under the import that the row came with, so that undoing that import takes it
 * back as well. What is still not certain goes on waiting.
 */
const takeUp = Effect.fn("imports.takeUp")(function* (
  rows: ReadonlyArray<WaitingRow>,
  list: Source,
  importId: string,
  progress: Progress
) {
  const sql = yield* SqlClient.SqlClient
  const { brought, resolveIn, settled, take } = yield* prepareTaking({ importId, list, preview: false })
  const resolve = resolveIn()
  const tally = emptyTally()
  for (let from = 0; from < rows.length; from += page) {
    const part = rows.slice(from, from + page)
    const understood = part.map(
      ({ file, kind, line, row, said }): UnderstoodRow => ({
        file,
        row,
        line,
        kind,
        remarks: [],
        said: said.map((what) => ({ what, ends: endsOf(what).map(resolve) }))
      })
    )
    const reports = yield* take(understood, () => undefined)
    const done = reports.filter(({ outcome }) => outcome !== "waiting")
    for (const { outcome } of reports) tally[outcome]++
    tally.read += reports.length
    for (const { file, row } of done)
      yield* sql`DELETE FROM import_waiting WHERE import_id = ${importId} AND file = ${file} AND row = ${row}`
    yield* progress(tally.read, rows.length, "waiting rows taken up")
  }
  yield* settled
  return { tally, claims: brought().claims }
}, whole)

/** Takes up the waiting rows that a test picks, import by import, and brings the register up to date. */
const takeUpAll = Effect.fn("imports.takeUpAll")(function* (rows: ReadonlyArray<WaitingRow>, progress: Progress) {
  const sql = yield* SqlClient.SqlClient
  const total = emptyTally()
  for (const [importId, own] of Map.groupBy(rows, (row) => row.import_id)) {
    const [stored] = yield* sql<SourceRow>`
      SELECT s.* FROM source s JOIN import i ON i.source_id = s.id WHERE i.id = ${importId}`
    if (stored === undefined) continue
    const { claims, tally } = yield* takeUp(own, sourceOf(stored), importId, progress)
    for (const key of Object.keys(tally) as ReadonlyArray<keyof typeof tally>) total[key] += tally[key]
    if (claims === 0) continue
    yield* projectImport(importId, progress)
    yield* sql`UPDATE register SET version = version + 1`
  }
  return total
})

/** The rows that wait, of every import that whoever asks may take rows up of. */
const waitingRows = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<WaitingRow & { places: ReadonlyArray<WaitingPlace> }>`
    SELECT w.import_id, w.file, w.row, w.line, w.kind, w.said, w.places
    FROM import_waiting w JOIN import i ON i.id = w.import_id AND i.undone_at IS NULL
    WHERE ${yield* mine("w.import_id")}
    ORDER BY i.finished_at, w.import_id, w.file, w.row`
})

/**
 * Makes a city of its own of every printed place that the gazetteer has under no such name, and takes up its rows.
 *
 * **Details**: only of those for which a row says the country. What may be another place, is a province, or says too little
 * goes on waiting.
 */
export const takeUnmatched = Effect.fn("imports.takeUnmatched")(function* (progress: Progress, why?: string) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "import.take-unmatched", why, bulk: true })
      const unmatched = ({ candidates, country, why }: WaitingPlace): boolean =>
        why === "no-such-name" && candidates.length === 0 && (country ?? "") !== ""
      const rows = (yield* waitingRows).filter(({ places }) => places.some(unmatched))
      yield* remember(
        rows.flatMap(({ places }) =>
          places.filter(unmatched).map(({ country, region, text }) => ({
            name: text,
            country: country ?? "",
            region: region ?? "",
            place: ownCity
          }))
        )
      )
      return yield* takeUpAll(rows, progress)
    })
  )
})

/**
 * Remembers what a person chose for a printed place, and takes up the rows that waited for it.
 *
 * **Details**: the choice holds from now on for every list that prints the same name with the same country and region, or,
 * where none is given, for the name whatever the country, if no choice for that country is on record.
 *
 * **Errors**: {@link NoSuchPlace} and {@link NothingWaits}.
 */
export const choosePlace = Effect.fn("imports.choosePlace")(function* (
  choice: PlaceChoice,
  progress: Progress,
  why?: string
) {
  const sql = yield* SqlClient.SqlClient
  const folded = foldName(choice.name)
  if (folded === "") return yield* new NothingWaits({ name: choice.name })
  const [country, region] = [foldName(choice.country ?? ""), foldName(choice.region ?? "")]
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "import.choose", why: why ?? choice.name, bulk: true })
      const meant = (place: WaitingPlace): boolean =>
        foldName(place.text) === folded &&
        (country === "" || foldName(place.country ?? "") === country) &&
        (region === "" || foldName(place.region ?? "") === region)
      const rows = (yield* waitingRows).filter(({ places }) => places.some(meant))
      if (rows.length === 0 && "leaveOut" in choice) return yield* new NothingWaits({ name: choice.name })
      if ("leaveOut" in choice) {
        for (const { file, import_id, row } of rows)
          yield* sql`DELETE FROM import_waiting WHERE import_id = ${import_id} AND file = ${file} AND row = ${row}`
        return { rows: emptyTally(), leftOut: rows.length } satisfies Chosen
      }
      const place = "geonames" in choice ? choice.geonames : ownCity
      const gazetteer = yield* Effect.promise(() => loadGazetteer())
      if (place !== ownCity && gazetteer.byGeonamesId(place) === undefined)
        return yield* new NoSuchPlace({ geonames: place })
      yield* remember([{ name: choice.name, country: choice.country ?? "", region: choice.region ?? "", place }])
      return { rows: yield* takeUpAll(rows, progress), leftOut: 0 } satisfies Chosen
    })
  )
})

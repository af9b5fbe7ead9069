import { randomUUID } from "node:crypto"
import { PgTypes } from "@effect/sql-pg"
import { byGrade, type CityId, deriveId, type Grade, type Identifier, Source, SourceId } from "@proxeny/domain"
import {
  type FormatError,
  type Listing,
  type NamedBytes,
  type Rejection,
  type Remark,
  readListing
} from "@proxeny/formats"
import { sources } from "@proxeny/reference"
import { countryOf, isCountryCode } from "@proxeny/reference/countries"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { nothing, type Progress, type Written } from "../register/Batch.ts"
import { bringUpToDate, insertBatch, lockWriters } from "../register/write.ts"
import { enrich, lookUp } from "./enrich.ts"
import { prepare } from "./prepare.ts"
import {
  type AlreadyUndone,
  type ImportedAgain,
  type ImportNotFound,
  type ImportSummary,
  listImports,
  type Undone,
  undoImport
} from "./undo.ts"

const { geonames } = sources

/** What became of the rows of one kind. `read` is the sum of the others. */
export interface Tally {
  readonly read: number
  /** Not on record before. */
  readonly created: number
  /** On record already; the list added a claim to it. */
  readonly merged: number
  /** On record already with everything the list says. */
  readonly unchanged: number
  readonly rejected: number
}

/** What an import did. */
export interface ImportReport {
  readonly source: { readonly id: SourceId; readonly title: string }
  readonly format: string
  readonly cities: Tally
  readonly twinnings: Tally
  readonly claims: number
  readonly rejected: ReadonlyArray<Rejection>
  readonly remarks: ReadonlyArray<Remark>
}

/** What to import, and under which source its claims stand. */
export interface ImportRequest {
  readonly files: ReadonlyArray<NamedBytes>
  /** Names the list; reading it again under the same title changes nothing. */
  readonly title: string
  /** How good the list is; what is absent is as on record, or C and 3 for a list that is new. */
  readonly grade: Partial<Grade>
}

/** A source has one grade: a second one would silently count for nothing. */
export class GradeDiffers extends Schema.TaggedError<GradeDiffers>()("GradeDiffers", {
  title: Schema.String,
  stored: Schema.String,
  given: Schema.String
}) {
  override get message(): string {
    return `The source "${this.title}" is on record with the grade ${this.stored}, and this import says ${this.given}: leave the grade out, or give the list another --title. Nothing was written.`
  }
}

/** Text that PostgreSQL can hold: what a rejected row has instead of characters is marked as such. */
const storable = (report: ImportReport): unknown =>
  JSON.parse(
    JSON.stringify(report, (_key, value: unknown) =>
      typeof value === "string" ? value.toWellFormed().replaceAll("\0", "\ufffd") : value
    )
  )

/** Counts each row once: by the record it became, and by whether its claims are new. */
const tally = (
  rows: ReadonlyArray<{ readonly id: string; readonly claims: ReadonlyArray<string> }>,
  created: ReadonlySet<string>,
  claims: Written["claims"],
  read: number
): Tally => {
  const seen = new Set<string>()
  let [fresh, merged, unchanged] = [0, 0, 0]
  for (const row of rows) {
    // The first row of a new record creates it; a second row about it adds to it.
    if (created.has(row.id) && !seen.has(row.id)) fresh++
    else if (row.claims.some((claim) => claims.has(claim))) merged++
    else unchanged++
    seen.add(row.id)
  }
  return { read, created: fresh, merged, unchanged, rejected: read - rows.length }
}

/** Brings lists into the register. */
export class Imports extends Context.Service<
  Imports,
  {
    /**
     * Reads a list and writes it in one transaction: all of it, or nothing.
     *
     * **Errors**: a {@link FormatError} where the whole list cannot be read. A row that cannot be taken is in the
     * report, and the rest is written.
     */
    run(request: ImportRequest, progress: Progress): Effect.Effect<ImportReport, FormatError | GradeDiffers | SqlError>
    /** Imports on record, the newest first; those undone are marked. */
    readonly list: Effect.Effect<ReadonlyArray<ImportSummary>, SqlError>
    /** Takes an import back, see `undoImport`. */
    undo(
      id: string,
      progress: Progress
    ): Effect.Effect<Undone, ImportNotFound | AlreadyUndone | ImportedAgain | SqlError>
  }
>()("@proxeny/api/Imports") {
  static readonly layer = Layer.effect(
    Imports,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient

      /** Which city holds which id, for the ids that a list or the gazetteer gives. */
      const holders = Effect.fn("Imports.holders")(function* (identifiers: ReadonlyArray<Identifier>) {
        const rows = yield* sql<{ scheme: string; value: string; city: string }>`
          SELECT i.scheme, i.value, i.city_id AS city FROM city_identifier i
          JOIN jsonb_to_recordset(${PgTypes.jsonb(identifiers)}) AS wanted(scheme text, value text)
            ON wanted.scheme = i.scheme AND wanted.value = i.value`
        const held = new Map(rows.map((row) => [`${row.scheme}/${row.value}`, row.city as CityId] as const))
        return ({ scheme, value }: Identifier) => held.get(`${scheme}/${value}`)
      })

      const run = Effect.fn("Imports.run")(function* (request: ImportRequest, progress: Progress) {
        const listing: Listing = yield* Effect.fromResult(
          readListing(request.files, { countryOf, isCountry: isCountryCode })
        )
        yield* progress(
          listing.read.cities + listing.read.twinnings,
          listing.read.cities + listing.read.twinnings,
          "rows read"
        )
        const gazetteer = yield* Effect.promise(() => loadGazetteer())
        const sourceId = SourceId.make(deriveId("source", "import", request.title))
        return yield* sql.withTransaction(
          Effect.gen(function* () {
            yield* lockWriters
            const [stored] = yield* sql<Grade>`SELECT reliability, credibility FROM source WHERE id = ${sourceId}`
            const grade: Grade = { reliability: "C", credibility: 3, ...stored, ...request.grade }
            if (stored !== undefined && byGrade(stored, grade) !== 0)
              return yield* new GradeDiffers({
                title: request.title,
                stored: `${stored.reliability}${stored.credibility}`,
                given: `${grade.reliability}${grade.credibility}`
              })
            const source = new Source({ id: sourceId, kind: "data-set", title: request.title, grade })
            const prepared = prepare(listing, {
              source,
              cityOf: yield* holders(listing.cities.flatMap(({ identifiers }) => identifiers))
            })
            // PostgreSQL takes the list in while the gazetteer is searched.
            const importId = randomUUID()
            const writing = yield* Effect.forkChild(insertBatch(prepared.batch, progress, importId))
            const places = yield* lookUp(gazetteer, listing.cities)
            const list = yield* Fiber.join(writing)
            const gazetteerIds = [...places.values()].map(
              (place) => ({ scheme: "geonames", value: place.geonamesId }) as const
            )
            const additions = enrich(prepared.cities, places, geonames, yield* holders(gazetteerIds))
            const added = yield* insertBatch(
              { ...nothing, sources: [geonames], claims: [...additions.values()].flat() },
              progress,
              importId
            )
            const written: Written = {
              ...list,
              claims: new Set([...list.claims, ...added.claims]),
              changed: list.changed || added.changed
            }
            yield* bringUpToDate([...prepared.batch.claims, ...[...additions.values()].flat()], written, progress)
            const cities = prepared.cities.map(({ claims, id }) => ({
              id,
              claims: [...claims, ...(additions.get(id) ?? []).map((claim) => claim.id)]
            }))
            const report: ImportReport = {
              source: { id: source.id, title: source.title },
              format: listing.format,
              cities: tally(cities, written.cities, written.claims, listing.read.cities),
              twinnings: tally(prepared.twinnings, written.twinnings, written.claims, listing.read.twinnings),
              claims: written.claims.size,
              rejected: [...listing.rejected, ...prepared.rejected],
              remarks: listing.remarks
            }
            if (written.claims.size > 0)
              yield* sql`INSERT INTO import (id, source_id, title, files, report) VALUES (${importId}, ${source.id}, ${source.title},
                ${PgTypes.jsonb(request.files.map(({ bytes, name }) => ({ name, bytes: bytes.length })))}, ${PgTypes.jsonb(storable(report))})`
            return report
          })
        )
      })

      return Imports.of({
        run: (request, progress) => Effect.provideService(run(request, progress), SqlClient.SqlClient, sql),
        list: Effect.provideService(listImports, SqlClient.SqlClient, sql),
        undo: (id, progress) => Effect.provideService(undoImport(id, progress), SqlClient.SqlClient, sql)
      })
    })
  )
}

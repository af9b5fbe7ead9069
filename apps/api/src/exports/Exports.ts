import type { ExportFormat } from "@proxeny/client/contract"
import * as Contract from "@proxeny/client/contract"
import { type CalendarLanguage, toGexf, toGraphMl } from "@proxeny/formats"
import * as Clock from "effect/Clock"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import type * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CurrentActor } from "../history/change.ts"
import { today } from "../twinnings/partners.ts"
import { WorldGeoJson } from "../world/geojson.ts"
import { archiveOf, jsonLinesOf } from "./archive.ts"
import { calendarOf } from "./calendar.ts"
import { graphOf } from "./graph.ts"
import { jsonLdOf } from "./jsonLd.ts"
import { type NotInThisFormat, pieces } from "./pieces.ts"
import { inSnapshot } from "./snapshot.ts"
import { csvOf, type TableName, tableNames, workbookOf } from "./tables.ts"

export type { ExportFormat }

/** The formats in which the register goes out. */
export const exportFormats = Contract.ExportFormat.literals

/** What each option is for; elsewhere it would be passed over in silence. */
export const exportOptions: Readonly<Record<"table" | "language" | "from", ReadonlyArray<ExportFormat>>> = {
  table: ["csv"],
  language: ["ics", "gexf", "graphml"],
  from: ["ics"]
}

/** What is to be written. */
export interface ExportRequest {
  readonly format: ExportFormat
  /** For CSV, which holds one table: which of them; each to a file of its own where none is named. */
  readonly table?: TableName
  /** The language of a calendar, and of the names in a graph. */
  readonly language: CalendarLanguage
  /** For a calendar: the day, YYYY-MM-DD, before which no round anniversary is written; today where it is absent. */
  readonly from?: string
  /** Whether what stands in the rows of lists that were brought in is left out of an archive. */
  readonly withoutRows?: boolean
}

/** The bytes of a file, to be read to their end while the register stands still. */
export type ExportBytes = Stream.Stream<Uint8Array, SqlError | NotInThisFormat>

type Files = ReadonlyArray<
  readonly [name: string, Stream.Stream<Uint8Array, SqlError | NotInThisFormat, SqlClient.SqlClient>]
>

const text = Stream.encodeText

/** Features of GeoJSON that are made into text at once. */
const features = 1_000

/** GeoJSON as `JSON.stringify` writes it, in pieces: a whole world is a long text. */
function* geoJsonText(world: Schema.Json): Generator<string, void, undefined> {
  const { features: all, ...rest } = world as { readonly features: ReadonlyArray<unknown> }
  yield `${JSON.stringify(rest).slice(0, -1)},"features":[`
  for (let start = 0; start < all.length; start += features)
    yield (start === 0 ? "" : ",") + JSON.stringify(all.slice(start, start + features)).slice(1, -1)
  yield "]}\n"
}

/** Takes the register out. */
export class Exports extends Context.Service<
  Exports,
  {
    /**
     * Reads the register as it is at one moment, whatever others write meanwhile, and hands it over as files.
     *
     * **Details**: `file` is called for each file with its bytes: one after the other, all of the same moment. The name is
     * that of the table where CSV is written without naming one, else that of the format. What is on record is read as the
     * bytes are; a graph, GeoJSON and the events of a calendar are held, and a workbook as it is packed.
     */
    write<A, E, R>(
      request: ExportRequest,
      file: (name: string, bytes: ExportBytes) => Effect.Effect<A, E, R>
    ): Effect.Effect<ReadonlyArray<A>, E | SqlError, R>
  }
>()("@proxeny/api/Exports") {
  static readonly layer = Layer.effect(
    Exports,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const geojson = yield* WorldGeoJson

      /** The files of a request: their names, and how the bytes of each come about. */
      const filesOf = (
        { format, from, language, table, ...request }: ExportRequest,
        asOf: string,
        stampedAt: string
      ): Files => {
        switch (format) {
          case "csv":
            return (table === undefined ? tableNames : [table]).map((name) => [name, text(csvOf(name, asOf))])
          case "xlsx":
            return [[format, workbookOf(asOf)]]
          case "jsonl":
            return [[format, text(jsonLinesOf())]]
          case "archive":
            return [[format, text(archiveOf(request.withoutRows === true))]]
          case "jsonld":
            return [[format, text(jsonLdOf())]]
          case "ics":
            return [[format, text(calendarOf({ language, from: from ?? asOf, asOf, stampedAt }))]]
          case "gexf":
            return [[format, text(Stream.fromEffect(Effect.map(graphOf(language, asOf), toGexf)))]]
          case "graphml":
            return [[format, text(Stream.fromEffect(Effect.map(graphOf(language, asOf), toGraphMl)))]]
          case "geojson":
            return [[format, text(Stream.unwrap(Effect.map(geojson.all, (world) => pieces(geoJsonText(world)))))]]
        }
      }

      const write = <A, E, R>(
        request: ExportRequest,
        file: (name: string, bytes: ExportBytes) => Effect.Effect<A, E, R>
      ): Effect.Effect<ReadonlyArray<A>, E | SqlError, R> =>
        Effect.gen(function* () {
          // The bytes are read later, and yet on behalf of whoever asks now.
          const actor = yield* CurrentActor
          const stampedAt = new Date(yield* Clock.currentTimeMillis).toISOString().replace(/\.\d+Z$/, "Z")
          return yield* inSnapshot(
            sql,
            Effect.forEach(filesOf(request, yield* today, stampedAt), ([name, bytes]) =>
              file(
                name,
                bytes.pipe(Stream.provideService(SqlClient.SqlClient, sql), Stream.provideService(CurrentActor, actor))
              )
            )
          )
        })
      return Exports.of({ write })
    })
  ).pipe(Layer.provide(WorldGeoJson.layer))
}

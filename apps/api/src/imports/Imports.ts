import type { ListError } from "@proxeny/formats"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import type { Progress } from "../register/Batch.ts"
import {
  type Chosen,
  choosePlace,
  type NoSuchPlace,
  type NothingWaits,
  type PlaceChoice,
  type PlaceToChoose,
  placesToChoose,
  takeUnmatched
} from "./choose.ts"
import type { ImportEvent, ImportReport, RowTally } from "./ImportReport.ts"
import type { SourceBroken } from "./lists/eachBatch.ts"
import type { NoSuchColumn, NoSuchField } from "./lists/mapColumns.ts"
import type { ColumnsMissing } from "./lists/openList.ts"
import { type GradeDiffers, type GradeNotYours, type ImportRequest, runImport } from "./runImport.ts"
import {
  type AlreadyUndone,
  type ImportedAgain,
  type ImportNotFound,
  type ImportSummary,
  listImports,
  type Undone,
  undoImport
} from "./undo.ts"
import type { ImportNotYours } from "./whose.ts"

/** Why a list cannot be brought in. */
export type ImportError =
  | ListError
  | ColumnsMissing
  | NoSuchColumn
  | NoSuchField
  | SourceBroken
  | GradeDiffers
  | GradeNotYours
  | SqlError

/** Brings lists into the register. */
export class Imports extends Context.Service<
  Imports,
  {
    /**
     * Reads lists and writes them in one transaction, all of it or nothing; or says what it would write.
     *
     * **Details**: `on` is told of every file, of every row and of progress as they come; where it fails, nothing is written.
     * A row that cannot be taken is in the report, one whose city is not certain waits, and the rest is written.
     *
     * **Errors**: a {@link ListError} where a whole list cannot be read.
     */
    run<E>(
      request: ImportRequest,
      on: (event: ImportEvent) => Effect.Effect<void, E>
    ): Effect.Effect<ImportReport, ImportError | E>
    /** Imports on record, the newest first; those undone are marked. */
    readonly list: Effect.Effect<ReadonlyArray<ImportSummary>, SqlError>
    /** The places that rows wait for, of one import or of all. */
    waiting(importId?: string): Effect.Effect<ReadonlyArray<PlaceToChoose>, SqlError>
    /** Remembers what a person chose for a printed place, and takes up the rows that waited for it. */
    choose(
      choice: PlaceChoice,
      progress: Progress,
      why?: string
    ): Effect.Effect<Chosen, NoSuchPlace | NothingWaits | SqlError>
    /** Makes a city of its own of every printed place that the gazetteer has under no such name, and takes up its rows. */
    takeUnmatched(progress: Progress, why?: string): Effect.Effect<RowTally, SqlError>
    /** Takes an import back, see `undoImport`. */
    undo(
      id: string,
      progress: Progress,
      why?: string
    ): Effect.Effect<Undone, ImportNotFound | ImportNotYours | AlreadyUndone | ImportedAgain | SqlError>
  }
>()("@proxeny/api/Imports") {
  static readonly layer = Layer.effect(
    Imports,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      return Imports.of({
        run: (request, on) => Effect.provideService(runImport(request, on), SqlClient.SqlClient, sql),
        list: Effect.provideService(listImports, SqlClient.SqlClient, sql),
        waiting: (id) => Effect.provideService(placesToChoose(id), SqlClient.SqlClient, sql),
        choose: (choice, progress, why) =>
          Effect.provideService(choosePlace(choice, progress, why), SqlClient.SqlClient, sql),
        takeUnmatched: (progress, why) => Effect.provideService(takeUnmatched(progress, why), SqlClient.SqlClient, sql),
        undo: (id, progress, why) => Effect.provideService(undoImport(id, progress, why), SqlClient.SqlClient, sql)
      })
    })
  )
}

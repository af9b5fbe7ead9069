import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import { Imports } from "../imports/Imports.ts"
import { loadReference } from "../reference/load.ts"
import { database } from "../sql/Database.ts"
import { WorldGeoJson } from "../world/geojson.ts"
import { tellDatabase } from "./databaseFailed.ts"
import { openDatabase } from "./open.ts"
import { say, showProgress } from "./progress.ts"
import { readSettings } from "./settings.ts"

/** Opens the database for a command, brings it up to date, and runs the command on it. */
export const onRegister = <A, E, R>(purpose: string, work: Effect.Effect<A, E, R>) =>
  Effect.gen(function* () {
    const settings = yield* readSettings(process.env)
    const { address, stopped } = yield* openDatabase(settings, purpose, true)
    return yield* Effect.gen(function* () {
      yield* loadReference(showProgress, say)
      return yield* work
    }).pipe(
      Effect.provide(Layer.mergeAll(Imports.layer, WorldGeoJson.layer).pipe(Layer.provideMerge(database(address)))),
      Effect.raceFirst(stopped)
    )
  }).pipe(Effect.scoped, tellDatabase)

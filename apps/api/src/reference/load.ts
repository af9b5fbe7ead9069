import type { Subject } from "@proxeny/domain"
import { reference, referencePlaces } from "@proxeny/reference"
import { loadGazetteer } from "@proxeny/reference/gazetteer"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { asMerged } from "../duplicates/asMerged.ts"
import { openChange } from "../history/change.ts"
import type { Progress } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { write } from "../register/write.ts"

/**
 * Brings the reference facts into the register, unless this version of them is there already.
 *
 * **Details**: one transaction. Claims of an earlier version that this one no longer makes are withdrawn, so that a
 * corrected fact does not stand beside its correction; what imports and people brought is not touched.
 *
 * Returns the number of claims that were new.
 */
export const loadReference = Effect.fn("reference.load")(function* (
  progress: Progress,
  report: (line: string) => void
) {
  const sql = yield* SqlClient.SqlClient
  const [register] = yield* sql<{ reference: string | null }>`SELECT reference FROM register`
  if (register?.reference === reference.version) return 0
  report("Loading the reference facts and the gazetteer (GeoNames, CC BY 4.0).")
  const gazetteer = yield* Effect.promise(() => loadGazetteer())
  const claims = [...reference.claims, ...referencePlaces(gazetteer)]
  const recorders = [...new Set(claims.map((claim) => claim.recordedBy))]
  return yield* sql.withTransaction(
    Effect.gen(function* () {
      yield* openChange({ what: "reference.load", bulk: true })
      // What a person has merged since stays merged: the facts are about the cities that there are now.
      const batch = yield* asMerged({ ...reference, claims })
      const withdrawn = yield* sql<Subject>`
        DELETE FROM claim WHERE recorded_by = ANY(${recorders}::text[]) AND NOT id = ANY(${batch.claims.map(({ id }) => id)}::uuid[])
        RETURNING subject_kind AS kind, subject_id AS id`
      const written = yield* write(batch, progress)
      if (withdrawn.length > 0) {
        yield* project(withdrawn, progress)
        yield* sql`UPDATE register SET version = version + 1`
      }
      yield* sql`UPDATE register SET reference = ${reference.version}`
      return written.claims.size
    })
  )
})

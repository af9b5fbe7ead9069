import { issuesOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { StatementRefused } from "./said.ts"

/**
 * Checks a record as a whole by its schema of the domain, where its parts are checked already.
 *
 * **Errors**: `StatementRefused` with the place of every fault.
 */
export const fitting = (schema: Schema.Top, record: unknown): Effect.Effect<void, StatementRefused> => {
  const decoded = Schema.decodeUnknownResult(schema as unknown as Schema.Codec<unknown>)(record, { errors: "all" })
  return Result.isSuccess(decoded)
    ? Effect.void
    : Effect.fail(new StatementRefused({ errors: issuesOf(decoded.failure, "request") }))
}

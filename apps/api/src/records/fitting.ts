import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import * as SchemaIssue from "effect/SchemaIssue"
import { StatementRefused } from "./said.ts"

const issues = SchemaIssue.makeFormatterStandardSchemaV1()

/**
 * Checks a record as a whole by its schema of the domain, where its parts are checked already.
 *
 * **Errors**: `StatementRefused` with the place of every fault.
 */
export const fitting = (schema: Schema.Top, record: unknown): Effect.Effect<void, StatementRefused> => {
  const decoded = Schema.decodeUnknownResult(schema as unknown as Schema.Codec<unknown>)(record, { errors: "all" })
  return Result.isSuccess(decoded)
    ? Effect.void
    : Effect.fail(
        new StatementRefused({
          errors: issues(decoded.failure.issue).issues.map(({ message, path }) => ({
            path: (path ?? []).map(String).join(".") || "request",
            message
          }))
        })
      )
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { issuesOf } from "../base/issues.ts"
import { RubricFault, type RubricRule } from "./RubricFault.ts"

/** Reports one rule that a rubric breaks. */
export type Report = (rule: RubricRule, path: string, detail: string) => void

/**
 * Reads a rubric or a table of rules: by its schema, then by the rules of its own that `check` reports.
 *
 * **Details**: `input` is parsed JSON, `what` how the faults call it. Every fault of its shape is reported at once; only
 * what has the shape is checked.
 */
export const decodeRubric = <S extends Schema.ConstraintDecoder<unknown>>(
  schema: S,
  what: "rubric" | "rules",
  input: unknown,
  check: (rubric: S["Type"], report: Report) => void
): Result.Result<S["Type"], ReadonlyArray<RubricFault>> => {
  const stated = (key: string): string => {
    const value = typeof input === "object" && input !== null ? (input as Record<string, unknown>)[key] : undefined
    return typeof value === "string" ? value : "?"
  }
  const rubric = `${what} ${stated("id")} ${stated("version")}`
  const faults: Array<RubricFault> = []
  const report: Report = (rule, path, detail) => faults.push(new RubricFault({ rubric, rule, path, detail }))
  const decoded = Schema.decodeUnknownResult(schema)(input, { errors: "all", onExcessProperty: "error" })
  if (Result.isFailure(decoded))
    for (const { message, path } of issuesOf(decoded.failure, what)) report("shape", path, message)
  else check(decoded.success, report)
  return Result.isSuccess(decoded) && faults.length === 0 ? Result.succeed(decoded.success) : Result.fail(faults)
}

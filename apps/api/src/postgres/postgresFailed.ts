import { Schema } from "effect"
import { lastLines } from "./log.ts"

/** PostgreSQL did not do what it was asked to; `log` holds its last lines. */
export class PostgresFailed extends Schema.TaggedError<PostgresFailed>()("PostgresFailed", {
  message: Schema.String,
  log: Schema.String
}) {}

/** PostgreSQL ended while it was in use. */
export class PostgresStopped extends Schema.TaggedError<PostgresStopped>()("PostgresStopped", {
  message: Schema.String,
  log: Schema.String
}) {}

export const describeFailure = (what: string, directory: string, logPath: string) => {
  const log = lastLines(logPath)
  const full = /No space left on device|Disk quota exceeded/.test(log)
  const advice = full
    ? `there is no space left on the disk of ${directory}: free some, or set PROXENY_DATA to another directory.`
    : `see the end of its log, ${logPath}:`
  return { message: `${what}: ${advice}${log === "" ? "" : `\n${log.replace(/^/gm, "  ")}`}`, log }
}

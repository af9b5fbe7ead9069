import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { isRecord } from "../json.ts"
import { inChunks } from "./chunks.ts"
import { type KindedRecord, type RecordKind, recordSchemas } from "./Register.ts"

/** A record as a line of JSON, without the end of the line. */
export const recordLine = ({ kind, record }: KindedRecord): string => JSON.stringify({ kind, record })

function* lines(records: Iterable<KindedRecord>): Generator<string, void, undefined> {
  for (const record of records) yield recordLine(record)
}

/**
 * Writes records as JSON Lines: `{"kind":"city","record":{…}}`, one a line, piece by piece.
 *
 * **When to use**: for a program that takes everything, or a part of it, also claims and sources. For a full copy that
 * must prove to be whole, see `archiveLines`.
 *
 * **Details**: LF ends each line. A record has the fields that the domain gives it, its id first or last; half a
 * character and control characters are written as escapes, so that nothing is replaced. `recordsOf` gives the records of
 * a register. Read again with `readRecord`, a line gives the same record.
 */
export const jsonLines = (records: Iterable<KindedRecord>): Generator<string, void, undefined> =>
  inChunks(lines(records), "\n")

const decoders = Object.fromEntries(
  Object.entries(recordSchemas).map(([kind, schema]) => [
    kind,
    Schema.decodeUnknownResult(schema as Schema.Codec<unknown, unknown>, { onExcessProperty: "error", errors: "all" })
  ])
) as Readonly<Record<RecordKind, (value: unknown) => Result.Result<unknown, Schema.SchemaError>>>

/** Why a line is no record. */
export interface LineProblem {
  readonly problem: string
  readonly remedy: string
}

/** A line as an object. */
export const readObject = (line: string): Result.Result<Readonly<Record<string, unknown>>, LineProblem> => {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    value = undefined
  }
  return isRecord(value)
    ? Result.succeed(value)
    : Result.fail({ problem: "is not an object of JSON", remedy: "export it again, whole" })
}

/** An object as a record with its kind. */
export const recordFrom = (object: Readonly<Record<string, unknown>>): Result.Result<KindedRecord, LineProblem> => {
  const { kind, record, ...more } = object
  if (typeof kind !== "string" || !Object.hasOwn(recordSchemas, kind))
    return Result.fail({
      problem: `has the kind ${JSON.stringify(kind) ?? "(none)"}, which is not known`,
      remedy: `a record is one of ${Object.keys(recordSchemas).join(", ")}: read it with the version that wrote it`
    })
  const others = Object.keys(more)
  if (others.length > 0)
    return Result.fail({
      problem: `has ${others.map((name) => JSON.stringify(name)).join(", ")} beside kind and record`,
      remedy: "leave that out, or read it with the version that wrote it"
    })
  return Result.mapBoth(decoders[kind as RecordKind](record), {
    onSuccess: (value) => ({ kind, record: value }) as KindedRecord,
    onFailure: (error) => ({
      problem: `holds no valid ${kind}: ${error.message.replace(/\s+/g, " ")}`,
      remedy: "correct the record, or export it again"
    })
  })
}

/**
 * Reads a line that `jsonLines` wrote.
 *
 * **Errors**: a {@link LineProblem} that says what is wrong and what to do; where it stands, the caller knows.
 */
export const readRecord = (line: string): Result.Result<KindedRecord, LineProblem> =>
  Result.flatMap(readObject(line), recordFrom)

import * as Schema from "effect/Schema"
import { recordLine } from "./jsonLines.ts"
import {
  type KindedRecord,
  type RecordCounts,
  type RecordKind,
  type Register,
  recordKinds,
  recordsOf,
  registerKeys
} from "./Register.ts"
import { Sha256 } from "./sha256.ts"

/** The version of the form of an archive: its first and last line, and how records stand between them. */
export const archiveVersion = 1

/** The version of the records in it: what fields the domain gives each kind. */
export const archiveSchemaVersion = 1

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

/** The first line of an archive: what it is, and how many records of each kind follow. */
export const ArchiveHeader = Schema.Struct({
  kind: Schema.Literal("archive"),
  format: Schema.Literal("proxeny"),
  version: Schema.Literal(archiveVersion),
  schema: Schema.Literal(archiveSchemaVersion),
  /** When it was made, as the caller says. */
  madeAt: Schema.optionalKey(Schema.NonEmptyString),
  counts: Schema.Record(Schema.Literals(recordKinds), Count)
})
export type ArchiveHeader = typeof ArchiveHeader.Type

/** The last line of an archive: how many records it holds, and the SHA-256 of all lines before, each ended by LF. */
export const ArchiveEnd = Schema.Struct({
  kind: Schema.Literal("end"),
  records: Count,
  sha256: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))
})

/** More or fewer records were written than the first line of an archive promises. */
export class WrongCounts extends RangeError {
  readonly _tag = "WrongCounts"
  override readonly name = "WrongCounts"

  constructor(kind: RecordKind, promised: number, written: number) {
    super(
      `the archive promises ${promised} records of the kind ${kind}, and ${written} were written: count and write in one transaction, so that nothing changes between`
    )
  }
}

/** Adds up what stands in an archive, for whoever writes it and whoever reads it. */
export class ArchiveTally {
  readonly counts: Record<RecordKind, number> = Object.fromEntries(recordKinds.map((kind) => [kind, 0])) as never
  records = 0
  private readonly hash = new Sha256()
  private readonly utf8 = new TextEncoder()
  private waiting = ""

  line(text: string): void {
    this.waiting += `${text}\n`
    if (this.waiting.length >= 1 << 14) this.flush()
  }

  /** Lines are turned into bytes many at a time: one by one, that takes longer than what is done with them. */
  private flush(): void {
    this.hash.add(this.utf8.encode(this.waiting))
    this.waiting = ""
  }

  record(kind: RecordKind): void {
    this.counts[kind]++
    this.records++
  }

  sha256(): string {
    this.flush()
    return this.hash.digest()
  }
}

/**
 * Writes an archive a line at a time.
 *
 * **When to use**: for a register that is too large to be held, or comes from a database batch by batch: first `begin`,
 * then `add` for every record, then `end`; each gives a line without its end. For one in memory, see `archiveLines`.
 */
export class ArchiveWriter {
  private readonly tally = new ArchiveTally()
  private readonly counts: RecordCounts
  private readonly madeAt: string | undefined

  constructor(counts: RecordCounts, madeAt?: string) {
    this.counts = counts
    this.madeAt = madeAt
  }

  private line(text: string): string {
    this.tally.line(text)
    return text
  }

  begin(): string {
    const header: ArchiveHeader = {
      kind: "archive",
      format: "proxeny",
      version: archiveVersion,
      schema: archiveSchemaVersion,
      ...(this.madeAt === undefined ? {} : { madeAt: this.madeAt }),
      counts: this.counts
    }
    return this.line(JSON.stringify(header))
  }

  add(record: KindedRecord): string {
    this.tally.record(record.kind)
    return this.line(recordLine(record))
  }

  /** @throws {WrongCounts} when the records are not as many as were promised */
  end(): string {
    for (const kind of recordKinds)
      if (this.counts[kind] !== this.tally.counts[kind])
        throw new WrongCounts(kind, this.counts[kind], this.tally.counts[kind])
    return JSON.stringify({ kind: "end", records: this.tally.records, sha256: this.tally.sha256() })
  }
}

/** How many records of each kind a register holds. */
export const countsOf = (register: Register): RecordCounts =>
  Object.fromEntries(recordKinds.map((kind) => [kind, register[registerKeys[kind]].length])) as RecordCounts

/**
 * Writes everything on record as an archive: JSON Lines between a first line that says what follows and a last line that
 * proves that nothing is missing or altered.
 *
 * **When to use**: for a full copy that another installation takes back with `readArchive`.
 *
 * **Details**: lines without their ends; LF ends each, see `inChunks`. The first line holds the versions and the number
 * of records of each kind, the last their sum and the SHA-256 of all lines before. The records are those of `jsonLines`,
 * each after what it refers to. Same register, same lines. `madeAt` is kept as it is given.
 *
 * **Gotchas**: the checksum finds damage, not forgery: who alters an archive on purpose can write a new one. The negative
 * nought becomes nought, since JSON does not tell them apart.
 */
export function* archiveLines(
  register: Register,
  options: { readonly madeAt?: string } = {}
): Generator<string, void, undefined> {
  const writer = new ArchiveWriter(countsOf(register), options.madeAt)
  yield writer.begin()
  for (const record of recordsOf(register)) yield writer.add(record)
  yield writer.end()
}

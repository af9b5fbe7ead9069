import { sha256 } from "@noble/hashes/sha2.js"
import { bytesToHex } from "@noble/hashes/utils.js"
import * as Schema from "effect/Schema"
import {
  type ArchivedImport,
  type ArchiveEntry,
  type EntryKind,
  entryKinds,
  entryLine,
  type Held
} from "./archiveEntry.ts"
import { type RecordCounts, type Register, recordKinds, recordsOf, registerKeys } from "./Register.ts"

/**
 * The version of the form of an archive: its first and last line, and how records stand between them.
 *
 * **Details**: 1 has records alone. 2 has imports too, and beside a record what a register holds of it ({@link Held}); its
 * first line may name the version of the reference facts. Both are read; 2 is written.
 */
export const archiveVersion = 2

/** The version of the records in it: what fields the domain gives each kind. */
export const archiveSchemaVersion = 1

const Count = Schema.Int.check(Schema.isGreaterThanOrEqualTo(0))

const counts = Schema.Record(Schema.Literals(recordKinds), Count)
const first = {
  kind: Schema.Literal("archive"),
  format: Schema.Literal("proxeny"),
  schema: Schema.Literal(archiveSchemaVersion),
  /** When it was made, as the caller says. */
  madeAt: Schema.optionalKey(Schema.NonEmptyString)
}

/** The first line of an archive: what it is, and how many records of each kind follow. */
export const ArchiveHeader = Schema.Union([
  Schema.Struct({ ...first, version: Schema.Literal(1), counts }),
  Schema.Struct({
    ...first,
    version: Schema.Literal(archiveVersion),
    /** The version of the reference facts that are among the records. */
    reference: Schema.optionalKey(Schema.NonEmptyString),
    counts: Schema.Record(Schema.Literals(entryKinds), Count)
  })
])
export type ArchiveHeader = typeof ArchiveHeader.Type

/** How many records of each kind, and imports, there are. */
export type ArchiveCounts = RecordCounts & { readonly import?: number }

/** What the first line says beside the counts. */
export interface ArchiveOptions {
  /** When it was made, kept as it is given. */
  readonly madeAt?: string
  /** The version of the reference facts that are among the records. */
  readonly reference?: string
}

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

  constructor(kind: EntryKind, promised: number, written: number) {
    super(
      `the archive promises ${promised} records of the kind ${kind}, and ${written} were written: count and write in one transaction, so that nothing changes between`
    )
  }
}

/** Adds up what stands in an archive, for whoever writes it and whoever reads it. */
export class ArchiveTally {
  readonly counts: Record<EntryKind, number> = Object.fromEntries(entryKinds.map((kind) => [kind, 0])) as never
  records = 0
  private readonly hash = sha256.create()
  private readonly utf8 = new TextEncoder()
  private waiting = ""

  line(text: string): void {
    this.waiting += `${text}\n`
    if (this.waiting.length >= 1 << 14) this.flush()
  }

  /** Lines are turned into bytes many at a time: one by one, that takes longer than what is done with them. */
  private flush(): void {
    this.hash.update(this.utf8.encode(this.waiting))
    this.waiting = ""
  }

  record(kind: EntryKind): void {
    this.counts[kind]++
    this.records++
  }

  sha256(): string {
    this.flush()
    return bytesToHex(this.hash.digest())
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
  private readonly counts: Readonly<Record<EntryKind, number>>
  private readonly options: ArchiveOptions

  constructor(counts: ArchiveCounts, options: ArchiveOptions = {}) {
    this.counts = { ...counts, import: counts.import ?? 0 }
    this.options = options
  }

  private line(text: string): string {
    this.tally.line(text)
    return text
  }

  begin(): string {
    const { madeAt, reference } = this.options
    const header: ArchiveHeader = {
      kind: "archive",
      format: "proxeny",
      version: archiveVersion,
      schema: archiveSchemaVersion,
      ...(madeAt === undefined ? {} : { madeAt }),
      ...(reference === undefined ? {} : { reference }),
      counts: this.counts
    }
    return this.line(JSON.stringify(header))
  }

  add(entry: ArchiveEntry): string {
    this.tally.record(entry.kind)
    return this.line(entryLine(entry))
  }

  /** @throws {WrongCounts} when the records are not as many as were promised */
  end(): string {
    for (const kind of entryKinds)
      if (this.counts[kind] !== this.tally.counts[kind])
        throw new WrongCounts(kind, this.counts[kind], this.tally.counts[kind])
    return JSON.stringify({ kind: "end", records: this.tally.records, sha256: this.tally.sha256() })
  }
}

/** How many records of each kind a register holds. */
export const countsOf = (register: Register): RecordCounts =>
  Object.fromEntries(recordKinds.map((kind) => [kind, register[registerKeys[kind]].length])) as RecordCounts

/** What an archive holds beside the records of a register. */
export interface ArchiveExtras {
  readonly imports: ReadonlyArray<ArchivedImport>
  /** What is held of a record, by its id. */
  readonly held: ReadonlyMap<string, Held>
}

/**
 * Writes everything on record as an archive: JSON Lines between a first line that says what follows and a last line that
 * proves that nothing is missing or altered.
 *
 * **When to use**: for a full copy that another installation takes back with `readArchive`.
 *
 * **Details**: lines without their ends; LF ends each, see `inChunks`. The first line holds the versions and the number
 * of records of each kind, the last their sum and the SHA-256 of all lines before. The records are those of `jsonLines`,
 * each after what it refers to, with what is held of them beside; imports come last. Same register, same lines.
 *
 * **Gotchas**: the checksum finds damage, not forgery: who alters an archive on purpose can write a new one. The negative
 * nought becomes nought, since JSON does not tell them apart.
 */
export function* archiveLines(
  register: Register,
  { held, imports = [], ...options }: ArchiveOptions & Partial<ArchiveExtras> = {}
): Generator<string, void, undefined> {
  const writer = new ArchiveWriter({ ...countsOf(register), import: imports.length }, options)
  yield writer.begin()
  for (const record of recordsOf(register)) {
    const known = held?.get(record.record.id)
    yield writer.add(known === undefined ? record : { ...record, held: known })
  }
  for (const record of imports) yield writer.add({ kind: "import", record })
  yield writer.end()
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import {
  ArchiveEnd,
  type ArchiveExtras,
  ArchiveHeader,
  ArchiveTally,
  archiveSchemaVersion,
  archiveVersion
} from "./archive.ts"
import { type ArchivedImport, type ArchiveEntry, entryFrom, entryKinds, type Held } from "./archiveEntry.ts"
import { type LineProblem, readObject } from "./jsonLines.ts"
import { type Register, recordKinds, registerKeys } from "./Register.ts"

/** An archive that is not whole, or none that is known. Nothing of it may be taken. */
export class BrokenArchive extends Schema.TaggedError<BrokenArchive>()("BrokenArchive", {
  kind: Schema.Literals(["not-an-archive", "other-version", "damaged", "cut-off", "altered"]),
  /** The line, counted from 1. */
  line: Schema.Int,
  problem: Schema.String,
  remedy: Schema.String
}) {
  override get message(): string {
    return `line ${this.line} of the archive ${this.problem}; ${this.remedy}`
  }
}

const copyAgain = "nothing was taken from it: copy the archive again from where it was made, or use another one"

const strict = { onExcessProperty: "error" } as const
const headerOf = Schema.decodeUnknownResult(ArchiveHeader, strict)
const endOf = Schema.decodeUnknownResult(ArchiveEnd, strict)

/**
 * Reads an archive a line at a time and checks it.
 *
 * **When to use**: for an archive that is too large to be held. For one in memory, see `readArchive`.
 *
 * **Gotchas**: what `line` gives is only known to be right when `end` succeeds: take it all in one transaction, and
 * commit that then.
 */
export class ArchiveReader {
  private readonly tally = new ArchiveTally()
  private header: ArchiveHeader | undefined
  private ended = false
  private failed: BrokenArchive | undefined
  private at = 0

  /** How many lines there are by what the first one says, with that and the last; undefined before it is read. */
  get lines(): number | undefined {
    if (this.header === undefined) return undefined
    return 2 + Object.values(this.header.counts).reduce((sum, count) => sum + count, 0)
  }

  private fail(kind: BrokenArchive["kind"], problem: string, remedy = copyAgain): Result.Result<never, BrokenArchive> {
    this.failed = new BrokenArchive({ kind, line: Math.max(1, this.at), problem, remedy })
    return Result.fail(this.failed)
  }

  /**
   * Takes the next line, with or without its end, and gives the record or import in it; undefined for the first and the last line.
   *
   * **Errors**: {@link BrokenArchive}; every later call fails as the first that failed.
   */
  line(text: string): Result.Result<ArchiveEntry | undefined, BrokenArchive> {
    if (this.failed !== undefined) return Result.fail(this.failed)
    this.at++
    // No line holds a CR or begins with a byte order mark: where one does, a transfer or an editor put it there.
    const line = (this.at === 1 ? text.replace(/^\uFEFF/, "") : text).replace(/\r?\n?$/, "")
    if (this.ended)
      return line === "" ? Result.succeed(undefined) : this.fail("altered", "stands after the line that ends it")
    const object = readObject(line)
    if (this.header === undefined) return this.begin(line, object)
    if (Result.isFailure(object)) return this.fail("damaged", `${object.failure.problem}, so it was cut off or altered`)
    if (object.success.kind === "end") return this.finish(line, object.success)
    const entry = entryFrom(object.success, this.header.version)
    if (Result.isFailure(entry)) return this.fail("damaged", entry.failure.problem)
    this.tally.line(line)
    this.tally.record(entry.success.kind)
    return Result.succeed(entry.success)
  }

  private begin(
    line: string,
    object: Result.Result<Readonly<Record<string, unknown>>, LineProblem>
  ): Result.Result<undefined, BrokenArchive> {
    const found = Result.isSuccess(object) ? object.success : {}
    if (found.kind !== "archive" || found.format !== "proxeny")
      return this.fail(
        "not-an-archive",
        "is not the first line of one",
        "choose a file that was written as an archive: it begins with its kind, format and version"
      )
    for (const [name, known] of [
      ["version", [1, archiveVersion]],
      ["schema", [archiveSchemaVersion]]
    ] as const)
      if (!known.some((one) => one === found[name]))
        return this.fail(
          "other-version",
          `says ${name} ${JSON.stringify(found[name]) ?? "(none)"}, and ${known.join(" or ")} is what this version reads`,
          "read it with the version that wrote it, or a later one"
        )
    const header = headerOf(found)
    if (Result.isFailure(header))
      return this.fail("damaged", `is damaged: ${header.failure.message.replace(/\s+/g, " ")}`)
    this.header = header.success
    this.tally.line(line)
    return Result.succeed(undefined)
  }

  private finish(line: string, found: Readonly<Record<string, unknown>>): Result.Result<undefined, BrokenArchive> {
    const end = endOf(found)
    if (Result.isFailure(end)) return this.fail("damaged", `is damaged: ${end.failure.message.replace(/\s+/g, " ")}`)
    const { counts, records } = this.tally
    const promised: Readonly<Record<string, number>> = this.header?.counts ?? {}
    if (end.success.records !== records)
      return this.fail("altered", `says that ${end.success.records} records stand before it, and ${records} do`)
    for (const kind of entryKinds)
      if ((promised[kind] ?? 0) !== counts[kind])
        return this.fail(
          "altered",
          `ends it with ${counts[kind]} records of the kind ${kind}, and its first line says ${promised[kind] ?? 0}`
        )
    if (end.success.sha256 !== this.tally.sha256())
      return this.fail("altered", "holds a checksum that does not fit what stands before it: something was altered")
    // Nothing vouches for this line but itself: a blank that JSON passes over was not written here.
    const { kind, sha256 } = end.success
    if (line !== JSON.stringify({ kind, records, sha256 })) return this.fail("altered", "is not as it was written")
    this.ended = true
    return Result.succeed(undefined)
  }

  /**
   * Says that no more lines come, and gives the first line of an archive that is whole.
   *
   * **Errors**: {@link BrokenArchive}.
   */
  end(): Result.Result<ArchiveHeader, BrokenArchive> {
    if (this.failed !== undefined) return Result.fail(this.failed)
    if (this.header === undefined)
      return this.fail(
        "not-an-archive",
        "is missing: the file is empty",
        "choose a file that was written as an archive"
      )
    return this.ended
      ? Result.succeed(this.header)
      : this.fail("cut-off", "is the last one, and not the one that ends an archive: it was cut off here")
  }
}

/**
 * Reads an archive that `archiveLines` wrote: the same register, or why not.
 *
 * **Details**: checks every record by the rules of the domain, the number of each kind, and the checksum. LF, CR LF or no
 * end of line; a byte order mark in front is passed over.
 *
 * **Errors**: {@link BrokenArchive} says what is wrong, on which line, and what to do. Nothing of a broken archive is given.
 */
export const readArchive = (
  lines: Iterable<string>
): Result.Result<{ readonly header: ArchiveHeader; readonly register: Register } & ArchiveExtras, BrokenArchive> => {
  const reader = new ArchiveReader()
  const register = Object.fromEntries(recordKinds.map((kind) => [registerKeys[kind], []])) as never as Record<
    keyof Register,
    Array<unknown>
  >
  const imports: Array<ArchivedImport> = []
  const held = new Map<string, Held>()
  for (const line of lines) {
    const read = reader.line(line)
    if (Result.isFailure(read)) return Result.fail(read.failure)
    const entry = read.success
    if (entry === undefined) continue
    if (entry.kind === "import") imports.push(entry.record)
    else {
      register[registerKeys[entry.kind]].push(entry.record)
      if (entry.held !== undefined) held.set(entry.record.id, entry.held)
    }
  }
  return Result.map(reader.end(), (header) => ({ header, register: register as never as Register, imports, held }))
}

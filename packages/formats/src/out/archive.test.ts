import { createHash } from "node:crypto"
import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { fixedRegister, register } from "../../test/out/registers.ts"
import { type ArchiveExtras, ArchiveTally, ArchiveWriter, archiveLines, countsOf, WrongCounts } from "./archive.ts"
import { ArchivedImport, Held } from "./archiveEntry.ts"
import { jsonLines, readRecord } from "./jsonLines.ts"
import { type KindedRecord, type Register, recordKinds, recordsOf, registerKeys } from "./Register.ts"
import { ArchiveReader, type BrokenArchive, readArchive } from "./readArchive.ts"

const linesOf = (given: Register): ReadonlyArray<string> => [...archiveLines(given, { madeAt: "2026-11-29" })]
/** What may be held of any record: of each that `of` picks, the next of what was drawn. */
const extrasFor = (
  given: Register,
  imports: ReadonlyArray<ArchivedImport>,
  drawn: ReadonlyArray<Held>
): ArchiveExtras => ({
  imports,
  held: new Map([...recordsOf(given)].slice(0, drawn.length).map(({ record }, at) => [record.id, drawn[at] as Held]))
})
/** Drawn reports may hold -0, which JSON has not. */
const drawnImports = Arbitrary.array(Arbitrary.schema(ArchivedImport), { maxLength: 3 }).pipe(
  Arbitrary.map((imports): ReadonlyArray<ArchivedImport> => JSON.parse(JSON.stringify(imports)))
)
const drawnHeld = Arbitrary.array(Arbitrary.schema(Held), { maxLength: 12 })

/** An archive as the first version wrote it: records alone. */
const firstVersion = (given: Register): ReadonlyArray<string> => {
  const records = [...jsonLines(recordsOf(given))].join("").split("\n").slice(0, -1)
  const header = { kind: "archive", format: "proxeny", version: 1, schema: 1, counts: countsOf(given) }
  return ended([JSON.stringify(header), ...records])
}

/** Lines with the last one that is right for them. */
const ended = (lines: ReadonlyArray<string>): ReadonlyArray<string> => {
  const sha256 = createHash("sha256")
    .update(`${lines.join("\n")}\n`)
    .digest("hex")
  return [...lines, JSON.stringify({ kind: "end", records: lines.length - 1, sha256 })]
}

const place = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1_000_000 })))

const failure = (lines: Iterable<string>): BrokenArchive => {
  const read = readArchive(lines)
  if (Result.isSuccess(read)) return assert.fail("a broken archive was taken")
  return read.failure
}

const same = (a: unknown, b: unknown): void => {
  assert.deepStrictEqual(a, b)
  assert.strictEqual(Object.getPrototypeOf(a), Object.getPrototypeOf(b))
}

describe("jsonLines", () => {
  it.prop("a record a line, each read again as it was", [register], ([given]) => {
    const records = [...recordsOf(given)]
    const text = [...jsonLines(records)].join("")
    const lines = text === "" ? [] : text.slice(0, -1).split("\n")
    assert.strictEqual(lines.length, records.length)
    for (const [index, line] of lines.entries()) {
      const back = Result.getOrThrow(readRecord(line))
      assert.strictEqual(back.kind, records[index]?.kind)
      same(back.record, records[index]?.record)
    }
  })

  it("says what is wrong with a line that is no record", () => {
    const problem = (line: string): string => {
      const read = readRecord(line)
      return Result.isFailure(read) ? read.failure.problem : assert.fail(line)
    }
    assert.match(problem("{"), /is not an object of JSON/)
    assert.match(problem("[]"), /is not an object of JSON/)
    assert.match(problem("{}"), /has the kind \(none\), which is not known/)
    assert.match(problem('{"kind":"toString","record":{}}'), /has the kind "toString"/)
    assert.match(problem('{"kind":"city","record":{},"by":1}'), /has "by" beside kind and record/)
    assert.match(problem('{"kind":"city","record":{"id":1}}'), /holds no valid city: .*id/)
  })
})

describe("archive", () => {
  it.prop("read again, gives the same register", [register], ([given]) => {
    const { header, register: back } = Result.getOrThrow(readArchive(linesOf(given)))
    assert.deepStrictEqual(back, given)
    for (const kind of recordKinds) {
      const key = registerKeys[kind]
      for (const [index, record] of given[key].entries()) same(back[key][index], record)
      assert.strictEqual(header.counts[kind], given[key].length)
    }
    assert.strictEqual(header.madeAt, "2026-11-29")
  })

  it.prop(
    "read again, gives the same imports, and what was held of each record, and written again the same lines",
    [register, drawnImports, drawnHeld],
    ([given, imports, drawn]) => {
      const extras = { ...extrasFor(given, imports, drawn), reference: "2026.1" }
      const lines = [...archiveLines(given, extras)]
      const back = Result.getOrThrow(readArchive(lines))
      assert.deepStrictEqual(back.imports, imports)
      assert.deepStrictEqual([...back.held], [...extras.held])
      assert.deepStrictEqual(back.register, given)
      assert.strictEqual(back.header.version === 2 ? back.header.reference : undefined, "2026.1")
      assert.deepStrictEqual([...archiveLines(back.register, { ...back, reference: "2026.1" })], lines)
    }
  )

  it.prop("of the first version is read as it was", [register], ([given]) => {
    const { header, held, imports, register: back } = Result.getOrThrow(readArchive(firstVersion(given)))
    assert.deepStrictEqual(back, given)
    assert.deepStrictEqual([header.version, held.size, imports], [1, 0, []])
  })

  it("of the first version holds nothing of the second, and nothing that neither knows is passed over", () => {
    const [first = "", second = "", ...rest] = firstVersion(fixedRegister).slice(0, -1)
    const held = `${second.slice(0, -1)},"held":{"exists":false}}`
    assert.match(failure(ended([first, held, ...rest])).message, /^line 2 of the archive has "held" beside kind/)
    const [own = "", ...lines] = linesOf(fixedRegister).slice(0, -1)
    const altered = (line: string) => failure(ended([own, line, ...lines.slice(1)])).message
    assert.match(altered(`${lines[0]?.slice(0, -1)},"held":{"by":"x"}}`), /^line 2 .* no valid account .*by/)
    assert.match(altered(`${lines[0]?.slice(0, -1)},"held":{"recordedAt":"today"}}`), /as 2026-11-29T18:30/)
    assert.match(altered('{"kind":"import","record":{"id":"1"}}'), /^line 2 .* no valid import/)
    assert.match(altered('{"kind":"import","record":{},"held":{}}'), /kind "import", which is not known/)
  })

  it.prop("written again, gives the same lines", [register], ([given]) => {
    const lines = linesOf(given)
    assert.deepStrictEqual(linesOf(Result.getOrThrow(readArchive(lines)).register), lines)
  })

  it.prop("ends with the SHA-256 of the lines before, as the platform has it", [register], ([given]) => {
    const lines = linesOf(given)
    assert.deepStrictEqual(ended(lines.slice(0, -1)), lines)
  })

  it("has that of one line, and of many more than are turned into bytes at once", () => {
    const one = new ArchiveTally()
    one.line("abc")
    assert.strictEqual(one.sha256(), "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb")
    const [many, platform] = [new ArchiveTally(), createHash("sha256")]
    for (let length = 0; length < 1000; length++) {
      const line = "武".repeat(length)
      many.line(line)
      platform.update(`${line}\n`)
    }
    assert.strictEqual(many.sha256(), platform.digest("hex"))
  })

  it.prop("says by its first line how many lines it has", [register, drawnImports], ([given, imports]) => {
    const lines = [...archiveLines(given, { imports })]
    const reader = new ArchiveReader()
    assert.isUndefined(reader.lines)
    reader.line(lines[0] as string)
    assert.strictEqual(reader.lines, lines.length)
  })

  it.prop("stands any end of line and a byte order mark", [register], ([given]) => {
    const lines = linesOf(given)
    for (const text of [`\uFEFF${lines.join("\r\n")}\r\n`, `${lines.join("\n")}\n`]) {
      assert.deepStrictEqual(Result.getOrThrow(readArchive(text.split("\n"))).register, given)
      assert.deepStrictEqual(Result.getOrThrow(readArchive(text.split(/(?<=\n)/))).register, given)
    }
  })

  it.prop("is refused where it is cut off, wherever that is", [register, place], ([given, at]) => {
    const text = linesOf(given).join("\n")
    failure(text.slice(0, at % text.length).split("\n"))
  })

  it.prop(
    "is refused where a character of it is another, gone, or new",
    [register, place, place],
    ([given, at, how]) => {
      const text = linesOf(given).join("\n")
      const where = at % text.length
      const other = String.fromCharCode(32 + (how % 95))
      const [before, there, after] = [text.slice(0, where), text.charAt(where), text.slice(where + 1)]
      // When it was made is the one thing that nothing else knows; it stands under the checksum like the rest.
      for (const altered of [before + other + after, before + after, before + other + there + after])
        if (altered !== text) failure(altered.split("\n"))
    }
  )

  it("is refused where its last line, which no checksum covers, has a blank more", () => {
    const lines = linesOf(fixedRegister)
    const last = lines.at(-1) as string
    for (let at = 0; at <= last.length; at++)
      assert.isNotEmpty(failure([...lines.slice(0, -1), `${last.slice(0, at)} ${last.slice(at)}`]).message)
  })

  it.prop("is refused where a line is gone, doubled or elsewhere", [register, place, place], ([given, from, to]) => {
    const lines = linesOf(given)
    const [at, other] = [from % lines.length, to % lines.length]
    const line = lines[at] as string
    failure(lines.toSpliced(at, 1))
    failure(lines.toSpliced(at, 0, line))
    const moved = lines.toSpliced(at, 1).toSpliced(other, 0, line)
    if (moved.join("\n") !== lines.join("\n")) failure(moved)
  })

  it("says where and why it is refused, and what to do", () => {
    const lines = linesOf(fixedRegister)
    const [first = "", second = "", ...rest] = lines
    const last = lines.at(-1) ?? ""
    assert.strictEqual(failure([]).kind, "not-an-archive")
    assert.strictEqual(failure(["a,b,c"]).kind, "not-an-archive")
    const newer = failure([first.replace('"version":2', '"version":3')])
    assert.strictEqual(
      newer.message,
      "line 1 of the archive says version 3, and 1 or 2 is what this version reads; read it with the version that wrote it, or a later one"
    )
    const cut = failure(lines.slice(0, 5))
    assert.deepStrictEqual([cut.kind, cut.line], ["cut-off", 5])
    assert.match(cut.message, /^line 5 of the archive is the last one, .* cut off here; nothing was taken .* copy/)
    const half = failure([first, second, (rest[0] ?? "").slice(0, 20)])
    assert.deepStrictEqual([half.kind, half.line], ["damaged", 3])
    const name = failure(lines.map((line) => line.replace("Manchester", "Mancunium")))
    assert.deepStrictEqual([name.kind, name.line], ["altered", lines.length])
    assert.match(name.message, /holds a checksum that does not fit/)
    const less = failure(lines.toSpliced(3, 1))
    assert.match(
      less.message,
      new RegExp(`says that ${lines.length - 2} records stand before it, and ${lines.length - 3} do`)
    )
    assert.match(failure([...lines, last]).message, /stands after the line that ends it/)
  })

  it("holds what its first line says, even where the checksum is right", () => {
    const given = [...recordsOf(fixedRegister)]
    const counts = countsOf(fixedRegister)
    const writer = new ArchiveWriter(counts)
    const lines = [writer.begin(), ...given.map((one) => writer.add(one))]
    const first = (lines[0] ?? "").replace(`"city":${counts.city}`, `"city":${counts.city + 1}`)
    const sha256 = createHash("sha256")
      .update(`${[first, ...lines.slice(1)].join("\n")}\n`)
      .digest("hex")
    const found = failure([first, ...lines.slice(1), JSON.stringify({ kind: "end", records: given.length, sha256 })])
    assert.match(found.message, /ends it with 9 records of the kind city, and its first line says 10/)
  })

  it("gives nothing more after a failure, whatever comes", () => {
    const reader = new ArchiveReader()
    const lines = linesOf(fixedRegister)
    assert.isTrue(Result.isSuccess(reader.line(lines[0] as string)))
    assert.isTrue(Result.isFailure(reader.line("{")))
    for (const line of lines.slice(1)) assert.isTrue(Result.isFailure(reader.line(line)))
    const end = reader.end()
    assert.isTrue(Result.isFailure(end) && end.failure.line === 2)
  })

  it("refuses to end with other numbers than it promised", () => {
    const records: ReadonlyArray<KindedRecord> = [...recordsOf(fixedRegister)]
    const writer = new ArchiveWriter(countsOf(fixedRegister))
    writer.begin()
    for (const record of records.slice(1)) writer.add(record)
    assert.throws(() => writer.end(), WrongCounts, "promises 5 records of the kind source, and 4 were written")
  })
})

import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Fiber from "effect/Fiber"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { afterAll } from "vitest"
import { gzipped } from "./gzip.ts"
import { stage } from "./wholeFile.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-whole-"))
afterAll(() => rmSync(directory, { recursive: true }))

const bytes = (text: string): Stream.Stream<Uint8Array> => Stream.encodeText(Stream.fromIterable(text.split("")))

/** Writes a file and puts it in its place, as an export of one file does. */
const write = <E>(file: string, content: Stream.Stream<Uint8Array, E>) =>
  Effect.scoped(
    Effect.gen(function* () {
      const staged = yield* stage(file, content)
      yield* staged.settle
      return staged.bytes
    })
  )

describe("a file that is written whole", () => {
  it.effect("stands there once it is settled, with nothing beside it", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(directory, "settled-"))
      const file = join(folder, "world.csv")
      expect(yield* write(file, bytes("first"))).toBe(5)
      expect(readFileSync(file, "utf8")).toBe("first")
      chmodSync(file, 0o640)
      yield* write(file, bytes("a longer second"))
      expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["a longer second", 0o640])
      expect(readdirSync(folder)).toEqual(["world.csv"])
    })
  )

  it.effect("that fails in the middle leaves the old one as it was, and nothing of the new one", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(directory, "failed-"))
      const [file, other] = [join(folder, "world.csv"), join(folder, "new.csv")]
      writeFileSync(file, "old")
      const failing = Stream.concat(bytes("half"), Stream.fail("no more"))
      for (const one of [file, other]) expect(yield* Effect.flip(write(one, failing))).toBe("no more")
      expect(readdirSync(folder)).toEqual(["world.csv"])
      expect(readFileSync(file, "utf8")).toBe("old")
    })
  )

  it.effect("that is stopped in the middle leaves the old one as it was, and nothing of the new one", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(directory, "stopped-"))
      const file = join(folder, "world.csv")
      writeFileSync(file, "old")
      const writing = yield* Effect.forkChild(write(file, Stream.concat(bytes("half"), Stream.never)))
      while (readdirSync(folder).length < 2) yield* Effect.promise(() => new Promise(setImmediate))
      yield* Fiber.interrupt(writing)
      expect([readdirSync(folder), readFileSync(file, "utf8")]).toEqual([["world.csv"], "old"])
    })
  )

  it.effect("of several, none stands there before all are written", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(directory, "several-"))
      yield* Effect.scoped(
        Effect.gen(function* () {
          const first = yield* stage(join(folder, "a.csv"), bytes("a"))
          const second = yield* stage(join(folder, "b.csv"), bytes("b"))
          expect(readdirSync(folder).filter((name) => name.endsWith(".csv"))).toEqual([])
          yield* first.settle
          yield* second.settle
        })
      )
      expect(readdirSync(folder).sort()).toEqual(["a.csv", "b.csv"])
    })
  )

  it.effect("takes the place of what a link leads to, not of the link", () =>
    Effect.gen(function* () {
      const folder = mkdtempSync(join(directory, "link-"))
      mkdirSync(join(folder, "real"))
      writeFileSync(join(folder, "real", "world.csv"), "old")
      symlinkSync(join("real", "world.csv"), join(folder, "link.csv"))
      yield* write(join(folder, "link.csv"), bytes("new"))
      expect(readFileSync(join(folder, "real", "world.csv"), "utf8")).toBe("new")
      expect(readdirSync(folder).sort()).toEqual(["link.csv", "real"])
    })
  )

  it.effect("says why it cannot be, and what to do", () =>
    Effect.gen(function* () {
      const message = (file: string) =>
        Effect.map(Effect.flip(write(file, bytes("x"))), (error) => String(error.message))
      expect(yield* message(join(directory, "no such folder", "world.csv"))).toMatch(
        /cannot be written \(ENOENT\): name a/
      )
      expect(yield* message(directory)).toMatch(/\(EISDIR\): there is a folder of that name/)
    })
  )

  // A device that is always full: what a disk says when it has no room.
  it.skipIf(!existsSync("/dev/full"))("says that a disk is full, and leaves the device what it is", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const error = yield* Effect.flip(write("/dev/full", bytes("x")))
        expect(error.message).toMatch(/^\/dev\/full cannot be written \(ENOSPC\): the disk is full: make room/)
        expect(statSync("/dev/full").isCharacterDevice()).toBe(true)
      })
    )
  )
})

describe("compressed bytes", () => {
  it.effect.prop(
    "unpack to what they were, and are the same each time",
    [Arbitrary.array(Arbitrary.schema(Schema.String), { maxLength: 20 })],
    ([parts]) =>
      Effect.gen(function* () {
        const packed = Effect.map(Stream.runCollect(gzipped(Stream.encodeText(Stream.fromIterable(parts)))), (all) =>
          Buffer.concat([...all])
        )
        const [once, twice] = [yield* packed, yield* packed]
        expect(gunzipSync(once).toString()).toBe(
          Buffer.concat(parts.map((part) => new TextEncoder().encode(part))).toString()
        )
        expect(once.equals(twice)).toBe(true)
      })
  )
})

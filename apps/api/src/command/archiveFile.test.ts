import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as Stream from "effect/Stream"
import { afterAll } from "vitest"
import { archiveFile } from "./archiveFile.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-archive-"))
afterAll(() => rmSync(directory, { recursive: true }))
const file = join(directory, "world.proxeny")

const linesIn = (bytes: Uint8Array) => {
  writeFileSync(file, bytes)
  return Effect.map(Stream.runCollect(archiveFile(file)), (batches) => [...batches].flat())
}

describe("the lines of an archive", () => {
  it.effect.prop(
    "are those of the text, compressed or not",
    [Arbitrary.schema(Schema.Array(Schema.Literals(["a", "é", "武", "\n", "\r", "𝄞"])))],
    ([signs]) =>
      Effect.gen(function* () {
        const text = signs.join("")
        const expected =
          text.replace(/\n$/, "") === "" && !text.includes("\n") ? [] : text.replace(/\n$/, "").split("\n")
        const bytes = new TextEncoder().encode(text)
        expect(yield* linesIn(bytes)).toEqual(expected)
        expect(yield* linesIn(gzipSync(bytes))).toEqual(expected)
      })
  )

  it.effect("come some at a time, also where most are blank, and whole where one is long", () =>
    Effect.gen(function* () {
      const text = `${"\n".repeat(300_000)}${"x".repeat(5_000_000)}\nlast`
      writeFileSync(file, gzipSync(text))
      const batches = [...(yield* Stream.runCollect(archiveFile(file)))]
      expect(Math.max(...batches.map(({ length }) => length))).toBeLessThanOrEqual(2_001)
      const lines = batches.flat()
      expect([lines.length, lines.at(-2)?.length, lines.at(-1)]).toEqual([300_002, 5_000_000, "last"])
    })
  )

  it.effect("have an end: what is one line without it is no archive", () =>
    Effect.gen(function* () {
      writeFileSync(file, gzipSync(Buffer.alloc(70 << 20, "x"), { level: 1 }))
      const { message } = yield* Effect.flip(Stream.runDrain(archiveFile(file)))
      expect(message).toBe(`${file} has a line of more than 64 MiB: it is no archive. Nothing was written.`)
    })
  )
})

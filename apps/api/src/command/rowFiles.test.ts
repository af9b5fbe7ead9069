import {
  existsSync,
  linkSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync
} from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { afterAll } from "vitest"
import type { RowReport } from "../imports/ImportReport.ts"
import { openRowFiles } from "./rowFiles.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-rows-"))
afterAll(() => rmSync(directory, { recursive: true }))

const row = (number: number, outcome: RowReport["outcome"]): RowReport => ({
  row: number,
  outcome,
  reason: 'say "why"',
  kind: "twinnings",
  file: "list.csv",
  line: number + 1,
  remarks: []
})

/** A folder with a list in it, and what its name stands for. */
const withList = () => {
  const folder = mkdtempSync(join(directory, "list-"))
  const at = (name: string): string => join(folder, name)
  writeFileSync(at("list.csv"), "the list")
  return { folder, at }
}

const message = <A, E extends { readonly message: string }>(work: Effect.Effect<A, E>) =>
  Effect.map(Effect.flip(work), (error) => error.message)

describe("the files that tell of the rows of an import", () => {
  it.effect("hold every row, and the rejected ones, once they are finished", () =>
    Effect.gen(function* () {
      const { at, folder } = withList()
      yield* Effect.scoped(
        Effect.gen(function* () {
          const files = yield* openRowFiles({ report: at("r.jsonl"), rejected: at("r.csv"), lists: [at("list.csv")] })
          for (const one of [row(1, "created"), row(2, "rejected"), row(3, "rejected")]) yield* files.row(one)
          expect([existsSync(at("r.jsonl")), existsSync(at("r.csv"))]).toEqual([false, false])
          yield* files.finish("")
        })
      )
      expect(
        readFileSync(at("r.jsonl"), "utf8")
          .trimEnd()
          .split("\n")
          .map((line) => JSON.parse(line).row)
      ).toEqual([1, 2, 3])
      expect(readFileSync(at("r.csv"), "utf8")).toBe(
        'file,row,line,column,text,reason,remedy\r\nlist.csv,2,3,,,"say ""why""",\r\nlist.csv,3,4,,,"say ""why""",\r\n'
      )
      expect(readdirSync(folder).sort()).toEqual(["list.csv", "r.csv", "r.jsonl"])
    })
  )

  it.effect("are nowhere where they are not finished, and an older one is as it was", () =>
    Effect.gen(function* () {
      const { at, folder } = withList()
      writeFileSync(at("r.jsonl"), "old")
      yield* Effect.scoped(
        Effect.gen(function* () {
          const files = yield* openRowFiles({ report: at("r.jsonl"), rejected: at("r.csv"), lists: [] })
          for (let number = 1; number < 2_000; number++) yield* files.row(row(number, "rejected"))
        })
      )
      expect([readdirSync(folder).sort(), readFileSync(at("r.jsonl"), "utf8")]).toEqual([
        ["list.csv", "r.jsonl"],
        "old"
      ])
    })
  )

  it.effect("are never one of the lists, by whatever name, nor each other", () =>
    Effect.gen(function* () {
      const { at, folder } = withList()
      symlinkSync("list.csv", at("link.csv"))
      linkSync(at("list.csv"), at("hard.csv"))
      const lists = [at("other.csv"), at("list.csv")]
      for (const report of [at("list.csv"), at("link.csv"), at("hard.csv"), join(folder, ".", "list.csv")]) {
        expect(yield* message(Effect.scoped(openRowFiles({ report, rejected: undefined, lists })))).toBe(
          `--report names ${report}, which is one of the lists to bring in: name another file. Nothing was read or written.`
        )
        expect(yield* message(Effect.scoped(openRowFiles({ report: undefined, rejected: report, lists })))).toMatch(
          /^--rejected names /
        )
      }
      expect(
        yield* message(Effect.scoped(openRowFiles({ report: at("r"), rejected: join(folder, ".", "r"), lists: [] })))
      ).toMatch(/which is that of --report as well/)
      expect(readFileSync(at("list.csv"), "utf8")).toBe("the list")
      expect(readdirSync(folder).sort()).toEqual(["hard.csv", "link.csv", "list.csv"])
    })
  )

  it.effect("are refused before a row is read where they cannot be written, and say afterwards what was done", () =>
    Effect.gen(function* () {
      const { at, folder } = withList()
      expect(yield* message(Effect.scoped(openRowFiles({ report: folder, rejected: undefined, lists: [] })))).toMatch(
        /\(EISDIR\): there is a folder of that name: name a file/
      )
      expect(
        yield* message(Effect.scoped(openRowFiles({ report: undefined, rejected: at("no/such"), lists: [] })))
      ).toMatch(/\(ENOENT\)/)
    })
  )

  // A device that is always full: what a disk says when it has no room.
  it.skipIf(!existsSync("/dev/full"))("stop the import where the disk fills, and say where it is done already", () =>
    Effect.runPromise(
      Effect.gen(function* () {
        const files = openRowFiles({ report: "/dev/full", rejected: undefined, lists: [] })
        const many = Effect.scoped(
          Effect.gen(function* () {
            const { row: take } = yield* files
            for (let number = 1; number < 2_000; number++) yield* take(row(number, "created"))
          })
        )
        expect(yield* message(many)).toMatch(
          /^Nothing was brought into the register: \/dev\/full cannot be written \(ENOSPC\): the disk is full/
        )
        const few = Effect.scoped(
          Effect.gen(function* () {
            const { finish, row: take } = yield* files
            yield* take(row(1, "created"))
            yield* finish("The import is done, but ")
          })
        )
        expect(yield* message(few)).toMatch(/^The import is done, but \/dev\/full cannot be written \(ENOSPC\)/)
      })
    )
  )
})

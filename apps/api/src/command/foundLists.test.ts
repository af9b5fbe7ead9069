import { appendFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { describe, expect, it } from "@effect/vitest"
import * as Effect from "effect/Effect"
import { afterAll } from "vitest"
import { bytesOf, type ImportFile } from "../imports/ImportFile.ts"
import { openTable } from "../imports/lists/openList.ts"
import { foundLists } from "./foundLists.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-found-"))
afterAll(() => rmSync(directory, { recursive: true }))

const at = (...names: ReadonlyArray<string>): string => join(directory, ...names)
for (const name of ["a", "b"]) {
  mkdirSync(at(name))
  writeFileSync(at(name, "list.csv"), `city,partner\n${name},x\n`)
}
writeFileSync(at("b", "other.csv"), "city,partner\nc,d\n")
symlinkSync(at("a", "list.csv"), at("b", "linked.csv"))
symlinkSync(at("nowhere"), at("b", "dangling.csv"))
symlinkSync(at("a"), at("b", "folder"))

const found = (...paths: ReadonlyArray<string>) =>
  Effect.scoped(Effect.map(foundLists(paths, undefined), ({ files }) => files)).pipe(Effect.provide(NodeServices.layer))

const textOf = (file: ImportFile) =>
  Effect.promise(async () => {
    const parts: Array<Uint8Array> = []
    for await (const part of bytesOf(file) as AsyncIterable<Uint8Array>) parts.push(part)
    return Buffer.concat(parts).toString()
  })

describe("the lists that a person names", () => {
  it.effect("are read once each, by whatever name they are named", () =>
    Effect.gen(function* () {
      const names = (files: ReadonlyArray<ImportFile>) => files.map(({ name }) => name)
      expect(names(yield* found(at("a", "list.csv"), at("a", ".", "list.csv"), at("a")))).toEqual(["list.csv"])
    })
  )

  it.effect("are told apart by their paths where they have one name, and are also what links lead to", () =>
    Effect.gen(function* () {
      const files = yield* found(at("a", "list.csv"), at("b", "list.csv"), at("b", "other.csv"))
      expect(files.map(({ name }) => name)).toEqual([at("a", "list.csv"), at("b", "list.csv"), "other.csv"])
      expect(yield* textOf(files[1] as ImportFile)).toBe("city,partner\nb,x\n")
      expect((yield* found(at("b"))).map(({ name }) => name)).toEqual(["linked.csv", "list.csv", "other.csv"])
    })
  )

  it.effect("are not read on where they change or vanish meanwhile", () =>
    Effect.gen(function* () {
      const file = at("changing.csv")
      const say = (work: Effect.Effect<unknown, { readonly message: string }>) =>
        Effect.map(Effect.flip(work), (error) => error.message)
      writeFileSync(file, "city,partner\nc,d\n")
      const [list] = (yield* found(file)) as [ImportFile]
      expect(yield* textOf(list)).toBe("city,partner\nc,d\n")
      // Longer than what is looked at when it is opened.
      appendFileSync(file, "e,f\n".repeat(300_000))
      expect(yield* say(openTable(list, undefined))).toBe(
        "changing.csv could not be read to its end (it was changed while it was being read): see that it is whole and stays where it is. Nothing was written."
      )
      writeFileSync(file, "city,partner\nc,d\n")
      const [again] = (yield* found(file)) as [ImportFile]
      const half = Effect.promise(async () => {
        const bytes = (bytesOf(again) as AsyncIterable<Uint8Array>)[Symbol.asyncIterator]()
        await bytes.next()
        utimesSync(file, 1, 1)
        return bytes.next().then(String, String)
      })
      expect(yield* half).toMatch(/it was changed while it was being read/)
      const [last] = (yield* found(file)) as [ImportFile]
      rmSync(file)
      expect(yield* say(openTable(last, undefined))).toMatch(/^changing\.csv could not be read to its end \(ENOENT/)
    })
  )

  it.effect("are nowhere where a path leads nowhere", () =>
    Effect.gen(function* () {
      symlinkSync("loop.csv", at("loop.csv"))
      const message = (path: string) => Effect.map(Effect.flip(found(path)), (error) => error.message)
      expect(yield* message(at("loop.csv"))).toMatch(/is a link that leads to itself: name the file\.$/)
      expect(yield* message("")).toBe("The path is not there: check the path.")
    })
  )
})

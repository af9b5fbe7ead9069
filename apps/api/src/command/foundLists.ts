import { realpath } from "node:fs/promises"
import * as Effect from "effect/Effect"
import type { ImportFile } from "../imports/ImportFile.ts"
import { isRemote } from "../remote/keepList.ts"
import { say } from "./progress.ts"
import { type FoundFile, filesAt } from "./readPath.ts"
import { remoteFile } from "./remoteFiles.ts"

/** The lists that a person named. */
export interface FoundLists {
  readonly files: ReadonlyArray<ImportFile>
  /** Where those of them that are on this machine lie. */
  readonly paths: ReadonlyArray<string>
  /** Whether one was named by its folder, which may hold other things as well. */
  readonly folder: boolean
}

/**
 * Finds the lists that are named, each once.
 *
 * **Details**: files of one name, from two folders, are called by their paths, for rows are known by their file.
 */
export const foundLists = Effect.fn("command.foundLists")(function* (
  named: ReadonlyArray<string>,
  language: string | undefined
) {
  const found = new Map<string, FoundFile>()
  const paths: Array<string> = []
  let folder = false
  for (const name of named) {
    const remote = isRemote(name)
    const at = remote
      ? { files: [{ ...(yield* remoteFile(name, language)), path: name }], folder: false }
      : yield* filesAt(name)
    folder ||= at.folder
    for (const file of at.files) {
      const key = remote ? name : yield* Effect.promise(() => realpath(file.path).catch(() => file.path))
      if (found.has(key)) say(`${file.path} is named more than once, and read once.`)
      else found.set(key, file)
      if (!remote) paths.push(file.path)
    }
  }
  const names = new Map<string, number>()
  for (const { name } of found.values()) names.set(name, (names.get(name) ?? 0) + 1)
  const files = [...found.values()].map(
    ({ path, ...file }): ImportFile => (names.get(file.name) === 1 ? file : { ...file, name: path })
  )
  return { files, paths, folder } satisfies FoundLists
})

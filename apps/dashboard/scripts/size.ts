// Prints what the first screen loads from the built files, gzipped: node scripts/size.ts
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"

interface Chunk {
  readonly file: string
  readonly isEntry?: boolean
  readonly imports?: ReadonlyArray<string>
  readonly css?: ReadonlyArray<string>
  readonly assets?: ReadonlyArray<string>
}

const app = join(import.meta.dirname, "../dist/app")
const manifest = JSON.parse(readFileSync(join(app, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>
const files = new Set(["index.html", "before-paint.js"])
const follow = (key: string): void => {
  const chunk = manifest[key]
  if (chunk === undefined || files.has(chunk.file)) return
  for (const file of [chunk.file, ...(chunk.css ?? []), ...(chunk.assets ?? [])]) files.add(file)
  for (const next of chunk.imports ?? []) follow(next)
}
for (const [key, chunk] of Object.entries(manifest)) if (chunk.isEntry === true) follow(key)
follow("src/overview/Page.tsx")

const sizes = [...files]
  .filter((file) => !file.includes("land-50m"))
  .map((file) => {
    const body = readFileSync(join(app, file))
    return { file, size: file.endsWith(".woff2") ? body.length : gzipSync(body).length }
  })
const sum = (kind: RegExp) => sizes.filter(({ file }) => kind.test(file)).reduce((all, { size }) => all + size, 0)
for (const { file, size } of sizes.toSorted((a, b) => b.size - a.size)) console.log(String(size).padStart(8), file)
console.log(`script ${sum(/\.js$/)} B, style ${sum(/\.css$/)} B, fonts ${sum(/\.woff2$/)} B, all ${sum(/./)} B`)

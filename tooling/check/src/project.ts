import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { createRequire } from "node:module"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import type { Manifest, Project } from "./boundaries.ts"

/** Where the project begins. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "")

/** Every file of the project, ignored ones left out, by path from the root. */
export const files = (): ReadonlyArray<string> =>
  execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard", "-z"], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((path) => path !== "" && existsSync(join(root, path)))

/** The folder of every workspace package, such as `packages/graph`. */
export const packageFolders = (all: ReadonlyArray<string> = files()): ReadonlyArray<string> =>
  all.filter((path) => /^(packages|apps|tooling)\/[^/]+\/package\.json$/.test(path)).map((path) => dirname(path))

/** The manifest of one package. */
export const manifestOf = <M = Manifest>(folder: string): M =>
  JSON.parse(readFileSync(join(root, folder, "package.json"), "utf8"))

/**
 * Whether effect tags one of its modules as stable. Its root export re-exports functions besides modules: what has no
 * file of its own comes from a module that is stable.
 */
const isStable = (module: string): boolean => {
  const dist = dirname(createRequire(join(root, "packages/domain/package.json")).resolve("effect"))
  const name = module.split("/")
  // effect/sql/SqlClient is as stable as effect/sql says it is
  const file = name.length > 1 ? join(dist, name[0] as string, "index.d.ts") : join(dist, `${module}.d.ts`)
  const index = join(dist, module, "index.d.ts")
  const declarations = existsSync(file) ? file : existsSync(index) ? index : undefined
  if (declarations === undefined) return name.length === 1
  const header = readFileSync(declarations, "utf8").split("*/", 1)[0] as string
  return header.includes("@stability stable")
}

/** The project on disk. */
export const readProject = (): Project => {
  const all = files()
  const read = all.filter((path) => /^(packages|apps|tooling)\/.*(?<!\.d)\.(tsx?|m?js)$/.test(path))
  return {
    sources: new Map(read.map((path) => [path, readFileSync(join(root, path), "utf8")])),
    others: new Set(all),
    manifests: new Map(packageFolders(all).map((folder) => [folder, manifestOf(folder)])),
    isStable
  }
}

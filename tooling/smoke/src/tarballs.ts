import { spawnSync } from "node:child_process"
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"

/** Where the project begins. */
export const root = fileURLToPath(new URL("../../..", import.meta.url)).replace(/\/$/, "")

/** A package as it would be published. */
export interface Tarball {
  readonly name: string
  /** Where the file is. */
  readonly file: string
  /** The subpaths that can be imported, `.` among them, without `./package.json`. */
  readonly subpaths: ReadonlyArray<string>
}

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly exports?: Readonly<Record<string, unknown>>
}

/** Runs a command, and fails with what it printed. */
export const run = (folder: string, command: string, ...args: ReadonlyArray<string>): string => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd: folder, encoding: "utf8", env: bare() })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}\n${stdout}${stderr}`)
  return stdout
}

/** The environment of someone who has never heard of this project: without what pnpm says to its scripts. */
const bare = (): NodeJS.ProcessEnv =>
  Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(npm_(?!config_(registry|cache|cafile)$)|PNPM_|NODE_PATH)/i.test(name)
    )
  )

/** Packs every package of the project that is not private, as built, into a folder. */
export const packAll = (into: string): ReadonlyArray<Tarball> =>
  ["packages", "apps"]
    .flatMap((kind) => readdirSync(join(root, kind)).map((name) => join(root, kind, name)))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest }))
    .filter(({ manifest }) => manifest.private !== true)
    .map(({ folder, manifest }) => {
      const file = join(into, `${manifest.name.replace("@", "").replace("/", "-")}.tgz`)
      run(folder, "npx", "--yes", "pnpm@12", "pack", "--out", file)
      const subpaths = Object.keys(manifest.exports ?? {}).filter((path) => path !== "./package.json")
      return { name: manifest.name, file, subpaths }
    })

/** Installs some of the packages into an empty folder, the others standing ready for those that need them. */
export const install = (folder: string, all: ReadonlyArray<Tarball>, some: ReadonlyArray<Tarball>): void => {
  mkdirSync(folder, { recursive: true })
  const files = (of: ReadonlyArray<Tarball>) => Object.fromEntries(of.map(({ name, file }) => [name, `file:${file}`]))
  const manifest = { name: "consumer", private: true, type: "module", dependencies: files(some), overrides: files(all) }
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest))
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline")
}

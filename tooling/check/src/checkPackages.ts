/** Reports what a publishable package lacks before someone who installs it does. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { manifestOf, packageFolders, root } from "./project.ts"

interface Manifest {
  readonly name: string
  readonly private?: boolean
  readonly description?: string
  readonly license?: string
  readonly type?: string
  readonly version?: string
  readonly files?: ReadonlyArray<string>
  readonly keywords?: ReadonlyArray<string>
  readonly engines?: { readonly node?: string }
  readonly exports?: Readonly<Record<string, string | { readonly types?: string; readonly default?: string }>>
  readonly bin?: Readonly<Record<string, string>>
  readonly publishConfig?: { readonly access?: string }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
}

/** Every package must answer each of these with yes. */
const questions: ReadonlyArray<readonly [string, (manifest: Manifest, folder: string) => boolean]> = [
  ["LICENSE is there, the same as the project's", (_, folder) => text(folder, "LICENSE") === text(".", "LICENSE")],
  [
    "README.md is there and begins with the package's name",
    (m, folder) => text(folder, "README.md").startsWith(`# ${m.name}\n`)
  ],
  ["README.md shows code", (_, folder) => text(folder, "README.md").includes("\n```")],
  ["it is described", (m) => (m.description ?? "").length > 20],
  ["license is MIT", (m) => m.license === "MIT"],
  ["type is module", (m) => m.type === "module"],
  ["it has a version", (m) => m.version !== undefined],
  ["it has keywords", (m) => (m.keywords ?? []).length > 0],
  ["engines.node is given", (m) => m.engines?.node !== undefined],
  ["files lists dist and no source", (m) => m.files?.includes("dist") === true && !m.files.includes("src")],
  ["publishConfig.access is public", (m) => m.publishConfig?.access === "public"],
  [
    'exports has "." and "./package.json"',
    (m) => m.exports?.["."] !== undefined && m.exports["./package.json"] !== undefined
  ],
  [
    "every export has types, then a default, and both are built",
    (m, folder) =>
      Object.entries(m.exports ?? {}).every(
        ([path, target]) =>
          path === "./package.json" ||
          typeof target === "string" ||
          (Object.keys(target).join() === "types,default" &&
            [target.types, target.default].every((file) => file !== undefined && existsSync(join(root, folder, file))))
      )
  ],
  [
    "every command is built and names its interpreter",
    (m, folder) => Object.values(m.bin ?? {}).every((file) => text(folder, file).startsWith("#!/usr/bin/env node\n"))
  ],
  ["nothing built is a test", (_, folder) => !holdsTests(join(root, folder, "dist"))],
  [
    "the packages of this project are workspace:^",
    (m) =>
      Object.entries(m.dependencies ?? {}).every(
        ([name, range]) => !name.startsWith("@proxeny/") || range === "workspace:^"
      )
  ],
  [
    "a library leaves the choice of effect to those who install it",
    (m, folder) => !folder.startsWith("packages/") || m.dependencies?.effect === undefined
  ]
]

const text = (folder: string, file: string): string => {
  const path = join(root, folder, file)
  return existsSync(path) && statSync(path).isFile() ? readFileSync(path, "utf8") : ""
}

const holdsTests = (folder: string): boolean =>
  existsSync(folder) &&
  readdirSync(folder, { recursive: true, encoding: "utf8" }).some((path) => /\.(test|test-d|bench)\./.test(path))

const publishable = packageFolders()
  .map((folder) => ({ folder, manifest: manifestOf<Manifest>(folder) }))
  .filter(({ manifest }) => manifest.private !== true)

let faults = 0
for (const { folder, manifest } of publishable)
  for (const [question, answer] of questions)
    if (!answer(manifest, folder)) {
      console.log(`${folder}: not so: ${question}`)
      faults++
    }
console.log(`${publishable.length} packages, ${questions.length} questions each, ${faults} faults`)
if (faults > 0 || publishable.length === 0) process.exitCode = 1

/**
 * Reports Effects that are made and then dropped, and the other mistakes that effect's own diagnostics know, in every
 * package. Packages must be built: an import that cannot be resolved has no type, and nothing is found in it.
 */
import { spawnSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { importsOf } from "./imports.ts"
import { files, packageFolders, root } from "./project.ts"

interface Report {
  readonly diagnostics: ReadonlyArray<{
    readonly file: string
    readonly line: number
    readonly column: number
    readonly name: string
    readonly message: string
  }>
  readonly files: ReadonlyArray<{ readonly file: string; readonly detectedEffect: string }>
}

/** Without options the program checks no file, and says that all is well. */
const options = JSON.stringify({ diagnosticSeverity: {} })
const flags = ["--format", "json", "--list-files", "--severity", "error,warning", "--lspconfig", options]

const all = files()
const faults: Array<string> = []
let checked = 0
for (const folder of packageFolders(all)) {
  const sources = all.filter((path) => path.startsWith(`${folder}/`) && /(?<!\.d)\.tsx?$/.test(path))
  if (sources.length === 0) continue
  const { stdout, stderr } = spawnSync("effect-tsgo", ["diagnostics", "--project", "tsconfig.json", ...flags], {
    cwd: join(root, folder),
    encoding: "utf8",
    maxBuffer: 2 ** 28
  })
  let report: Report
  try {
    report = JSON.parse(stdout)
  } catch {
    faults.push(`${folder}: effect-tsgo gave no report. ${stderr || stdout}`)
    continue
  }
  for (const { file, line, column, name, message } of report.diagnostics)
    faults.push(`${relative(root, file)}:${line}:${column} ${name}: ${message}`)

  const read = new Set<string>()
  for (const { file, detectedEffect } of report.files) {
    const path = relative(root, file)
    read.add(path)
    if (
      detectedEffect !== "v4" &&
      importsOf(path, readFileSync(file, "utf8")).some(({ specifier }) => /^effect(\/|$)/.test(specifier))
    )
      faults.push(`${path}: checked against effect ${detectedEffect}, not v4`)
  }
  for (const source of sources)
    if (!read.has(source))
      faults.push(`${source}: not in the tsconfig.json of ${folder}, so no types are checked in it`)
  checked += read.size
}

for (const fault of faults) console.log(fault)
console.log(`${checked} files read, ${faults.length} faults`)
if (faults.length > 0 || checked === 0) process.exitCode = 1

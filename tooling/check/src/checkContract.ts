/**
 * Checks the description of the API: a linter finds nothing in it, and nothing that a client of the last release rests on is
 * broken, unless a changeset says that the next release is a major one. The packages must be built.
 *
 *     node src/checkContract.ts            checks
 *     node src/checkContract.ts --release  keeps the description as that of the last release
 */
import { spawnSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { openApi } from "@proxeny/api"
import { breaking, type Contract } from "@proxeny/tooling-contract/breaking"
import { root } from "./project.ts"

const released = join(root, "packages/client/openapi.json")
const now = openApi() as unknown as Contract

if (process.argv.includes("--release")) {
  writeFileSync(released, `${JSON.stringify(now, null, 1)}\n`)
  process.exit(0)
}

const faults: Array<string> = []
const folder = mkdtempSync(join(tmpdir(), "proxeny-contract-"))
try {
  const file = join(folder, "openapi.json")
  writeFileSync(file, JSON.stringify(now))
  const linted = spawnSync("redocly", ["lint", file, "--extends", "recommended-strict", "--format", "stylish"], {
    cwd: join(root, "tooling/check"),
    encoding: "utf8",
    env: {
      ...process.env,
      PATH: `${join(root, "tooling/check/node_modules/.bin")}:${process.env.PATH}`,
      REDOCLY_TELEMETRY: "off",
      REDOCLY_SUPPRESS_UPDATE_NOTICE: "true"
    }
  })
  const said = `${linted.stdout}${linted.stderr}`
  if (linted.status !== 0 || /\bwarnings?\b/.test(said)) faults.push(`the linter: ${linted.error?.message ?? said}`)
} finally {
  rmSync(folder, { recursive: true })
}

const changesets = join(root, ".changeset")
const isMajor = readdirSync(changesets)
  .filter((name) => name.endsWith(".md"))
  .map((name) => readFileSync(join(changesets, name), "utf8").split("---")[1] ?? "")
  .some((head) => /"@proxeny\/(client|api)":\s*major/.test(head))
if (!isMajor)
  for (const one of breaking(JSON.parse(readFileSync(released, "utf8")), now))
    faults.push(`${one}. That breaks clients: keep it, or say "major" for @proxeny/client in a changeset`)

for (const fault of faults) console.log(fault)
console.log(`${Object.keys(now.paths).length} paths described, ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1

/** Runs every check, goes on after a failure, and says at the end which of them failed. */
import { spawnSync } from "node:child_process"
import { root } from "./project.ts"

const node = (file: string): ReadonlyArray<string> => ["node", `tooling/check/src/${file}`]

/** What each check is called, and its command. Those that read types or built files come after the build. */
const steps: ReadonlyArray<readonly [string, ReadonlyArray<string>]> = [
  ["lint and format", ["biome", "check", "--error-on-warnings", "."]],
  ["boundaries and cycles", node("checkBoundaries.ts")],
  [
    "build, types and tarballs",
    ["turbo", "run", "build", "typecheck", "check:package", "--continue=dependencies-successful"]
  ],
  ["floating effects", node("checkEffects.ts")],
  ["contract of the API", node("checkContract.ts")],
  ["contents of packages", node("checkPackages.ts")],
  ["unused code", ["knip"]]
]

const failed: Array<string> = []
for (const [name, [command, ...args]] of steps) {
  console.log(`\n── ${name}: ${[command, ...args].join(" ")}`)
  const { status, error } = spawnSync(command as string, args, { cwd: root, stdio: "inherit" })
  if (error !== undefined) console.error(error.message)
  if (status !== 0) failed.push(name)
}
if (failed.length > 0) console.log(`\nFailed: ${failed.join("; ")}`)
console.log(`\n${steps.length - failed.length} passed, ${failed.length} failed`)
process.exitCode = failed.length === 0 ? 0 : 1

/**
 * Proves what a service has to keep to when many use it, some of them badly.
 *
 *     node src/prove.ts [--short] [--only journey|access|writers|input] [--report FILE]
 *
 * The API must be built. Talks to 127.0.0.1 alone; every process that it starts ends with it.
 */
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { proveAccess } from "./access.ts"
import { proveBadInput } from "./badInput.ts"
import type { Findings } from "./Findings.ts"
import { proveJourney } from "./journey.ts"
import { proveWriters } from "./writers.ts"

const { values } = parseArgs({
  options: { short: { type: "boolean", default: false }, only: { type: "string" }, report: { type: "string" } }
})
const { short } = values
const proofs: Readonly<Record<string, () => Promise<Findings>>> = {
  journey: proveJourney,
  access: proveAccess,
  writers: () =>
    proveWriters(short ? { clients: 16, records: 40, steps: 6 } : { clients: 64, records: 500, steps: 30 }),
  input: () => proveBadInput(short ? 3_000 : 26_000)
}

let [passed, failed] = [0, 0]
const report: Array<string> = []
for (const [name, prove] of Object.entries(proofs)) {
  if (values.only !== undefined && values.only !== name) continue
  const found = await prove().catch((error: unknown) => error as Error)
  if (found instanceof Error) {
    failed++
    console.log(`\n── ${name}: it could not be proved\n${found.stack}`)
    continue
  }
  console.log(`\n── ${found.name}: ${found.held} held, ${found.faults.length} did not`)
  for (const [what, value] of found.facts) console.log(`   ${what}: ${value}`)
  const kinds = Map.groupBy(found.faults, (fault) => fault.split(":")[0] ?? "")
  for (const [, faults] of [...kinds].slice(0, 60))
    console.log(`   ✗ ${faults[0]}${faults.length > 1 ? ` (and ${faults.length - 1} more there)` : ""}`)
  passed += found.held
  failed += found.faults.length
  report.push(
    `| ${found.name} | |`,
    `| --- | --- |`,
    `| What had to hold, and did | ${found.held.toLocaleString("en-GB")} |`,
    `| What did not | ${found.faults.length} |`,
    ...found.facts.map(([what, value]) => `| ${what} | ${value} |`),
    ""
  )
}
if (values.report !== undefined) writeFileSync(values.report, `${report.join("\n")}\n`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/**
 * Prints how many tests passed and failed, `N N`, from a log and the exit code that came with it. After the name of a
 * script, every package with that script must have run a test.
 *
 *     node src/countTests.ts LOG EXIT_CODE [SCRIPT]
 */
import { readFileSync } from "node:fs"
import { countTests } from "./counts.ts"
import { manifestOf, packageFolders } from "./project.ts"

interface Manifest {
  readonly name: string
  readonly scripts?: Readonly<Record<string, string>>
}

const [log, exitCode, script] = process.argv.slice(2)
if (log === undefined || exitCode === undefined) {
  console.error("usage: node src/countTests.ts LOG EXIT_CODE [SCRIPT]")
  process.exit(2)
}
const tasks =
  script === undefined
    ? []
    : packageFolders()
        .map((folder) => manifestOf<Manifest>(folder))
        .filter(({ scripts }) => scripts?.[script] !== undefined)
        .map(({ name }) => `${name}:${script}`)
const { passed, failed } = countTests(readFileSync(log, "utf8"), Number(exitCode), tasks)
console.log(`${passed} ${failed}`)

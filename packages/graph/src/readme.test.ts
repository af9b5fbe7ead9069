import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const folder = fileURLToPath(new URL("..", import.meta.url))

const readme = readFileSync(`${folder}/README.md`, "utf8")
const examples = [...readme.matchAll(/^```ts\n(.*?)^```$/gms)].map(([, code = ""], i) => [i + 1, code] as const)

it.each(examples)("README.md's example %i prints what its comments say, run against the built package", (_, code) => {
  const promised = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1])
  const printed = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: folder,
    encoding: "utf8"
  })
  expect(promised.length).toBeGreaterThan(0)
  expect(printed.trimEnd().split("\n")).toEqual(promised)
})

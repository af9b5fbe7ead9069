import { execFileSync } from "node:child_process"
import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, it } from "vitest"

const folder = fileURLToPath(new URL("..", import.meta.url))

it("README.md's example prints what its comments say, run against the built package", () => {
  const code = /^```ts\n(.*?)^```$/ms.exec(readFileSync(`${folder}/README.md`, "utf8"))?.[1] ?? ""
  const promised = [...code.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map((match) => match[1])
  const printed = execFileSync(process.execPath, ["--input-type=module-typescript", "--eval", code], {
    cwd: folder,
    encoding: "utf8"
  })
  expect(promised.length).toBeGreaterThan(0)
  expect(printed.trimEnd().split("\n")).toEqual(promised)
})

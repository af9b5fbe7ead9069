import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as domain from "./index.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code)

/** Runs an example as it stands, and gives what it prints. */
const printed = (example: string): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const body = example
    .replace(/import \{([^}]*)\} from "@proxeny\/domain"/g, "const {$1} = domain")
    .replace(/import \* as Result from "effect\/Result"/g, "")
  const console = { log: (...values: ReadonlyArray<unknown>) => lines.push(values.map(String).join(" ")) }
  new Function("domain", "Result", "console", body)(domain, Result, console)
  return lines
}

describe("README.md", () => {
  it.each(examples.map((example) => [example.split("\n")[0], example] as const))(
    "%s … prints what it says",
    (_, example) => {
      const promised = [...example.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, text = ""]) => text)
      assert.isAbove(promised.length, 0)
      assert.deepStrictEqual(printed(example), promised)
    }
  )

  it("names everything that the package exports, and nothing else", () => {
    const tables = readme.slice(readme.indexOf("## What there is"), readme.indexOf("## For tests"))
    const cells = tables.split("\n").flatMap((row) => (row.startsWith("| `") ? (row.split("|")[1] ?? "") : []))
    const named = cells.flatMap((cell) => [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name ?? ""))
    assert.deepStrictEqual(named.sort(), Object.keys(domain).sort())
  })
})

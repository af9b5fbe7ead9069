import { readFileSync } from "node:fs"
import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as library from "./index.ts"

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8")
const examples = [...readme.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code)

describe("README.md", () => {
  it.each(examples)("prints what it says", (example) => {
    const promised = [...example.matchAll(/^console\.log\(.*?\) \/\/ (.*)$/gm)].map(([, text = ""]) => text)
    const printed: Array<string> = []
    const body = example
      .replace(/import \{([^}]*)\} from "@proxeny\/formats"/g, "const {$1} = library")
      .replace(/import \* as Result from "effect\/Result"/g, "")
    const console = { log: (...values: ReadonlyArray<unknown>) => printed.push(values.map(String).join(" ")) }
    new Function("library", "Result", "console", body)(library, Result, console)
    assert.isAbove(promised.length, 0)
    assert.deepStrictEqual(printed, promised)
  })

  it("names every format and every failure", () => {
    for (const { id } of [...library.formats, ...library.graphFormats]) assert.include(readme, `\`${id}\``)
    for (const name of Object.keys(library)) if (name !== "formats") assert.include(readme, `\`${name}`)
  })
})

import { readFileSync } from "node:fs"
import { describe, expect, it } from "@effect/vitest"
import * as domain from "@proxeny/domain"
import * as reference from "./index.ts"

const page = readFileSync(new URL("../../../docs/method/manchester-wuhan.md", import.meta.url), "utf8")
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)].map(([, code = ""]) => code)

/** Runs an example as it stands, and gives what it prints. */
const printed = (example: string): ReadonlyArray<string> => {
  const lines: Array<string> = []
  const body = example
    .replace(/import \{([^}]*)\} from "@proxeny\/domain"/g, "const {$1} = domain")
    .replace(/import \{([^}]*)\} from "@proxeny\/reference"/g, "const {$1} = data")
  const console = { log: (...values: ReadonlyArray<unknown>) => lines.push(values.map(String).join(" ")) }
  new Function("domain", "data", "console", body)(domain, reference, console)
  return lines
}

describe("docs/method/manchester-wuhan.md", () => {
  it("has examples", () => expect(examples.length).toBeGreaterThan(0))

  it.each(examples.map((example, i) => [i + 1, example] as const))("prints what example %i says", (_, example) => {
    const promised = [...example.matchAll(/^console\.log\(.*\) \/\/ (.*)$/gm)].map(([, said]) => said)
    expect(promised.length).toBeGreaterThan(0)
    expect(printed(example)).toEqual(promised)
  })

  it("lists every activity with what is known of it", () => {
    const { cityNamed, reference: held } = reference
    const names = new Map(["Manchester", "Wuhan"].map((name) => [cityNamed(name) as string, name]))
    const sources = new Map(held.sources.map((source) => [source.id, source]))
    const evidence = held.claims.flatMap((claim) => {
      const source = sources.get(claim.source)
      return source === undefined ? [] : [{ claim, source }]
    })
    const sourceNames = new Map(evidence.map(({ claim, source }) => [claim.id, source.shortName ?? source.title]))
    const expected = domain
      .activitiesFrom(evidence)
      .map(({ benefits, evidence: claims, fields, on, title = "", until }) => [
        until === undefined ? on : `${on} to ${until}`,
        title,
        fields?.join(", ") ?? "–",
        benefits?.map(({ attestedBy, city, kind }) => `${names.get(city)}: ${kind} (${attestedBy})`).join(", ") ?? "–",
        [...new Set(claims.map((claim) => sourceNames.get(claim)))].sort().join("; ")
      ])
    const cells = (line: string) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim())
    const lines = page.split("\n")
    const at = lines.findIndex((line) => cells(line).join() === "when,what,fields,gained,sources")
    const end = lines.findIndex((line, i) => i > at && !line.startsWith("|"))
    expect(lines.slice(at + 2, end).map(cells)).toEqual(expected)
  })
})

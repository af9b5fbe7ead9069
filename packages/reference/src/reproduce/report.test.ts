import { expect, it } from "@effect/vitest"
import { reference } from "../reference.ts"
import { reportLines } from "./report.ts"
import { reproduce } from "./reproduce.ts"

it("prints every fact under its section, both sides of contradictions, and the numbers at the end", () => {
  const lines = reportLines(reproduce(reference))
  expect(lines).toContain("  reproduced       table 1 pairs Leeds with Hangzhou [S1 l.284–314; stated]")
  expect(lines).toContain("                   - Birmingham: 0 in CN (S1 l.275–276)")
  expect(lines.at(-1)).toBe("147 facts: 121 reproduced, 13 conflict, 13 not-reproducible, 0 failed")
})

it("prints what was expected and what was found of a fact that fails", () => {
  const claims = reference.claims.filter(({ attribute }) => attribute !== "twins-in-country")
  const lines = reportLines(reproduce({ ...reference, claims }))
  const at = lines.findIndex((line) => line.includes("FAILED") && line.includes("table 1 gives York no twin"))
  expect(lines.slice(at + 1, at + 4)).toEqual([
    "                   no claim says so",
    "                   expected: none in CN",
    "                   found:    nothing"
  ])
})

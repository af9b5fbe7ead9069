import Papa from "papaparse"
import { expect, it } from "vitest"
import { rejectedCsv } from "./rejectedCsv.ts"

it("writes each rejected row with its place, and no formula", () => {
  const text = rejectedCsv([
    {
      at: { file: "links.csv", line: 3 },
      what: "twinning",
      text: '=HYPERLINK("x"),Q1',
      reason: "the id is not known",
      remedy: "add the city"
    }
  ])
  const [, row] = Papa.parse<ReadonlyArray<string>>(text).data
  expect(row).toEqual(["links.csv", "3", "", "twinning", `'=HYPERLINK("x"),Q1`, "the id is not known", "add the city"])
})

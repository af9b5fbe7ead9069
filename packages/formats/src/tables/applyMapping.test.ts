import { assert, describe, it } from "@effect/vitest"
import { oneOf } from "../../test/arbitraries.ts"
import { applyMapping } from "./applyMapping.ts"
import { guessMapping } from "./guessMapping.ts"
import type { Mapping } from "./Mapping.ts"
import { isMissing, kindOfValue } from "./valueKinds.ts"

const matrix: Mapping = {
  key: "",
  kind: "memberships",
  columns: [{ index: 0, name: "city", field: "city" }],
  networks: [{ index: 1, name: "C40" }]
}
const networks = (cell: string) => applyMapping(["Leeds", cell], matrix).lists.network

describe("the cells of a matrix of networks", () => {
  it("are no membership where they say no, or that nothing is known", () => {
    const texts = ["", "0", "false", "no", "nein", "non", "n", "否", "n/a", "<NA>", "–", "-", "NA", "null", "不详", "?"]
    for (const text of texts)
      for (const cell of [text, ` ${text} `, text.toUpperCase(), `${" ".repeat(9)}${text}`])
        assert.deepStrictEqual(networks(cell), [], JSON.stringify(cell))
  })

  it("are one where they say yes, a year or anything else", () => {
    for (const text of ["1", "true", "yes", "x", "✓", "是", "2015", "founding member", "TRUE", "oui", "ja"])
      assert.deepStrictEqual(networks(text), ["C40"], text)
  })

  it.prop(
    "are a membership or none: whatever is a flag or blank for a column is one of the two for its cells",
    [
      oneOf([
        "0",
        "1",
        "True",
        "FALSE",
        "Yes",
        "no",
        "ja",
        "nein",
        "oui",
        "non",
        "sí",
        "si",
        "x",
        "✓",
        "是",
        "否",
        "n/a"
      ])
    ],
    ([cell]) => {
      assert.include(["flag", "blank"], kindOfValue(cell))
      const is = /^(?:1|true|yes|ja|oui|sí|si|x|✓|是)$/i.test(cell)
      assert.strictEqual(networks(cell)?.length, is ? 1 : 0)
    }
  )

  it("stand under the names of networks: a column for those that are in none names no network", () => {
    const header = ["city", "C40", "ICLEI", "<NA>", "UCLG"]
    const rows = ["Leeds", "Lille", "Brno"].map((city) => [city, "1", "0", "1", "0"])
    const { mapping } = guessMapping(header, rows)
    assert.deepStrictEqual(
      mapping.networks.map(({ name }) => name),
      ["C40", "ICLEI", "UCLG"]
    )
  })
})

describe("applyMapping", () => {
  it("takes off no apostrophe: a table of separated values has lost it before, and elsewhere it is meant", () => {
    for (const text of ["=1+1", "'=x", "''-5", "'s-Hertogenbosch"])
      assert.strictEqual(applyMapping([text, ""], matrix).values.city, text)
  })
})

describe("isMissing", () => {
  it("does not count the blanks around a text", () => {
    for (const text of ["-", "n/a", "不详"]) assert.isTrue(isMissing(`${" ".repeat(20)}${text}\t`), text)
    for (const text of ["Nan", "nowhere", "0", "Nancy"]) assert.strictEqual(isMissing(text), text === "Nan")
  })
})

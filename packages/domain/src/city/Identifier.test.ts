import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import { Identifier, IdentifierScheme, identifierSchemes } from "./Identifier.ts"

const is = Schema.is(Identifier)

describe("Identifier", () => {
  it("every scheme has a rule, and its example follows it", () => {
    assert.deepStrictEqual([...IdentifierScheme.literals].sort(), Object.keys(identifierSchemes).sort())
    for (const scheme of IdentifierScheme.literals)
      assert.isTrue(is({ scheme, value: identifierSchemes[scheme].example }))
  })

  it.prop("one spelling each: nothing before, after or inside", [arbitrary.identifier], ([{ scheme, value }]) => {
    assert.isTrue(is({ scheme, value }))
    for (const other of [` ${value}`, `${value} `, `${value}\n`, `${value}x`, `${value.toLowerCase()}q`, `x${value}`])
      assert.isFalse(is({ scheme, value: other }), other)
  })

  it.each([
    ["wikidata", "Q0"],
    ["wikidata", "q18125"],
    ["wikidata", "18125"],
    ["wikidata", "http://www.wikidata.org/entity/Q18125"],
    ["geonames", "02643123"],
    ["geonames", "Q1"],
    ["unlocode", "GBMN"],
    ["unlocode", "gbmnc"],
    ["unlocode", "GB MNC"],
    ["unlocode", "GBM1C"],
    ["tax-office", "1"]
  ])("refuses %s %s", (scheme, value) => {
    assert.isFalse(is({ scheme, value }))
  })

  it("says what an id of the register looks like", () => {
    assert.throws(
      () => Schema.decodeUnknownSync(Identifier)({ scheme: "wikidata", value: "18125" }),
      /"18125" is not a Wikidata id: one looks like Q18125/
    )
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import { attributes } from "../evidence/attributes.ts"
import type { SubjectKind } from "../evidence/Claim.ts"
import { arbitrary } from "../testing/index.ts"
import { attributeValues, checkValue } from "./attributeValues.ts"

const city = "00000000-0000-5000-8000-000000000001"
const faults = (kind: SubjectKind, attribute: string, value: Schema.Json): ReadonlyArray<string> =>
  Result.match(checkValue(kind, attribute, value), {
    onSuccess: () => [],
    onFailure: (issues) => issues.map(({ path }) => path)
  })

describe("attributeValues", () => {
  it("has a shape for every attribute that the domain compares", () => {
    for (const [attribute, { subject }] of Object.entries(attributes))
      assert.property(attributeValues[subject] ?? {}, attribute)
  })

  it("takes what each attribute is read as, and tells where else it is wrong", () => {
    const taken: ReadonlyArray<readonly [SubjectKind, string, Schema.Json]> = [
      ["city", "name", { text: "Wuhan", language: "en", kind: "name" }],
      ["city", "population", { count: 11_000_000, year: 2020 }],
      ["city", "twins-in-country", { country: "CN", partners: [city] }],
      ["city", "twin-count", { count: 0 }],
      ["twinning", "stage", { kind: "signed", on: "1986" }],
      ["twinning", "topic", false],
      ["twinning", "topic", "water"],
      ["agreement", "fields", ["water"]],
      ["network", "founded", "1985"],
      ["membership", "role", "host"],
      ["strategy", "offices-abroad", 12],
      ["strategy", "last-review", "never"],
      ["strategy", "memberships-complete", true],
      ["strategy", "not-applicable", { question: "budget", because: "a county pays" }]
    ]
    for (const [kind, attribute, value] of taken) assert.deepStrictEqual(faults(kind, attribute, value), [])
    assert.deepStrictEqual(faults("city", "population", { count: -1 }), ["value.count"])
    assert.deepStrictEqual(faults("city", "population", { count: 1, yaer: 2020 }), ["value.yaer"])
    assert.deepStrictEqual(faults("city", "country", "gb"), ["value"])
    assert.deepStrictEqual(faults("twinning", "topic", true), ["value"])
    assert.deepStrictEqual(faults("twinning", "stage", { kind: "signed", on: "1986-13" }), ["value.on"])
    assert.deepStrictEqual(faults("strategy", "offices-abroad", "many"), ["value"])
  })

  it("knows no attribute of another record, and says which it knows", () => {
    for (const attribute of ["mayor", "stage", "toString", "__proto__", "constructor"]) {
      const refused = checkValue("city", attribute, true)
      if (Result.isSuccess(refused)) assert.fail(`${attribute} was taken`)
      assert.include(refused.failure[0]?.message, "use one of name, aliases")
    }
    assert.include(
      Result.match(checkValue("group", "label", "x"), {
        onSuccess: () => "",
        onFailure: ([one]) => one?.message ?? ""
      }),
      "nothing can be stated"
    )
  })

  it.prop("takes every report of an activity without its id and its evidence", [arbitrary.activity], ([activity]) => {
    const { evidence: _, id: __, ...report } = activity
    assert.deepStrictEqual(faults("activity", "reported", JSON.parse(JSON.stringify(report))), [])
  })
})

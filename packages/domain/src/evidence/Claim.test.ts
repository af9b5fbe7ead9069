import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import { Claim, type ClaimContent, makeClaim, sameValue } from "./Claim.ts"

const content = ({ id: _, ...rest }: Claim): ClaimContent => rest

const turned = (value: Schema.Json): Schema.Json =>
  value === null || typeof value !== "object"
    ? value
    : Array.isArray(value)
      ? value.map(turned)
      : Object.fromEntries(
          Object.entries(value)
            .reverse()
            .map(([key, one]) => [key, turned(one as Schema.Json)])
        )

const isArray = (value: Schema.Json): value is ReadonlyArray<Schema.Json> => Array.isArray(value)

describe("sameValue", () => {
  it.prop("does not see the order of keys", [Schema.Json], ([value]) => {
    assert.isTrue(sameValue(value, turned(value)))
  })

  it.prop("sees the order of items, and everything else", [Schema.Json, Schema.Json], ([a, b]) => {
    assert.strictEqual(sameValue(a, b), sameValue(b, a))
    assert.isFalse(sameValue({ a }, { b: a }))
    assert.isFalse(sameValue([a, b], [a]))
    assert.isFalse(sameValue([a], { 0: a }))
    if (!sameValue(a, b)) assert.isFalse(sameValue([a, b], [b, a]))
    if (JSON.stringify(a) === JSON.stringify(b)) assert.isTrue(sameValue(a, b))
    if (sameValue(a, b) && isArray(a)) assert.strictEqual(a.length, isArray(b) ? b.length : Number.NaN)
  })

  it("tells numbers, texts and null apart", () => {
    assert.isFalse(sameValue(1, "1"))
    assert.isFalse(sameValue(null, "null"))
    assert.isFalse(sameValue({ a: null }, {}))
  })
})

describe("makeClaim", () => {
  it.prop("the same content has the same id, whatever the order of keys", [arbitrary.claim], ([claim]) => {
    assert.strictEqual(makeClaim(content(claim)).id, claim.id)
    assert.strictEqual(makeClaim({ ...content(claim), value: turned(claim.value) }).id, claim.id)
  })

  it.prop("who recorded it and notes do not count", [arbitrary.claim], ([claim]) => {
    const { note: _, ...bare } = content(claim)
    for (const other of [
      { ...bare, recordedBy: "somebody else" },
      { ...bare, note: "see also page 4" }
    ])
      assert.strictEqual(makeClaim(other).id, claim.id)
  })

  it.prop("everything else does", [arbitrary.claim], ([claim]) => {
    const base = content(claim)
    // Another value by construction: one that is generated may be the same by chance.
    const unlike = (id: string): string => `${id.startsWith("0") ? "1" : "0"}${id.slice(1)}`
    const { from, until } = base.period ?? {}
    const others: ReadonlyArray<ClaimContent> = [
      { ...base, source: unlike(base.source) as Claim["source"] },
      { ...base, subject: { ...base.subject, id: unlike(base.subject.id) } },
      { ...base, subject: { ...base.subject, kind: base.subject.kind === "city" ? "twinning" : "city" } },
      { ...base, attribute: `${base.attribute}-too` },
      { ...base, value: [base.value] },
      { ...base, locator: `${base.locator}, note 1` },
      { ...base, period: { from: (from === "0001" ? "0002" : "0001") as never } },
      { ...base, period: { until: (until === "9999" ? "9998" : "9999") as never } }
    ]
    const ids = [claim, ...others.map(makeClaim)].map((one) => one.id)
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it.prop("an absent period and an empty one say the same", [arbitrary.claim], ([claim]) => {
    const { period: _, ...bare } = content(claim)
    assert.strictEqual(makeClaim(bare).id, makeClaim({ ...bare, period: {} }).id)
  })

  it("refuses an attribute that is not words with hyphens", () => {
    const is = Schema.is(Claim.fields.attribute)
    assert.deepStrictEqual(["population", "twin-count", "Population", "twin_count", "-a", "a-", ""].filter(is), [
      "population",
      "twin-count"
    ])
  })
})

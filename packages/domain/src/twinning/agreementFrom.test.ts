import { assert, describe, it } from "@effect/vitest"
import type * as Schema from "effect/Schema"
import { AgreementId, deriveId, SourceId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { makeClaim } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { type Reliability, Source } from "../evidence/Source.ts"
import { arbitrary } from "../testing/index.ts"
import { agreementIdOf } from "./Agreement.ts"
import { agreementFrom, agreementPartOf, agreementStatements } from "./agreementFrom.ts"

const policy = { kind: "most-reliable" } as const
const subject = { kind: "agreement", id: AgreementId.make(deriveId("agreement", "a test")) } as const

const says = (reliability: Reliability, attribute: string, value: Schema.Json): Evidence => {
  const source = new Source({
    id: SourceId.make(deriveId("source", "agreements", reliability)),
    kind: "signed-agreement",
    title: reliability,
    grade: { reliability, credibility: 3 }
  })
  return {
    claim: makeClaim({ subject, attribute, value, source: source.id, locator: "p. 1", recordedBy: "a test" }),
    source
  }
}

describe("agreementFrom", () => {
  it.prop("gives back what its own statements say, in any order", [arbitrary.agreement], ([agreement]) => {
    const { fields, id: _, twinning: __, ...rest } = agreement
    const all = agreementStatements(agreement).map(([attribute, value]) => says("B", attribute, value))
    const told = { ...rest, fields: [...new Set(fields)].sort() }
    assert.deepStrictEqual(agreementFrom(all, policy), told)
    assert.deepStrictEqual(agreementFrom([...all].reverse(), policy), told)
  })

  it("takes each part from the better source, and lets what is no part alone", () => {
    const [good, poor] = [says("A", "signed-on", "2012"), says("C", "signed-on", "2011")]
    const others = [says("C", "title", "Friendship"), says("A", "title", ""), says("A", "mayor", "x")]
    const told = agreementFrom([poor, ...others, good], policy)
    assert.deepStrictEqual(told, { signedOn: PartialDate.make("2012"), title: "Friendship" })
    const decision = { kind: "pinned", claim: poor.claim.id, reason: "the text says so" } as const
    assert.strictEqual(agreementFrom([poor, good], policy, [decision]).signedOn, "2011")
    assert.strictEqual(agreementPartOf("expires-on"), "expiresOn")
    assert.strictEqual(agreementPartOf("toString"), undefined)
  })

  it("gives one id to one kind, day and title between two cities", () => {
    const twinning = deriveId("twinning", "a test") as Parameters<typeof agreementIdOf>[0]
    const text = { kind: "twinning", signedOn: "2012" } as const
    assert.strictEqual(agreementIdOf(twinning, text), agreementIdOf(twinning, { ...text }))
    assert.notStrictEqual(agreementIdOf(twinning, text), agreementIdOf(twinning, { ...text, title: "x" }))
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type * as Schema from "effect/Schema"
import { deriveId, SourceId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { makeClaim } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { type Reliability, Source } from "../evidence/Source.ts"
import { arbitrary } from "../testing/index.ts"
import { answerKeyOf, answersFrom, attributeOfAnswer, strategyProfileIdOf } from "./answersFrom.ts"

const policy = { kind: "most-reliable" } as const
const id = strategyProfileIdOf(arbitrary.pair[0], PartialDate.make("2019"))

const source = (reliability: Reliability): Source =>
  new Source({
    id: SourceId.make(deriveId("source", "answers", reliability)),
    kind: "survey",
    title: reliability,
    grade: { reliability, credibility: 3 }
  })

const says = (reliability: Reliability, attribute: string, value: Schema.Json): Evidence => ({
  claim: makeClaim({
    subject: { kind: "strategy", id },
    attribute,
    value,
    source: source(reliability).id,
    locator: "p. 1",
    recordedBy: "a test"
  }),
  source: source(reliability)
})
const idOf = ({ claim }: Evidence) => claim.id

describe("answersFrom", () => {
  it("answers each question by the better source, with the claims that say so", () => {
    const [good, agreeing, poor] = [says("A", "team", "both"), says("C", "team", "both"), says("B", "team", "none")]
    const offices = says("F", "offices-abroad", 2)
    assert.deepStrictEqual(answersFrom([poor, agreeing, offices, good], policy), {
      team: { value: "both", evidence: [idOf(good), idOf(agreeing)].sort() as never },
      officesAbroad: { value: 2, evidence: [idOf(offices)] }
    })
  })

  it("follows what a person decided", () => {
    const [good, poor] = [says("A", "budget", true), says("F", "budget", false)]
    const decision = { kind: "pinned", claim: idOf(poor), reason: "asked the treasurer" } as const
    assert.deepStrictEqual(answersFrom([good, poor], policy, [decision]), {
      budget: { value: false, evidence: [idOf(poor)] }
    })
  })

  it("leaves what does not have the shape of its answer, and what answers nothing", () => {
    const odd = [says("A", "budget", "whatever"), says("A", "mayor", true), says("A", "not-applicable", "budget")]
    assert.deepStrictEqual(answersFrom(odd, policy), {})
    const fine = says("F", "budget", true)
    assert.deepStrictEqual(answersFrom([...odd, fine], policy), { budget: { value: true, evidence: [idOf(fine)] } })
  })

  it("keeps every reason why a question does not apply, once, with all who give it", () => {
    const law = { question: "businessPlatform", because: "the chamber does this by law" }
    const [a, b] = [says("A", "not-applicable", law), says("F", "not-applicable", { ...law })]
    assert.deepStrictEqual(answersFrom([a, b], policy).notApplicable, [
      { ...law, evidence: [idOf(a), idOf(b)].sort() } as never
    ])
  })

  it("has an attribute for each answer that leads back to it", () => {
    for (const key of ["strategy", "officesAbroad", "lastReview", "membershipsComplete"] as const)
      assert.strictEqual(answerKeyOf(attributeOfAnswer(key)), key)
    assert.strictEqual(attributeOfAnswer("officesAbroad"), "offices-abroad")
    assert.strictEqual(answerKeyOf("mayor"), undefined)
  })

  const some = arbitrary
    .oneOf(["A", "B", "F"])
    .pipe(
      Arbitrary.flatMap((reliability) =>
        Arbitrary.all([
          arbitrary.oneOf(["budget", "trained-staff", "not-applicable"]),
          arbitrary.oneOf([true, false])
        ]).pipe(
          Arbitrary.map(([attribute, yes]) =>
            says(
              reliability as Reliability,
              attribute,
              attribute === "not-applicable" ? { question: yes ? "team" : "budget", because: "no" } : yes
            )
          )
        )
      )
    )
  it.prop("gives the same in any order", [Arbitrary.array(some, { maxLength: 8 })], ([all]) => {
    const once = [...new Map(all.map((one) => [one.claim.id, one])).values()]
    assert.deepStrictEqual(answersFrom([...once].reverse(), policy), answersFrom(once, policy))
  })
})

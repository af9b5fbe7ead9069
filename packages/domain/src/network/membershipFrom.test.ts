import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type * as Schema from "effect/Schema"
import { deriveId, MembershipId, SourceId } from "../base/identity.ts"
import { PartialDate, type Period } from "../base/PartialDate.ts"
import { makeClaim } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { type Reliability, Source } from "../evidence/Source.ts"
import { arbitrary } from "../testing/index.ts"
import { MembershipRole } from "./Membership.ts"
import { membershipFrom } from "./membershipFrom.ts"

const policy = { kind: "most-reliable" } as const
const subject = { kind: "membership", id: MembershipId.make(deriveId("membership", "a test")) } as const

const says = (reliability: Reliability, attribute: string, value: Schema.Json, period?: Period): Evidence => {
  const source = new Source({
    id: SourceId.make(deriveId("source", "members", reliability)),
    kind: "survey",
    title: reliability,
    grade: { reliability, credibility: 3 }
  })
  const claim = { subject, attribute, value, source: source.id, locator: "p. 1", recordedBy: "a test" }
  return { claim: makeClaim({ ...claim, ...(period === undefined ? {} : { period }) }), source }
}
const since = (year: string): Period => ({ from: PartialDate.make(year) })

describe("membershipFrom", () => {
  it("adds roles up, and takes the time of the best source that tells one", () => {
    assert.deepStrictEqual(
      membershipFrom(
        [
          says("F", "exists", true, since("1999")),
          says("B", "exists", true, since("2001")),
          says("A", "exists", true),
          says("A", "exists", false, since("1900")),
          says("A", "role", "host", since("1950")),
          says("F", "role", "presidency"),
          says("B", "role", "host"),
          says("B", "role", "treasurer")
        ],
        policy
      ),
      { roles: ["presidency", "host"], period: since("2001") }
    )
    assert.deepStrictEqual(membershipFrom([], policy), { roles: [] })
  })

  const some = Arbitrary.all([
    arbitrary.oneOf(["A", "B", "F"]),
    arbitrary.oneOf(["none", ...MembershipRole.literals]),
    arbitrary.oneOf(["1999", "2001"])
  ]).pipe(
    Arbitrary.map(([reliability, role, year]) =>
      role === "none"
        ? says(reliability as Reliability, "exists", true, since(year))
        : says(reliability as Reliability, "role", role)
    )
  )
  it.prop("gives the same in any order", [Arbitrary.array(some, { maxLength: 8 })], ([all]) => {
    const once = [...new Map(all.map((one) => [one.claim.id, one])).values()]
    assert.deepStrictEqual(membershipFrom([...once].reverse(), policy), membershipFrom(once, policy))
  })
})

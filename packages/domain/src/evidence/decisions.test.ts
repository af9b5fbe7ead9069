import { assert, describe, it } from "@effect/vitest"
import { ClaimId } from "../base/identity.ts"
import { arbitrary, world } from "../testing/index.ts"
import { stagesFrom } from "../twinning/fromClaims.ts"
import { agreement } from "./attributes.ts"
import { cityFrom } from "./cityFrom.ts"
import { conflictsIn, resolveAll, resolvedValue } from "./conflicts.ts"
import type { Evidence, Pinned, Policy } from "./resolve.ts"

const policies = (["most-reliable", "newest", "majority"] as const).map((kind): Policy => ({ kind }))
const [policy] = policies as [Policy]
const pin = ({ claim }: Evidence): Pinned => ({ kind: "pinned", claim: claim.id, reason: "the charter" })
const nobodys: Pinned = { kind: "pinned", claim: ClaimId.make(world.lodz.id), reason: "withdrawn since" }

describe("a decision", () => {
  it.prop("lets the claim that it pins win over any other, under every policy", [arbitrary.evidence], ([evidence]) => {
    for (const policy of policies)
      for (const one of evidence) {
        const [resolved] = resolveAll(evidence, policy, [pin(one)])
        assert.strictEqual(resolved?.resolution.winner.claim.id, one.claim.id)
        assert.deepStrictEqual(resolved?.resolution.policy, pin(one))
        assert.deepStrictEqual(resolved?.resolution.value, one.claim.value)
      }
  })

  it.prop(
    "loses no claim: those that agree with it and those that do not are all there",
    [arbitrary.evidence],
    ([all]) => {
      for (const one of all) {
        const [resolved] = resolveAll(all, policy, [pin(one)])
        const { agreeing, losers, winner } = resolved?.resolution ?? assert.fail()
        const agrees = agreement(one.claim.attribute)
        assert.sameMembers(
          [winner, ...agreeing, ...losers].map(({ claim }) => claim.id),
          all.map(({ claim }) => claim.id)
        )
        assert.isTrue(losers.every(({ claim }) => !agrees(claim.value, one.claim.value)))
        assert.isTrue(agreeing.every(({ claim }) => agrees(claim.value, one.claim.value)))
      }
    }
  )

  it.prop("does not depend on the order of the claims, nor on that of the decisions", [arbitrary.evidence], ([all]) => {
    const decisions = all.map(pin)
    const winner = (evidence: ReadonlyArray<Evidence>, pinned: ReadonlyArray<Pinned>) =>
      resolveAll(evidence, policy, pinned)[0]?.resolution.winner.claim.id
    assert.strictEqual(winner(all, decisions), winner(all.toReversed(), decisions.toReversed()))
  })

  it.prop("for a claim that is not there changes nothing", [arbitrary.evidence], ([all]) => {
    for (const policy of policies) assert.deepStrictEqual(resolveAll(all, policy, [nobodys]), resolveAll(all, policy))
    const [first, ...rest] = all
    if (first === undefined) return
    assert.deepStrictEqual(resolveAll(rest, policy, [pin(first)]), resolveAll(rest, policy))
  })

  it("touches its own attribute of its own subject, and nothing else in the world", () => {
    const key = ({ attribute, facet, subject }: { attribute: string; facet: string; subject: { id: string } }) =>
      `${subject.id} ${attribute} ${facet}`
    for (const rivals of Object.values(world.conflicting))
      for (const one of rivals) {
        const before = resolveAll(world.evidence, policy)
        const after = resolveAll(world.evidence, policy, [pin(one)])
        const changed = after.filter(
          (resolved, i) => resolved.resolution.policy.kind !== before[i]?.resolution.policy.kind
        )
        assert.deepStrictEqual(after.map(key), before.map(key))
        assert.deepStrictEqual(
          changed.map(({ attribute, subject }) => [attribute, subject.id]),
          [[one.claim.attribute, one.claim.subject.id]]
        )
        assert.deepStrictEqual(
          after.filter((resolved) => !changed.includes(resolved)),
          before.filter(
            ({ attribute, subject }) => attribute !== one.claim.attribute || subject.id !== one.claim.subject.id
          )
        )
      }
  })

  it("keeps a contradiction a contradiction", () => {
    const [one] = world.conflicting.country
    assert.strictEqual(
      conflictsIn(world.evidence, policy, [pin(one)]).length,
      conflictsIn(world.evidence, policy).length
    )
  })

  it("is followed by what a city is shown as, and by the stages of a twinning", () => {
    for (const one of world.conflicting.country) {
      const { claim } = one
      assert.strictEqual(resolvedValue(world.evidence, claim.subject, "country", policy, [pin(one)]), claim.value)
      const about = world.evidence.filter(({ claim: { subject } }) => subject.id === claim.subject.id)
      assert.strictEqual(cityFrom(claim.subject.id as never, about, policy, [pin(one)])?.country, claim.value as never)
    }
    for (const one of world.conflicting.stage) {
      const about = world.evidence.filter(({ claim: { subject } }) => subject.id === one.claim.subject.id)
      const dates = stagesFrom(about, policy, [pin(one)]).map(({ on }) => on)
      assert.include(dates, (one.claim.value as { on: never }).on)
    }
  })
})

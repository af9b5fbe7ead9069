import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { ClaimId, deriveId } from "../base/identity.ts"
import { latest } from "../base/PartialDate.ts"
import { arbitrary, world } from "../testing/index.ts"
import { makeClaim, sameValue } from "./Claim.ts"
import { type Evidence, type Policy, type Resolution, resolve } from "./resolve.ts"
import { byGrade } from "./Source.ts"

const kinds: ReadonlyArray<Policy> = [{ kind: "most-reliable" }, { kind: "newest" }, { kind: "majority" }]
const resolved = (evidence: ReadonlyArray<Evidence>, policy: Policy): Resolution =>
  Result.getOrThrow(resolve(evidence, policy))

/** Every policy that can resolve this evidence. */
const policiesFor = (evidence: ReadonlyArray<Evidence>): ReadonlyArray<Policy> => [
  ...kinds,
  ...evidence.map(({ claim }): Policy => ({ kind: "pinned", claim: claim.id, reason: "a steward saw the charter" }))
]

const dayOf = ({ claim, source }: Evidence): string => {
  const date = claim.period?.until ?? claim.period?.from ?? source.publishedOn ?? source.accessedOn
  return date === undefined ? "" : latest(date)
}

const voicesFor = (evidence: ReadonlyArray<Evidence>, one: Evidence): number =>
  new Set(evidence.flatMap((other) => (sameValue(one.claim.value, other.claim.value) ? [other.source.id] : []))).size

const { evidence } = arbitrary

describe("resolve", () => {
  it.prop("the order of the evidence does not matter", [evidence], ([evidence]) => {
    for (const policy of policiesFor(evidence))
      for (const other of [[...evidence].reverse(), [...evidence.slice(1), ...evidence.slice(0, 1)]])
        assert.deepStrictEqual(resolved(other, policy), resolved(evidence, policy))
  })

  it.prop("the trace tells the fate of every claim, and the winner's first", [evidence], ([evidence]) => {
    for (const policy of policiesFor(evidence)) {
      const { agreeing, losers, trace, value, winner } = resolved(evidence, policy)
      assert.deepStrictEqual(trace[0], { claim: winner.claim.id, outcome: "won" })
      assert.deepStrictEqual(trace.map(({ claim }) => claim).sort(), evidence.map(({ claim }) => claim.id).sort())
      assert.deepStrictEqual(
        ["won", "agrees", "contradicts"].map((outcome) => trace.filter((step) => step.outcome === outcome).length),
        [1, agreeing.length, losers.length]
      )
      assert.isTrue(sameValue(value, winner.claim.value))
      for (const step of trace) {
        const said = evidence.find(({ claim }) => claim.id === step.claim)
        assert.strictEqual(sameValue(said?.claim.value ?? null, value), step.outcome !== "contradicts")
      }
    }
  })

  it.prop("there is a conflict exactly where a claim contradicts the winner", [evidence], ([evidence]) => {
    for (const policy of policiesFor(evidence)) {
      const { conflict, value } = resolved(evidence, policy)
      assert.strictEqual(
        conflict,
        evidence.some(({ claim }) => !sameValue(claim.value, value))
      )
    }
  })

  it.prop(
    "a claim that says what the winner says never makes a conflict",
    [evidence, arbitrary.source],
    ([evidence, from]) => {
      for (const policy of policiesFor(evidence)) {
        const before = resolved(evidence, policy)
        const claim = makeClaim({ ...before.winner.claim, source: from.id, locator: "a new line" })
        const after = resolved([...evidence, { claim, source: from }], policy)
        if (!before.conflict) assert.isFalse(after.conflict)
        assert.isTrue(sameValue(after.value, before.value))
      }
    }
  )

  it.prop("no better source, newer claim or larger majority stands behind the winner", [evidence], ([evidence]) => {
    const winner = (kind: (typeof kinds)[number]): Evidence => resolved(evidence, kind).winner
    const [reliable, newest, major] = kinds.map(winner)
    for (const one of evidence) {
      assert.isAtLeast(byGrade(one.source.grade, reliable?.source.grade ?? one.source.grade), 0)
      assert.isTrue(newest !== undefined && dayOf(one) <= dayOf(newest))
      assert.isTrue(major !== undefined && voicesFor(evidence, one) <= voicesFor(evidence, major))
    }
  })

  it.prop("the reason a claim stood back is true of it", [evidence], ([evidence]) => {
    for (const policy of policiesFor(evidence)) {
      const { trace, winner } = resolved(evidence, policy)
      for (const step of trace) {
        if (step.outcome !== "contradicts") continue
        const one = evidence.find(({ claim }) => claim.id === step.claim) as Evidence
        const grade = byGrade(winner.source.grade, one.source.grade)
        if (step.reason === "less-reliable") assert.isBelow(grade, 0)
        if (step.reason === "older") assert.isTrue(dayOf(winner) > dayOf(one))
        if (step.reason === "minority") assert.isTrue(voicesFor(evidence, winner) > voicesFor(evidence, one))
        if (step.reason === "tie-broken") assert.isTrue(grade === 0 && dayOf(winner) === dayOf(one))
        assert.strictEqual(step.reason === "not-pinned", policy.kind === "pinned")
      }
    }
  })

  it.prop("a majority counts sources: saying a thing twice adds nothing", [evidence], ([evidence]) => {
    const policy = { kind: "majority" } as const
    const echo = evidence.map(
      ({ claim, source }): Evidence => ({
        source,
        claim: makeClaim({ ...claim, locator: `${claim.locator} again` })
      })
    )
    for (let count = 1; count <= echo.length; count++)
      // Claims tie by their ids, so that an echo may win a tie, never an election.
      assert.strictEqual(
        voicesFor(evidence, resolved([...evidence, ...echo.slice(0, count)], policy).winner),
        voicesFor(evidence, resolved(evidence, policy).winner)
      )
  })

  it.prop(
    "the pinned claim wins, or is said to be missing",
    [evidence, Arbitrary.schema(ClaimId)],
    ([evidence, other]) => {
      for (const { claim } of evidence)
        assert.strictEqual(
          resolved(evidence, { kind: "pinned", claim: claim.id, reason: "chosen" }).winner.claim.id,
          claim.id
        )
      const missing = resolve(evidence, { kind: "pinned", claim: other, reason: "chosen" })
      assert.strictEqual(Result.isFailure(missing) ? missing.failure._tag : "", "PinnedClaimMissing")
    }
  )

  it("needs a claim", () => {
    for (const policy of [
      ...kinds,
      { kind: "pinned", claim: ClaimId.make(deriveId("claim", "x")), reason: "r" } as const
    ]) {
      const none = resolve([], policy)
      assert.strictEqual(Result.isFailure(none) ? none.failure._tag : "", "NoClaims")
    }
  })

  it("each policy prefers its own", () => {
    const claims = (by: typeof world.register, value: string): Evidence => ({
      source: by,
      claim: makeClaim({
        source: by.id,
        subject: { kind: "city", id: world.manchester.id },
        attribute: "slogan",
        value,
        locator: "p. 1",
        recordedBy: "a test"
      })
    })
    const all = [
      claims(world.register, "reliable"),
      claims(world.news, "new"),
      claims(world.report, "popular"),
      claims(world.dataSet, "popular")
    ]
    assert.deepStrictEqual(
      kinds.map((policy) => resolved(all, policy).value),
      ["reliable", "new", "popular"]
    )
  })
})

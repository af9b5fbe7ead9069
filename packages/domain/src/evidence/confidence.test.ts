import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type { ClaimId } from "../base/identity.ts"
import { arbitrary } from "../testing/index.ts"
import { confidence, gradeOdds, probabilityOf, type SourceOf } from "./confidence.ts"
import { Grade, type Source } from "./Source.ts"

const place = arbitrary.oneOf([0, 1, 2, 3, 4, 5])
const claims = Arbitrary.array(place, { maxLength: 6 }).pipe(
  Arbitrary.map((places): ReadonlyArray<ClaimId> => places.map((at) => arbitrary.fewClaims[at] as ClaimId))
)
const claim = place.pipe(Arbitrary.map((at) => arbitrary.fewClaims[at] as ClaimId))

/** Who makes each of the few claims: one of six sources, or nobody knows. */
const sourceOf = Arbitrary.all([
  Arbitrary.array(arbitrary.source, { minLength: 6, maxLength: 6 }),
  Arbitrary.array(arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6]), { minLength: 6, maxLength: 6 })
]).pipe(
  Arbitrary.map(([sources, by]): SourceOf => {
    const makers = new Map(arbitrary.fewClaims.map((claim, at) => [claim, sources[by[at] ?? 6]]))
    return (claim) => makers.get(claim)
  })
)
const saidBy =
  (...sources: ReadonlyArray<Pick<Source, "id" | "grade">>): SourceOf =>
  (claim) =>
    sources[arbitrary.fewClaims.indexOf(claim)]
const graded = (by: Source, grade: Grade): Pick<Source, "id" | "grade"> => ({ id: by.id, grade })
const grade = Arbitrary.schema(Grade)

describe("probabilityOf", () => {
  it.prop("is between 0 and 1, and less for a worse half of a grade", [grade], ([{ credibility, reliability }]) => {
    const probability = probabilityOf({ credibility, reliability })
    assert.isTrue(probability > 0 && probability < 1)
    // F and 6 are no grade but the lack of one.
    for (const other of ["A", "B", "C", "D", "E"] as const)
      if (reliability !== "F" && other > reliability)
        assert.isBelow(probabilityOf({ credibility, reliability: other }), probability)
    for (const other of [1, 2, 3, 4, 5] as const)
      if (credibility !== 6 && other > credibility)
        assert.isBelow(probabilityOf({ credibility: other, reliability }), probability)
  })

  it("is the mean of the two halves; what cannot be judged is as likely as not", () => {
    assert.closeTo(probabilityOf({ reliability: "B", credibility: 4 }), (0.9 + 0.4) / 2, 1e-15)
    assert.strictEqual(probabilityOf({ reliability: "F", credibility: 6 }), 0.5)
    assert.strictEqual(gradeOdds.reliability.F, 0.5)
  })
})

describe("confidence", () => {
  it.prop("is between 0 and 1, and 0 only where nothing is claimed", [claims, sourceOf], ([claims, sourceOf]) => {
    for (const of of [sourceOf, undefined]) {
      const value = confidence(claims, of)
      assert.isTrue(value >= 0 && value <= 1)
      assert.strictEqual(value === 0, claims.length === 0)
    }
  })

  it.prop(
    "one more claim, whoever makes it, never lowers it",
    [claims, claim, sourceOf],
    ([claims, more, sourceOf]) => {
      for (const of of [sourceOf, undefined])
        assert.isAtLeast(confidence([...claims, more], of) + 1e-15, confidence(claims, of))
    }
  )

  it.prop("a claim of a source not heard yet raises it", [claims, claim, sourceOf], ([claims, more, sourceOf]) => {
    const heard = new Set(claims.map((claim) => sourceOf(claim)?.id))
    if (!heard.has(sourceOf(more)?.id))
      assert.isAbove(confidence([...claims, more], sourceOf), confidence(claims, sourceOf))
  })

  it.prop("a source that says a thing twice counts once", [claims, claim, sourceOf], ([claims, more, sourceOf]) => {
    const heard = new Set(claims.map((claim) => sourceOf(claim)?.id))
    if (heard.has(sourceOf(more)?.id))
      assert.strictEqual(confidence([...claims, more], sourceOf), confidence(claims, sourceOf))
  })

  it.prop("the order of the claims does not matter, to the last bit", [claims, sourceOf], ([claims, sourceOf]) => {
    for (const other of [[...claims].reverse(), [...claims.slice(1), ...claims.slice(0, 1)]])
      assert.strictEqual(confidence(other, sourceOf), confidence(claims, sourceOf))
  })

  it("the order does not matter where a product would differ in its last bit", () => {
    // A3, A4 and C6: 0.135 · 0.31 · 0.375 is not the same number in every order.
    const by = (
      [
        ["A", 3],
        ["A", 4],
        ["C", 6]
      ] as const
    ).map(([reliability, credibility], at) => ({
      id: `${at}` as Source["id"],
      grade: { reliability, credibility }
    }))
    const [a, b, c] = arbitrary.fewClaims as [ClaimId, ClaimId, ClaimId]
    const orders = [
      [a, b, c],
      [a, c, b],
      [b, a, c],
      [b, c, a],
      [c, a, b],
      [c, b, a]
    ]
    assert.strictEqual(new Set(orders.map((claims) => confidence(claims, saidBy(...by)))).size, 1)
  })

  it.prop("a better grade never lowers it", [arbitrary.source, arbitrary.source, grade], ([one, other, better]) => {
    const [claim, second] = arbitrary.fewClaims as [ClaimId, ClaimId]
    const before = confidence([claim, second], saidBy(one, other))
    const after = confidence([claim, second], saidBy(graded(one, better), other))
    if (one.id !== other.id && probabilityOf(better) >= probabilityOf(one.grade)) assert.isAtLeast(after, before)
  })

  it.prop("different sources err each by itself", [arbitrary.source, arbitrary.source], ([one, other]) => {
    const [claim, second] = arbitrary.fewClaims as [ClaimId, ClaimId]
    const p = probabilityOf(one.grade)
    const q = probabilityOf(other.grade)
    assert.closeTo(confidence([claim], saidBy(one)), p, 1e-15)
    if (one.id !== other.id)
      assert.closeTo(confidence([claim, second], saidBy(one, other)), 1 - (1 - p) * (1 - q), 1e-15)
    // A source is one source even where it is graded twice: its better grade counts.
    assert.closeTo(confidence([claim, second], saidBy(one, graded(one, other.grade))), Math.max(p, q), 1e-15)
  })

  it("claims of unknown source count together as one that cannot be judged", () => {
    assert.strictEqual(confidence(arbitrary.fewClaims), 0.5)
    assert.strictEqual(
      confidence(arbitrary.fewClaims, () => undefined),
      0.5
    )
    assert.strictEqual(confidence([]), 0)
    assert.strictEqual(
      confidence([], () => undefined),
      0
    )
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import { ClaimId, deriveId } from "../base/identity.ts"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { follows, inOrder, liesAhead, nextStages, type Stage, StageKind, stateAsOf } from "./Stage.ts"

const evidence: Stage["evidence"] = [ClaimId.make(deriveId("claim", "a test"))]
const stage = (kind: StageKind, on?: string): Stage => ({
  kind,
  evidence,
  ...(on === undefined ? {} : { on: PartialDate.make(on) })
})
const stages = Arbitrary.array(arbitrary.stage, { maxLength: 6 })
const day = arbitrary.partialDate.pipe(Arbitrary.map(latest))
const kindsOf = (stages: ReadonlyArray<Stage>): ReadonlyArray<StageKind> => stages.map(({ kind }) => kind)

describe("inOrder", () => {
  it.prop("keeps every stage, is idempotent and does not see the order given", [stages], ([stages]) => {
    const ordered = inOrder(stages)
    assert.strictEqual(ordered.length, stages.length)
    assert.isTrue(stages.every((stage) => ordered.includes(stage)))
    assert.deepStrictEqual(inOrder(ordered), ordered)
    const bare = (list: ReadonlyArray<Stage>) => list.map(({ kind, on }) => [kind, on])
    assert.deepStrictEqual(bare(inOrder([...stages].reverse())), bare(ordered))
  })

  it.prop("puts what has no date first, and the rest by the first day it may mean", [stages], ([stages]) => {
    const days = inOrder(stages).map(({ on }) => (on === undefined ? "" : earliest(on)))
    assert.deepStrictEqual(days, [...days].sort())
  })

  it("puts stages of one day in the order of a twinning's life", () => {
    const all = [...StageKind.literals].reverse()
    assert.deepStrictEqual(kindsOf(inOrder(all.map((kind) => stage(kind, "1986")))), [...StageKind.literals])
    assert.deepStrictEqual(kindsOf(inOrder(all.map((kind) => stage(kind)))), [...StageKind.literals])
  })
})

describe("follows", () => {
  it.prop("accepts exactly the lives that the table of stages allows", [stages, arbitrary.stage], ([stages, next]) => {
    const life = kindsOf(inOrder([...stages, next]))
    const allowed = life.every((kind, index) => nextStages[life[index - 1] ?? "start"].includes(kind))
    const result = follows(stages, next)
    assert.strictEqual(Result.isSuccess(result), allowed)
    if (Result.isSuccess(result)) assert.deepStrictEqual(result.success, inOrder([...stages, next]))
  })

  it.prop("a life may be told in any order", [stages], ([stages]) => {
    const [first, ...rest] = stages
    const [last, ...others] = [...stages].reverse()
    if (first === undefined || last === undefined) return
    assert.strictEqual(Result.isSuccess(follows(rest, first)), Result.isSuccess(follows(others, last)))
  })

  it("a list may start in the middle of a life", () => {
    for (const kind of StageKind.literals) assert.isTrue(Result.isSuccess(follows([], stage(kind, "1986"))))
  })

  it("a twinning that ended may be signed anew, and is not renewed", () => {
    const ended = [stage("signed", "1986"), stage("ended", "2001")]
    assert.isTrue(Result.isSuccess(follows(ended, stage("signed", "2012"))))
    const renewed = follows(ended, stage("renewed", "2012"))
    assert.strictEqual(
      Result.isFailure(renewed) ? renewed.failure.message : "",
      '"renewed" (2012) cannot follow "ended": after "ended" comes one of proposed, signed; record the missing stage, or correct the date'
    )
  })

  it("a stage found later may stand between others", () => {
    const life = follows([stage("signed", "1986"), stage("resumed", "2003")], stage("suspended", "2001-09"))
    assert.deepStrictEqual(kindsOf(Result.getOrThrow(life)), ["signed", "suspended", "resumed"])
    assert.isTrue(Result.isFailure(follows([stage("signed", "1986")], stage("resumed", "2003"))))
  })
})

describe("stateAsOf", () => {
  it.prop(
    "a stage that is not over by a day changes nothing as of that day",
    [stages, arbitrary.stage, day],
    ([stages, next, asOf]) => {
      if (next.on !== undefined && latest(next.on) > asOf)
        assert.strictEqual(stateAsOf([...stages, next], asOf), stateAsOf(stages, asOf))
    }
  )

  it.prop("is the kind of one of the stages, or that the twinning is on record", [stages, day], ([stages, asOf]) => {
    const state = stateAsOf(stages, asOf)
    assert.isTrue(state === "recorded" || kindsOf(stages).includes(state))
    assert.strictEqual(
      state === "recorded",
      stages.every(({ on }) => on !== undefined && latest(on) > asOf)
    )
  })

  it.prop("does not see the order in which stages are given", [stages, day], ([stages, asOf]) => {
    assert.strictEqual(stateAsOf([...stages].reverse(), asOf), stateAsOf(stages, asOf))
  })

  it("follows a life day by day; a year counts when it is over", () => {
    const life = [stage("signed", "1986-09-16"), stage("suspended", "2001"), stage("resumed", "2003-05")]
    assert.deepStrictEqual(
      ["1986-09-15", "1986-09-16", "2001-06-01", "2001-12-31", "2003-05-30", "2003-05-31"].map((day) =>
        stateAsOf(life, day)
      ),
      ["recorded", "signed", "signed", "suspended", "suspended", "resumed"]
    )
    assert.strictEqual(stateAsOf([stage("signed")], "0001-01-01"), "signed")
  })
})

describe("liesAhead", () => {
  it.prop(
    "a twinning that lies ahead of a day lies ahead of every earlier one",
    [stages, day, day],
    ([stages, a, b]) => {
      const [first, last] = a < b ? [a, b] : [b, a]
      if (liesAhead(stages, last)) assert.isTrue(liesAhead(stages, first))
    }
  )

  it.prop("what has reached a stage does not lie ahead", [stages, day], ([stages, asOf]) => {
    if (stateAsOf(stages, asOf) !== "recorded") assert.isFalse(liesAhead(stages, asOf))
  })

  it("needs a date that is later, and no step without one", () => {
    assert.isTrue(liesAhead([stage("signed", "1986-09")], "1986-08-31"))
    assert.isFalse(liesAhead([stage("signed", "1986-09")], "1986-09-01"))
    assert.isFalse(liesAhead([stage("proposed"), stage("signed", "1986")], "1900-01-01"))
    assert.isFalse(liesAhead([], "1900-01-01"))
  })
})

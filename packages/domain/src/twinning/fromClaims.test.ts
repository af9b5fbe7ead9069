import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type * as Schema from "effect/Schema"
import { PartialDate } from "../base/PartialDate.ts"
import { makeClaim } from "../evidence/Claim.ts"
import { conflictsIn } from "../evidence/conflicts.ts"
import type { Evidence, Policy } from "../evidence/resolve.ts"
import { arbitrary, world } from "../testing/index.ts"
import { signedOn, stagesFrom } from "./fromClaims.ts"
import { inOrder, nextStages, type StageKind } from "./Stage.ts"

const policies: ReadonlyArray<Policy> = [{ kind: "most-reliable" }, { kind: "newest" }, { kind: "majority" }]
const [policy] = policies as readonly [Policy]
const twinning = world.twinnings[0]?.id ?? ""

const says = (source: Evidence["source"], value: Schema.Json, attribute = "stage"): Evidence => ({
  source,
  claim: makeClaim({
    source: source.id,
    subject: { kind: "twinning", id: twinning },
    attribute,
    value,
    locator: "row 1",
    recordedBy: "a test"
  })
})

const claims: Arbitrary.Arbitrary<ReadonlyArray<Evidence>> = Arbitrary.array(
  Arbitrary.all([
    arbitrary.oneOf(["proposed", "signed", "renewed", "suspended", "resumed", "ended"]),
    arbitrary.oneOf(["", "1979", "1980", "1980-01", "1980-01-18", "1980-01-28"]),
    arbitrary.oneOf([0, 1, 2, 3, 4])
  ]).pipe(
    Arbitrary.map(([kind, on, by]) => says(world.sources[by] ?? world.register, on === "" ? { kind } : { kind, on }))
  ),
  { maxLength: 6 }
).pipe(Arbitrary.map((all) => [...new Map(all.map((one) => [one.claim.id, one])).values()]))

/** Lives in an order in which stages may come, each in a year of its own; proposed once until it is signed or ends. */
const life = Arbitrary.array(arbitrary.oneOf([0, 1, 2, 3, 4, 5]), { maxLength: 8 }).pipe(
  Arbitrary.map((choices) => {
    let after: StageKind | "start" = "start"
    return choices.flatMap((choice, year) => {
      const next = nextStages[after].filter((kind) => kind !== after || kind === "renewed")
      const kind = next[choice % next.length]
      if (kind === undefined) return []
      after = kind
      return [{ kind, on: PartialDate.make(String(1950 + year)) }]
    })
  })
)

describe("stagesFrom", () => {
  it.prop("every claim is evidence of exactly one stage", [claims], ([claims]) => {
    for (const policy of policies) {
      const evidence = stagesFrom(claims, policy).flatMap((stage) => [...stage.evidence])
      assert.deepStrictEqual([...evidence].sort(), claims.map(({ claim }) => claim.id).sort())
    }
  })

  it.prop("stages are in order of time, and are what some source says", [claims], ([claims]) => {
    for (const policy of policies) {
      const stages = stagesFrom(claims, policy)
      assert.deepStrictEqual(stages, inOrder(stages))
      for (const { kind, on } of stages)
        assert.isTrue(
          claims.some(({ claim }) => {
            const said = claim.value as { readonly kind: string; readonly on?: string }
            return said.kind === kind && said.on === on
          })
        )
    }
  })

  it.prop("a twinning is proposed once and signed once until it ends", [claims], ([claims]) => {
    const ends = claims.filter(({ claim }) => (claim.value as { readonly kind: string }).kind === "ended").length
    for (const once of ["proposed", "signed"])
      assert.isAtMost(stagesFrom(claims, policy).filter(({ kind }) => kind === once).length, 1 + ends)
    const unended = claims.filter(({ claim }) => (claim.value as { readonly kind: string }).kind !== "ended")
    for (const once of ["proposed", "signed"])
      assert.isAtMost(stagesFrom(unended, policy).filter(({ kind }) => kind === once).length, 1)
  })

  it.prop("a life that the stages allow is told by its claims as it was, and contradicts nothing", [life], ([life]) => {
    const told = life.map((stage, step) => says(world.sources[step % 5] ?? world.register, { ...stage }))
    for (const policy of policies) {
      const stages = stagesFrom(told, policy)
      assert.deepStrictEqual(
        stages.map(({ kind, on }) => ({ kind, on })),
        life
      )
      assert.deepStrictEqual(conflictsIn(told, policy), [])
      if (life.some(({ kind }) => kind === "signed"))
        assert.strictEqual(signedOn(stages), life.findLast(({ kind }) => kind === "signed")?.on)
    }
  })

  it("a twinning that ended is signed anew; without the end, or within its year, the dates contradict each other", () => {
    const signed = [
      says(world.register, { kind: "signed", on: "1986" }),
      says(world.news, { kind: "signed", on: "2012" })
    ]
    const facets = (...ends: ReadonlyArray<string>) =>
      conflictsIn([...signed, ...ends.map((on) => says(world.register, { kind: "ended", on }))], policy).map(
        ({ facet }) => facet
      )
    assert.deepStrictEqual(facets(), ["signed"])
    assert.deepStrictEqual(facets("2001"), [])
    assert.deepStrictEqual(facets("2012"), ["signed"])
    assert.deepStrictEqual(facets("2012-03", "1985"), ["signed after 1985"])
    // What is no date is no end before anything.
    assert.deepStrictEqual(facets("1 May 2001"), ["signed"])
  })

  it("dates of a signing anew contradict each other apart from those of the first", () => {
    const told = [
      says(world.register, { kind: "signed", on: "1986" }),
      says(world.news, { kind: "signed", on: "1987" }),
      says(world.register, { kind: "ended", on: "2001" }),
      says(world.register, { kind: "signed", on: "2012" }),
      says(world.news, { kind: "signed", on: "2013" })
    ]
    assert.deepStrictEqual(
      conflictsIn(told, policy).map(({ facet }) => facet),
      ["signed", "signed after 2001"]
    )
    assert.deepStrictEqual(
      stagesFrom(told, policy).map(({ on }): string | undefined => on),
      ["1986", "2001", "2012"]
    )
  })

  it.prop("the order of the claims does not matter", [claims], ([claims]) => {
    for (const policy of policies)
      assert.deepStrictEqual(stagesFrom([...claims].reverse(), policy), stagesFrom(claims, policy))
  })

  it.prop("what is no stage is left alone", [claims, arbitrary.oneOf([1, "signed", true])], ([claims, odd]) => {
    const noise = [
      says(world.news, odd),
      says(world.news, { kind: "annulled" }),
      says(world.news, { kind: "signed", on: "2023-02-30" }),
      says(world.news, { kind: "signed", on: "1980" }, "exists")
    ]
    assert.deepStrictEqual(stagesFrom([...claims, ...noise], policy), stagesFrom(claims, policy))
  })

  it("two dates of one signature: the policy chooses, and both claims stay as evidence", () => {
    const [year, day] = world.conflicting.stage
    const date = (policy: Policy): string | undefined => signedOn(stagesFrom([year, day], policy))
    assert.deepStrictEqual(policies.map(date), ["1980-01-28", "1979", "1980-01-28"])
    assert.strictEqual(stagesFrom([year, day], policy)[0]?.evidence.length, 2)
  })

  it("an undated claim of the best source takes the date from one that agrees", () => {
    const stages = stagesFrom(
      [says(world.register, { kind: "signed" }), says(world.news, { kind: "signed", on: "1986" })],
      policy
    )
    assert.strictEqual(signedOn(stages), "1986")
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import type * as Schema from "effect/Schema"
import { makeClaim } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { arbitrary, world } from "../testing/index.ts"
import { topicsFrom } from "./topics.ts"

const says = (source: Evidence["source"], value: Schema.Json, attribute = "topic"): Evidence => ({
  source,
  claim: makeClaim({
    source: source.id,
    subject: { kind: "twinning", id: world.twinnings[0]?.id ?? "" },
    attribute,
    value,
    locator: "row 1",
    recordedBy: "a test"
  })
})

const ids = (evidence: ReadonlyArray<Evidence>) => evidence.map(({ claim }) => claim.id)

const claims = Arbitrary.array(
  Arbitrary.all([arbitrary.oneOf(["water", "schools", "trams", false]), arbitrary.oneOf([0, 1, 2, 3, 4])]).pipe(
    Arbitrary.map(([value, by]) => says(world.sources[by] ?? world.register, value))
  ),
  { maxLength: 6 }
)

/** The topics that claims name, in order of the alphabet. */
const named = (claims: ReadonlyArray<Evidence>) =>
  [...new Set(claims.flatMap(({ claim: { value } }) => (typeof value === "string" ? [value] : [])))].sort()

describe("topicsFrom", () => {
  it.prop("names every topic that some claim names, once, and cites what says the same", [claims], ([claims]) => {
    const topics = topicsFrom(claims)
    assert.strictEqual(topics === undefined, claims.length === 0)
    assert.deepStrictEqual([...(topics?.names ?? [])].sort(), named(claims))
    const cited = claims.filter(({ claim }) => topics?.evidence.includes(claim.id))
    assert.deepStrictEqual(named(cited), named(claims))
    assert.isTrue(cited.every(({ claim: { value } }) => (value === false) === (topics?.names.length === 0)))
  })

  it("a topic that is named outweighs any word that there is none, and is cited without it", () => {
    const [none, water, again, schools] = [
      says(world.register, false),
      says(world.news, "water"),
      says(world.register, "water"),
      says(world.news, "schools")
    ] as const
    assert.deepStrictEqual(topicsFrom([none, water, again, schools]), {
      names: ["water", "schools"],
      evidence: ids([water, again, schools])
    })
    assert.deepStrictEqual(topicsFrom([none]), { names: [], evidence: ids([none]) })
  })

  it("what is said of something else, or in no word, is left alone", () => {
    const noise = [
      says(world.news, "water", "note"),
      says(world.news, true),
      says(world.news, 3),
      says(world.news, null)
    ]
    assert.isUndefined(topicsFrom(noise))
    const none = says(world.news, false)
    assert.deepStrictEqual(topicsFrom([...noise, none]), { names: [], evidence: ids([none]) })
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import { arbitrary, world } from "../testing/index.ts"
import { agreement, attributeKey, attributes } from "./attributes.ts"
import { conflictsIn, resolveAll, resolvedValue } from "./conflicts.ts"
import { type Policy, resolve } from "./resolve.ts"

const policy: Policy = { kind: "most-reliable" }

describe("resolveAll", () => {
  it.prop("of claims on one attribute it does what resolve does", [arbitrary.evidence], ([evidence]) => {
    const [one, ...others] = resolveAll(evidence, policy)
    assert.strictEqual(others.length, 0)
    assert.deepStrictEqual(one?.resolution, Result.getOrThrow(resolve(evidence, policy)))
  })

  it("resolves every attribute of every subject once, with every claim in one place", () => {
    const all = resolveAll(world.evidence, policy)
    const keys = all.map(({ resolution }) => attributeKey(resolution.winner.claim, world.claims))
    assert.strictEqual(new Set(keys).size, keys.length)
    assert.strictEqual(
      all.reduce((sum, { resolution }) => sum + resolution.trace.length, 0),
      world.evidence.length
    )
  })

  it("leaves out what the policy cannot resolve", () => {
    const [first] = world.conflicting.country
    const pinned: Policy = { kind: "pinned", claim: first.claim.id, reason: "the charter" }
    assert.deepStrictEqual(
      resolveAll(world.evidence, pinned).map(({ attribute }) => attribute),
      ["country"]
    )
  })
})

describe("conflictsIn", () => {
  it("finds one conflict of each kind in the fixed world, and no other", () => {
    for (const kind of ["most-reliable", "newest", "majority"] as const)
      assert.deepStrictEqual(
        conflictsIn(world.evidence, { kind })
          .map(({ attribute }) => attribute)
          .sort(),
        Object.keys(world.conflicting).sort()
      )
  })

  it("the fixed world has a conflict of every kind that there can be", () => {
    const single = Object.entries(attributes).flatMap(([name, rule]) => (rule.values === "one" ? [name] : []))
    assert.deepStrictEqual(Object.keys(world.conflicting).sort(), single.sort())
  })
})

describe("resolvedValue", () => {
  it("gives the value of one attribute of one subject, or nothing", () => {
    const { claim } = world.conflicting.country[0]
    assert.strictEqual(resolvedValue(world.evidence, claim.subject, "country", policy), "RO")
    assert.strictEqual(resolvedValue(world.evidence, claim.subject, "country", { kind: "newest" }), "HU")
    assert.isUndefined(resolvedValue(world.evidence, { kind: "city", id: world.lodz.id }, "country", policy))
    assert.isUndefined(resolvedValue(world.evidence, { ...claim.subject, kind: "network" }, "country", policy))
  })
})

describe("the rules of attributes", () => {
  const values = [...world.claims.map(({ value }) => value), null, 1, "x", {}, [], { year: 2020 }, { on: "1986" }]

  it("agreement is symmetric, and a value agrees with itself", () => {
    for (const name of [...Object.keys(attributes), "anything-else"]) {
      const agrees = agreement(name)
      // Coordinates are compared as coordinates: their shape is checked where a claim is taken in.
      const shaped = name === "coordinates" ? world.conflicting.coordinates.map(({ claim }) => claim.value) : values
      for (const a of shaped)
        for (const b of shaped) {
          assert.strictEqual(agrees(a, b), agrees(b, a), `${name} ${JSON.stringify([a, b])}`)
          assert.isTrue(agrees(a, a))
        }
    }
  })

  it("claims on an attribute of many values never contradict each other", () => {
    for (const [name, rule] of Object.entries(attributes))
      if (rule.values === "many") for (const a of values) for (const b of values) assert.isTrue(agreement(name)(a, b))
  })

  it("populations of different years are two things; of one year they compete", () => {
    const key = (value: { readonly count: number; readonly year?: number }): string =>
      attributeKey({ subject: { kind: "city", id: world.wuhan.id }, attribute: "population", value: { ...value } }, [])
    assert.notStrictEqual(key({ count: 1, year: 2010 }), key({ count: 1, year: 2020 }))
    assert.strictEqual(key({ count: 1, year: 2020 }), key({ count: 2, year: 2020 }))
  })

  it("two points within 50 km are one place", () => {
    const agrees = agreement("coordinates")
    const at = (latitude: number) => ({ latitude, longitude: 0 })
    assert.isTrue(agrees(at(0), at(0.449)))
    assert.isFalse(agrees(at(0), at(0.45)))
  })

  it("a date agrees with the year or month that holds it, and with none", () => {
    const agrees = agreement("stage")
    const on = (date?: string) => ({ kind: "signed", ...(date === undefined ? {} : { on: date }) })
    assert.isTrue(agrees(on("1986"), on("1986-09-16")) && agrees(on("1986-09-16"), on()))
    assert.isFalse(agrees(on("1979"), on("1980-01-28")))
  })
})

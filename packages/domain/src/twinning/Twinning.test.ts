import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { arbitrary, world } from "../testing/index.ts"
import { pairOf, Twinning, twinningIdOf } from "./Twinning.ts"

const { cityId } = arbitrary

describe("pairOf", () => {
  it.prop("is the same whichever city is named first", [cityId, cityId], ([a, b]) => {
    assert.deepStrictEqual(pairOf(a, b), a === b ? pairOf(a, a) : pairOf(b, a))
  })

  it.prop("holds both cities, the smaller id first, and refuses a city with itself", [cityId, cityId], ([a, b]) => {
    const pair = pairOf(a, b)
    if (a === b) assert.strictEqual(Result.isFailure(pair) ? pair.failure._tag : "", "SelfTwinning")
    else {
      const [x, y] = Result.getOrThrow(pair)
      assert.isTrue(x < y)
      assert.deepStrictEqual([x, y], [a, b].sort())
    }
  })
})

describe("twinningIdOf", () => {
  it.prop("is one id for one pair, in whichever order", [cityId, cityId], ([a, b]) => {
    assert.strictEqual(twinningIdOf([a, b]), twinningIdOf([b, a]))
  })

  it.prop("differs from pair to pair", [cityId, cityId, cityId], ([a, b, c]) => {
    if (new Set([a, b, c]).size === 3) assert.notStrictEqual(twinningIdOf([a, b]), twinningIdOf([a, c]))
  })
})

describe("Twinning", () => {
  it.prop(
    "each city is the partner of the other, and of nobody else",
    [arbitrary.twinning, cityId],
    ([twinning, other]) => {
      const [a, b] = twinning.cities
      assert.deepStrictEqual([twinning.partnerOf(a), twinning.partnerOf(b)], [b, a])
      if (other !== a && other !== b) assert.isUndefined(twinning.partnerOf(other))
    }
  )

  it.prop("has its cities in ascending order and no other", [arbitrary.twinning], ([twinning]) => {
    const is = Schema.is(Schema.toEncoded(Twinning))
    const [a, b] = twinning.cities
    const encoded = Schema.encodeSync(Twinning)(twinning)
    const decodes = (cities: ReadonlyArray<string>): boolean =>
      Result.isSuccess(Schema.decodeUnknownResult(Twinning)({ ...encoded, cities }))
    assert.isTrue(is(encoded) && decodes([a, b]))
    for (const wrong of [[b, a], [a, a], [a], [a, b, b]]) assert.isFalse(decodes(wrong))
  })

  it("says what is wrong with a pair", () => {
    const [a, b] = world.twinnings[0]?.cities ?? []
    const read = (cities: unknown) => () =>
      Schema.decodeUnknownSync(Twinning)({ id: world.twinnings[0]?.id, cities, stages: [] })
    assert.throws(read([a, a]), /a twinning needs two different cities/)
    assert.throws(read([b, a]), /make the pair with pairOf/)
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { gammas, uniforms } from "./columns.ts"
import { gamma, stream } from "./random.ts"

const int = (minimum: number, maximum: number) => Schema.Int.check(Schema.isBetween({ minimum, maximum }))
// few seeds, labels and shapes, so that much is asked for again
const asked = Arbitrary.array(Arbitrary.schema(Schema.Tuple([int(1, 3), int(1, 4), int(1, 3), int(0, 60)])), {
  minLength: 1,
  maxLength: 40
})

describe("columns", () => {
  it.prop("are what their streams give, however often and in whatever order they are asked for", [asked], ([all]) => {
    for (const [seed, label, shape, count] of all) {
      const uniform = stream(seed, `label ${label}`)
      assert.deepStrictEqual(
        [...Array.from(uniforms(seed, `label ${label}`, count))],
        Array.from({ length: count }, () => uniform.next())
      )
      const from = stream(seed, `label ${label}`)
      assert.deepStrictEqual(
        [...Array.from(gammas(seed, `label ${label}`, shape / 2, count))],
        Array.from({ length: count }, () => gamma(from, shape / 2))
      )
    }
  })

  it("are drawn again once others have taken their place", () => {
    const first = Array.from(uniforms(1, "first", 400_000))
    for (let i = 0; i < 4; i++) uniforms(1, `other ${i}`, 400_000)
    assert.deepStrictEqual(Array.from(uniforms(1, "first", 400_000)), first)
    assert.lengthOf(uniforms(1, "long", 1_200_000), 1_200_000)
  })

  it("refuse what their streams refuse", () => {
    assert.throws(() => uniforms(0.5, "label", 1), RangeError)
    assert.throws(() => gammas(1, "label", 0, 1), RangeError)
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { select } from "./select.ts"

const few = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: -9, maximum: 9 })))
const many = Arbitrary.schema(Schema.Finite)
const share = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0, maximum: 1 })))

describe("select", () => {
  for (const [what, value] of [
    ["values that tie", few],
    ["any values", many]
  ] as const)
    it.prop(
      `gives what sorting gives, of ${what}, and leaves smaller ones before and larger ones after`,
      [Arbitrary.array(value, { minLength: 1, maxLength: 120 }), share],
      ([list, where]) => {
        const rank = Math.min(list.length - 1, Math.floor(where * list.length))
        const values = Float64Array.from(list)
        const found = select(values, rank, 0, list.length - 1)
        const sorted = Float64Array.from(list).sort()
        assert.strictEqual(found + 0, (sorted[rank] as number) + 0)
        for (let i = 0; i < rank; i++) if ((values[i] as number) > found) assert.fail(`${values[i]} before ${found}`)
        for (let i = rank; i < list.length; i++) if ((values[i] as number) < found) assert.fail(`${values[i]} after`)
        assert.deepStrictEqual(
          [...values].map((one) => one + 0).sort((a, b) => a - b),
          [...sorted].map((one) => one + 0)
        )
      }
    )
})

import { assert, describe, it } from "@effect/vitest"
import { deriveId } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { IdSet } from "./IdSet.ts"

const Numbers = Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 500 })))
const idOf = (number: number): string => deriveId("claim", String(number))

describe("IdSet", () => {
  it.prop("holds what a Set of the same ids holds", [Numbers, Numbers], ([added, asked]) => {
    const ids = new IdSet()
    const known = new Set<string>()
    for (const number of added) {
      ids.add(idOf(number))
      known.add(idOf(number))
      assert.strictEqual(ids.size, known.size)
    }
    for (const number of [...added, ...asked]) assert.strictEqual(ids.has(idOf(number)), known.has(idOf(number)))
  })

  it("keeps them all while it grows, and takes none that differs in one digit for one of them", () => {
    const ids = new IdSet()
    const all = Array.from({ length: 20_000 }, (_, at) => idOf(at))
    for (const id of all) ids.add(id)
    assert.strictEqual(ids.size, 20_000)
    assert.isTrue(all.every((id) => ids.has(id)))
    const near = all.slice(0, 2_000).map((id, at) => {
      const place = [0, 9, 15, 20, 35][at % 5] as number
      return `${id.slice(0, place)}${id[place] === "a" ? "b" : "a"}${id.slice(place + 1)}`
    })
    assert.isFalse(near.some((id) => ids.has(id)))
  })
})

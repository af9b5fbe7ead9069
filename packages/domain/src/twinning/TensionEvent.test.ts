import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { arbitrary, scored } from "../testing/index.ts"
import { TensionEvent } from "./TensionEvent.ts"

const encoded = Schema.encodeSync(TensionEvent)(scored.tension)
const read = (change: Readonly<Record<string, unknown>>) =>
  Schema.decodeUnknownResult(TensionEvent)({ ...encoded, ...change })

describe("a tension", () => {
  it.prop(
    "is between two different countries in alphabetical order",
    [arbitrary.countryCode, arbitrary.countryCode],
    ([a, b]) => {
      assert.strictEqual(Result.isSuccess(read({ countries: [a, b] })), a < b)
      assert.isTrue(Result.isFailure(read({ countries: [a, a] })))
    }
  )

  it("reads back as it was", () => {
    assert.deepStrictEqual(Result.getOrThrow(read({})), scored.tension)
  })

  it.prop("may be dated to the year, the month or the day", [arbitrary.partialDate], ([on]) => {
    assert.strictEqual(Result.getOrThrow(read({ on })).on, on)
  })

  it("has a date that exists, a title and a claim", () => {
    for (const change of [{ on: "2023-02-30" }, { on: undefined }, { title: "" }, { evidence: [] }])
      assert.isTrue(Result.isFailure(read(change)))
  })

  it("says what is wrong with the countries", () => {
    assert.throws(
      () => Schema.decodeUnknownSync(TensionEvent)({ ...encoded, countries: ["GB", "CN"] }),
      "the two countries of a tension stand in alphabetical order, and differ"
    )
  })
})

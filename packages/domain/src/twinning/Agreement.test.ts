import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { earliest, latest } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { Agreement } from "./Agreement.ts"

const [a, b] = ["00000000-0000-5000-8000-000000000001", "00000000-0000-5000-8000-000000000002"]

describe("Agreement", () => {
  it.prop(
    "never expires before it is signed",
    [arbitrary.agreement, arbitrary.partialDate, arbitrary.partialDate],
    ([agreement, signedOn, expiresOn]) => {
      const decoded = Schema.decodeUnknownResult(Agreement)({
        ...Schema.encodeSync(Agreement)(agreement),
        signedOn,
        expiresOn
      })
      assert.strictEqual(Result.isSuccess(decoded), earliest(signedOn) <= latest(expiresOn))
    }
  )

  it("may be signed in a year and expire within it: nobody says in which order", () => {
    const fields = { id: a, twinning: b, kind: "memorandum", fields: [] }
    for (const [signedOn, expiresOn] of [
      ["1986", "1986-05"],
      ["1986-09", "1986"]
    ])
      assert.isTrue(Result.isSuccess(Schema.decodeUnknownResult(Agreement)({ ...fields, signedOn, expiresOn })))
  })

  it("says so where it does", () => {
    assert.throws(
      () =>
        Schema.decodeUnknownSync(Agreement)({
          id: a,
          twinning: b,
          kind: "memorandum",
          signedOn: "1986-09-16",
          expiresOn: "1985",
          fields: []
        }),
      /the agreement expires \(1985\) before it is signed \(1986-09-16\)/
    )
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { type Endpoint, endpoints, type Path } from "./endpoints.ts"
import { wholeNumber } from "./wholeNumber.ts"

const lax = ["", " ", "0x10", "1e2", " 5", "5 ", "+5", "-1", "1.0", "1.", ".5", "0b1", "٣", "five", "NaN", "Infinity"]

describe("a whole number in a query", () => {
  it("is read from digits, and within its bounds alone", () => {
    const read = Schema.decodeUnknownResult(wholeNumber(1, 2000))
    assert.deepStrictEqual(
      ["1", "16", "007", "2000"].map((text) => Result.getOrThrow(read(text))),
      [1, 16, 7, 2000]
    )
    for (const text of [...lax, "0", "2001", "9".repeat(400)]) assert.isTrue(Result.isFailure(read(text)), text)
    assert.strictEqual(Result.getOrThrow(Schema.decodeUnknownResult(wholeNumber(0, 2 ** 31))("0")), 0)
  })

  it("is as strict in every endpoint that takes one", () => {
    let found = 0
    for (const path of Object.keys(endpoints) as ReadonlyArray<Path>) {
      const endpoint: Endpoint<Path> = endpoints[path]
      if (!("query" in endpoint)) continue
      for (const [name, field] of Object.entries(endpoint.query.fields)) {
        if (!/^(limit|links|community)$/.test(name)) continue
        found++
        const read = Schema.decodeUnknownResult(field as Schema.Codec<unknown>)
        assert.strictEqual(Result.getOrThrow(read("1")), 1, path)
        for (const text of lax) assert.isTrue(Result.isFailure(read(text)), `${path} takes "${text}" for ${name}`)
      }
    }
    assert.isAtLeast(found, 14)
  })
})

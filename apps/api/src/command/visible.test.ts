import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { visible } from "./visible.ts"

describe("what is shown in a terminal", () => {
  it("has no sign that the terminal obeys", () => {
    expect(visible("Wuhan\u001b[2J\u0007\r\u009b1m \u202eA\u0000")).toBe(
      "Wuhan\\u001b[2J\\u0007\\u000d\\u009b1m \\u202eA\\u0000"
    )
    expect(visible("Zürich\t武汉\n")).toBe("Zürich\t武汉\n")
  })

  it.effect.prop("means the same as JSON", [Arbitrary.schema(Schema.Array(Schema.String))], ([texts]) =>
    Effect.sync(() => {
      const printed = [...texts, "\u007f\u0085\u2066"]
      expect(JSON.parse(visible(JSON.stringify(printed)))).toEqual(printed)
    })
  )
})

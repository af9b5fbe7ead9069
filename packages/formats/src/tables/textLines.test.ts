import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import { hurtful } from "../../test/arbitraries.ts"
import type { Element } from "./Element.ts"
import { textLines } from "./textLines.ts"

const sizes = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 9 }))), {
  minLength: 1,
  maxLength: 4
})

async function* inPieces(text: string, sizes: ReadonlyArray<number>): AsyncGenerator<string> {
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield text.slice(at, at + size)
    at += size
  }
}

describe("textLines", () => {
  it.effect.prop(
    "gives every line with its number, those beyond the limit as too long, however the text is cut",
    [Arbitrary.array(hurtful, { maxLength: 6 }), sizes],
    ([parts, sizes]) =>
      Effect.promise(async () => {
        const text = parts.join("\n")
        const lines = text.split("\n")
        if (lines.at(-1) === "") lines.pop()
        const found: Array<Element> = []
        for await (const batch of textLines(inPieces(text, sizes), 5)) found.push(...batch)
        assert.deepStrictEqual(
          found,
          lines.map((line, index) =>
            line.length > 5
              ? { line: index + 1, text: found[index]?.text ?? "", tooLong: true }
              : { line: index + 1, text: line }
          )
        )
        for (const { line, text: kept } of found) assert.isTrue(lines[line - 1]?.startsWith(kept))
      })
  )
})

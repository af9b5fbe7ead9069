import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { bytesOf, hurtful } from "../test/arbitraries.ts"
import { decodeUtf8 } from "./utf8.ts"

const bytes = Arbitrary.array(
  Arbitrary.schema(
    Schema.Literals([0x0a, 0x0d, 0x41, 0xca, 0xc3, 0xa9, 0xef, 0xbf, 0xbd, 0xf0, 0x9d, 0xff, 0xed, 0xa0, 0x80])
  ),
  {
    maxLength: 12
  }
).pipe(Arbitrary.map((list) => Uint8Array.from(list)))

const isText = (bytes: Uint8Array): boolean => {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

describe("decodeUtf8", () => {
  it.prop("gives text back", [hurtful], ([text]) => {
    assert.strictEqual(Result.getOrThrow(decodeUtf8({ name: "a", bytes: bytesOf(text) })), text)
  })

  it.prop(
    "stops at the first bad byte: what precedes it is text, and is not with the character that starts there",
    [bytes],
    ([bytes]) => {
      const read = decodeUtf8({ name: "a", bytes })
      assert.strictEqual(Result.isSuccess(read), isText(bytes))
      if (Result.isSuccess(read)) return
      const { byte, line, offset } = read.failure
      assert.isTrue(isText(bytes.slice(0, offset)))
      assert.strictEqual(byte, bytes[offset])
      for (let length = 1; length <= 4 && offset + length <= bytes.length; length++)
        assert.isFalse(isText(bytes.slice(offset, offset + length)))
      assert.strictEqual(line, new TextDecoder().decode(bytes.slice(0, offset)).split(/\r\n?|\n/).length)
    },
    { arbitrary: { runs: 2000 } }
  )

  it("takes a byte order mark away, and only the first", () => {
    assert.strictEqual(Result.getOrThrow(decodeUtf8({ name: "a", bytes: bytesOf("\uFEFFid") })), "id")
    assert.strictEqual(Result.getOrThrow(decodeUtf8({ name: "a", bytes: bytesOf("\uFEFF\uFEFFid") })), "\uFEFFid")
  })

  it("says which byte and where: the no-break space of Mac Roman in a list of 2022", () => {
    const read = decodeUtf8({ name: "actors.csv", bytes: Uint8Array.from([...bytesOf("name\nFujikawa"), 0xca, 0x2c]) })
    assert.isTrue(Result.isFailure(read))
    if (Result.isFailure(read))
      assert.strictEqual(
        read.failure.message,
        'actors.csv is not UTF-8 text: byte 0xCA at offset 13, on line 2, belongs to no character; save the file as UTF-8 (in a spreadsheet: "CSV UTF-8") and read it again'
      )
  })

  it("tells a replacement character that the file prints from one that stands for a bad byte", () => {
    const printed = bytesOf("a\uFFFDb\uFFFD\n")
    const read = decodeUtf8({ name: "a", bytes: Uint8Array.from([...printed, 0x63, 0xff]) })
    assert.deepStrictEqual(Result.isFailure(read) ? [read.failure.offset, read.failure.line] : [], [
      printed.length + 1,
      2
    ])
    assert.isTrue(Result.isSuccess(decodeUtf8({ name: "a", bytes: printed })))
  })

  it("says that a file cut inside a character is not text", () => {
    const read = decodeUtf8({ name: "a", bytes: bytesOf("武汉").slice(0, 5) })
    assert.strictEqual(Result.isFailure(read) ? read.failure.offset : undefined, 3)
  })
})

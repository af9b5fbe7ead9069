import { assert, describe, it } from "@effect/vitest"
import { TextReader } from "./decodeText.ts"

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0))
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const read = (...blocks: ReadonlyArray<Uint8Array>) => {
  const reader = new TextReader()
  let text = ""
  for (const block of blocks) text += reader.read(block)
  return { text: text + reader.end(), bad: reader.bad, encoding: reader.guess.encoding }
}

/** A block of ASCII but for its last byte, which may begin a character of UTF-8 or be an é of Windows-1252. */
const first = ascii("city\nOrl\xe9")

describe("a byte that a block ends in", () => {
  it("stays where it is before a block of ASCII", () => {
    const { encoding, text } = read(first, ascii("ans\nLyon\n"), ascii("Lille\n"))
    assert.deepStrictEqual([encoding, text], ["windows-1252", "city\nOrléans\nLyon\nLille\n"])
  })

  it("stays where it is before a block of the encoding that it is in", () => {
    const { encoding, text } = read(first, ascii("ans\nN\xeemes, Besan\xe7on, Angoul\xeame\n"))
    assert.deepStrictEqual([encoding, text], ["windows-1252", "city\nOrléans\nNîmes, Besançon, Angoulême\n"])
  })

  it("begins the character that the next block completes", () => {
    for (const name of ["é", "武汉", "𝄞"])
      for (let at = 1; at < utf8(name).length; at++) {
        const bytes = utf8(name)
        const { bad, encoding, text } = read(
          ascii("city\n"),
          bytes.subarray(0, at),
          bytes.subarray(at),
          utf8("\nKöln\n")
        )
        assert.deepStrictEqual([encoding, text, bad.length], ["utf-8", `city\n${name}\nKöln\n`, 0])
      }
  })

  it("is told with its place before a block that is UTF-8 without it", () => {
    const { bad, encoding, text } = read(first, utf8(`ans\n${"Köln, Zürich, Besançon, 武汉\n".repeat(9)}`))
    assert.strictEqual(encoding, "utf-8")
    assert.isTrue(text.startsWith("city\nOrl") && text.includes("ans\nKöln"), text.slice(0, 30))
    assert.deepStrictEqual(
      bad.map(({ byte, column, line }) => [line, column, byte]),
      [[2, 4, 0xe9]]
    )
  })

  it("is read at the end of the file as it is before a line break", () => {
    assert.deepStrictEqual(read(ascii("city\nCaf\xe9")).text, "city\nCafé")
    assert.deepStrictEqual(read(ascii("city\nCaf\xe9"), ascii("\n")).text, "city\nCafé\n")
  })

  it("gives the same text however the file is cut", () => {
    const bytes = ascii("city,partner\nOrl\xe9ans,M\xfcnster\nBesan\xe7on,Freiburg\n")
    const expected = "city,partner\nOrléans,Münster\nBesançon,Freiburg\n"
    for (let at = 0; at <= bytes.length; at++)
      assert.strictEqual(read(bytes.subarray(0, at), bytes.subarray(at)).text, expected, `cut at ${at}`)
  })
})

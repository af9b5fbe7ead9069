import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { hurtful } from "../../test/arbitraries.ts"
import { TextReader } from "./decodeText.ts"
import { detectEncoding, type Encoding } from "./detectEncoding.ts"

/** What a text is in an encoding of which there is only a decoder: every pair of bytes is decoded and looked up. */
const encoderOf = (encoding: Encoding): ((text: string) => Uint8Array) => {
  const decoder = new TextDecoder(encoding, { fatal: true })
  const bytesOf = new Map<string, ReadonlyArray<number>>()
  const put = (bytes: ReadonlyArray<number>): void => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes))
      if ([...text].length === 1 && !bytesOf.has(text)) bytesOf.set(text, bytes)
    } catch {}
  }
  for (let byte = 0; byte < 256; byte++) put([byte])
  for (let lead = 0x81; lead < 0xff; lead++) for (let trail = 0x40; trail < 0xff; trail++) put([lead, trail])
  return (text) => Uint8Array.from([...text].flatMap((character) => bytesOf.get(character) ?? [63]))
}

const lists: ReadonlyArray<readonly [Encoding, string]> = [
  ["windows-1252", "Stadt;Land\nKöln;Österreich\nMünchen;Frankreich\nSão Paulo;Brasil\nÉvreux;France\n"],
  ["windows-1250", "Miasto;Kraj\nŁódź;Polska\nKraków;Polska\nČeské Budějovice;Česko\nGyőr;Węgry\nPlzeň;Czechy\n"],
  ["windows-1251", "Город;Страна\nВолгоград;Россия\nКовентри;Великобритания\nСтолица;Москва\n"],
  ["windows-1253", "Πόλη;Χώρα\nΑθήνα;Ελλάδα\nΘεσσαλονίκη;Ελλάδα\nΛευκωσία;Κύπρος\n"],
  ["windows-1254", "Şehir;Ülke\nİstanbul;Türkiye\nDiyarbakır;Türkiye\nEskişehir;Muğla\nAydın;Iğdır\n"],
  ["macintosh", "Ville;Pays\nOrléans;France\nMünster;Allemagne\nBesançon;France\nFribourg-en-Brisgau;Là-bas\n"],
  ["koi8-r", "город;страна\nВолгоград;Россия\nКовентри;Великобритания\nСтолица;Москва\n"],
  ["gb18030", "城市,国家\n武汉,中国\n曼彻斯特,英国\n杜伊斯堡,德国\n广州,中国\n洛杉矶,美国\n"],
  ["big5", "城市,國家\n臺北,中華民國\n高雄,臺灣\n洛杉磯,美國\n新竹,友好關係\n"],
  ["shift_jis", "都市,国\n札幌市,日本\nポートランド,アメリカ\n京都市,日本\nパリ,フランス\n"],
  ["euc-jp", "都市,国\n札幌市,日本\nポートランド,アメリカ\n京都市,日本\nパリ,フランス\n"],
  ["euc-kr", "도시,국가\n부산,대한민국\n가오슝,대만\n대구,애틀랜타\n자매결연,미국\n"]
]

const read = (bytes: Uint8Array, size: number, encoding?: Encoding): readonly [string, TextReader] => {
  const reader = new TextReader(encoding)
  let text = ""
  for (let at = 0; at < bytes.length; at += size) text += reader.read(bytes.subarray(at, at + size))
  return [text + reader.end(), reader]
}

const size = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 7 })))

describe("detectEncoding", () => {
  it("tells the encodings of the time before Unicode by the letters that come out", () => {
    for (const [encoding, text] of lists) {
      const bytes = encoderOf(encoding)(text)
      const guess = detectEncoding(bytes)
      assert.strictEqual(guess.encoding, encoding, text)
      assert.isTrue(guess.sure > 0.4 && guess.sure < 1, `${encoding} ${guess.sure}`)
      assert.strictEqual(read(bytes, bytes.length)[0], text)
    }
  })

  it("tells UTF-16 without a byte order mark by its NUL bytes, and ASCII as what every encoding reads", () => {
    const units = Uint16Array.from([..."city,partner\nLeeds,Lille\n"].map((character) => character.charCodeAt(0)))
    const little = new Uint8Array(units.buffer)
    assert.strictEqual(detectEncoding(little).encoding, "utf-16le")
    assert.strictEqual(detectEncoding(little.map((_, at) => little[at ^ 1] as number)).encoding, "utf-16be")
    assert.deepInclude(detectEncoding(new TextEncoder().encode("city,partner")), {
      encoding: "utf-8",
      why: "ascii-only"
    })
  })

  it("stays with UTF-8 where a few bytes are bad, says where, and reads them as they were meant", () => {
    const good = new TextEncoder().encode("Kraków,Łódź,Münster,Gdańsk,Poznań,Wrocław,Zürich,Genève\n")
    const bad = Uint8Array.from([
      ...good,
      ...good,
      ...[..."East"].map((c) => c.charCodeAt(0)),
      0xca,
      65,
      10,
      67,
      97,
      102,
      0xe9,
      10,
      0x81,
      10
    ])
    assert.deepInclude(detectEncoding(Uint8Array.from([...good, ...good, 0xca, 65])), { encoding: "utf-8", sure: 0.9 })
    assert.deepInclude(detectEncoding(Uint8Array.from([...good, 0xca, 65, 0xca, 65, 0xca])), {
      encoding: "utf-8",
      sure: 0.6
    })
    const [text, reader] = read(bad, bad.length)
    assert.strictEqual(text.split("\n").slice(2).join("|"), "East\u00a0A|Café|\uFFFD|")
    assert.deepStrictEqual(reader.bad, [
      { line: 3, column: 5, byte: 0xca, readAs: "\u00a0" },
      { line: 4, column: 4, byte: 0xe9, readAs: "é" },
      { line: 5, column: 1, byte: 0x81, readAs: "\uFFFD" }
    ])
  })
})

describe("TextReader", () => {
  it.prop("gives the text back with LF, however the bytes are cut", [hurtful, hurtful, size], ([a, b, size]) => {
    const text = `${a}\r\n${b}\r${a}\n\r\n`
    const [read1, { badCount }] = read(new TextEncoder().encode(text), size, "utf-8")
    assert.deepStrictEqual([read1, badCount], [text.replace(/\r\n?/g, "\n"), 0])
  })

  it.prop("names the line and the column of a bad byte, however the bytes are cut", [size], ([size]) => {
    const bytes = Uint8Array.from([..."a,b\r\nk"].map((c) => c.charCodeAt(0)).concat(0xc3, 0xb6, 44, 0xff, 44, 0, 65))
    const [text, { bad }] = read(bytes, size, "utf-8")
    assert.strictEqual(text, "a,b\nkö,\uFFFD,A")
    assert.deepStrictEqual(bad, [
      { line: 2, column: 4, byte: 0xff, readAs: "\uFFFD" },
      { line: 2, column: 6, byte: 0, readAs: "" }
    ])
  })

  it("decides at the first byte above 0x7F, however far down", () => {
    const bytes = Uint8Array.from([
      ...new Uint8Array(200_000).fill(97),
      ...[..."\nK"].map((c) => c.charCodeAt(0)),
      0xf6,
      108,
      110,
      10
    ])
    const [text, { guess }] = read(bytes, 1 << 16)
    assert.strictEqual(guess.encoding, "windows-1252")
    assert.isTrue(text.endsWith("\nKöln\n"))
  })
})

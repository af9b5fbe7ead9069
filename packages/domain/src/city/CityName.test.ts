import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import { CityName, nameIn } from "./CityName.ts"
import { isHan } from "./chineseName.ts"
import { foldedForms } from "./fold.ts"

const isName = Schema.is(CityName)
const names = Arbitrary.array(arbitrary.cityName, { maxLength: 5 })
const anyName = Arbitrary.array(arbitrary.oneOf(["a", "武", "’", " ", "-", "\u0000", "\ud800", "𝄞", "́"]), {
  minLength: 1
}).pipe(
  Arbitrary.map((parts): CityName => ({ text: parts.join(""), kind: "name" })),
  Arbitrary.filter(isName)
)
const language = arbitrary.oneOf(["en", "zh", "de", "fr"])

describe("CityName", () => {
  it.prop("can be found: a name has a form to look it up by", [anyName], ([name]) => {
    assert.isTrue(foldedForms(name.text).length > 0)
  })

  it.prop("can be stored and sent: no half characters, no null", [anyName], ([name]) => {
    assert.isTrue(name.text.isWellFormed() && !name.text.includes("\u0000"))
  })

  it.each(["", " ", "\n", "’", "—", "x".repeat(201), "Wu\u0000han", "Wu\ud800han"])("refuses the text %o", (text) => {
    assert.isFalse(isName({ text, kind: "name" }))
  })

  it.each(["Y", "Å", "武汉", "42", "x".repeat(200), "'s-Hertogenbosch"])("accepts the text %s", (text) => {
    assert.isTrue(isName({ text, kind: "name" }))
  })

  it("knows a language tag by its form", () => {
    const tagged = (language: string) => isName({ text: "Wuhan", language, kind: "name" })
    assert.deepStrictEqual(["en", "zh-Hant", "zh-Hans-CN", "gsw"].filter(tagged), [
      "en",
      "zh-Hant",
      "zh-Hans-CN",
      "gsw"
    ])
    assert.deepStrictEqual(["", "EN", "english", "zh_Hant", "e"].filter(tagged), [])
  })
})

describe("nameIn", () => {
  it.prop("shows a name of the city, where there is one", [names, language], ([names, language]) => {
    const shown = nameIn(names, language)
    assert.strictEqual(shown === undefined, names.length === 0)
    if (shown !== undefined) assert.isTrue(names.some(({ text }) => text === shown))
  })

  it.prop("shows a name in the language where one is in use", [names, language], ([names, language]) => {
    const usable = names.filter(({ kind }) => kind === "name" || kind === "alias")
    const own = usable.filter((name) => name.language === language)
    if (own.length > 0) assert.isTrue(own.some(({ text }) => text === nameIn(names, language)))
  })

  it.prop("shows a slip only where nothing else is known", [names, language], ([names, language]) => {
    const shown = names.find(({ text }) => text === nameIn(names, language))
    if (shown?.kind === "misspelling" && names.filter(({ text }) => text === shown.text).length === 1)
      assert.isTrue(names.every(({ kind }) => kind === "misspelling"))
  })

  it.prop("does not change the list", [names, language], ([names, language]) => {
    const before = [...names]
    nameIn(names, language)
    assert.deepStrictEqual(names, before)
  })

  it("prefers a name to an alias, falls back to English, and to the first printed", () => {
    const beijing: ReadonlyArray<CityName> = [
      { text: "Peking", language: "en", kind: "alias" },
      { text: "Beijing", language: "en", kind: "name" },
      { text: "Pekin", language: "fr", kind: "name" }
    ]
    assert.deepStrictEqual(
      ["en", "fr", "pl"].map((one) => nameIn(beijing, one)),
      ["Beijing", "Pekin", "Beijing"]
    )
    assert.strictEqual(nameIn([{ text: "Łódź", language: "pl", kind: "name" }], "en"), "Łódź")
    assert.strictEqual(nameIn([], "en"), undefined)
  })

  it("takes Han characters without a language for Chinese, and for nothing else", () => {
    const names: ReadonlyArray<CityName> = [
      { text: "Wuhan", language: "en", kind: "name" },
      { text: "武汉", kind: "alias" }
    ]
    assert.isTrue(isHan(nameIn(names, "zh") ?? ""))
    assert.strictEqual(nameIn(names, "de"), "Wuhan")
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import { foldedForms, foldLetters, foldName } from "./fold.ts"

const letters = Arbitrary.array(
  arbitrary.oneOf([..."aBzßẞæŒøŁłđÐþħıİIŋəÅÖüéñçšžğőůαΣσςЖйЁ武汉東가が漢पुणेกรุงเ", "’", "'", "-", " ", ".", "1", "２"]),
  { maxLength: 10 }
).pipe(Arbitrary.map((parts) => parts.join("")))

describe("foldName", () => {
  it.prop("is idempotent", [Schema.String, letters], ([any, text]) => {
    for (const name of [any, text]) assert.strictEqual(foldName(foldName(name)), foldName(name))
  })

  it.prop("does not depend on how Unicode composes", [letters], ([name]) => {
    for (const form of ["NFC", "NFD", "NFKC", "NFKD"])
      assert.strictEqual(foldName(name.normalize(form)), foldName(name))
  })

  it.prop("does not depend on capitals", [letters], ([name]) => {
    assert.strictEqual(foldName(name.toUpperCase()), foldName(name))
    assert.strictEqual(foldName(name.toLowerCase()), foldName(name))
  })

  it.prop("does not depend on spaces and punctuation", [letters, letters], ([a, b]) => {
    assert.strictEqual(foldName(`${a} - ’${b}. `), foldName(a + b))
  })

  it.each([
    ["Muenchen", "muenchen"],
    ["München", "munchen"],
    ["武汉", "武汉"],
    ["Xian", "xian"],
    ["Xi’an", "xian"],
    ["Xi'an", "xian"],
    ["Łódź", "lodz"],
    ["İstanbul", "istanbul"],
    ["ISTANBUL", "istanbul"],
    ["Diyarbakır", "diyarbakir"],
    ["Đà Nẵng", "danang"],
    ["Tromsø", "tromso"],
    ["Gießen", "giessen"],
    ["São Paulo", "saopaulo"],
    ["Ｔｏｋｙｏ", "tokyo"],
    ["Άγιος Νικόλαος", "αγιοσνικολαοσ"],
    ["Saint-Étienne", "saintetienne"]
  ])("folds %s to %s", (name, folded) => {
    assert.strictEqual(foldName(name), folded)
  })

  it("keeps apart what differs in a sign that is a letter in its script", () => {
    // Pune and Patna in Devanagari, Bangkok with and without its vowel, a voiced and an unvoiced syllable.
    for (const [a, b] of [
      ["पुणे", "पणे"],
      ["กรุงเทพ", "กรงเทพ"],
      ["ばんだい", "はんたい"]
    ] as const)
      assert.notStrictEqual(foldName(a), foldName(b))
  })
})

describe("foldLetters", () => {
  it.prop(
    "is idempotent, and leaves nothing for foldName but blanks and punctuation",
    [Schema.String, letters],
    (texts) => {
      for (const text of texts) {
        assert.strictEqual(foldLetters(foldLetters(text)), foldLetters(text))
        assert.strictEqual(foldName(foldLetters(text)), foldName(text))
      }
    }
  )

  it.prop("keeps blanks and punctuation where they are", [letters, letters], ([a, b]) => {
    assert.strictEqual(foldLetters(`${a} - ${b}`), `${foldLetters(a)} - ${foldLetters(b)}`)
  })

  it.each([
    ["São Paulo", "sao paulo"],
    ["LÄNGE (Grad)", "lange (grad)"],
    ["Ħaż-Żebbuġ", "haz-zebbug"],
    ["पुणे शहर", "पुणे शहर"]
  ])("folds %s to %s", (text, folded) => {
    assert.strictEqual(foldLetters(text), folded.normalize("NFKD"))
  })
})

describe("foldedForms", () => {
  it.prop("hold the plain form, are folded, and none is empty or twice", [letters], ([name]) => {
    const forms = foldedForms(name)
    if (foldName(name) !== "") assert.strictEqual(forms[0], foldName(name))
    assert.strictEqual(new Set(forms).size, forms.length)
    for (const form of forms) assert.isTrue(form !== "" && foldName(form) === form)
  })

  it.each([
    ["München", ["munchen", "muenchen"]],
    ["Köln", ["koln", "koeln"]],
    ["Århus", ["arhus", "aarhus"]],
    ["Tromsø", ["tromso", "tromsoe"]],
    ["Wuhan", ["wuhan"]],
    ["…", []]
  ])("finds %s under %o", (name, forms) => {
    assert.deepStrictEqual([...foldedForms(name)], forms)
  })

  it("find a city under its transcription", () => {
    assert.isTrue(foldedForms("München").includes(foldName("Muenchen")))
  })
})

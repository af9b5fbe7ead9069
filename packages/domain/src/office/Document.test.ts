import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import { claimedType, DocumentType, documentEndings, endingOf } from "./DocumentType.ts"
import { FileName } from "./FileName.ts"

const read = Schema.decodeUnknownResult(FileName)
const refused = (name: string): string =>
  Result.match(read(name), { onSuccess: () => "taken", onFailure: ({ message }) => message })

describe("the kinds of document", () => {
  it("have endings of their own, which tell the kind in any case", () => {
    const all = Object.values(documentEndings).flat()
    assert.strictEqual(new Set(all).size, all.length)
    for (const type of DocumentType.literals)
      for (const ending of documentEndings[type]) {
        assert.strictEqual(claimedType(`a.b.${ending}`), type)
        assert.strictEqual(claimedType(`A.${ending.toUpperCase()}`), type)
        assert.isUndefined(claimedType(`${ending}`))
        assert.isUndefined(claimedType(`a.${ending}.exe`))
      }
  })

  it("hold nothing that runs or is shown as a page", () => {
    for (const ending of ["html", "htm", "svg", "xml", "js", "exe", "docm", "xlsm", "zip", "doc", ""])
      assert.isUndefined(claimedType(`a.${ending}`), ending)
    assert.strictEqual(endingOf("Letter.tar.GZ"), "gz")
    assert.strictEqual(endingOf("Letter"), "")
  })
})

describe("a file name", () => {
  it("is taken as it stands in any script", () => {
    for (const name of [
      "agreement.pdf",
      "Vertrag (unterschrieben) 2019.PDF",
      "友好城市协议书.docx",
      "اتفاقية.pdf",
      "a'b & c;d.csv",
      `${"ö".repeat(97)}.pdf`
    ])
      assert.deepStrictEqual(read(name), Result.succeed(name), name)
  })

  it("is refused where it hides a folder, another name or another kind, and says why", () => {
    const wrong: ReadonlyArray<readonly [name: string, why: RegExp]> = [
      ["", /empty/],
      ["../../etc/passwd.txt", /folder/],
      ["C:\\Users\\a.pdf", /folder/],
      ["/a.pdf", /folder/],
      [".htaccess.txt", /blank or a dot/],
      ["a.pdf ", /blank or a dot/],
      ["a.pdf.", /blank or a dot/],
      ["a\u202efdp.txt", /direction/],
      ["a\u2066b.pdf", /direction/],
      ["a\u200bb.pdf", /nobody sees/],
      ["\ufeffa.pdf", /blank or a dot|nobody sees/],
      ["a\nb.pdf", /one line/],
      ["a\u2028b.pdf", /one line/],
      ["a\u0085b.pdf", /one line/],
      ["a\0.pdf", /U\+0000/],
      ["a\ud800.pdf", /half a character/],
      ["a.pdf.exe", /ends in none of/],
      ["page.html", /ends in none of/],
      ["picture.svg", /ends in none of/],
      ["agreement", /ends in none of/],
      [`${"ö".repeat(99)}.pdf`, /200 bytes/],
      [`${"a".repeat(300)}.pdf`, /200 characters/]
    ]
    for (const [name, why] of wrong) assert.match(refused(name), why, JSON.stringify(name))
  })

  it.prop(
    "that is taken can be a file everywhere",
    [arbitrary.oneOf(["a/b.pdf", "a\tb.pdf", "c.pdf", "ö.csv", ".pdf"]), Schema.String],
    ([some, text]) => {
      for (const name of [some, text, `${text}.pdf`]) {
        if (Result.isFailure(read(name))) continue
        assert.match(name, /^[^/\\\p{Cc}]+$/u)
        assert.isDefined(claimedType(name))
        assert.isTrue(name.isWellFormed() && new TextEncoder().encode(name).length <= 200)
      }
    }
  )
})

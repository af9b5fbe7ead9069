import { assert, describe, it } from "@effect/vitest"
import { foldName } from "@proxeny/domain"
import { months, monthsNamed, romanMonth } from "./months.ts"

describe("months", () => {
  it("knows every name that Intl prints, in every language", () => {
    const styles: ReadonlyArray<Intl.DateTimeFormatOptions> = [
      { month: "long" },
      { month: "short" },
      { day: "numeric", month: "long" },
      { day: "numeric", month: "short" },
      { dateStyle: "long" },
      { dateStyle: "medium" },
      { month: "long", year: "numeric" },
      { month: "short", year: "numeric" }
    ]
    let compared = 0
    for (const language of Object.keys(months)) {
      assert.deepStrictEqual(Intl.DateTimeFormat.supportedLocalesOf(language), [language])
      for (const style of styles) {
        const format = new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { ...style, timeZone: "UTC" })
        for (let month = 1; month <= 12; month++) {
          const printed =
            format.formatToParts(Date.UTC(1958, month - 1, 3)).find(({ type }) => type === "month")?.value ?? ""
          if (/\d/.test(printed)) continue
          assert.deepStrictEqual(monthsNamed(foldName(printed), language), [month], `${language}: ${printed}`)
          compared++
        }
      }
    }
    assert.isAbove(compared, 2000)
  })

  it("has twelve months in each language, and no name twice", () => {
    for (const [language, names] of Object.entries(months)) {
      assert.lengthOf(names, 12)
      const forms = names.flatMap((name) => [...new Set(name.split("|").map(foldName))])
      assert.strictEqual(new Set(forms).size, forms.length, language)
    }
  })

  it("reads Roman months, and no other Roman number", () => {
    assert.deepStrictEqual(
      ["I", "iv", "VIII", "IX", "XII", "XIII", "IIII", "L", ""].map(romanMonth),
      [1, 4, 8, 9, 12, 0, 0, 0, 0]
    )
  })
})

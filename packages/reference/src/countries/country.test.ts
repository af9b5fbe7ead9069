import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import iso from "i18n-iso-countries"
import { countryOf, isCountryCode } from "./country.ts"
import { spellings } from "./spellings.ts"

const codes = Object.keys(iso.getAlpha2Codes())

describe("country names, laws", () => {
  it("finds every country by its English name, its code, and its three-letter code", () => {
    for (const code of codes) {
      expect(countryOf(code)).toBe(code)
      expect(countryOf(iso.getName(code, "en") ?? "")).toBe(code)
      expect(countryOf(iso.alpha2ToAlpha3(code) ?? "")).toBe(code)
    }
  })

  it("finds every spelling of the table, whatever its case, and holds only codes that exist", () => {
    for (const [code, texts] of Object.entries(spellings)) {
      expect(isCountryCode(code)).toBe(true)
      for (const text of texts) expect([text, countryOf(text.toLowerCase())]).toEqual([text, code])
    }
  })

  it.prop("answers any text with a code that exists, or not at all", [Schema.String], ([text]) => {
    const code = countryOf(text)
    expect(code === undefined || isCountryCode(code)).toBe(true)
  })
})

describe("spellings seen in lists", () => {
  it.each([
    ["England, United Kingdom", "GB"],
    ["Scotland", "GB"],
    ["Georgia (country)", "GE"],
    ["Republic of Ireland", "IE"],
    ["Palestinian National Authority", "PS"],
    ["Gaza Strip", "PS"],
    ["Surinam", "SR"],
    ["East Timor", "TL"],
    ["People's Republic of China", "CN"],
    ["Kazakhstah", "KZ"],
    ["in Italy", "IT"],
    ["Ohio, United States", "US"],
    ["the United Arab Emirates", "AE"],
    ["Deutschland", "DE"],
    ["中国", "CN"],
    ["Россия", "RU"],
    // Iceland in German and Danish.
    ["Island", "IS"]
  ])("%s", (text, code) => {
    expect(countryOf(text)).toBe(code)
  })

  it.each(["Kingdom of Romania", "Mandatory Palestine", "Somaliland", "Northern Cyprus", "Prussia", "", "t430222130"])(
    "%s is no country of today",
    (text) => {
      expect(countryOf(text)).toBeUndefined()
    }
  )
})

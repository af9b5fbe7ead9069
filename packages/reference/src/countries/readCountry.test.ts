import { describe, expect, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import iso from "i18n-iso-countries"
import { countryOf, isCountryCode } from "./country.ts"
import { formerStates, heldDifferently, unrecognisedStates } from "./formerStates.ts"
import { readCountry } from "./readCountry.ts"

describe("readCountry, laws", () => {
  it("reads whatever countryOf does, as the same country", () => {
    for (const code of Object.keys(iso.getAlpha2Codes()))
      for (const text of [
        code,
        iso.alpha2ToAlpha3(code),
        iso.alpha2ToNumeric(code),
        iso.getName(code, "en"),
        iso.getName(code, "fr")
      ])
        if (text !== undefined && (countryOf(text) === code || /^\d+$/.test(text)))
          expect([text, readCountry(text)?.codes[0]]).toEqual([text, code])
  })

  it.prop("answers any text with countries that exist, or not at all", [Schema.String, Schema.String], ([a, b]) => {
    for (const text of [a, `${a}, ${b}`, `${a} (${b})`, `Germany/${a}`])
      for (const code of readCountry(text)?.codes ?? []) expect(isCountryCode(code)).toBe(true)
  })

  it("holds only codes that exist in its tables", () => {
    for (const codes of [...Object.values(formerStates), ...Object.values(unrecognisedStates)])
      for (const code of codes.split(" ")) expect([code, isCountryCode(code)]).toEqual([code, true])
    for (const codes of Object.values(heldDifferently))
      for (const code of codes) expect(isCountryCode(code.slice(0, 2))).toBe(true)
  })
})

describe("readCountry", () => {
  it.each<readonly [text: string, how: string, first: string, part: string | undefined]>([
    ["gb", "code", "GB", undefined],
    ["GBR", "code", "GB", undefined],
    ["826", "code", "GB", undefined],
    ["Germany", "name", "DE", undefined],
    ["Frankreich", "name", "FR", undefined],
    ["中国", "name", "CN", undefined],
    ["Brasile", "name", "BR", undefined],
    ["USA of America", "name", "US", undefined],
    ["Korea, Republic of", "name", "KR", undefined],
    ["the United States of America", "name", "US", undefined],
    ["England, United Kingdom", "part", "GB", "England"],
    ["Ohio, United States", "part", "US", "Ohio"],
    ["Azores, Portugal", "part", "PT", "Azores"],
    ["Scotland", "part", "GB", "Scotland"],
    ["Schottland", "part", "GB", "Scotland"],
    ["Écosse", "part", "GB", "Scotland"],
    ["Inghilterra", "part", "GB", "England"],
    // An edit away from Anguilla.
    ["Англия", "part", "GB", "England"],
    ["Anglia", "part", "GB", "England"],
    ["Pays de Galles", "part", "GB", "Wales"],
    ["Weißrussland", "name", "BY", undefined],
    ["Mazedonien", "name", "MK", undefined],
    ["États-Unis", "name", "US", undefined],
    ["EE. UU.", "name", "US", undefined],
    ["アメリカ", "name", "US", undefined],
    ["미국", "name", "US", undefined],
    ["Rép. tchèque", "name", "CZ", undefined],
    ["VR China", "name", "CN", undefined],
    ["China, VR", "name", "CN", undefined],
    ["КНР", "name", "CN", undefined],
    ["ФРГ", "name", "DE", undefined],
    ["ロシア", "name", "RU", undefined],
    ["韓国", "name", "KR", undefined],
    ["튀르키예", "name", "TR", undefined],
    ["بريطانيا", "name", "GB", undefined],
    ["SLO", "name", "SI", undefined],
    ["F", "code", "FR", undefined],
    ["Československo", "former", "CZ", undefined],
    ["Germnay", "misspelt", "DE", undefined],
    ["Untied States", "misspelt", "US", undefined],
    ["Kingdom of Romania", "former", "RO", undefined],
    ["East Germany", "former", "DE", undefined],
    ["USSR", "former", "RU", undefined],
    ["Mandatory Palestine", "former", "IL", undefined],
    ["Northern Cyprus", "unrecognised", "CY", undefined],
    ["Somaliland", "unrecognised", "SO", undefined]
  ])("%s: %s %s", (text, how, first, part) => {
    const reading = readCountry(text)
    expect([reading?.how, reading?.codes[0], reading?.part]).toEqual([how, first, part])
  })

  it.each(["", " ", "Elbonia", "t430222130", "?", "x".repeat(1000)])("%j is no country", (text) => {
    expect(readCountry(text)).toBeUndefined()
  })

  it("lets a state that ended mean all its successors, and a state include its territories", () => {
    expect(readCountry("Yugoslavia")?.codes).toEqual(["RS", "HR", "SI", "BA", "MK", "ME", "XK"])
    expect(readCountry("France")?.codes).toContain("RE")
    expect(readCountry("Russia")?.also).toContain("UA.11")
  })
})

import { describe, expect, it } from "@effect/vitest"
import { foldName } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import { divisionNames } from "./divisionNames.ts"
import { abbreviations, otherNames } from "./divisionSpellings.ts"
import { divisionsNamed } from "./divisions.ts"

const codes = new Set(
  Object.entries(divisionNames).flatMap(([country, list]) =>
    list.split("|").map((entry) => `${country}.${entry.slice(0, entry.indexOf(" "))}`)
  )
)

describe("divisionsNamed", () => {
  it("finds every division under its own name", () => {
    for (const [country, list] of Object.entries(divisionNames))
      for (const entry of list.split("|")) {
        const [code, name] = [entry.slice(0, entry.indexOf(" ")), entry.slice(entry.indexOf(" ") + 1)]
        if (/[\p{L}\p{N}]/u.test(name))
          expect(divisionsNamed(name).map((division) => division.code)).toContain(`${country}.${code}`)
      }
  })

  it("has no spelling that is the division's own name", () => {
    for (const [code, texts] of [...Object.entries(otherNames), ...Object.entries(abbreviations)]) {
      const [country = "", ...rest] = code.split(".")
      const own = divisionNames[country]?.split("|").find((entry) => entry.startsWith(`${rest.join(".")} `)) ?? ""
      for (const text of texts)
        expect([code, foldName(text)]).not.toEqual([code, foldName(own.slice(own.indexOf(" ") + 1))])
    }
  })

  it("has no spelling for a division that is not there", () => {
    for (const code of [...Object.keys(abbreviations), ...Object.keys(otherNames)])
      expect([code, codes.has(code)]).toEqual([code, true])
  })

  it.prop("answers anything", [Schema.String], ([text]) => {
    for (const { code } of divisionsNamed(text)) expect(codes.has(code)).toBe(true)
  })

  it.each([
    ["Illinois", "US.IL"],
    ["IL", "US.IL"],
    ["Ill.", "US.IL"],
    ["Bayern", "DE.02"],
    ["Lombardia", "IT.09"],
    ["Provincia di Pavia", "IT.09.PV"],
    ["PV", "IT.09.PV"],
    ["Shandong Province", "CN.25"],
    ["山东省", "CN.25"],
    ["Hiroshima Prefecture", "JP.11"],
    ["Yaroslavl", "RU.88"],
    ["Jeonbuk", "KR.03"],
    ["NSW", "AU.02"],
    ["Azores", "PT.23"],
    ["England", "GB.ENG"],
    ["County Galway", "IE.C.10"]
  ])("%s: %s", (text, code) => {
    expect(divisionsNamed(text).map((division) => division.code)).toContain(code)
  })
})

import { assert, describe, it } from "@effect/vitest"
import { arbitrary } from "../testing/index.ts"
import { CountryCode } from "./City.ts"
import { regionOf } from "./region.ts"

/** The 249 codes that ISO 3166-1 assigns. */
const iso =
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ
CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB
GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH
KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX
MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE
SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC
VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s/)
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"]
const every = letters.flatMap((a) => letters.map((b) => CountryCode.make(a + b)))
const region = (code: string) => regionOf(CountryCode.make(code))

/** How many countries and areas M49 lists in each sub-region; Taiwan and Kosovo are not among them. */
const counts: Readonly<Record<string, number>> = {
  "northern-africa": 7,
  "eastern-africa": 22,
  "middle-africa": 9,
  "southern-africa": 5,
  "western-africa": 17,
  caribbean: 28,
  "central-america": 8,
  "south-america": 16,
  "northern-america": 5,
  "central-asia": 5,
  "eastern-asia": 7,
  "south-eastern-asia": 11,
  "southern-asia": 9,
  "western-asia": 18,
  "eastern-europe": 10,
  "northern-europe": 16,
  "southern-europe": 16,
  "western-europe": 9,
  "australia-and-new-zealand": 6,
  melanesia: 5,
  micronesia: 8,
  polynesia: 10
}

describe("regionOf", () => {
  it.prop("knows the regions of M49, or none", [arbitrary.countryCode], ([code]) => {
    const found = regionOf(code)
    assert.isTrue(found === undefined || found in counts, found)
  })

  it("knows every country of ISO 3166-1 but Antarctica, which M49 puts in no region; and Kosovo", () => {
    assert.strictEqual(new Set(iso).size, 249)
    assert.deepStrictEqual(
      iso.filter((code) => region(code) === undefined),
      ["AQ"]
    )
    assert.deepStrictEqual(
      every.filter((code) => regionOf(code) !== undefined && !iso.includes(code)),
      ["XK"]
    )
  })

  it("holds as many as M49 does, each once", () => {
    const found = Object.fromEntries(
      Object.keys(counts).map((key) => [
        key,
        every.filter((code) => code !== "TW" && code !== "XK" && regionOf(code) === key).length
      ])
    )
    assert.deepStrictEqual(found, counts)
  })

  it("by example", () => {
    const expected: Readonly<Record<string, string>> = {
      GB: "northern-europe",
      CN: "eastern-asia",
      HK: "eastern-asia",
      TW: "eastern-asia",
      US: "northern-america",
      BR: "south-america",
      MX: "central-america",
      DE: "western-europe",
      PL: "eastern-europe",
      RO: "eastern-europe",
      XK: "southern-europe",
      AU: "australia-and-new-zealand",
      TR: "western-asia",
      IR: "southern-asia",
      VN: "south-eastern-asia",
      KZ: "central-asia",
      SD: "northern-africa",
      ZA: "southern-africa"
    }
    for (const [code, where] of Object.entries(expected)) assert.strictEqual(region(code), where, code)
    for (const code of ["ZZ", "UK", "EU", "SU"]) assert.strictEqual(region(code), undefined, code)
  })
})

import type { CountryCode } from "./City.ts"

/**
 * The sub-regions of the world and the countries in them (UN M49 standard country or area codes for statistical use), by
 * ISO 3166-1 code.
 *
 * **Gotchas**: M49 does not list Taiwan and Kosovo as areas of their own; they stand here with their neighbours so that
 * their cities are not lost from comparisons. The grouping implies no position on any territory.
 */
const subRegions: Readonly<Record<string, string>> = {
  "northern-africa": "DZ EG EH LY MA SD TN",
  "eastern-africa": "BI DJ ER ET IO KE KM MG MU MW MZ RE RW SC SO SS TF TZ UG YT ZM ZW",
  "middle-africa": "AO CD CF CG CM GA GQ ST TD",
  "southern-africa": "BW LS NA SZ ZA",
  "western-africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SH SL SN TG",
  caribbean: "AG AI AW BB BL BQ BS CU CW DM DO GD GP HT JM KN KY LC MF MQ MS PR SX TC TT VC VG VI",
  "central-america": "BZ CR GT HN MX NI PA SV",
  "south-america": "AR BO BR BV CL CO EC FK GF GS GY PE PY SR UY VE",
  "northern-america": "BM CA GL PM US",
  "central-asia": "KG KZ TJ TM UZ",
  "eastern-asia": "CN HK JP KP KR MN MO TW",
  "south-eastern-asia": "BN ID KH LA MM MY PH SG TH TL VN",
  "southern-asia": "AF BD BT IN IR LK MV NP PK",
  "western-asia": "AE AM AZ BH CY GE IL IQ JO KW LB OM PS QA SA SY TR YE",
  "eastern-europe": "BG BY CZ HU MD PL RO RU SK UA",
  "northern-europe": "AX DK EE FI FO GB GG IE IM IS JE LT LV NO SE SJ",
  "southern-europe": "AD AL BA ES GI GR HR IT ME MK MT PT RS SI SM VA XK",
  "western-europe": "AT BE CH DE FR LI LU MC NL",
  "australia-and-new-zealand": "AU CC CX HM NF NZ",
  melanesia: "FJ NC PG SB VU",
  micronesia: "FM GU KI MH MP NR PW UM",
  polynesia: "AS CK NU PF PN TK TO TV WF WS"
}

const regions = new Map(
  Object.entries(subRegions).flatMap(([region, codes]) => codes.split(" ").map((code) => [code, region] as const))
)

/** The sub-region of the world that a country lies in, such as `eastern-asia`; undefined for a code that is none. */
export const regionOf = (country: CountryCode): string | undefined => regions.get(country)

/**
 * Territories to which ISO 3166-1 gives a code of their own, by the state that ISO names for them.
 *
 * Lists of cities often give the state, GeoNames always the territory.
 */
const territories: Readonly<Record<string, ReadonlyArray<string>>> = {
  AU: ["CC", "CX", "HM", "NF"],
  CN: ["HK", "MO"],
  DK: ["FO", "GL"],
  FI: ["AX"],
  FR: ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"],
  GB: ["AI", "BM", "FK", "GG", "GI", "GS", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "VG"],
  NL: ["AW", "BQ", "CW", "SX"],
  NO: ["BV", "SJ"],
  NZ: ["CK", "NU", "TK"],
  US: ["AS", "GU", "MP", "PR", "UM", "VI"]
}

/** The code of a country and those of its territories. */
export const codesWithin = (country: string): ReadonlyArray<string> => [country, ...(territories[country] ?? [])]

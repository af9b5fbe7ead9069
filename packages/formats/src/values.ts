const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/

/** A finite number as files print it, or NaN: neither `Infinity` nor `0x10` is one. */
export const numberOf = (text: string): number => {
  const value = decimal.test(text) ? Number(text) : Number.NaN
  return Number.isFinite(value) ? value + 0 : Number.NaN
}

const date = /^([+-]?\d{1,4})(?:-(?:0\d|1[0-2])(?:-[0-3]\d(?:[T ].*)?)?)?$/

/** The year of YYYY, YYYY-MM, YYYY-MM-DD, a date with a time, or a number of years such as 1980.5; NaN otherwise. */
export const yearOf = (text: string): number => {
  const year = date.exec(text)?.[1]
  if (year !== undefined) return Number(year) + 0
  const value = numberOf(text)
  return Math.abs(value) <= 9999 ? Math.floor(value) : Number.NaN
}

/** Names under which files give what is known of a node, in lower case, the one that is preferred first. */
export const nodeNames = {
  label: ["label", "name"],
  country: ["country", "country_iso2", "countrycode", "country_code", "iso2"],
  latitude: ["latitude", "lat"],
  longitude: ["longitude", "lon", "lng", "long"],
  x: ["x"],
  y: ["y"]
} as const

/** Names under which files give what is known of a link. */
export const linkNames = {
  weight: ["weight"],
  since: ["since", "start", "start_year", "startyear", "year"],
  until: ["until", "end", "end_year", "endyear"],
  kind: ["kind"]
} as const

/** Where a latitude or a longitude must lie. */
export const limits = { latitude: 90, longitude: 180 } as const

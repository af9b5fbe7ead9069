/** Countries by ISO 3166-1 code and by name. */
export { countryOf, isCountryCode } from "./country.ts"
export { readCountry } from "./readCountry.ts"

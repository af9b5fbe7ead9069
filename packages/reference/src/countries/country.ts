import { CountryCode, foldName } from "@proxeny/domain"
import iso from "i18n-iso-countries"
import { partsOfStates, spellings } from "./spellings.ts"

const codes = new Set(Object.keys(iso.getAlpha2Codes()))

/**
 * Whether a text is the code of a country: ISO 3166-1 alpha-2 in capitals, or XK, which ISO leaves to its users and
 * most lists use for Kosovo.
 */
export const isCountryCode = (text: string): text is CountryCode => codes.has(text)

/** A dictionary of folded names, built at the first look-up: 250 countries in 78 languages. */
const makeDictionary = (): ReadonlyMap<string, CountryCode> => {
  const dictionary = new Map<string, CountryCode>()
  const ambiguous = new Set<string>()
  const enter = (code: string, names: string | ReadonlyArray<string>, first: boolean): void => {
    for (const name of typeof names === "string" ? [names] : names) {
      const folded = foldName(name)
      const known = dictionary.get(folded)
      if (folded === "" || (first && known !== undefined)) continue
      if (known === undefined) dictionary.set(folded, CountryCode.make(code))
      else if (known !== code) ambiguous.add(folded)
    }
  }
  for (const [code, names] of Object.entries(spellings)) enter(code, names, true)
  for (const [code, parts] of Object.entries(partsOfStates))
    for (const [part, names] of Object.entries(parts)) enter(code, [part, ...names], true)
  for (const [code, names] of Object.entries(iso.getNames("en", { select: "all" }))) enter(code, names, true)
  const settled = new Set(dictionary.keys())
  for (const language of iso.getSupportedLanguages())
    if (language !== "en")
      for (const [code, names] of Object.entries(iso.getNames(language, { select: "all" }))) enter(code, names, false)
  for (const folded of ambiguous) if (!settled.has(folded)) dictionary.delete(folded)
  return dictionary
}

let dictionary: ReadonlyMap<string, CountryCode> | undefined

/** Every folded name in the dictionary with its country. */
export const namesOfCountries = (): ReadonlyArray<readonly [name: string, code: CountryCode]> => {
  dictionary ??= makeDictionary()
  return [...dictionary]
}

/**
 * The code of a country from its name in any of 78 languages, from a code, or from a spelling that lists use.
 *
 * **Details**: what stands after the last comma counts if the whole is unknown ("Ohio, United States"), and brackets
 * and "the" are left out ("Georgia (country)", "the United Kingdom"). English decides where languages differ, and a name that means different
 * countries in other languages is unknown.
 *
 * Returns undefined for states that ended or that ISO 3166-1 does not know ("Kingdom of Romania", "Somaliland"): the
 * country is then unknown, and no country of today is put in its place.
 */
export const countryOf = (text: string): CountryCode | undefined => {
  dictionary ??= makeDictionary()
  const trimmed = text.trim()
  if (isCountryCode(trimmed)) return trimmed
  const fromAlpha3 = /^[A-Z]{3}$/.test(trimmed) ? iso.alpha3ToAlpha2(trimmed) : undefined
  if (fromAlpha3 !== undefined) return CountryCode.make(fromAlpha3)
  const candidates = [
    trimmed,
    trimmed.replace(/\(.*?\)/g, ""),
    trimmed.slice(trimmed.lastIndexOf(",") + 1),
    trimmed.replace(/^(in|the|Republic of)( the)? /i, "")
  ]
  for (const candidate of candidates) {
    const code = dictionary.get(foldName(candidate))
    if (code !== undefined) return code
  }
  return undefined
}

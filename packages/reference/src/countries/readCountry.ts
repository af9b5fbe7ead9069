import { foldName, type ReadCountry } from "@proxeny/domain"
import iso from "i18n-iso-countries"
import { indexSimilar, type SimilarNames } from "../gazetteer/similar.ts"
import { codesWithin } from "../gazetteer/territories.ts"
import { countryOf, isCountryCode, namesOfCountries } from "./country.ts"
import { formerStates, heldDifferently, unrecognisedStates } from "./formerStates.ts"
import { carSigns, partsOfStates } from "./spellings.ts"

const foldedKeys = (table: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(table).map(([name, codes]) => [foldName(name), codes]))

const former = foldedKeys(formerStates)
const unrecognised = foldedKeys(unrecognisedStates)

/** Parts of a state that lists give in place of the state, by their folded names. */
const parts = new Map(
  Object.values(partsOfStates).flatMap((ofState) =>
    Object.entries(ofState).flatMap(([part, names]) => [part, ...names].map((name) => [foldName(name), part] as const))
  )
)

const signs: ReadonlyMap<string, string> = new Map(Object.entries(carSigns))

/** What stands before the name of a state in its long form. */
const longForm =
  /^(in |the |(people['’]?s |islamic |democratic |federal |federative |socialist |cooperative |oriental |bolivarian |arab |co-operative |independent )*(republic|rep\.|state|kingdom|commonwealth|principality|grand duchy|sultanate|emirate|federation|union|dominion) of (the )?|republik |république (de la |de l['’]|de |du |d['’])?|república (de la |de |del )?|repubblica (di |del )?)/i

const reading = (codes: ReadonlyArray<string>, how: ReadCountry["how"], part?: string): ReadCountry => ({
  codes: [...new Set(codes.flatMap(codesWithin))],
  also: [...new Set(codes.flatMap((code) => heldDifferently[code] ?? []))].filter((code) => !codes.includes(code)),
  how,
  ...(part === undefined || part === "" ? {} : { part })
})

let slips: { readonly names: ReadonlyArray<readonly [string, string]>; readonly index: SimilarNames } | undefined

/** The country whose name in some language is an edit or two away, if there is only one. */
const misspelt = (folded: string): string | undefined => {
  if (slips === undefined) {
    const names = namesOfCountries().filter(([name]) => name.length >= 5)
    slips = { names, index: indexSimilar(names.map(([name]) => name)) }
  }
  const { index, names } = slips
  const hits = index.find(folded).filter(({ entry }) => names[entry]?.[0].charAt(0) === folded.charAt(0))
  const least = Math.min(...hits.map(({ edits }) => edits))
  const codes = new Set(hits.filter(({ edits }) => edits === least).map(({ entry }) => names[entry]?.[1]))
  return codes.size === 1 ? [...codes][0] : undefined
}

let exact: ReadonlyMap<string, string> | undefined

const inLanguage = (folded: string, language: string | undefined): string | undefined => {
  const base = language?.split("-")[0] ?? ""
  if (base === "" || !iso.getSupportedLanguages().includes(base)) return undefined
  for (const [code, names] of Object.entries(iso.getNames(base, { select: "all" })))
    for (const name of typeof names === "string" ? [names] : names) if (foldName(name) === folded) return code
  return undefined
}

const isCode = (text: string): boolean =>
  /^[A-Za-z]{2,3}$/.test(text) &&
  (isCountryCode(text.toUpperCase()) || iso.alpha3ToAlpha2(text.toUpperCase()) !== undefined)

const readWhole = (text: string, language: string | undefined): ReadCountry | undefined => {
  const folded = foldName(text)
  if (folded === "") return undefined
  const ended = former.get(folded)
  if (ended !== undefined) return reading(ended.split(" "), "former")
  const claimed = unrecognised.get(folded)
  if (claimed !== undefined) return reading([claimed], "unrecognised")
  if (/^\d{3}$/.test(text)) {
    const code = iso.numericToAlpha2(text)
    if (code !== undefined) return reading([code], "code")
  }
  const sign = signs.get(text)
  if (sign !== undefined) return reading([sign], "code")
  const local = inLanguage(folded, language)
  const code = local ?? countryOf(/^[a-z]{2,3}$/.test(text) ? text.toUpperCase() : text)
  if (code === undefined) return undefined
  const part = parts.get(folded)
  if (part !== undefined) return reading([code], "part", part)
  return reading([code], isCode(text) ? "code" : "name")
}

const read = (text: string, language: string | undefined): ReadCountry | undefined => {
  const trimmed = text.normalize("NFC").replace(/\s+/g, " ").trim()
  if (!/\p{L}|\d/u.test(trimmed)) return undefined
  const comma = trimmed.lastIndexOf(",")
  if (comma > 0) {
    // "England, United Kingdom": the country last, a part of it before; but "Virgin Islands, U.S." is one name.
    exact ??= new Map(namesOfCountries())
    const code = exact.get(foldName(trimmed))
    if (code !== undefined) return reading([code], "name")
    const whole = readWhole(trimmed, language)
    const country = readWhole(trimmed.slice(comma + 1).trim(), language)
    if (country !== undefined) return { ...country, how: "part", part: trimmed.slice(0, comma).trim() }
    if (whole !== undefined) return whole
    // "China, VR": what belongs before the name is put behind it, to sort by.
    const turned = readWhole(`${trimmed.slice(comma + 1).trim()} ${trimmed.slice(0, comma).trim()}`, language)
    if (turned !== undefined) return turned
  }
  const whole = readWhole(trimmed, language)
  if (whole !== undefined) return whole
  const bracket = /^(.*?)\s*[([（](.*?)[)\]）]\s*$/u.exec(trimmed)
  if (bracket !== null) {
    const [, before = "", within = ""] = bracket
    const outer = readWhole(before, language)
    if (outer !== undefined) return outer
    const inner = readWhole(within, language)
    if (inner !== undefined) return { ...inner, how: "part", part: before }
  }
  const short = trimmed.replace(longForm, "")
  if (short !== trimmed) {
    const named = readWhole(short, language)
    if (named !== undefined) return named
  }
  for (const piece of trimmed.split(/\s*[/|;]\s*|\s+[-–—]\s+/u))
    if (piece !== trimmed) {
      const named = readWhole(piece.trim(), language)
      if (named !== undefined) return named
    }
  const near = misspelt(foldName(trimmed)) ?? misspelt(foldName(short))
  return near === undefined ? undefined : reading([near], "misspelt")
}

const remembered = new Map<string, ReadCountry | undefined>()

/**
 * Reads what a list gives as a country: a code (alpha-2, alpha-3, numeric), the sign of its cars, a name in 78 languages, a long form, a region
 * with its country or in its place, a state that ended or that few recognise, or any of these with an edit or two.
 *
 * **When to use**: to find a city. Where a country is to be recorded, use `countryOf`, which puts no country of today in
 * the place of one that ended.
 *
 * **Details**: `language` (BCP 47) decides where languages differ. Never throws; undefined is unknown.
 */
export const readCountry = (text: string, language?: string): ReadCountry | undefined => {
  const key = `${language ?? ""}\0${text}`
  if (remembered.has(key)) return remembered.get(key)
  const result = text.length > 200 ? undefined : read(text.toWellFormed(), language)
  if (remembered.size > 5000) remembered.clear()
  remembered.set(key, result)
  return result
}

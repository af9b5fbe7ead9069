import { foldName, type KnownDivision } from "@proxeny/domain"
import { divisionNames } from "./divisionNames.ts"
import { abbreviations, otherNames } from "./divisionSpellings.ts"

/**
 * Words that say of what kind a division is, in the languages of the table and of lists. They are left out in
 * comparison, so that "Shandong Province", "Provincia di Siracusa" and "Yaroslavl" are found.
 */
const words = new RegExp(
  [
    "^(the|provincia|province|provincie|província|region|región|regione|région|county|departamento|département|department|",
    "state|estado|prefecture|free state|autonomous region|comunidad|comunitat|communauté|oblast|republic|land|freistaat|",
    "voivodeship|województwo|județul|judetul|judet|canton|kanton|district|metropolitan city|città metropolitana|",
    "autonomous community|governorate|regierungsbezirk|comarca|kreis|landkreis)( (of|de|di|del|della|d'|do|da|von))? (the )?",
    "|'s (county|province)$",
    "|[ -](province|provincie|county|region|state|prefecture|oblast'?|krai|kray|republic|voivodeship|județ|judet|county borough|",
    "governorate|department|parish|canton|district|zupanija|županija|megye|län|lan|fylke|maakunta|amt|ken|fu|do|to|sheng|",
    "autonomous region|zhuang autonomous region|special administrative region|metropolitan city|municipality|il|ili|",
    "autonomous province|respublikasy|viloyati|territory|capital region|division|apskritis|novads)$"
  ].join(""),
  "giu"
)

/** The forms under which a division is looked up: folded, with and without the word for its kind. */
const formsOf = (text: string): ReadonlyArray<string> =>
  [
    ...new Set([
      foldName(text),
      foldName(text.trim().replace(words, "")),
      foldName(text.replace(/[省州府県县都道郡市]$|도$/u, ""))
    ])
  ].filter((form) => form !== "")

/** Codes of a country's divisions with their names, in one text a country: "IL Illinois|OH Ohio". */
const read = (): ReadonlyMap<string, ReadonlyArray<KnownDivision>> => {
  const found = new Map<string, Array<KnownDivision>>()
  const enter = (form: string, division: KnownDivision): void => {
    const known = found.get(form)
    if (known === undefined) found.set(form, [division])
    else if (!known.some(({ code }) => code === division.code)) known.push(division)
  }
  const byCode = new Map<string, KnownDivision>()
  for (const [country, list] of Object.entries(divisionNames))
    for (const entry of list.split("|")) {
      const space = entry.indexOf(" ")
      const division = { code: `${country}.${entry.slice(0, space)}`, name: entry.slice(space + 1), country }
      byCode.set(division.code, division)
      for (const form of formsOf(division.name)) enter(form, division)
    }
  for (const [code, texts] of [...Object.entries(otherNames), ...Object.entries(abbreviations)]) {
    const division = byCode.get(code)
    if (division === undefined) continue
    for (const text of texts) for (const form of formsOf(text)) enter(form, division)
  }
  // The codes of the United States, and the signs of Italian provinces, are the abbreviations in use there.
  for (const division of byCode.values()) {
    const [country, first = "", second] = division.code.split(".")
    if (country === "US" && second === undefined) enter(first.toLowerCase(), division)
    if (country === "IT" && second !== undefined) enter(second.toLowerCase(), division)
  }
  return found
}

let table: ReadonlyMap<string, ReadonlyArray<KnownDivision>> | undefined

/**
 * The divisions of that name: states, provinces, regions; of some countries the second level too (Italian, Spanish and
 * Belgian provinces, French departments, British and American counties).
 *
 * **Details**: names are compared folded, with and without the word for the kind; abbreviations in use are known for the
 * United States, Canada, Australia, Brazil, India and Italy.
 */
export const divisionsNamed = (text: string): ReadonlyArray<KnownDivision> => {
  table ??= read()
  const found = new Map<string, KnownDivision>()
  for (const form of formsOf(text)) for (const division of table.get(form) ?? []) found.set(division.code, division)
  return [...found.values()]
}

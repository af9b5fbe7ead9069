import { isMissing, kindOfValue, type ValueKind } from "./valueKinds.ts"

/** What the cells of a column hold, as shares of those that are filled. */
export interface ColumnContent {
  readonly filled: number
  readonly shares: Readonly<Record<ValueKind, number>>
  /** Countries, by name or code, as far as the caller knows them. */
  readonly countries: number
  /** Parts of the world. */
  readonly continents: number
  /** Dates, and short texts with a year in them: "since 1961", "1993–2022". */
  readonly dated: number
  /** Words for what a member is: "full member". */
  readonly roles: number
  /** Numbers between -90 and 90, and between -180 and 180. */
  readonly latitudes: number
  readonly longitudes: number
  /** Different values. */
  readonly distinct: number
  /** Cells that hold several values, and what stands between them. */
  readonly lists: { readonly share: number; readonly separator: string; readonly repeated: number }
  /** Texts that stand for a missing value. */
  readonly blanks: ReadonlyArray<string>
}

const continent =
  /^(?:(?:(?:sub-?saharan|north(?:ern)?|south(?:ern)?|central|east(?:ern)?|west(?:ern)?|latin|middle|and|the|the caribbean|caribbean|&|east|pacific|\s|-|,)+)?(?:africa|america|asia|europe|oceania|antarctica|caribbean|pacific|east)\b[\s,&]*)+(?:and (?:the )?(?:caribbean|pacific))?$/i

const sexagesimal = /^\d{1,3}\s*°[^°]*[NSEWO]$/i
const degrees = /^[-+]?\d{1,3}(?:[.,]\d*)?$/

const separators = [";", "|", " / ", "\n"] as const

/** A year, and few words beside it. */
const isDated = (text: string): boolean =>
  text.length <= 60 && year.test(text) && (text.match(/\p{L}+/gu) ?? []).length <= 6
const year = /(?<!\d)(?:1[3-9]|20)\d\d(?!\d)/

/** In the languages of lists, without "member" alone: that names the thing, and no kind of it. */
const role =
  /^(?:(?:full|associated?|ordinary|active|founding|corresponding|affiliated?|honorary|observer|regular|supporting|individual)\b.*|(?:voll|förder|ehren|gründungs|gast)mitglied|(?:ordentliches|assoziiertes|außerordentliches) mitglied|membre (?:actif|associé|fondateur|titulaire|observateur|de plein droit)|miembro (?:pleno|asociado|fundador|titular|observador)|membro (?:effettivo|associato|fondatore|efetivo|associado|fundador)|observer|observador|beobachter|正式会员|准会员|観察員|正会員|准会員|特別会員)$/iu

/** "Sapporo, Japan" is a place with its country; "Korea, Republic of" is a country. */
const namesCountry = (text: string, isCountry: (text: string) => boolean): boolean => {
  const comma = text.indexOf(",")
  return (
    comma === -1 || isCountry(text.slice(0, comma).trim()) || !isCountry(text.slice(text.lastIndexOf(",") + 1).trim())
  )
}

/** Looks at the cells of one column. */
export const contentOf = (cells: ReadonlyArray<string>, isCountry: (text: string) => boolean): ColumnContent => {
  const texts = cells.map((cell) => cell.trim())
  const values = texts.filter((text) => !isMissing(text))
  const shares: Record<ValueKind, number> = {
    blank: 0,
    wikidata: 0,
    url: 0,
    point: 0,
    flag: 0,
    year: 0,
    integer: 0,
    decimal: 0,
    date: 0,
    text: 0
  }
  let [countries, continents, latitudes, longitudes, dates, roles] = [0, 0, 0, 0, 0, 0]
  for (const text of values) {
    const kind = kindOfValue(text)
    shares[kind]++
    if (kind === "date" || kind === "year" || (kind === "text" && isDated(text))) dates++
    if (kind === "text" && text.length < 60) {
      if (role.test(text)) roles++
      if (isCountry(text) && namesCountry(text, isCountry)) countries++
      else if (continent.test(text)) continents++
    }
    if (sexagesimal.test(text)) {
      if (/[NS]$/i.test(text)) latitudes++
      longitudes++
      continue
    }
    const value = degrees.test(text) ? Math.abs(Number(text.replace(",", "."))) : 999
    if (value <= 90) latitudes++
    if (value <= 180) longitudes++
  }
  const filled = values.length
  const share = (count: number): number => (filled === 0 ? 0 : count / filled)
  for (const kind of Object.keys(shares) as Array<ValueKind>) shares[kind] = share(shares[kind])
  let lists = { share: 0, separator: ";", repeated: 0 }
  for (const separator of separators) {
    const several = values
      .map((text) =>
        text
          .split(separator)
          .map((part) => part.trim())
          .filter((part) => part !== "")
      )
      .filter((parts) => parts.length > 1)
    if (share(several.length) <= lists.share) continue
    const all = several.flat()
    lists = {
      share: share(several.length),
      separator,
      repeated: all.length === 0 ? 0 : 1 - new Set(all).size / all.length
    }
  }
  return {
    filled,
    shares,
    countries: share(countries),
    continents: share(continents),
    dated: share(dates),
    roles: share(roles),
    latitudes: share(latitudes),
    longitudes: share(longitudes),
    distinct: new Set(values).size,
    lists,
    blanks: [...new Set(texts.filter((text) => text !== "" && isMissing(text)).map((text) => text.toLowerCase()))]
  }
}

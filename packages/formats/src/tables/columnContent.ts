import { isMissing, kindOfValue, type ValueKind } from "./valueKinds.ts"

/** What the cells of a column hold, as shares of those that are filled. */
export interface ColumnContent {
  readonly filled: number
  readonly shares: Readonly<Record<ValueKind, number>>
  /** Countries, by name or code, as far as the caller knows them. */
  readonly countries: number
  /** Parts of the world. */
  readonly continents: number
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

const degrees = /^[-+]?\d{1,3}(?:[.,]\d*)?$/

const separators = [";", "|", " / "] as const

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
  let [countries, continents, latitudes, longitudes] = [0, 0, 0, 0]
  for (const text of values) {
    const kind = kindOfValue(text)
    shares[kind]++
    if (kind === "text" && text.length < 60) {
      if (isCountry(text)) countries++
      else if (continent.test(text)) continents++
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
    latitudes: share(latitudes),
    longitudes: share(longitudes),
    distinct: new Set(values).size,
    lists,
    blanks: [...new Set(texts.filter((text) => text !== "" && isMissing(text)).map((text) => text.toLowerCase()))]
  }
}

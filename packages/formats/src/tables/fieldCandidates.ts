import type { ColumnContent } from "./columnContent.ts"
import type { HeaderMeaning, Side } from "./headerMeanings.ts"
import type { TableField } from "./Mapping.ts"
import type { Concept } from "./Words.ts"

/** Why a column is taken for a field. */
export interface FieldReason {
  readonly kind: "name" | "pair" | "content" | "against"
  readonly text: string
}

/** What a column may mean before it is known which end it is about. */
export type Subject =
  | "place"
  | "id"
  | "country"
  | "region"
  | "latitude"
  | "longitude"
  | "coordinates"
  | "population"
  | "start"
  | "end"
  | "date"
  | "status"
  | "category"
  | "network"
  | "networkId"
  | "member"
  | "role"
  | "through"
  | "title"
  | "fields"
  | "organisers"
  | "source"
  | "url"
  | "note"

export interface Candidate {
  readonly subject: Subject
  readonly side: Side | undefined
  readonly sure: number
  readonly why: ReadonlyArray<FieldReason>
}

/** Concepts that decide what a column is, the strongest first: "population of the partner city" is a population. */
const heads: ReadonlyArray<readonly [Concept, Subject]> = [
  ["latitude", "latitude"],
  ["longitude", "longitude"],
  ["coordinates", "coordinates"],
  ["note", "note"],
  ["url", "url"],
  ["source", "source"],
  ["organisers", "organisers"],
  ["status", "status"],
  ["population", "population"],
  ["country", "country"],
  ["iso", "country"],
  ["region", "region"],
  ["through", "through"],
  ["role", "role"],
  ["end", "end"],
  ["start", "start"],
  ["year", "date"],
  ["date", "date"],
  ["category", "category"],
  ["fields", "fields"],
  ["title", "title"],
  ["network", "network"],
  ["commitment", "network"],
  ["id", "id"],
  ["city", "place"],
  ["seat", "place"],
  ["member", "member"],
  ["partner", "place"],
  ["own", "place"]
]

/** Heads that the word for a partnership goes with: "member since", "type of twinning". */
const subjectsOf = (concepts: ReadonlySet<Concept>): ReadonlyArray<Subject> => {
  const found = heads.filter(([concept]) => concepts.has(concept)).map(([, subject]) => subject)
  // Figures of something are none of it: "number of members", "year of the population".
  if (concepts.has("number") && !concepts.has("population")) return []
  if (concepts.has("population") && (concepts.has("year") || concepts.has("date"))) return []
  if (concepts.has("short") || (concepts.has("other") && found.length < 2 && !concepts.has("partner"))) return []
  if (concepts.has("network") && concepts.has("id")) return ["networkId", ...found]
  if (concepts.has("name") && concepts.has("title")) return ["title"]
  if (found.length === 0 && concepts.has("name")) return ["place"]
  return found
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** What the content says of a subject: more than 1 speaks for it, less against. */
const weigh = (subject: Subject, content: ColumnContent): { factor: number; why?: FieldReason } => {
  const { continents, countries, filled, latitudes, longitudes, shares } = content
  if (filled === 0) return { factor: 0.9 }
  const reason = (kind: "content" | "against", text: string): FieldReason => ({ kind, text })
  const numbers = shares.integer + shares.decimal + shares.flag + shares.year
  const dates = shares.date + shares.year
  const need = (share: number, what: string): { factor: number; why: FieldReason } =>
    share >= 0.5
      ? { factor: 0.8 + 0.25 * share, why: reason("content", `${percent(share)} ${what}`) }
      : { factor: 0.2 + share, why: reason("against", `only ${percent(share)} ${what}`) }
  switch (subject) {
    case "latitude":
      return need(latitudes, "numbers between -90 and 90")
    case "longitude":
      return need(longitudes, "numbers between -180 and 180")
    case "coordinates":
      return need(shares.point, "points")
    case "population":
      return need(numbers - shares.flag, "numbers")
    case "start":
    case "end":
    case "date":
      return need(Math.max(content.dated, dates + (shares.text > 0.9 ? 0 : shares.text * 0.5)), "dates or years")
    case "url":
      return need(shares.url + shares.wikidata, "web addresses")
    case "country":
      // A query gives the country's item, and its name in a column beside it.
      if (shares.wikidata > 0.5)
        return { factor: 0.2, why: reason("against", "these are ids, and no names of countries") }
      if (countries >= 0.5) return need(countries, "names or codes of countries")
      return numbers > 0.5 || continents > 0.5
        ? { factor: 0.3, why: reason("against", "these are no countries") }
        : { factor: 0.9 }
    case "region":
      if (continents > 0.5) return { factor: 0.2, why: reason("against", `${percent(continents)} parts of the world`) }
      return countries > 0.7
        ? { factor: 0.5, why: reason("against", `${percent(countries)} names of countries`) }
        : { factor: 1 }
    case "id":
      return shares.wikidata > 0.5
        ? need(shares.wikidata, "ids of Wikidata")
        : { factor: numbers > 0.5 ? 0.3 : 0.5, why: reason("against", "these are no ids of Wikidata") }
    case "place":
    case "title":
    case "member":
    case "network":
      return numbers + dates + shares.url > 0.6
        ? { factor: 0.2, why: reason("against", "these are no names") }
        : countries > 0.8 && content.distinct > 3
          ? { factor: 0.6, why: reason("against", `${percent(countries)} names of countries`) }
          : { factor: 1 }
    default:
      return numbers > 0.6 ? { factor: 0.2, why: reason("against", "these are numbers") } : { factor: 1 }
  }
}

/** What a column may mean, by its name and by what it holds, the likeliest first. */
export const candidatesOf = (
  name: string,
  meaning: HeaderMeaning,
  content: ColumnContent
): ReadonlyArray<Candidate> => {
  const found: Array<Candidate> = []
  const language = meaning.language === undefined ? "" : ` (${meaning.language})`
  const add = (subject: Subject, base: number, why: ReadonlyArray<FieldReason>): void => {
    const { factor, why: because } = weigh(subject, content)
    const sure = Math.max(0, Math.min(0.99, base * factor))
    if (!found.some((one) => one.subject === subject))
      found.push({ subject, side: meaning.side, sure, why: because === undefined ? why : [...why, because] })
  }
  const { coordinates, decimal, wikidata, year, date } = { ...content.shares, coordinates: content.shares.point }
  // The name of a column says "city", its cells are ids: then it is the id of the city.
  const idsUnderName = wikidata > 0.7
  const named: ReadonlyArray<FieldReason> = [{ kind: "name", text: `${name}${language}` }]
  // A country is better known by its name than by its code, where a table gives both.
  const base = 0.65 + 0.3 * meaning.understood - (meaning.concepts.has("iso") ? 0.05 : 0)
  for (const [rank, subject] of subjectsOf(meaning.concepts).entries())
    add(
      // "Membership": full, associated.
      subject === "member" && content.roles > 0.5
        ? "role"
        : idsUnderName && (subject === "place" || subject === "source" || subject === "member")
          ? "id"
          : subject,
      base * 0.8 ** rank,
      named
    )
  for (const subject of subjectsOf(meaning.perhaps)) add(subject, base * 0.6, named)
  if (meaning.side !== undefined && meaning.concepts.size === 0)
    add(idsUnderName ? "id" : "place", 0.8, [{ kind: "pair", text: name }])
  // By content alone.
  if (content.filled > 0) {
    if (wikidata > 0.7) add("id", 0.75, [])
    else if (content.shares.url > 0.7) add("url", 0.5, [])
    if (content.countries > 0.7 && content.shares.text > 0.7) add("country", 0.55, [])
    if (coordinates > 0.7) add("coordinates", 0.7, [])
    if (year + date > 0.8 && !meaning.concepts.has("population")) add("date", 0.4, [])
    if (decimal > 0.7 && content.latitudes > 0.95) add("latitude", 0.35, [])
    if (decimal > 0.7 && content.longitudes > 0.95) add("longitude", 0.34, [])
    if (
      content.shares.text > 0.8 &&
      content.countries < 0.5 &&
      content.continents < 0.5 &&
      content.distinct > 1 &&
      meaning.concepts.size === 0
    )
      add("place", 0.3, [])
  }
  return found.sort((a, b) => b.sure - a.sure)
}

/** The field of a subject at one end of a link, or in a list of one kind. */
export const fieldOf = (subject: Subject, side: Side | undefined): TableField => {
  const partner = side === "partner"
  switch (subject) {
    case "place":
      return partner ? "partner" : "city"
    case "id":
      return partner ? "partnerId" : "cityId"
    case "country":
      return partner ? "partnerCountry" : "country"
    case "region":
      return partner ? "partnerRegion" : "region"
    case "latitude":
      return partner ? "partnerLatitude" : "latitude"
    case "longitude":
      return partner ? "partnerLongitude" : "longitude"
    case "coordinates":
      return partner ? "partnerCoordinates" : "coordinates"
    case "population":
      return partner ? "partnerPopulation" : "population"
    case "date":
      return "start"
    default:
      return subject
  }
}

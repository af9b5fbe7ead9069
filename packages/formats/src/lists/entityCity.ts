import {
  bestOf,
  countOf,
  type Fields,
  fieldsIn,
  itemOf,
  placeOf,
  snaksOf,
  statementsOf,
  timeKey
} from "./statements.ts"

/** What is known of the other items of a file: their names. */
export interface Known {
  readonly language: string | undefined
  readonly of: (id: string) => string | undefined
}

/**
 * The name of an item: in the language that is wanted, else in the one it is a variety of, in English, in the form for
 * all languages, or in the first that there is.
 */
export const labelIn = (entity: Fields, language = "en"): string | undefined => {
  const labels = fieldsIn(entity.labels)
  const wanted = language.toLowerCase()
  for (const key of new Set([wanted, wanted.split("-")[0] as string, "en", "mul", ...Object.keys(labels)])) {
    const { value } = fieldsIn(labels[key])
    if (typeof value === "string" && value.trim() !== "") return value.trim()
  }
  return undefined
}

/** The country that an item is in today, by the label that the file has of it. */
const countryOf = (entity: Fields, known: Known): string | undefined => {
  const today = bestOf(statementsOf(entity, "P17")).filter(({ qualifiers }) => snaksOf(qualifiers, "P582").length === 0)
  const ids = [...new Set(today.flatMap(({ main }) => itemOf(main) ?? []))]
  return ids.length === 1 ? known.of(ids[0] as string) : undefined
}

/** The population of the latest date, among those that Wikidata prefers. */
const populationOf = (entity: Fields): string | undefined => {
  let [latest, when]: [string | undefined, string] = [undefined, ""]
  for (const { main, qualifiers } of bestOf(statementsOf(entity, "P1082"))) {
    const count = countOf(main)
    const time = timeKey(snaksOf(qualifiers, "P585")[0])
    if (count === undefined || (latest !== undefined && time <= when)) continue
    latest = count
    when = time
  }
  return latest
}

/** What an item says of itself as a city; what it does not say is left out. */
export const cityOf = (
  entity: Fields,
  known: Known
): { city?: string; country?: string; population?: string; latitude?: string; longitude?: string } => {
  const city = labelIn(entity, known.language)
  const country = countryOf(entity, known)
  const population = populationOf(entity)
  const place = bestOf(statementsOf(entity, "P625"))
    .map(({ main }) => placeOf(main))
    .find((one) => one !== undefined)
  return {
    ...(city === undefined ? {} : { city }),
    ...(country === undefined ? {} : { country }),
    ...(population === undefined ? {} : { population }),
    ...place
  }
}

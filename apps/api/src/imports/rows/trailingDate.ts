/** A name as it is printed, and the time that stands behind it. */
export interface NameAndDate {
  readonly name: string
  readonly date?: string
}

const since = "(?:seit|since|depuis|desde|dal|sinds|od|с|від|sedan|siden|από|est\\.?|gegr\\.?|ab)"
const year = "(?:1[89]|20)\\d\\d"
const day = `(?:(?:\\d{1,2}[./-]){1,2}${year}|${year}-\\d{2}(?:-\\d{2})?|${year})`
const when = `(?:${since}\\s+)?${day}`

/** "Wiesbaden (Germany, 1969)": the time is the last of what stands in brackets. */
const inBrackets = new RegExp(`^(.+?)\\s*[([（]\\s*([^()]+?)\\s*[,;，]\\s*(${when})\\s*[)\\]）]$`, "iu")
/** "Oxford (1947)", "Oxford (seit 1947)". */
const alone = new RegExp(`^(.+?)\\s*[([（]\\s*(${when})\\s*[)\\]）]$`, "iu")
/** "Coventry (Großbritannien), seit 1959", "Coventry, 1959", "Coventry seit 1959". */
const behind = new RegExp(`^(.+?)(?:\\s*[,;，:–-]\\s*(${when})|\\s+(${since}\\s+${day}))$`, "iu")

/**
 * Parts the time of a twinning from the name of a partner that it stands behind.
 *
 * **Details**: only what is a year of the last centuries, or a day with one, is taken for a time; a number in a name stays.
 */
export const trailingDate = (text: string): NameAndDate => {
  if (text.length > 200 || !/\d{4}/.test(text)) return { name: text }
  const within = inBrackets.exec(text)
  if (within !== null) return { name: `${within[1]} (${within[2]})`, date: within[3] as string }
  const found = alone.exec(text) ?? behind.exec(text)
  const name = found?.[1]
  const date = found?.[2] ?? found?.[3]
  return name === undefined || date === undefined || !/\p{L}{2}/u.test(name) ? { name: text } : { name, date }
}

import type { Scene, SceneLink } from "./Scene.ts"

/** The year of a date as precise as it is known. */
export const yearOf = (date: string): number => Number(date.slice(0, 4))

/** How a link stands in a year. */
export type Standing = "in-force" | "not-yet" | "ended" | "undated"

/**
 * How a link stands in a year.
 *
 * **Details**: it is in force from the year it began until the year it ended, both included. Without a beginning it is
 * undated, unless it is known to have ended before.
 */
export const standingIn = (link: Pick<SceneLink, "since" | "until">, year: number): Standing => {
  if (link.until !== undefined && yearOf(link.until) < year) return "ended"
  if (link.since === undefined) return "undated"
  return yearOf(link.since) > year ? "not-yet" : "in-force"
}

/** How many links stand how. Without a year every dated link counts as in force: all that is on record is shown. */
export type Standings = Readonly<Record<Standing, number>>

export interface Shown {
  /** The links that are shown, as places in the list of links. */
  readonly links: ReadonlyArray<number>
  readonly standings: Standings
}

/**
 * The links that a year leaves in the picture.
 *
 * **Details**: without a year all that are dated. Undated links are counted, and shown only where `undated` is true: no
 * date is made up for them.
 */
export const shownIn = (links: Scene["links"], year: number | undefined, undated: boolean): Shown => {
  const standings = { "in-force": 0, "not-yet": 0, ended: 0, undated: 0 }
  const shown: Array<number> = []
  links.forEach((link, index) => {
    const standing = year === undefined ? (link.since === undefined ? "undated" : "in-force") : standingIn(link, year)
    standings[standing] += 1
    if (standing === "in-force" || (standing === "undated" && undated)) shown.push(index)
  })
  return { links: shown, standings }
}

export interface YearCount {
  readonly year: number
  readonly links: number
}

/** How many links began in each year, from the first to the last, years with none included. */
export const beginnings = (links: Scene["links"]): ReadonlyArray<YearCount> => {
  const counts = new Map<number, number>()
  for (const { since } of links) {
    if (since === undefined) continue
    const year = yearOf(since)
    counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  if (counts.size === 0) return []
  const years = [...counts.keys()]
  const first = Math.min(...years)
  const last = Math.max(...years)
  return Array.from({ length: last - first + 1 }, (_, index) => ({
    year: first + index,
    links: counts.get(first + index) ?? 0
  }))
}

/** The nodes that a picture of these links shows: their ends, and those that stay in any year. */
export const shownNodes = (
  { links, nodes }: Scene,
  shown: ReadonlyArray<number>,
  kept: ReadonlySet<string>
): ReadonlySet<number> => {
  const seen = new Set<number>()
  nodes.forEach((node, index) => {
    if (kept.has(node.id)) seen.add(index)
  })
  for (const index of shown) {
    const link = links[index]
    if (link === undefined) continue
    seen.add(link.a)
    seen.add(link.b)
  }
  return seen
}

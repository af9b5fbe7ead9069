import type { ComparedCity } from "./ComparedCity.ts"
import { type Bearers, comparePair, type PossibleDuplicate, shareOf } from "./comparePair.ts"
import { type DuplicateRules, defaultDuplicateRules } from "./DuplicateRules.ts"

/** Kilometres in a degree of latitude, rounded down: a window of so many degrees is never too narrow. */
const kmPerDegree = 111

/**
 * From which distance on no pair can be shown, whatever else speaks for it; infinite where there is none.
 *
 * A shared id is not counted: such pairs are found by their id.
 */
const farthest = (rules: DuplicateRules): number => {
  const best = (weights: ReadonlyArray<number>): number => Math.max(0, ...weights)
  const rest =
    Math.max(rules.name.main, rules.name.other, rules.name.bothOther) +
    best([rules.countryUnknown]) +
    best([rules.differentIds]) * 3 +
    best([...rules.population.tiers.map(({ weight }) => weight), rules.population.beyond]) +
    best([rules.commonPartners.most, rules.commonPartners.each]) +
    best([rules.twinnedWithEachOther]) +
    best([rules.otherDivision])
  if (rules.perLogNamesakes > 0 || shareOf(rest + rules.distance.beyond) >= rules.shown) return Number.POSITIVE_INFINITY
  let far = Number.POSITIVE_INFINITY
  for (const { upTo, weight } of rules.distance.tiers.toReversed()) {
    far = upTo
    if (shareOf(rest + weight) >= rules.shown) break
  }
  return far
}

/** Calls back for every two of a block that may be near enough, once each. */
const eachPair = (
  block: ReadonlyArray<number>,
  cities: ReadonlyArray<ComparedCity>,
  far: number,
  found: (i: number, j: number) => void
): void => {
  const latitude = (i: number): number | undefined => cities[i]?.coordinates?.latitude
  const placed = block
    .filter((i) => latitude(i) !== undefined)
    .sort((i, j) => (latitude(i) as number) - (latitude(j) as number))
  for (const [at, i] of placed.entries())
    for (let next = at + 1; next < placed.length; next++) {
      const j = placed[next] as number
      if (((latitude(j) as number) - (latitude(i) as number)) * kmPerDegree > far) break
      found(i, j)
    }
  const unplaced = block.filter((i) => latitude(i) === undefined)
  for (const [at, i] of unplaced.entries()) {
    for (let next = at + 1; next < unplaced.length; next++) found(i, unplaced[next] as number)
    for (const j of placed) found(i, j)
  }
}

const blocksBy = (
  cities: ReadonlyArray<ComparedCity>,
  keys: (city: ComparedCity) => ReadonlyArray<string>
): ReadonlyMap<string, ReadonlyArray<number>> => {
  const blocks = new Map<string, Array<number>>()
  for (const [i, city] of cities.entries())
    for (const key of new Set(keys(city))) {
      const block = blocks.get(key)
      if (block === undefined) blocks.set(key, [i])
      else block.push(i)
    }
  return blocks
}

/** How many cities are shown under each name, by country and in all. */
const countBearers = (cities: ReadonlyArray<ComparedCity>): Bearers => {
  const counts = new Map<string, number>()
  for (const { country, main } of cities)
    for (const key of country === undefined ? [main] : [main, `${main}|${country}`])
      counts.set(key, (counts.get(key) ?? 0) + 1)
  return (name, country) => counts.get(country === undefined ? name : `${name}|${country}`) ?? 0
}

/**
 * Pairs of records that may be one city, the likeliest first.
 *
 * **When to use**: to show them to a person, who merges them or keeps them apart. Nothing is merged by a score.
 *
 * **Details**: compared are cities that share a name in one country, or whose country one of them does not say, and cities that
 * share an id wherever they lie. The order of the cities, of their names and of everything else does not matter; each pair
 * comes once, with every reason that its score rests on. An id that occurs twice among the cities counts once.
 *
 * **Gotchas**: cities of one name without coordinates are all compared with each other: a thousand of them in one country
 * are half a million pairs.
 */
export const possibleDuplicates = (
  cities: ReadonlyArray<ComparedCity>,
  rules: DuplicateRules = defaultDuplicateRules
): ReadonlyArray<PossibleDuplicate> => {
  const unique = [...new Map(cities.map((city) => [city.id, city])).values()]
  const bearers = countBearers(unique)
  const seen = new Set<number>()
  const pairs: Array<PossibleDuplicate> = []
  const compare = (i: number, j: number): void => {
    const key = Math.min(i, j) * unique.length + Math.max(i, j)
    if (seen.has(key)) return
    seen.add(key)
    const pair = comparePair(unique[i] as ComparedCity, unique[j] as ComparedCity, bearers, rules)
    if (pair !== undefined && pair.score >= rules.shown) pairs.push(pair)
  }
  const ids = blocksBy(unique, ({ identifiers }) => identifiers.map(({ scheme, value }) => `${scheme}/${value}`))
  for (const block of ids.values()) if (block.length > 1) eachPair(block, unique, Number.POSITIVE_INFINITY, compare)
  const far = farthest(rules)
  const names = blocksBy(unique, ({ main, others }) => [main, ...others].filter((name) => name !== ""))
  for (const block of names.values()) {
    if (block.length < 2) continue
    const byCountry = Map.groupBy(block, (i) => unique[i]?.country)
    const unsaid = byCountry.get(undefined) ?? []
    for (const [country, own] of byCountry)
      if (country === undefined) eachPair(own, unique, far, compare)
      else {
        eachPair(own, unique, far, compare)
        for (const i of own) for (const j of unsaid) compare(i, j)
      }
  }
  return pairs.sort((a, b) => b.score - a.score || byIds(a, b))
}

const byIds = ({ cities: [a, b] }: PossibleDuplicate, { cities: [x, y] }: PossibleDuplicate): number =>
  a < x ? -1 : a > x ? 1 : b < y ? -1 : b > y ? 1 : 0

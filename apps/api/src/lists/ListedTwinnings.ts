import type { Shapes } from "@proxeny/client"
import type { TwinningState } from "../twinnings/partners.ts"
import { summary } from "../twinnings/summary.ts"
import { bytes, ints, makeColumn, makeNumbering } from "./columns.ts"
import { type ListedCities, type Part, partOf } from "./ListedCities.ts"
import { compareKeys, compareText, firstWhere, reordered } from "./order.ts"
import { byNumber, numbers, type TwinningSort } from "./twinningOrders.ts"

type Summary = (typeof Shapes.TwinningSummary)["Encoded"]

/** A twinning on record with everything that lists show of it or are narrowed by. */
export interface ListedTwinning {
  readonly id: string
  readonly city_a: string
  readonly city_b: string
  readonly since: string | null
  readonly topics: ReadonlyArray<string>
  readonly claims: number
  readonly sources: number
  readonly conflict: boolean
  /** Its stages in order, each with the last day on which it may have been reached. */
  readonly stages: ReadonlyArray<{ readonly kind: TwinningState; readonly last_day: string | null }>
  /** Every source that says anything of it. */
  readonly cited: ReadonlyArray<string>
}

/** What twinnings are narrowed to, and in which order how many are wanted. */
export interface TwinningsAsked {
  /** Words, folded: each has to stand in a name of one of the cities, or in a topic. */
  readonly words: ReadonlyArray<string>
  readonly city?: string | undefined
  readonly country?: string | undefined
  readonly partnerCountry?: string | undefined
  readonly state?: TwinningState | undefined
  readonly source?: string | undefined
  readonly conflict?: boolean | undefined
  readonly sort: TwinningSort
  readonly limit: number
  /** The day as of which a state is meant, YYYY-MM-DD. */
  readonly day: string
}

/** The key of a twinning in an order: a number, the names of its cities, its id. */
export type TwinningKey = readonly [number: number, text: string, id: string]

/** The twinnings of the register as lists show them. */
export interface ListedTwinnings {
  readonly list: (asked: TwinningsAsked, after: TwinningKey | undefined) => Part<Summary>
  /** How many twinnings have a city in each country; one within a country counts once. */
  readonly countries: () => (country: string) => number
  readonly put: (twinning: ListedTwinning) => void
  readonly remove: (id: string) => void
  /** Takes down that a city stands at another place among the others. */
  readonly cityMoved: (city: number) => void
}

interface Held extends ListedTwinning {
  /** What it is ordered by among its equals: the folded names of its cities. */
  readonly text: string
}

/** The last stage that is reached by a day: what `stateColumn` says in SQL. */
const stateOn = ({ stages }: ListedTwinning, day: string): TwinningState =>
  stages.findLast(({ last_day }) => last_day === null || last_day <= day)?.kind ?? "recorded"

export const makeListedTwinnings = (cities: ListedCities, all: ReadonlyArray<ListedTwinning>): ListedTwinnings => {
  const twinnings: Array<Held | undefined> = []
  const numberOf = new Map<string, number>()
  const [a, b] = [makeColumn(ints, all.length), makeColumn(ints, all.length)]
  const cited = makeColumn(ints, all.length)
  const topics = makeColumn(ints, all.length)
  const citations = makeNumbering<ReadonlyArray<string>>((sources) => sources.toSorted().join())
  const subjects = makeNumbering<ReadonlyArray<string>>((names) => JSON.stringify(names))
  const contradicted = makeColumn(bytes, all.length)
  const stateOf = makeColumn(bytes, all.length)
  const states = makeNumbering<TwinningState>((state) => state)
  const unstated = new Set<number>()
  let stateDay = ""
  const changed = new Set<number>()
  let byText: Int32Array = new Int32Array()
  const orders = new Map<TwinningSort, Int32Array>()

  const at = (number: number): Held => twinnings[number] as Held
  const textOf = (one: number, other: number): string => `${cities.at(one)?.folded} ${cities.at(other)?.folded}`

  const put = (twinning: ListedTwinning): void => {
    const [one, other] = [cities.numberOf(twinning.city_a), cities.numberOf(twinning.city_b)]
    if (one === undefined || other === undefined) return
    const number = numberOf.get(twinning.id) ?? twinnings.length
    numberOf.set(twinning.id, number)
    twinnings[number] = { ...twinning, text: textOf(one, other) }
    a.set(number, one)
    b.set(number, other)
    cited.set(number, citations.add(twinning.cited))
    contradicted.set(number, twinning.conflict ? 1 : 0)
    unstated.add(number)
    topics.set(number, twinning.topics.length === 0 ? 0 : subjects.add(twinning.topics))
    changed.add(number)
  }
  for (const twinning of all) put(twinning)

  const ordered = (sort: TwinningSort): Int32Array => {
    if (changed.size > 0) {
      orders.clear()
      byText = reordered(
        byText,
        changed,
        (number) => twinnings[number] !== undefined,
        (one, other) => compareText(at(one).text, at(other).text) || compareText(at(one).id, at(other).id)
      )
      changed.clear()
    }
    const known = orders.get(sort)
    if (known !== undefined) return known
    const order = sort === "cities" ? byText : byNumber(byText, (number) => numbers[sort](at(number)))
    orders.set(sort, order)
    return order
  }

  /** The state of each twinning as of a day: reckoned anew where another day is meant than the last time. */
  const statesOn = (day: string): Uint8Array => {
    const isSame = day === stateDay
    stateDay = day
    for (const number of isSame ? unstated : twinnings.keys()) {
      const twinning = twinnings[number]
      if (twinning !== undefined) stateOf.set(number, states.add(stateOn(twinning, day)))
    }
    unstated.clear()
    return stateOf.all()
  }
  /** The conditions that a twinning has to meet, the cheapest first. */
  const conditions = (asked: TwinningsAsked): ReadonlyArray<(twinning: number) => boolean> => {
    const { conflict, country, day, partnerCountry, source, state } = asked
    const [as, bs, countryOf] = [a.all(), b.all(), cities.countryOf()]
    const all: Array<(twinning: number) => boolean> = []
    if (asked.city !== undefined) {
      const city = cities.numberOf(asked.city) ?? -1
      all.push((i) => as[i] === city || bs[i] === city)
    }
    if (country !== undefined || partnerCountry !== undefined) {
      const one = cities.countryNumber(country ?? partnerCountry ?? "") || -1
      const other =
        country === undefined || partnerCountry === undefined ? 0 : cities.countryNumber(partnerCountry) || -1
      all.push((i) => {
        const [first, second] = [countryOf[as[i] as number], countryOf[bs[i] as number]]
        return (
          (first === one && (other === 0 || second === other)) || (second === one && (other === 0 || first === other))
        )
      })
    }
    if (source !== undefined) {
      const [sources, citing] = [cited.all(), citations.told((held) => held.includes(source))]
      all.push((i) => citing[sources[i] as number] === 1)
    }
    for (const word of asked.words) {
      const holds = cities.holding(word)
      const [named, naming] = [
        topics.all(),
        subjects.told((held) => held.some((one) => one.toLowerCase().includes(word)))
      ]
      all.push((i) => holds[as[i] as number] === 1 || holds[bs[i] as number] === 1 || naming[named[i] as number] === 1)
    }
    if (conflict !== undefined) {
      const [held, wanted] = [contradicted.all(), conflict ? 1 : 0]
      all.push((i) => held[i] === wanted)
    }
    if (state !== undefined) {
      const [held, wanted] = [statesOn(day), states.numberOf(state) || -1]
      all.push((i) => held[i] === wanted)
    }
    return all
  }

  return {
    list: (asked, after) => {
      const order = ordered(asked.sort)
      const key = (number: number): TwinningKey => [numbers[asked.sort](at(number)), at(number).text, at(number).id]
      const from = after === undefined ? 0 : firstWhere(order, (number) => compareKeys(key(number), after) > 0)
      let [before, rest] = [order.subarray(0, from), order.subarray(from)]
      for (const isMet of conditions(asked)) {
        before = before.filter(isMet)
        rest = rest.filter(isMet)
      }
      return partOf(
        Array.from(rest.subarray(0, asked.limit + 1)),
        asked.limit,
        before.length + rest.length,
        (number) => {
          const [one, other] = [cities.at(a.all()[number] as number), cities.at(b.all()[number] as number)]
          if (one === undefined || other === undefined) throw new Error(`a city of ${at(number).id} is not held`)
          return summary({ ...at(number), state: stateOn(at(number), asked.day) }, one, other)
        },
        key
      )
    },
    countries: () => {
      const [as, bs, countryOf] = [a.all(), b.all(), cities.countryOf()]
      const counts = new Int32Array(2 ** 16)
      for (const number of ordered("cities")) {
        const [one, other] = [countryOf[as[number] as number] as number, countryOf[bs[number] as number] as number]
        counts[one] = (counts[one] as number) + 1
        if (other !== one) counts[other] = (counts[other] as number) + 1
      }
      return (country) => counts[cities.countryNumber(country)] as number
    },
    put,
    remove: (id) => {
      const number = numberOf.get(id)
      if (number === undefined) return
      numberOf.delete(id)
      twinnings[number] = undefined
      changed.add(number)
    },
    cityMoved: (city) => {
      const [as, bs] = [a.all(), b.all()]
      for (const [number, twinning] of twinnings.entries())
        if (twinning !== undefined && (as[number] === city || bs[number] === city)) {
          twinnings[number] = { ...twinning, text: textOf(as[number] as number, bs[number] as number) }
          changed.add(number)
        }
    }
  }
}

import { power } from "../statistics/elementary.ts"
import type { Entries, Entry } from "./entries.ts"
import type { FactorRubric } from "./FactorRubric.ts"

/**
 * How much evidence there is in a year for each thing that a factor asks: the sum of what the activities count, where one
 * that goes on counts 1 and one that is over half as much after each half-life.
 */
export interface Weights {
  /** All activities. */
  readonly all: number
  /** What each side gained, and the weight of the activities of which nobody says whether it did. */
  readonly gainedByFirst: number
  readonly gainedBySecond: number
  readonly unknownOfFirst: number
  readonly unknownOfSecond: number
  readonly fields: Float64Array
  readonly fieldsUnknown: number
  readonly sectors: Float64Array
  readonly sectorsUnknown: number
  /** Organisers outside government, each with its latest activity, and those of them seen in several years. */
  readonly organisers: number
  readonly recurrent: number
  readonly organisersUnknown: number
  readonly citizenLed: number
  readonly notCitizenLed: number
  readonly citizenLedUnknown: number
  readonly exchanges: number
  /** Whether nothing went on since the year asked for before, so that proportions are the same. */
  readonly quiet: boolean
}

/** What evidence counts by its age in whole years, 1 for the year itself. */
export type Decay = (age: number) => number

const decays = new Map<number, Decay>()

/** The decay of a half-life in years; computed once for each age. */
export const decayOf = (halfLife: number): Decay => {
  let decay = decays.get(halfLife)
  if (decay === undefined) {
    const known: Array<number> = []
    decay = (age) => {
      const held = known[age]
      if (held !== undefined) return held
      const value = power(0.5, age / halfLife)
      // Ages are whole and few; one of a date far off is worked out each time.
      if (age < 1000) known[age] = value
      return value
    }
    if (decays.size > 100) decays.clear()
    decays.set(halfLife, decay)
  }
  return decay
}

// Where each sum stands in the row of sums; the fields and then the sectors follow.
const ALL = 0
const GAINED = 1
const UNKNOWN_OF = 3
const FIELDS_UNKNOWN = 5
const SECTORS_UNKNOWN = 6
const ORGANISERS_UNKNOWN = 7
const CITIZEN_LED = 8
const NOT_CITIZEN_LED = 9
const CITIZEN_LED_UNKNOWN = 10
const EXCHANGES = 11
const FIRST_CATEGORY = 12

const raise = (row: Float64Array, at: number, by: number): void => {
  row[at] = (row[at] ?? 0) + by
}

/** Adds what an activity counts to a row of sums. */
const addTo = (row: Float64Array, entry: Entry, weight: number, sectorsAt: number): void => {
  const { benefits, citizenLed, exchange, fields, organisers, sectors } = entry
  raise(row, ALL, weight)
  for (let side = 0; side < 2; side++) {
    const gained = benefits[side]
    if (gained === undefined) raise(row, UNKNOWN_OF + side, weight)
    else raise(row, GAINED + side, weight * gained)
  }
  if (fields === undefined) raise(row, FIELDS_UNKNOWN, weight)
  else for (const at of fields) raise(row, FIRST_CATEGORY + at, weight / fields.length)
  if (sectors === undefined) raise(row, SECTORS_UNKNOWN, weight)
  else for (const at of sectors) raise(row, sectorsAt + at, weight / sectors.length)
  if (organisers === undefined) raise(row, ORGANISERS_UNKNOWN, weight)
  raise(row, citizenLed === undefined ? CITIZEN_LED_UNKNOWN : citizenLed ? CITIZEN_LED : NOT_CITIZEN_LED, weight)
  if (exchange) raise(row, EXCHANGES, weight)
}

/** Where the activities of a twinning are weighed under a rubric: rows of sums, and a place for each organiser. */
interface Room {
  readonly sectorsAt: number
  /** What is over, and all of it with what goes on. */
  readonly over: Float64Array
  readonly now: Float64Array
  /** The answer, which reads the categories from `now`. */
  readonly weights: { -readonly [K in keyof Weights]: Weights[K] }
  /** The last year in which each organiser was seen, and in how many; they grow. */
  lastYear: Int32Array
  yearsSeen: Int32Array
}

const rooms = new WeakMap<FactorRubric, Room>()

/** The room of a rubric, swept. */
const roomOf = (rubric: FactorRubric, organisers: number): Room => {
  let room = rooms.get(rubric)
  if (room === undefined) {
    const sectorsAt = FIRST_CATEGORY + rubric.breadth.fields.length
    const now = new Float64Array(sectorsAt + rubric.breadth.sectors.length)
    const weights = {
      all: 0,
      gainedByFirst: 0,
      gainedBySecond: 0,
      unknownOfFirst: 0,
      unknownOfSecond: 0,
      fields: now.subarray(FIRST_CATEGORY, sectorsAt),
      fieldsUnknown: 0,
      sectors: now.subarray(sectorsAt),
      sectorsUnknown: 0,
      organisers: 0,
      recurrent: 0,
      organisersUnknown: 0,
      citizenLed: 0,
      notCitizenLed: 0,
      citizenLedUnknown: 0,
      exchanges: 0,
      quiet: false
    }
    const [lastYear, yearsSeen] = [new Int32Array(64), new Int32Array(64)]
    room = { sectorsAt, over: new Float64Array(now.length), now, weights, lastYear, yearsSeen }
    rooms.set(rubric, room)
  }
  if (room.lastYear.length < organisers) {
    room.lastYear = new Int32Array(2 * organisers)
    room.yearsSeen = new Int32Array(2 * organisers)
  }
  room.over.fill(0)
  room.lastYear.fill(-1, 0, organisers)
  room.yearsSeen.fill(0, 0, organisers)
  return room
}

/** Notes at a place that an organiser was seen from one year to another; activities come in order of their beginning. */
const see = (lastYear: Int32Array, yearsSeen: Int32Array, at: number, start: number, until: number): void => {
  // Only the years after those seen are new.
  const from = Math.max(start, (lastYear[at] ?? -1) + 1)
  if (until < from) return
  yearsSeen[at] = (yearsSeen[at] ?? 0) + (until - from + 1)
  lastYear[at] = until
}

/** The weights that the sums of the room are, with those of the organisers. */
const weightsOf = ({ now, weights }: Room, organisers: number, recurrent: number, quiet: boolean): Weights => {
  weights.all = now[ALL] ?? 0
  weights.gainedByFirst = now[GAINED] ?? 0
  weights.gainedBySecond = now[GAINED + 1] ?? 0
  weights.unknownOfFirst = now[UNKNOWN_OF] ?? 0
  weights.unknownOfSecond = now[UNKNOWN_OF + 1] ?? 0
  weights.fieldsUnknown = now[FIELDS_UNKNOWN] ?? 0
  weights.sectorsUnknown = now[SECTORS_UNKNOWN] ?? 0
  weights.organisers = organisers
  weights.recurrent = recurrent
  weights.organisersUnknown = now[ORGANISERS_UNKNOWN] ?? 0
  weights.citizenLed = now[CITIZEN_LED] ?? 0
  weights.notCitizenLed = now[NOT_CITIZEN_LED] ?? 0
  weights.citizenLedUnknown = now[CITIZEN_LED_UNKNOWN] ?? 0
  weights.exchanges = now[EXCHANGES] ?? 0
  weights.quiet = quiet
  return weights
}

/**
 * Weighs the activities of a twinning year after year; the years asked for must rise.
 *
 * **Details**: `entries` are in order of their beginning. What is over is kept as sums that fade, so that a year costs no
 * more than what goes on in it.
 *
 * **Gotchas**: one answer is written over by the next, and one weigher of a rubric by the next.
 */
export const weigher = (
  entries: ReadonlyArray<Entry>,
  organisers: number,
  rubric: FactorRubric,
  decay: Decay
): ((year: number) => Weights) => {
  const room = roomOf(rubric, organisers)
  const { lastYear, now, over, sectorsAt, yearsSeen } = room
  const size = over.length
  let running: Array<Entry> = []
  let next = 0
  let before: number | undefined

  return (year) => {
    if (before !== undefined) {
      const fade = decay(year - before)
      for (let i = 0; i < size; i++) over[i] = (over[i] ?? 0) * fade
    }
    const begunBefore = running.length
    for (let entry = entries[next]; entry !== undefined && entry.start <= year; entry = entries[++next])
      running.push(entry)
    const quiet = running.length === 0 && begunBefore === 0 && before !== undefined
    if (running.length > 0) {
      const goOn: Array<Entry> = []
      for (const entry of running) {
        const { end, organisers, start } = entry
        if (organisers !== undefined)
          for (const { at, government } of organisers)
            if (!government) see(lastYear, yearsSeen, at, start, Math.min(end, year))
        if (entry.end <= year) addTo(over, entry, decay(year - entry.end), sectorsAt)
        else goOn.push(entry)
      }
      running = goOn
    }
    before = year
    for (let i = 0; i < size; i++) now[i] = over[i] ?? 0
    for (const entry of running) addTo(now, entry, 1, sectorsAt)

    let [count, recurrent] = [0, 0]
    for (let at = 0; at < organisers; at++) {
      const last = lastYear[at] ?? -1
      if (last < 0) continue
      const weight = decay(year - last)
      count += weight
      if ((yearsSeen[at] ?? 0) >= rubric.grassroots.recurrentYears) recurrent += weight
    }
    return weightsOf(room, count, recurrent, quiet)
  }
}

/** Of how many subsets the sums are held at a time, so that their room does not grow with the draws. */
const atATime = 1024

/** Finds which of the subsets from `begin` on have a bit, and tells how many they are. */
const findMembers = (members: Int32Array, subsets: Uint32Array, begin: number, size: number, bit: number): number => {
  let found = 0
  for (let s = 0; s < size; s++) {
    members[found] = s
    found += ((subsets[begin + s] ?? 0) >>> bit) & 1
  }
  return found
}

/** Adds what an activity counts to the sums of its subsets, row by row; `places` are those that it raises. */
const raiseRows = (
  sums: Float64Array,
  members: Int32Array,
  found: number,
  one: Float64Array,
  places: ReadonlyArray<number>
): void => {
  for (let i = 0; i < found; i++) {
    const row = (members[i] ?? 0) * one.length
    for (let p = 0; p < places.length; p++) {
      const at = places[p] ?? 0
      raise(sums, row + at, one[at] ?? 0)
    }
  }
}

/**
 * Weighs subsets of the activities of a twinning in the year it is judged in, each as a {@link weigher} would that knew of
 * no others.
 *
 * **Details**: bit `e % 32` of `subsets[⌊e / 32⌋ × count + s]` tells whether activity `e` is in subset `s`. What an activity
 * counts does not depend on the others: it is worked out once for many subsets, and added to each in order of beginning,
 * so that rounding is the same.
 *
 * **Gotchas**: one answer is written over by the next.
 */
export const weighSubsets = (
  { entries, organisers, year }: Entries,
  rubric: FactorRubric,
  decay: Decay,
  subsets: Uint32Array,
  count: number,
  each: (weights: Weights, subset: number) => void
): void => {
  const room = roomOf(rubric, 0)
  const { now, over: one, sectorsAt } = room
  const width = one.length
  const length = Math.min(count, atATime)
  const sums = new Float64Array(length * width)
  const members = new Int32Array(length)
  const [seen, recurrent] = [new Float64Array(length), new Float64Array(length)]
  const [lastYear, yearsSeen] = [new Int32Array(length), new Int32Array(length)]
  const activitiesOf = organisers.map((): Array<number> => [])
  for (const [e, entry] of entries.entries())
    for (const { at, government } of entry.organisers ?? []) if (!government) activitiesOf[at]?.push(e)

  for (let from = 0; from < count; from += length) {
    const size = Math.min(length, count - from)
    const membersOf = (e: number): number => findMembers(members, subsets, (e >> 5) * count + from, size, e & 31)
    sums.fill(0)
    for (const [e, entry] of entries.entries()) {
      one.fill(0)
      addTo(one, entry, decay(year - entry.end), sectorsAt)
      const places: Array<number> = []
      for (let at = 0; at < width; at++) if (one[at] !== 0) places.push(at)
      raiseRows(sums, members, membersOf(e), one, places)
    }
    seen.fill(0)
    recurrent.fill(0)
    for (const activities of activitiesOf) {
      lastYear.fill(-1)
      yearsSeen.fill(0)
      for (const e of activities) {
        const { end = 0, start = 0 } = entries[e] ?? {}
        const found = membersOf(e)
        for (let i = 0; i < found; i++) see(lastYear, yearsSeen, members[i] ?? 0, start, end)
      }
      for (let s = 0; s < size; s++) {
        const last = lastYear[s] ?? -1
        if (last < 0) continue
        const weight = decay(year - last)
        raise(seen, s, weight)
        if ((yearsSeen[s] ?? 0) >= rubric.grassroots.recurrentYears) raise(recurrent, s, weight)
      }
    }
    for (let s = 0; s < size; s++) {
      for (let at = 0; at < width; at++) now[at] = sums[s * width + at] ?? 0
      each(weightsOf(room, seen[s] ?? 0, recurrent[s] ?? 0, false), from + s)
    }
  }
}

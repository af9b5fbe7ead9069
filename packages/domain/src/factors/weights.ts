import { power } from "../statistics/elementary.ts"
import type { Entry } from "./entries.ts"
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
  readonly fields: Float64Array
  readonly sectors: Float64Array
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
    const [fields, sectors] = [now.subarray(FIRST_CATEGORY, sectorsAt), now.subarray(sectorsAt)]
    const [lastYear, yearsSeen] = [new Int32Array(64), new Int32Array(64)]
    room = { sectorsAt, over: new Float64Array(now.length), now, fields, sectors, lastYear, yearsSeen }
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

/**
 * Weighs the activities of a twinning year after year; the years asked for must rise.
 *
 * **Details**: `entries` are in order of their beginning. What is over is kept as sums that fade, so that a year costs no
 * more than what goes on in it. `included` leaves some out, by their place.
 *
 * **Gotchas**: one answer is written over by the next, and one weigher of a rubric by the next.
 */
export const weigher = (
  entries: ReadonlyArray<Entry>,
  organisers: number,
  rubric: FactorRubric,
  decay: Decay,
  included?: Uint8Array
): ((year: number) => Weights) => {
  const { fields, lastYear, now, over, sectors, sectorsAt, yearsSeen } = roomOf(rubric, organisers)
  const size = over.length
  const weights: { -readonly [K in keyof Weights]: Weights[K] } = {
    all: 0,
    gainedByFirst: 0,
    gainedBySecond: 0,
    unknownOfFirst: 0,
    unknownOfSecond: 0,
    fields,
    fieldsUnknown: 0,
    sectors,
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
  let running: Array<Entry> = []
  let next = 0
  let before: number | undefined

  const see = ({ end, organisers: seen, start }: Entry, year: number): void => {
    if (seen === undefined) return
    const until = Math.min(end, year)
    for (const { at, government } of seen) {
      if (government) continue
      // Entries come in order of their beginning, so that only the years after those seen are new.
      const from = Math.max(start, (lastYear[at] ?? -1) + 1)
      if (until < from) continue
      yearsSeen[at] = (yearsSeen[at] ?? 0) + (until - from + 1)
      lastYear[at] = until
    }
  }

  return (year) => {
    if (before !== undefined) {
      const fade = decay(year - before)
      for (let i = 0; i < size; i++) over[i] = (over[i] ?? 0) * fade
    }
    const begunBefore = running.length
    for (let entry = entries[next]; entry !== undefined && entry.start <= year; entry = entries[++next])
      if (included === undefined || included[next] === 1) running.push(entry)
    const quiet = running.length === 0 && begunBefore === 0 && before !== undefined
    if (running.length > 0) {
      const goOn: Array<Entry> = []
      for (const entry of running) {
        see(entry, year)
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
    weights.all = now[ALL] ?? 0
    weights.gainedByFirst = now[GAINED] ?? 0
    weights.gainedBySecond = now[GAINED + 1] ?? 0
    weights.unknownOfFirst = now[UNKNOWN_OF] ?? 0
    weights.unknownOfSecond = now[UNKNOWN_OF + 1] ?? 0
    weights.fieldsUnknown = now[FIELDS_UNKNOWN] ?? 0
    weights.sectorsUnknown = now[SECTORS_UNKNOWN] ?? 0
    weights.organisers = count
    weights.recurrent = recurrent
    weights.organisersUnknown = now[ORGANISERS_UNKNOWN] ?? 0
    weights.citizenLed = now[CITIZEN_LED] ?? 0
    weights.notCitizenLed = now[NOT_CITIZEN_LED] ?? 0
    weights.citizenLedUnknown = now[CITIZEN_LED_UNKNOWN] ?? 0
    weights.exchanges = now[EXCHANGES] ?? 0
    weights.quiet = quiet
    return weights
  }
}

import { earliest, latest, type PartialDate, yearOf } from "@proxeny/domain"
import type { CalendarEvent } from "./calendarEvents.ts"
import { type CalendarLanguage, calendarWords, roundAnniversaries } from "./calendarWords.ts"
import { inChunks } from "./chunks.ts"
import { folded, icsText } from "./icsLines.ts"

/** How a calendar is written. */
export interface CalendarOptions {
  /** When it was made, as `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly stampedAt: string
  readonly language: CalendarLanguage
  /** What the calendar is called. */
  readonly name?: string
  /** The anniversaries that get an event of their own, in years; else `roundAnniversaries`. */
  readonly round?: ReadonlyArray<number>
  /** The day, YYYY-MM-DD, before which no round anniversary is written: what is long past fills a calendar. */
  readonly from?: string
}

/** What was to be written is no calendar. */
export class InvalidCalendar extends RangeError {
  readonly _tag = "InvalidCalendar"
  override readonly name = "InvalidCalendar"
}

const stamp = (at: string): string => {
  const [, day = "", time = ""] = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(?:\.\d+)?Z$/.exec(at) ?? []
  const parsed = new Date(at)
  // A day that does not exist, such as 30 February, would roll over to another.
  if (day === "" || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(`${day}T${time}`))
    throw new InvalidCalendar(
      `stampedAt is ${JSON.stringify(at)}, which is no moment: write it as 2026-11-29T18:30:00Z, in UTC`
    )
  return `${day}T${time}Z`.replace(/[-:]/g, "")
}

const checkRound = (round: ReadonlyArray<number>): void => {
  for (const years of round)
    if (!Number.isSafeInteger(years) || years < 1)
      throw new InvalidCalendar(`round holds ${years}: an anniversary is a whole number of years, 1 or more`)
}

const compact = (day: string): string => day.replaceAll("-", "")

/** The day after a day, or undefined after the last one that four digits can write. */
const dayAfter = (day: string): string | undefined => {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  return next.getUTCFullYear() > 9999 ? undefined : next.toISOString().slice(0, 10)
}

/** The same date a number of years later; undefined after the year 9999. On 29 February the month's last day counts. */
const later = (on: PartialDate, years: number): PartialDate | undefined => {
  const year = yearOf(on) + years
  if (year > 9999) return undefined
  const text = `${String(year).padStart(4, "0")}${on.slice(4)}` as PartialDate
  return on.endsWith("-02-29") ? (latest(text.slice(0, 7) as PartialDate) as PartialDate) : text
}

/**
 * Writes renewals and anniversaries as a calendar (RFC 5545), piece by piece.
 *
 * **When to use**: for the calendar of an office; `calendarEvents` gives the events of twinnings.
 *
 * **Details**: all-day events that make nobody busy. A renewal is one event. An anniversary known to the day is one event
 * that recurs every year, for ever, and one for every round number of years, on which the first is left out; of one known
 * to the month or the year there are the round ones only, as long as what is known, and the event says so. After 29
 * February the last day of February is kept. Every event has the same UID whenever it is written, so that a calendar that
 * reads it again changes it and adds none. CR LF ends lines, which are folded at 75 octets of UTF-8. U+FFFD stands for
 * control characters and halves of characters.
 *
 * @throws {InvalidCalendar} when `stampedAt` is no moment in UTC, or `round` holds what is no number of years
 */
export function* toIcs(
  events: Iterable<CalendarEvent>,
  { from = "", language, name, round = roundAnniversaries, stampedAt }: CalendarOptions
): Generator<string, void, undefined> {
  const stamped = stamp(stampedAt)
  checkRound(round)
  const settings = { from, language, name, round: [...new Set(round)], stamped }
  yield* inChunks(lines(events, settings), "\r\n")
}

interface Settings {
  readonly language: CalendarLanguage
  readonly round: ReadonlyArray<number>
  readonly stamped: string
  readonly from: string
  readonly name: string | undefined
}

function* lines(events: Iterable<CalendarEvent>, settings: Settings): Generator<string, void, undefined> {
  yield "BEGIN:VCALENDAR"
  yield "VERSION:2.0"
  yield "PRODID:-//Proxeny//City diplomacy//EN"
  yield "CALSCALE:GREGORIAN"
  if (settings.name !== undefined) yield folded(`X-WR-CALNAME:${icsText(settings.name)}`)
  for (const event of events) yield* event.kind === "renewal" ? renewal(event, settings) : anniversary(event, settings)
  yield "END:VCALENDAR"
}

/** One event: its days, what it is called, and what else is to be said. */
function* one(
  { language, stamped }: Settings,
  uid: string,
  on: PartialDate,
  summary: string,
  more: { readonly rules?: ReadonlyArray<string>; readonly title?: string | undefined } = {}
): Generator<string, void, undefined> {
  const words = calendarWords[language]
  const note = on.length === 4 ? words.yearOnly : on.length === 7 ? words.monthOnly : undefined
  const description = [more.title, note].filter((text) => text !== undefined).join("\n")
  const end = dayAfter(latest(on))
  yield "BEGIN:VEVENT"
  yield folded(`UID:${uid}@proxeny`)
  yield `DTSTAMP:${stamped}`
  yield `DTSTART;VALUE=DATE:${compact(earliest(on))}`
  // After the last day that can be written there is none to end before: a length says the same.
  yield end === undefined
    ? `DURATION:P${on.length === 4 ? 365 : on.length === 7 ? 31 : 1}D`
    : `DTEND;VALUE=DATE:${compact(end)}`
  yield* more.rules ?? []
  yield folded(`SUMMARY;LANGUAGE=${language}:${icsText(summary)}`)
  if (description !== "") yield folded(`DESCRIPTION;LANGUAGE=${language}:${icsText(description)}`)
  yield "TRANSP:TRANSPARENT"
  yield "END:VEVENT"
}

const renewal = (
  { agreement, cities, on, title }: CalendarEvent & { readonly kind: "renewal" },
  settings: Settings
): Iterable<string> => {
  const words = calendarWords[settings.language]
  return one(settings, `renewal-${agreement}`, on, words.renewal(words.pair(cities)), { title })
}

function* anniversary(
  { cities, on, twinning }: CalendarEvent & { readonly kind: "anniversary" },
  settings: Settings
): Generator<string, void, undefined> {
  const words = calendarWords[settings.language]
  const pair = words.pair(cities)
  const rounds = settings.round.flatMap((years) => {
    const day = later(on, years)
    return day === undefined ? [] : [{ years, day }]
  })
  const first = on.length === 10 ? later(on, 1) : undefined
  if (first !== undefined)
    yield* one(settings, `anniversary-${twinning}`, first, words.everyYear(pair, on), {
      rules: [
        on.endsWith("-02-29") ? "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1" : "RRULE:FREQ=YEARLY",
        ...rounds.map(({ day }) => `EXDATE;VALUE=DATE:${compact(day)}`)
      ]
    })
  for (const { day, years } of rounds)
    if (latest(day) >= settings.from)
      yield* one(settings, `anniversary-${twinning}-${years}`, day, words.round(pair, years))
}

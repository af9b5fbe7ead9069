import { assert, describe, it } from "@effect/vitest"
import {
  Agreement,
  AgreementId,
  deriveId,
  earliest,
  latest,
  type PartialDate,
  Twinning,
  type TwinningId
} from "@proxeny/domain"
import { arbitrary, world } from "@proxeny/domain/testing"
import * as Arbitrary from "effect/Arbitrary"
import { oneOf } from "../../test/arbitraries.ts"
import { awkward, date } from "../../test/out/registers.ts"
import { type CalendarEvent, calendarEvents } from "./calendarEvents.ts"
import { folded, icsText } from "./icsLines.ts"
import { type CalendarOptions, InvalidCalendar, toIcs } from "./toIcs.ts"

const options: CalendarOptions = { stampedAt: "2026-11-29T18:30:00Z", language: "en" }
const twinning = world.twinnings[0]?.id as TwinningId
const agreement = AgreementId.make(deriveId("agreement", "fixed-world", "1"))
const cities = ["Manchester", "Wuhan"] as const

const event: Arbitrary.Arbitrary<CalendarEvent> = Arbitrary.all([
  oneOf(["renewal", "anniversary"]),
  awkward,
  awkward,
  arbitrary.partialDate,
  Arbitrary.all([arbitrary.uuid])
]).pipe(
  Arbitrary.map(([kind, a, b, on, [id]]) =>
    kind === "renewal"
      ? { kind, agreement: id as AgreementId, cities: [a, b], on, title: `${b}${a}` }
      : { kind, twinning: id as TwinningId, cities: [a, b], on }
  )
)
const events = Arbitrary.array(event, { maxLength: 4 })
const languages = oneOf(["en", "zh"])

const write = (given: Iterable<CalendarEvent>, more: Partial<CalendarOptions> = {}): string =>
  [...toIcs(given, { ...options, ...more })].join("")

/** Properties as a reader sees them, by another way than they were written: by bytes. */
const propertiesOf = (text: string): ReadonlyArray<readonly [string, string]> => {
  const bytes = new TextEncoder().encode(text)
  const unfolded: Array<number> = []
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 13 && bytes[at + 1] === 10 && bytes[at + 2] === 32) at += 2
    else unfolded.push(bytes[at] as number)
  }
  return new TextDecoder("utf-8", { fatal: true })
    .decode(Uint8Array.from(unfolded))
    .replace(/\r\n$/, "")
    .split("\r\n")
    .map((line) => {
      const colon = line.indexOf(":")
      return [line.slice(0, colon), line.slice(colon + 1)]
    })
}

/** Every event as its properties. */
const eventsOf = (text: string): ReadonlyArray<Readonly<Record<string, ReadonlyArray<string>>>> => {
  const found: Array<Record<string, Array<string>>> = []
  for (const [name, value] of propertiesOf(text)) {
    if (name === "BEGIN" && value === "VEVENT") found.push({})
    const last = found.at(-1)
    if (last !== undefined) last[name] = [...(last[name] ?? []), value]
  }
  return found
}

const unescaped = (value: string): string =>
  value.replace(/\\(.)/g, (_, character: string) => (character === "n" ? "\n" : character))

/** What a text is once a calendar has kept it, said in other words than the code says it. */
const kept = (text: string): string =>
  [...text.replaceAll("\r\n", "\n").replaceAll("\r", "\n")]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0
      const control = (code < 32 && character !== "\t" && character !== "\n") || code === 127
      return control || (code >= 0xd800 && code <= 0xdfff) ? "\uFFFD" : character
    })
    .join("")

describe("toIcs", () => {
  it.prop("no line is longer than 75 octets, and each ends with CR LF", [events, languages], ([events, language]) => {
    const text = write(events, { language, name: events[0]?.cities[0] ?? "x" })
    assert.isTrue(text.endsWith("\r\nEND:VCALENDAR\r\n"))
    for (const line of text.slice(0, -2).split("\r\n")) {
      assert.isAtMost(new TextEncoder().encode(line).length, 75)
      // No control characters but what ends a line, and no half of a character.
      assert.isTrue([...line].every((character) => character === "\t" || character >= " ") && line.isWellFormed())
    }
  })

  it.prop("every text comes back, whatever is in it", [awkward, awkward, awkward], ([a, b, title]) => {
    const [found] = eventsOf(
      write([{ kind: "renewal", agreement, cities: [a, b], on: date("2027-01-01"), title: `t${title}` }])
    )
    assert.strictEqual(unescaped(found?.["SUMMARY;LANGUAGE=en"]?.[0] ?? ""), kept(`Agreement runs out: ${a} – ${b}`))
    assert.strictEqual(unescaped(found?.["DESCRIPTION;LANGUAGE=en"]?.[0] ?? ""), kept(`t${title}`))
  })

  it.prop("events have ids that differ and stay, and last as long as is known", [events], ([events]) => {
    const found = eventsOf(write(events))
    const again = eventsOf(write(events, { language: "zh", stampedAt: "2030-01-01T00:00:00Z" }))
    assert.deepStrictEqual(
      found.map(({ UID }) => UID),
      again.map(({ UID }) => UID)
    )
    const ids = new Set(events.map((one) => (one.kind === "renewal" ? one.agreement : one.twinning)))
    if (ids.size === events.length) assert.strictEqual(new Set(found.map(({ UID }) => UID?.[0])).size, found.length)
    for (const one of events) {
      if (one.kind !== "renewal" || latest(one.on) === "9999-12-31") continue
      const { "DTEND;VALUE=DATE": [end = ""] = [], "DTSTART;VALUE=DATE": [start = ""] = [] } =
        found.find(({ UID }) => UID?.[0] === `renewal-${one.agreement}@proxeny`) ?? {}
      assert.strictEqual(start, earliest(one.on).replaceAll("-", ""))
      const days =
        (Date.parse(`${end.slice(0, 4)}-${end.slice(4, 6)}-${end.slice(6)}`) - Date.parse(earliest(one.on))) /
        86_400_000
      assert.strictEqual(days, 1 + (Date.parse(latest(one.on)) - Date.parse(earliest(one.on))) / 86_400_000)
    }
  })

  it("writes a renewal and the anniversaries of a twinning", () => {
    const text = write(
      [
        { kind: "renewal", agreement, cities, on: date("2027-03"), title: "Memorandum; second" },
        { kind: "anniversary", twinning, cities, on: date("1986-09-16") }
      ],
      { round: [25, 50], name: "Twinnings" }
    )
    const lines = text.split("\r\n")
    assert.deepStrictEqual(lines.slice(0, 5), [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Proxeny//City diplomacy//EN",
      "CALSCALE:GREGORIAN",
      "X-WR-CALNAME:Twinnings"
    ])
    const [renewal, yearly, quarter, half, ...none] = eventsOf(text)
    assert.deepStrictEqual(none, [])
    assert.deepStrictEqual(renewal, {
      BEGIN: ["VEVENT"],
      UID: [`renewal-${agreement}@proxeny`],
      DTSTAMP: ["20261129T183000Z"],
      "DTSTART;VALUE=DATE": ["20270301"],
      "DTEND;VALUE=DATE": ["20270401"],
      "SUMMARY;LANGUAGE=en": ["Agreement runs out: Manchester – Wuhan"],
      "DESCRIPTION;LANGUAGE=en": ["Memorandum\\; second\\nOnly the month is on record\\, not the day."],
      TRANSP: ["TRANSPARENT"],
      END: ["VEVENT"]
    })
    assert.deepStrictEqual(yearly?.["DTSTART;VALUE=DATE"], ["19870916"])
    assert.deepStrictEqual(yearly?.RRULE, ["FREQ=YEARLY"])
    assert.deepStrictEqual(yearly?.["EXDATE;VALUE=DATE"], ["20110916", "20360916"])
    assert.deepStrictEqual(quarter?.["SUMMARY;LANGUAGE=en"], ["25 years of twinning: Manchester – Wuhan"])
    assert.deepStrictEqual(half?.["DTSTART;VALUE=DATE"], ["20360916"])
    assert.deepStrictEqual(half?.["DTEND;VALUE=DATE"], ["20360917"])
    assert.isUndefined(half?.RRULE)
  })

  it("speaks Chinese", () => {
    const text = write([{ kind: "anniversary", twinning, cities: ["曼彻斯特", "武汉"], on: date("1986") }], {
      language: "zh",
      round: [50]
    })
    const [half, ...none] = eventsOf(text)
    assert.deepStrictEqual(none, [])
    assert.deepStrictEqual(half?.["SUMMARY;LANGUAGE=zh"], ["结好50周年：曼彻斯特—武汉"])
    assert.deepStrictEqual(half?.["DESCRIPTION;LANGUAGE=zh"], ["仅记录了年份，具体日期不详。"])
    assert.deepStrictEqual([half?.["DTSTART;VALUE=DATE"], half?.["DTEND;VALUE=DATE"]], [["20360101"], ["20370101"]])
  })

  it("keeps the last day of February after 29 February", () => {
    const found = eventsOf(
      write([{ kind: "anniversary", twinning, cities, on: date("1984-02-29") }], { round: [10, 40] })
    )
    assert.deepStrictEqual(
      found.map((one) => one["DTSTART;VALUE=DATE"]?.[0]),
      ["19850228", "19940228", "20240229"]
    )
    assert.deepStrictEqual(found[0]?.RRULE, ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"])
    assert.deepStrictEqual(found[0]?.["EXDATE;VALUE=DATE"], ["19940228", "20240229"])
  })

  it("leaves out round anniversaries that are past, and none that may still come", () => {
    const written = (on: string, from: string): ReadonlyArray<string | undefined> =>
      eventsOf(write([{ kind: "anniversary", twinning, cities, on: date(on) }], { round: [10, 20], from })).map(
        (one) => one["DTSTART;VALUE=DATE"]?.[0]
      )
    assert.deepStrictEqual(written("1986-09-16", "1996-09-16"), ["19870916", "19960916", "20060916"])
    assert.deepStrictEqual(written("1986-09-16", "1996-09-17"), ["19870916", "20060916"])
    assert.deepStrictEqual(written("1986", "1996-12-31"), ["19960101", "20060101"])
  })

  it("writes no day after 9999", () => {
    const found = eventsOf(
      write(
        [
          { kind: "renewal", agreement, cities, on: date("9999") },
          { kind: "anniversary", twinning, cities, on: date("9990-12-31") }
        ],
        { round: [9, 10] }
      )
    )
    assert.deepStrictEqual(
      found.map((one) => [one["DTSTART;VALUE=DATE"]?.[0], one.DURATION?.[0]]),
      [
        ["99990101", "P365D"],
        ["99911231", undefined],
        ["99991231", "P1D"]
      ]
    )
  })

  it("refuses what is no moment and no number of years", () => {
    for (const stampedAt of ["2026-11-29", "2026-02-30T00:00:00Z", "2026-11-29T18:30:00+01:00", ""])
      assert.throws(() => write([], { stampedAt }), InvalidCalendar, "stampedAt is")
    for (const round of [0, -1, 1.5, Number.NaN])
      assert.throws(() => write([], { round: [round] }), InvalidCalendar, `round holds ${round}`)
  })
})

describe("folded", () => {
  it("counts the blank that a part begins with", () => {
    assert.deepStrictEqual(
      folded("a".repeat(75 + 74 + 3))
        .split("\r\n")
        .map(({ length }) => length),
      [75, 75, 4]
    )
    // Nine characters of three octets after 48 of one fill the first part to the last octet.
    assert.deepStrictEqual(folded(`${"a".repeat(48)}${"武".repeat(10)}`).split("\r\n"), [
      `${"a".repeat(48)}${"武".repeat(9)}`,
      " 武"
    ])
  })

  it.prop(
    "goes back to the line, and fills every part but the last",
    [Arbitrary.array(awkward, { maxLength: 40 })],
    ([parts]) => {
      const line = icsText(parts.join(""))
      const text = folded(line)
      assert.strictEqual(text.replaceAll("\r\n ", ""), line)
      const lines = text.split("\r\n")
      for (const part of lines) assert.isAtMost(new TextEncoder().encode(part).length, 75)
      // A part ends early only where the next character would not fit: of four octets at most.
      for (const part of lines.slice(0, -1)) assert.isAtLeast(new TextEncoder().encode(part).length, 72)
    }
  )
})

describe("calendarEvents", () => {
  const [first] = world.twinnings
  const stage = (kind: "proposed" | "signed" | "ended", on: PartialDate) => ({
    kind,
    on,
    evidence: [world.claims[0]?.id] as never
  })
  const given = (stages: Twinning["stages"], expiresOn: string) => ({
    cities: world.cities,
    twinnings: [new Twinning({ ...(first as Twinning), stages })],
    agreements: [
      new Agreement({
        id: agreement,
        twinning,
        kind: "memorandum",
        title: "On water",
        expiresOn: date(expiresOn),
        fields: []
      })
    ]
  })
  const names = world.twinnings[0]?.cities.map((id) => world.cities.find((city) => city.id === id)?.nameIn("zh"))

  it("gives the next renewal and the signature, in names that the reader knows", () => {
    const found = [
      ...calendarEvents(given([stage("signed", date("1986-09-16"))], "2027-05"), { asOf: "2026-11-29", language: "zh" })
    ]
    assert.deepStrictEqual(found, [
      { kind: "renewal", agreement, cities: names as never, on: date("2027-05"), title: "On water" },
      { kind: "anniversary", twinning, cities: names as never, on: date("1986-09-16") }
    ])
  })

  it("leaves out what has passed, has ended or is only proposed", () => {
    const kinds = (stages: Twinning["stages"], expiresOn: string): ReadonlyArray<string> =>
      [...calendarEvents(given(stages, expiresOn), { asOf: "2026-11-29", language: "en" })].map(({ kind }) => kind)
    assert.deepStrictEqual(kinds([stage("signed", date("1986"))], "2026-11-28"), ["anniversary"])
    assert.deepStrictEqual(kinds([stage("signed", date("1986"))], "2026-11-29"), ["renewal", "anniversary"])
    assert.deepStrictEqual(kinds([], "2027"), ["renewal"])
    assert.deepStrictEqual(kinds([stage("signed", date("1986")), stage("ended", date("2020"))], "2027"), [])
    assert.deepStrictEqual(kinds([stage("proposed", date("2024"))], "2027"), [])
  })
})

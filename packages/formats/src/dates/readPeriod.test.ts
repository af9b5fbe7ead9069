import { assert, describe, it } from "@effect/vitest"
import { Period } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { oneOf } from "../../test/arbitraries.ts"
import type { DateFault } from "./PrintedDate.ts"
import { type ReadPeriod, readPeriod } from "./readPeriod.ts"

const read = (text: string): ReadPeriod => {
  const found = Result.getOrThrowWith(readPeriod(text), (fault) => new Error(fault.reason))
  if (found.value === undefined) throw new Error(`${text} was read as no period`)
  return found
}
const short = (text: string): string => {
  const { alternative, form, value } = read(text)
  const ends = ({ from, until }: Period): string => `${from ?? ""}/${until ?? ""}`
  return `${form} ${ends(value)}${alternative === undefined ? "" : ` or ${ends(alternative)}`}`
}
const fault = (text: string): DateFault => {
  const found = readPeriod(text)
  if (Result.isSuccess(found)) throw new Error(`${text} was read`)
  return found.failure
}

const whole = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const pad = (value: number, width = 2): string => String(value).padStart(width, "0")
const date = Arbitrary.all([whole(100, 9999), whole(1, 12), whole(1, 28), oneOf(["year", "month", "day"])]).pipe(
  Arbitrary.map(([y, m, d, precision]) =>
    [pad(y, 4), ...(precision === "year" ? [] : [pad(m)]), ...(precision === "day" ? [pad(d)] : [])].join("-")
  )
)
const between: ReadonlyArray<readonly [string, string, string]> = [
  ["", "–", ""],
  ["", " – ", ""],
  ["", " - ", ""],
  ["", "—", ""],
  ["from ", " to ", ""],
  ["", " to ", ""],
  ["", " until ", ""],
  ["between ", " and ", ""],
  ["von ", " bis ", ""],
  ["", " bis ", ""],
  ["zwischen ", " und ", ""],
  ["de ", " à ", ""],
  ["du ", " au ", ""],
  ["entre ", " et ", ""],
  ["de ", " a ", ""],
  ["desde ", " hasta ", ""],
  ["dal ", " al ", ""],
  ["od ", " do ", ""],
  ["с ", " по ", ""],
  ["van ", " tot ", ""],
  ["fra ", " til ", ""],
  ["från ", " till ", ""],
  ["", "～", ""],
  ["", " / ", ""],
  ["(", "–", ")"]
]
const since = [
  "since ",
  "from ",
  "seit ",
  "ab ",
  "depuis ",
  "à partir de ",
  "desde ",
  "dal ",
  "a partire dal ",
  "sinds ",
  "vanaf ",
  "od ",
  "с ",
  "sedan ",
  "siden ",
  "από "
]
const open = [
  "–",
  "-",
  " –",
  " – present",
  "–present",
  " to date",
  " to present",
  " onwards",
  " bis heute",
  " – heute",
  " à aujourd'hui",
  " hasta hoy",
  " – настоящее время"
]
const until = [
  "until ",
  "till ",
  "up to ",
  "bis ",
  "bis zum ",
  "jusqu'en ",
  "jusqu’à ",
  "hasta ",
  "fino al ",
  "tot ",
  "do ",
  "до ",
  "t/m ",
  "–",
  "– "
]

describe("readPeriod", () => {
  it.prop(
    "reads back two dates in every form",
    [date, date],
    ([a, b]) => {
      const [from, to] = [a, b].sort() as [string, string]
      // 1958 and 1958-07 overlap, and are in order either way.
      for (const [before, middle, after] of between) {
        const text = `${before}${from}${middle}${to}${after}`
        assert.strictEqual(short(text), `range ${from}/${to}`, text)
      }
      assert.deepStrictEqual(read(`${from}–${to}`).from?.value as string | undefined, from)
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "reads back a beginning, an end and a date alone",
    [date],
    ([day]) => {
      for (const word of since) assert.strictEqual(short(word + day), `since ${day}/`, word)
      for (const word of open) assert.strictEqual(short(day + word), `since ${day}/`, word)
      for (const word of until) assert.strictEqual(short(word + day), `until /${day}`, word)
      assert.isTrue(short(day).startsWith(`date ${day}/${day}`))
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "takes two digits for a month where there is one, and for a year where there is none",
    [whole(1000, 9999), whole(1, 99), oneOf(["-", "/"])],
    ([year, end, mark]) => {
      const text = `${year}${mark}${pad(end)}`
      const last = `${String(year).slice(0, 2)}${pad(end)}`
      const later = end > year % 100
      if (end <= 12)
        assert.strictEqual(
          short(text),
          `date ${year}-${pad(end)}/${year}-${pad(end)}${later ? ` or ${year}/${last}` : ""}`
        )
      else if (later) assert.strictEqual(short(text), `range ${year}/${last}`)
      else if (end !== year % 100) assert.include(["reversed", "impossible"], fault(text).kind, text)
    },
    { arbitrary: { runs: 1000 } }
  )

  it("takes a long dash for years", () => {
    assert.strictEqual(short("1905–12"), "range 1905/1912 or 1905-12/1905-12")
    assert.strictEqual(short("1905-12"), "date 1905-12/1905-12 or 1905/1912")
    assert.strictEqual(short("1979–05"), "date 1979-05/1979-05")
  })

  it("shares the month and the year that are printed once", () => {
    assert.strictEqual(short("3–5 July 1958"), "range 1958-07-03/1958-07-05")
    assert.strictEqual(short("May–July 1958"), "range 1958-05/1958-07")
    assert.strictEqual(short("3.7.–5.8.1958"), "range 1958-07-03/1958-08-05")
    assert.strictEqual(short("3 July – 5 August 1958"), "range 1958-07-03/1958-08-05")
    assert.strictEqual(short("1958–60"), "range 1958/1960")
  })

  it("leaves to the end of a span in the East what its beginning says, and takes no day for a year", () => {
    assert.strictEqual(short("2019年10月11日至13日"), "range 2019-10-11/2019-10-13")
    assert.strictEqual(short("2019年10月30日至11月2日"), "range 2019-10-30/2019-11-02")
    assert.strictEqual(short("del 3 al 5 de mayo de 2010"), "range 2010-05-03/2010-05-05")
    assert.strictEqual(short("el 3 al 5 de mayo de 2010"), "range 2010-05-03/2010-05-05")
  })

  it("reads dates by name inside", () => {
    assert.strictEqual(short("du 3 juillet 1958 au 5 mai 1990"), "range 1958-07-03/1990-05-05")
    assert.strictEqual(short("3 de julio de 1958 a 5 de mayo de 1960"), "range 1958-07-03/1960-05-05")
    assert.strictEqual(short("c. 1958 – 1990 [2]"), "range 1958/1990")
    assert.deepStrictEqual(
      read("c. 1958 – 1990").from?.remarks?.map(({ kind }) => kind),
      ["circa"]
    )
    assert.deepStrictEqual(read("03/07/1958–1990").from?.alternatives as unknown, ["1958-03-07", "1958-07-03"])
  })

  it("reads the writing of East Asia", () => {
    for (const text of [
      "1958年至1990年",
      "1958年から1990年まで",
      "1958年부터 1990年까지",
      "1958년부터 1990년까지",
      "1958年～1990年",
      "自1958年到1990年"
    ])
      assert.strictEqual(short(text), "range 1958/1990", text)
    for (const text of ["自1958年起", "1958年至今", "1958年から", "1958年以来", "1958년부터"])
      assert.strictEqual(short(text), "since 1958/", text)
    for (const text of ["1990年まで", "1990년까지", "至1990年"]) assert.strictEqual(short(text), "until /1990", text)
  })

  it("reads decades", () => {
    for (const text of ["1950s", "the 1950s", "1950er Jahre", "années 1950", "anni 1950", "1950年代"])
      assert.strictEqual(short(text), "range 1950/1959", text)
  })

  it("says what is wrong", () => {
    assert.strictEqual(fault("1990–1958").kind, "reversed")
    assert.strictEqual(fault("31.2.1958").kind, "impossible")
    assert.strictEqual(fault("blah").kind, "unreadable")
    assert.strictEqual(fault("1958 – blah").kind, "unreadable")
    assert.strictEqual(fault("1958–1990–2000").kind, "unreadable")
    assert.include(fault("1958-1-2-1990").reason, "in more than one way")
    assert.strictEqual(fault("1958 to").kind, "unreadable")
    assert.deepStrictEqual(readPeriod("unknown"), Result.succeed({ text: "unknown", value: undefined }))
  })

  const pieces = [
    "1958",
    "1990",
    "58",
    "3",
    "07",
    ".",
    "-",
    "/",
    " ",
    "–",
    " to ",
    "since ",
    "bis",
    "until",
    "present",
    "July",
    "年",
    "から",
    "まで",
    "至",
    "s",
    "'",
    "(",
    "[",
    "]",
    "\ud800",
    "昭和",
    "and",
    "between "
  ]
  const nearly = Arbitrary.array(oneOf(pieces), { maxLength: 10 }).pipe(Arbitrary.map((texts) => texts.join("")))
  const isPeriod = Schema.is(Period)
  const check = (text: string): void => {
    const found = readPeriod(text, { today: "2026-06-15" })
    if (Result.isFailure(found)) assert.strictEqual(found.failure.text, text)
    else if (found.success.value !== undefined) {
      assert.isTrue(isPeriod(found.success.value), text)
      assert.strictEqual(found.success.text, text)
    }
  }
  it.prop(
    "never throws, and gives only periods that exist",
    [nearly, Schema.String],
    ([text, any]) => {
      check(text)
      check(any)
    },
    { arbitrary: { runs: 3000 } }
  )

  it("refuses at once what is far too long", () => {
    for (const piece of ["1958-", " – ", "to ", "(", "年", "1"]) check(piece.repeat(100_000))
    check("- ".repeat(60))
    check("to-".repeat(40))
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import {
  byDate,
  contains,
  dayNumber,
  daysIn,
  earliest,
  goesOn,
  latest,
  PartialDate,
  Period,
  yearOf
} from "./PartialDate.ts"

const isDate = Schema.is(PartialDate)
const date = (text: string): PartialDate => PartialDate.make(text)

/** Every day of some centuries, counted by the calendar of the machine and not by the rule under test. */
const realDays = function* (from: number, to: number): Generator<string> {
  const end = Date.UTC(to + 1, 0, 1)
  for (let day = Date.UTC(from, 0, 1); day < end; day += 86_400_000) yield new Date(day).toISOString().slice(0, 10)
}

describe("PartialDate", () => {
  it("accepts every real day, its month and its year", () => {
    for (const day of [...realDays(1599, 1601), ...realDays(1896, 2104)])
      if (!isDate(day) || !isDate(day.slice(0, 7)) || !isDate(day.slice(0, 4))) assert.fail(day)
  })

  it("refuses every day that is not real", () => {
    const real = new Set(realDays(1896, 2104))
    for (let year = 1896; year <= 2104; year++)
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`
          if (isDate(text) !== real.has(text)) assert.fail(text)
        }
  })

  it.each([
    "2023-02-30",
    "1900-02-29",
    "0000",
    "0000-01-01",
    "86",
    "1986-9",
    "1986/09/16",
    "16.09.1986",
    "1986-09-16 ",
    ""
  ])("refuses %o", (text) => {
    assert.isFalse(isDate(text))
  })

  it("says what is wrong", () => {
    const read = Schema.decodeUnknownSync(PartialDate)
    assert.throws(() => read("2023-02-30"), /"2023-02-30" does not exist: that month has 28 days/)
    assert.throws(() => read("1986-9"), /"1986-9" is not a date: write YYYY, YYYY-MM or YYYY-MM-DD/)
  })
})

describe("daysIn", () => {
  it("counts the days of a month as the calendar of the machine does", () => {
    for (let year = 1896; year <= 2104; year++)
      for (let month = 1; month <= 12; month++)
        assert.strictEqual(daysIn(year, month), new Date(Date.UTC(year, month, 0)).getUTCDate(), `${year}-${month}`)
  })
})

describe("byDate", () => {
  it.prop("is a total order", [arbitrary.partialDate, arbitrary.partialDate, arbitrary.partialDate], ([a, b, c]) => {
    assert.strictEqual(byDate(a, b) === 0, a === b)
    assert.strictEqual(Math.sign(byDate(a, b)), -Math.sign(byDate(b, a)) + 0)
    if (byDate(a, b) <= 0 && byDate(b, c) <= 0) assert.isAtMost(byDate(a, c), 0)
  })

  it.prop("puts a period before what it contains", [arbitrary.partialDate, arbitrary.partialDate], ([a, b]) => {
    if (contains(a, b)) assert.isAtMost(byDate(a, b), 0)
  })
})

describe("the days that a date may mean", () => {
  it.prop("are real, in order, and in the year", [arbitrary.partialDate], ([a]) => {
    const [from, to] = [earliest(a), latest(a)]
    assert.isTrue(isDate(from) && isDate(to) && from <= to)
    assert.isTrue(contains(a, date(from)) && contains(a, date(to)))
    assert.strictEqual(Number(from.slice(0, 4)), yearOf(a))
  })

  it.prop("lie inside those of a date that contains it", [arbitrary.partialDate, arbitrary.partialDate], ([a, b]) => {
    const inside = earliest(a) <= earliest(b) && latest(b) <= latest(a)
    if (contains(a, b)) assert.isTrue(inside)
    // The converse holds but for a date that is spelt more precisely than what it lies in.
    else if (a.length <= b.length) assert.isFalse(inside)
  })

  it("know leap years", () => {
    assert.deepStrictEqual(
      ["1900-02", "2000-02", "2023-02", "2024-02", "1986", "1986-09-16"].map((text) => latest(date(text))),
      ["1900-02-28", "2000-02-29", "2023-02-28", "2024-02-29", "1986-12-31", "1986-09-16"]
    )
  })
})

describe("dayNumber", () => {
  it("counts every day of some centuries as the calendar of the machine does", () => {
    // 1970-01-01 is day 719,163, from which the machine counts.
    for (const [from, to] of [
      [1599, 1601],
      [1896, 2104]
    ] as const)
      for (const day of realDays(from, to))
        if (dayNumber(day) !== Date.parse(day) / 86_400_000 + 719_163) assert.fail(`${day} is no. ${dayNumber(day)}`)
  })

  it.prop("rises from day to day", [arbitrary.partialDate, arbitrary.partialDate], ([a, b]) => {
    const [x, y] = [earliest(a), latest(b)]
    assert.strictEqual(Math.sign(dayNumber(x) - dayNumber(y)), x < y ? -1 : x > y ? 1 : 0)
    if (yearOf(a) === 9999) return
    const newYear = `${String(yearOf(a) + 1).padStart(4, "0")}-01-01`
    assert.strictEqual(dayNumber(newYear), dayNumber(`${a.slice(0, 4)}-12-31`) + 1)
  })

  it("begins with the first day of the first year, and ends with the last of 9999", () => {
    assert.strictEqual(dayNumber("0001-01-01"), 1)
    assert.strictEqual(dayNumber("0001-12-31"), 365)
    assert.strictEqual(dayNumber("0004-12-31"), 3 * 365 + 366)
    assert.strictEqual(dayNumber("9999-12-31"), 3_652_059)
  })
})

describe("contains", () => {
  it.prop("is a partial order", [arbitrary.partialDate, arbitrary.partialDate, arbitrary.partialDate], ([a, b, c]) => {
    assert.isTrue(contains(a, a))
    if (contains(a, b) && contains(b, a)) assert.strictEqual(a, b)
    if (contains(a, b) && contains(b, c)) assert.isTrue(contains(a, c))
  })

  it("a year contains its months and days, and not the other way round", () => {
    assert.isTrue(contains(date("1986"), date("1986-09")))
    assert.isTrue(contains(date("1986-09"), date("1986-09-16")))
    assert.isFalse(contains(date("1986-09"), date("1986")))
    assert.isFalse(contains(date("1986-09"), date("1986-10")))
  })
})

describe("Period", () => {
  it.prop("ends when or after it starts", [arbitrary.partialDate, arbitrary.partialDate], ([from, until]) => {
    assert.strictEqual(Schema.is(Period)({ from, until }), earliest(from) <= latest(until))
  })

  it.prop(
    "goes on in the days from the last that its beginning may mean to the last that its end may mean",
    [arbitrary.partialDate, arbitrary.partialDate, arbitrary.partialDate],
    ([from, until, on]) => {
      const day = earliest(on)
      assert.isTrue(goesOn({}, day))
      assert.strictEqual(goesOn({ from }, day), latest(from) <= day)
      assert.strictEqual(goesOn({ until }, day), day <= latest(until))
      assert.strictEqual(goesOn({ from, until }, day), goesOn({ from }, day) && goesOn({ until }, day))
      assert.isTrue(goesOn({ from, until: from }, latest(from)))
    }
  )

  it("may be open on either side", () => {
    for (const period of [{}, { from: "1986" }, { until: "1986-09" }]) assert.isTrue(Schema.is(Period)(period))
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { chineseNumber } from "./eastAsian.ts"
import type { ReadDate } from "./PrintedDate.ts"
import { readDate } from "./readDate.ts"

const read = (text: string): ReadDate =>
  Result.getOrThrowWith(readDate(text), (fault) => new Error(fault.reason)) as ReadDate
const reason = (text: string): string => {
  const found = readDate(text)
  return Result.isFailure(found) ? `${found.failure.kind}: ${found.failure.reason}` : String(found.success.value)
}
const days = (from: string, to: string) =>
  Arbitrary.schema(
    Schema.Int.check(Schema.isBetween({ minimum: Date.parse(from) / 86_400_000, maximum: Date.parse(to) / 86_400_000 }))
  ).pipe(Arbitrary.map((day) => new Date(day * 86_400_000)))

const printer = (locale: string, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" })
const japanese = [
  printer("ja-u-ca-japanese", { era: "short", year: "numeric", month: "long", day: "numeric" }),
  printer("ja-u-ca-japanese", { dateStyle: "long" }),
  printer("ja-u-ca-japanese", { dateStyle: "short" })
]
const minguo = [printer("zh-TW-u-ca-roc", { dateStyle: "long" }), printer("zh-TW-u-ca-roc", { dateStyle: "medium" })]
const chinese = printer("zh-u-ca-gregory-nu-hanidec", { year: "numeric", month: "numeric", day: "numeric" })

describe("dates in the writing of East Asia", () => {
  it.prop(
    "reads back the eras that Intl prints",
    [days("1873-01-01", "2100-12-31")],
    ([date]) => {
      for (const format of japanese) {
        const text = format.format(date)
        const found = read(text)
        assert.deepStrictEqual(
          [found.value as string, found.calendar],
          [date.toISOString().slice(0, 10), "japanese-era"],
          text
        )
      }
    },
    { arbitrary: { runs: 1000 } }
  )

  it.prop(
    "reads back the years of the Republic of China that Intl prints",
    [days("1912-01-01", "2100-12-31")],
    ([date]) => {
      for (const format of minguo) {
        const text = format.format(date)
        const found = read(text)
        assert.deepStrictEqual(
          [found.value as string, found.calendar],
          [date.toISOString().slice(0, 10), "minguo"],
          text
        )
      }
    }
  )

  it.prop("reads back Chinese numerals", [days("1000-01-01", "2999-12-31")], ([date]) => {
    assert.match(chinese.format(date), /^[〇一二三四五六七八九]{4}[/年]/u)
    const digits = (number: number): string =>
      [...String(number)].map((d) => "〇一二三四五六七八九"[Number(d)]).join("")
    const tens = (n: number): string =>
      n < 10 ? digits(n) : `${n < 20 ? "" : digits(Math.floor(n / 10))}十${n % 10 === 0 ? "" : digits(n % 10)}`
    const text = `${digits(date.getUTCFullYear())}年${tens(date.getUTCMonth() + 1)}月${tens(date.getUTCDate())}日`
    assert.strictEqual(read(text).value, date.toISOString().slice(0, 10), text)
  })

  it("counts in tens, hundreds and one by one", () => {
    assert.deepStrictEqual(
      ["十", "二十三", "廿三", "三十", "卅一", "一百零三", "一百一十", "一九五八", "二零零八", "47"].map(chineseNumber),
      [10, 23, 23, 30, 31, 103, 110, 1958, 2008, 47]
    )
    for (const text of ["", "十十", "三百四五", "甲", "百十百"]) assert.isNaN(chineseNumber(text), text)
  })

  it("reads the shorter forms", () => {
    const values: Readonly<Record<string, string>> = {
      平成元年: "1989",
      昭和33年7月: "1958-07",
      昭和三十三年七月三日: "1958-07-03",
      "S33.7.3": "1958-07-03",
      "H31/4/30": "2019-04-30",
      民國47年7月3日: "1958-07-03",
      民國一百零三年: "2014",
      中華民國47年: "1958",
      "㍻元年": "1989",
      "１９５８年７月": "1958-07",
      公元1958年7月3日: "1958-07-03",
      西暦1958年: "1958",
      "1958年7月3日(木)": "1958-07-03",
      "836年": "0836",
      "1958 年 7 月 3 號": "1958-07-03"
    }
    for (const [text, value] of Object.entries(values)) assert.strictEqual(read(text).value, value, text)
    assert.deepStrictEqual(
      read("约1958年").remarks?.map(({ kind }) => kind),
      ["circa"]
    )
    assert.deepStrictEqual(
      read("1958年頃").remarks?.map(({ kind }) => kind),
      ["circa"]
    )
  })

  it("knows when an era began and ended", () => {
    assert.strictEqual(read("昭和64年1月7日").remarks, undefined)
    assert.deepStrictEqual(
      read("昭和64年1月8日").remarks?.map(({ kind }) => kind),
      ["after-era"]
    )
    assert.strictEqual(read("昭和元年12月25日").value, "1926-12-25")
    assert.include(reason("昭和元年12月24日"), "impossible")
    assert.include(reason("平成元年1月7日"), "Heisei began only on 1989-01-08")
    assert.include(reason("明治3年5月"), "those of the moon")
    assert.deepStrictEqual(
      read("明治3年").remarks?.map(({ kind }) => kind),
      ["lunar-year"]
    )
    assert.strictEqual(read("明治6年1月1日").value, "1873-01-01")
  })

  it("says what is wrong", () => {
    assert.include(reason("58年7月"), "no-century")
    assert.include(reason("1958年13月"), "there is no month 13")
    assert.include(reason("1958年2月29日"), "month 2 of 1958 has 28 days, not 29")
    assert.include(reason("公元前44年"), "before-year-1")
    assert.include(reason("1950年代"), "period")
    assert.include(reason("昭和0年"), "counted from 1")
    assert.include(reason("1958年度"), "unreadable")
  })
})

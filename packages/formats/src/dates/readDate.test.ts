import { assert, describe, it } from "@effect/vitest"
import { PartialDate } from "@proxeny/domain"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { oneOf } from "../../test/arbitraries.ts"
import { disputedMonths, months } from "./months.ts"
import type { DateFault, DateOptions, DateOrder, PrintedDate, ReadDate } from "./PrintedDate.ts"
import { readDate } from "./readDate.ts"

const today = "2026-06-15"
const isDate = Schema.is(PartialDate)
const whole = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
interface Printed {
  readonly y: number
  readonly m: number
  readonly d: number
  readonly precision: "year" | "month" | "day"
}
/** Year, month and day that exist, and the precision to which they are printed. */
const parts: Arbitrary.Arbitrary<Printed> = Arbitrary.all([
  whole(1, 9999),
  whole(1, 12),
  whole(1, 31),
  oneOf(["year", "month", "day"])
]).pipe(
  Arbitrary.map(([y, m, d, precision]) => {
    const last = new Date(Date.UTC(2000 + (y % 400), m, 0)).getUTCDate()
    return { y, m, d: Math.min(d, last), precision }
  })
)
const pad = (value: number, width = 2): string => String(value).padStart(width, "0")
const isoOf = ({ d, m, precision, y }: Printed): string =>
  [pad(y, 4), ...(precision === "year" ? [] : [pad(m)]), ...(precision === "day" ? [pad(d)] : [])].join("-")

const read = (text: string, options: DateOptions = {}): ReadDate => {
  const found = Result.getOrThrowWith(readDate(text, options), (fault) => new Error(fault.reason))
  if (found.value === undefined) throw new Error(`${text} was read as no date`)
  return found
}
const fault = (text: string, options: DateOptions = {}): DateFault => {
  const found = readDate(text, options)
  if (Result.isSuccess(found)) throw new Error(`${text} was read as ${found.success.value}`)
  return found.failure
}

const languages = [
  ...Object.keys(months),
  "en-GB",
  "de-AT",
  "pt-PT",
  "es-MX",
  "ar-EG",
  "ar-SY",
  "ar-MA",
  "zh",
  "zh-TW",
  "ja",
  "ko"
]
const styles: ReadonlyArray<Intl.DateTimeFormatOptions> = [
  { year: "numeric", month: "long", day: "numeric" },
  { year: "numeric", month: "short", day: "numeric" },
  { year: "numeric", month: "numeric", day: "numeric" },
  { dateStyle: "long" },
  { dateStyle: "medium" }
]
const monthStyles: ReadonlyArray<Intl.DateTimeFormatOptions> = [
  { year: "numeric", month: "long" },
  { year: "numeric", month: "short" }
]
const printers = languages.map((language) => {
  const printer = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(`${language}-u-ca-gregory`, { ...options, timeZone: "UTC" })
  return { language, day: styles.map(printer), month: monthStyles.map(printer) }
})
const utc = (y: number, m: number, d: number): Date => {
  const date = new Date(Date.UTC(2000, m - 1, d))
  date.setUTCFullYear(y, m - 1, d)
  return date
}

/** Languages that print a date in numbers with the month first, or with a slash that leaves it open. */
const orderOf = (language: string): DateOrder => (language === "en" ? "month-first" : "day-first")

describe("readDate", () => {
  it.prop(
    "reads back what Intl prints in every language",
    [parts],
    ([date]) => {
      // Years of fewer digits are printed as they are, and two digits name no century.
      if (date.y < 100) return
      const { d, m, precision, y } = date
      const printed = precision === "day" ? "day" : "month"
      for (const { language, ...printer } of printers)
        for (const format of printer[printed]) {
          const text = format.format(utc(y, m, precision === "day" ? d : 1))
          // Some styles print two digits of the year: that is another law.
          const short = format.resolvedOptions().year === "2-digit" || !new RegExp(`${y}|[٠-٩]{3,4}`).test(text)
          // 10.836 is ten thousand and some as well, and is refused.
          if (short || /^\d\d\.\d{3} г/.test(text)) continue
          const found = read(text, { language, order: orderOf(language) })
          const expected = isoOf({ ...date, precision: precision === "day" ? "day" : "month" })
          assert.strictEqual(found.value, expected, `${language}: ${text}`)
          assert.strictEqual(found.precision, expected.length === 10 ? "day" : "month", text)
          assert.strictEqual(found.text, text)
        }
    },
    { arbitrary: { runs: 60 } }
  )

  it.prop(
    "reads back every form in numbers",
    [parts],
    ([date]) => {
      const { d, m, precision, y } = date
      const [year, month, day] = [pad(y, 4), pad(m), pad(d)]
      const roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"][m - 1]
      const wide = (text: string): string => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))
      const forms = {
        year: [
          year,
          `${year}.`,
          `(${year})`,
          `c. ${year}`,
          `ca. ${year}`,
          `um ${year}`,
          `~${year}`,
          `${year}?`,
          `${year} [1]`,
          `${year}年`,
          wide(year),
          `+${year}-00-00T00:00:00Z`,
          `${year}-00-00`,
          `00.00.${year}`
        ],
        month: [
          `${year}-${month}`,
          `${year}/${m}`,
          `${month}/${year}`,
          `${m}.${year}`,
          `${year}年${m}月`,
          wide(`${year}年${m}月`),
          `${year}년 ${m}월`,
          `+${year}-${month}-00T00:00:00Z`,
          `${roman} ${year}`,
          `${year}.${month}`
        ],
        day: [
          `${year}-${month}-${day}`,
          `${year}/${m}/${d}`,
          `${year}.${m}.${d}`,
          `${year}. ${m}. ${d}.`,
          `${year}${month}${day}`,
          `${year}年${m}月${d}日`,
          `${year}년 ${m}월 ${d}일`,
          `${d}.${m}.${year}`,
          `${day}. ${month}. ${year}.`,
          `${day}-${month}-${year}`,
          `${d}.${roman}.${year}`,
          `${d} ${roman?.toLowerCase()} ${year}`,
          `+${year}-${month}-${day}T00:00:00Z`,
          `${year}-${month}-${day}T00:00:00.000+00:00`,
          `${year}-${month}-${day} 00:00:00`,
          wide(`${year}/${m}/${d}`)
        ]
      }
      for (const text of forms[precision]) {
        const found = read(text)
        assert.strictEqual(found.value, isoOf(date), text)
        assert.strictEqual(found.precision, precision, text)
      }
    },
    { arbitrary: { runs: 300 } }
  )

  it.prop(
    "reads a month by any of its names, whatever the case and the accents",
    [whole(100, 9999), whole(1, 28)],
    ([y, d]) => {
      for (const [language, names] of Object.entries(months))
        names.forEach((forms, at) => {
          for (const name of forms.split("|"))
            for (const text of [
              `${d} ${name} ${y}`,
              `${name.toUpperCase()} ${d}, ${y}`,
              `${y} ${name.normalize("NFD")} ${d}`,
              `${d}-${name}-${y}`
            ])
              assert.strictEqual(read(text, { language }).value, `${pad(y, 4)}-${pad(at + 1)}-${pad(d)}`, text)
        })
    },
    { arbitrary: { runs: 5 } }
  )

  it("takes English ordinals, and the prepositions of Romance and Slavic dates", () => {
    for (const text of [
      "3rd of July, 1958",
      "July 3rd, 1958",
      "Jul 3, 1958",
      "03JUL1958",
      "le 3 juillet 1958",
      "3 de julio de 1958",
      "3.º de julho de 1958",
      "3-го июля 1958 г.",
      "dne 3. července 1958",
      "1958 m. liepos 3 d.",
      "1958. gada 3. jūlijs",
      "den 3. juli 1958",
      "3:e juli 1958",
      "3η Ιουλίου 1958",
      "3 ביולי 1958",
      "٣ تموز ١٩٥٨"
    ])
      assert.strictEqual(read(text).value, "1958-07-03", text)
    assert.strictEqual(read("le 1er mai 1958").value, "1958-05-01")
    assert.strictEqual(read("3 كانون الثاني 1958").value, "1958-01-03")
    assert.strictEqual(read("i juli 1958").value, "1958-07")
    assert.strictEqual(read("i 1958").value, "1958")
  })

  it("gives both days of a name of a month that two languages share", () => {
    assert.deepStrictEqual([...disputedMonths].sort(), ["lip", "lis", "listopad", "listopada", "srp"])
    const found = read("3 listopada 1958")
    assert.deepStrictEqual(
      [found.value, found.alternatives, found.why],
      ["1958", ["1958-10-03", "1958-11-03"], ["language"]]
    )
    assert.strictEqual(read("3 listopada 1958", { language: "hr" }).value, "1958-10-03")
    assert.strictEqual(read("3 listopada 1958", { language: "pl-PL" }).value, "1958-11-03")
    assert.strictEqual(read("31 listopada 1958").value, "1958-10-31")
  })

  it.prop(
    "lists exactly the readings of a date in numbers",
    [
      whole(1, 31),
      whole(1, 31),
      whole(1000, 9999),
      oneOf(["/", ".", "-", " "]),
      oneOf(["day-first", "month-first", "none"])
    ],
    ([a, b, y, mark, order]) => {
      const text = [pad(a), pad(b), y].join(mark)
      const exists = (m: number, d: number): ReadonlyArray<string> => {
        const date = utc(y, m, d)
        return m <= 12 && date.getUTCMonth() === m - 1 ? [`${y}-${pad(m)}-${pad(d)}`] : []
      }
      const [dayFirst, monthFirst] = [exists(b, a), exists(a, b)]
      const all = [...new Set<string>([...dayFirst, ...monthFirst])].sort()
      const found = readDate(text, order === "none" ? {} : { order })
      if (all.length === 0) {
        assert.strictEqual(Result.isFailure(found) && found.failure.kind, "impossible", text)
        return
      }
      const { alternatives = [], value, why } = Result.getOrThrow(found) as ReadDate
      const open = order === "none" && (mark === "/" || mark === " ")
      const expected =
        all.length === 1 ? all[0] : open ? String(y) : order === "month-first" ? monthFirst[0] : dayFirst[0]
      assert.strictEqual(value, expected, text)
      assert.deepStrictEqual<ReadonlyArray<string>>(
        alternatives,
        all.filter((date) => date !== value),
        text
      )
      assert.deepStrictEqual(why, all.length === 1 ? undefined : ["day-or-month"], text)
    },
    { arbitrary: { runs: 3000 } }
  )

  it.prop(
    "lists exactly the readings of three numbers of two digits",
    [whole(0, 99), whole(0, 40), whole(0, 99)],
    ([a, b, c]) => {
      const text = [a, b, c].map((number) => pad(number)).join("/")
      // A year in 1927–2026, and the two years a hundred before and after: by searching for it.
      const near = (yy: number): number =>
        Array.from({ length: 100 }, (_, at) => 1927 + at).find((y) => y % 100 === yy) as number
      const all = new Set<string>()
      for (const [yy, m, d] of [
        [c, b, a],
        [c, a, b],
        [a, b, c]
      ] as const)
        for (const y of [near(yy), near(yy) - 100, near(yy) + 100]) {
          if (m === 0 && d === 0) all.add(pad(y, 4))
          else if (m >= 1 && m <= 12 && d === 0) all.add(`${y}-${pad(m)}`)
          else if (m >= 1 && m <= 12 && utc(y, m, d).getUTCMonth() === m - 1) all.add(`${y}-${pad(m)}-${pad(d)}`)
        }
      const found = readDate(text, { today })
      // A 29 February may exist in another century only: then the century is not in doubt, and the date is not taken.
      if (Result.isFailure(found)) {
        assert.isTrue(
          [...all].every((date) => date.endsWith("-02-29")),
          text
        )
        return
      }
      const { alternatives = [], value } = found.success as ReadDate
      const listed = new Set([...alternatives, ...(all.has(value as string) ? [value as string] : [])])
      assert.deepStrictEqual([...listed].sort(), [...all].sort(), text)
    },
    { arbitrary: { runs: 2000 } }
  )

  it("reads two digits as a year that is not later than this one, or than the pivot", () => {
    assert.strictEqual(read("3.7.58", { today }).value, "1958-07-03")
    assert.strictEqual(read("3.7.26", { today }).value, "2026-07-03")
    assert.strictEqual(read("3.7.27", { today }).value, "1927-07-03")
    assert.strictEqual(read("3.7.58", { pivot: 2060 }).value, "2058-07-03")
    assert.strictEqual(read("'58", { today }).value, "1958")
    assert.deepStrictEqual<unknown>(read("'58", { today }).alternatives, ["1858", "2058"])
    assert.strictEqual(read("July 58", { today }).value, "1958-07")
    assert.deepStrictEqual(read("13.7.58", { today }).why, ["century"])
    assert.deepStrictEqual<unknown>(read("13.7.58", { today }).alternatives, ["1858-07-13", "2058-07-13"])
    assert.deepStrictEqual<unknown>(read("58", { today }).alternatives, ["0058", "1858", "2058"])
    assert.strictEqual(fault("13.7.58").kind, "no-century")
  })

  it("takes a year of one to four digits", () => {
    for (const text of ["836", "0836", "(836)", "836 AD"]) assert.strictEqual(read(text).value, "0836", text)
    assert.strictEqual(read("7").value, "0007")
    assert.strictEqual(read("7").remarks?.[0]?.kind, "short-year")
  })

  it("says that there is no date where a list does", () => {
    for (const text of [
      "",
      "  ",
      "unknown",
      "N/A",
      "n.a.",
      "-",
      "—",
      "?",
      "keine",
      "k. A.",
      "inconnue",
      "s.d.",
      "不详",
      "不明",
      "неизвестно",
      "0000-00-00",
      "…"
    ])
      assert.deepStrictEqual(readDate(text), Result.succeed<PrintedDate>({ text, value: undefined }), text)
  })

  it("says what is wrong with a date that does not exist, and what to write", () => {
    const reasons: Readonly<Record<string, string>> = {
      "31.2.1958": "February 1958 has 28 days, not 31",
      "1958-13-01": "there is no month 13",
      "13/13/1958": "neither 13 nor 13 is a month",
      "30 Feb 1958": "February 1958 has 28 days, not 30",
      "1900-02-29": "February 1900 has 28 days, not 29",
      "1958-04-31": "April has 30 days, not 31",
      "13/1958": "there is no month 13",
      "19581301": "there is no month 13",
      "0/7/1958": "July has 31 days, not 0"
    }
    for (const [text, reason] of Object.entries(reasons)) {
      const { _tag, kind, reason: said, remedy } = fault(text)
      assert.deepStrictEqual([_tag, kind, said], ["DateFault", "impossible", `"${text}" is not a date: ${reason}`])
      assert.include(remedy, "YYYY-MM-DD")
    }
  })

  it("tells the other faults apart", () => {
    const kinds: Readonly<Record<string, DateFault["kind"]>> = {
      "1,958": "unreadable",
      "1 958": "unreadable",
      "1.958": "unreadable",
      "2005, 2010": "unreadable",
      "1/2/3": "no-year",
      "3 de 1958": "unreadable",
      "3 July": "no-year",
      July: "no-year",
      "3.7.": "no-year",
      "-0044-03-15": "before-year-1",
      "44 BC": "before-year-1",
      "1958/59": "period",
      "1958-60": "period",
      "1958–1990": "period",
      "1958-": "period",
      "since 1958": "period",
      "1950s": "period",
      "1958 (1960)": "unreadable",
      blah: "unreadable",
      "1958 or 1960": "unreadable",
      "12345": "unreadable",
      "3.7/1958": "unreadable",
      "1958-07-03T99:00": "unreadable"
    }
    for (const [text, kind] of Object.entries(kinds)) assert.strictEqual(fault(text).kind, kind, text)
  })

  it("keeps what stands beside a date as remarks", () => {
    const kinds = (text: string, options: DateOptions = {}) => read(text, options).remarks?.map(({ kind }) => kind)
    assert.deepStrictEqual(kinds("c. 1990"), ["circa"])
    assert.deepStrictEqual(kinds("1990?"), ["doubtful"])
    assert.deepStrictEqual(kinds("1990 [1]"), ["footnote"])
    assert.deepStrictEqual(kinds("1990¹"), ["footnote"])
    assert.deepStrictEqual(kinds("1958-07-03T12:30:00Z"), ["time"])
    assert.deepStrictEqual(kinds("2030", { today }), ["future"])
    assert.strictEqual(kinds("2026", { today }), undefined)
    assert.strictEqual(kinds(today, { today }), undefined)
    assert.deepStrictEqual(kinds("12/25/1990", { order: "day-first" }), ["against-order"])
    assert.deepStrictEqual(kinds("2011-12"), ["month-or-years"])
    assert.strictEqual(kinds("2011-10"), undefined)
    assert.strictEqual(kinds("1958-07-03", { order: "day-first" }), undefined)
  })

  it("cuts a date of Wikidata down to its precision", () => {
    const at = (wikidataPrecision: number) => readDate("+1979-05-02T00:00:00Z", { wikidataPrecision })
    assert.deepStrictEqual(
      [9, 10, 11].map((precision) => (Result.getOrThrow(at(precision)) as ReadDate).value as string),
      ["1979", "1979-05", "1979-05-02"]
    )
    assert.strictEqual(fault("+1979-05-02T00:00:00Z", { wikidataPrecision: 8 }).kind, "too-coarse")
  })

  it.prop("reads the days of a workbook as they are counted from 1900 or 1904", [whole(61, 2_958_465)], ([serial]) => {
    const day = (from: number, system: "1900" | "1904"): void => {
      const expected = new Date(from + serial * 86_400_000).toISOString().slice(0, 10)
      for (const text of [`${serial}.0`, `${serial}.75`]) {
        const found = readDate(text, { excelSerial: system })
        if (/^\d{4}-/.test(expected)) assert.strictEqual((Result.getOrThrow(found) as ReadDate).value, expected, text)
        else assert.isTrue(Result.isFailure(found))
      }
    }
    day(Date.UTC(1899, 11, 30), "1900")
    day(Date.UTC(1904, 0, 1), "1904")
  })

  it("takes a number for a day of a workbook only where it is told to", () => {
    assert.strictEqual(fault("21369").kind, "unreadable")
    assert.strictEqual(read("21369", { excelSerial: "1900" }).value, "1958-07-03")
    assert.strictEqual(read("1.0", { excelSerial: "1900" }).value, "1900-01-01")
    assert.strictEqual(fault("60.0", { excelSerial: "1900" }).kind, "impossible")
    const year = read("1979", { excelSerial: "1900" })
    assert.deepStrictEqual([year.value, year.alternatives, year.why], ["1979", ["1905-06-01"], ["serial-or-year"]])
  })

  const pieces = [
    "1958",
    "58",
    "3",
    "07",
    "00",
    "19580703",
    ".",
    "-",
    "/",
    " ",
    "–",
    ":",
    "T",
    "Z",
    "+",
    "'",
    "[",
    "]",
    "(",
    ")",
    "?",
    "July",
    "VII",
    "listopad",
    "c.",
    "年",
    "月",
    "日",
    "昭和",
    "元",
    "S33",
    "一九",
    "十",
    "BC",
    "since",
    "٣",
    "７",
    "\ud800",
    "\udc00",
    "𝄞",
    "\u200f",
    "\0",
    "²",
    "s",
    "er"
  ]
  const nearly = Arbitrary.array(oneOf(pieces), { maxLength: 9 }).pipe(Arbitrary.map((texts) => texts.join("")))
  const check = (text: string): void => {
    for (const options of [
      {},
      { today, order: "month-first", excelSerial: "1904" },
      { pivot: 5, language: "hr", wikidataPrecision: 10 }
    ] as const) {
      const found = readDate(text, options)
      if (Result.isFailure(found)) {
        assert.strictEqual(found.failure.text, text)
        assert.notStrictEqual(found.failure.remedy, "")
        continue
      }
      const { value, text: kept } = found.success
      assert.strictEqual(kept, text)
      if (value === undefined) continue
      const { alternatives, precision, why } = found.success
      assert.isTrue(isDate(value), `${text}: ${value}`)
      assert.strictEqual(precision, value.length === 4 ? "year" : value.length === 7 ? "month" : "day")
      if (alternatives === undefined) continue
      assert.isTrue(alternatives.every(isDate) && !alternatives.includes(value) && alternatives.length > 0)
      assert.isTrue((why ?? []).length > 0, text)
      assert.deepStrictEqual(alternatives, [...new Set(alternatives)].sort())
    }
  }
  it.prop(
    "never throws, and gives only dates that exist",
    [nearly, Schema.String],
    ([text, any]) => {
      check(text)
      check(any)
    },
    { arbitrary: { runs: 4000 } }
  )

  it("refuses at once what is far too long", () => {
    for (const piece of ["1", "-", " ", "1958-", "a", "年", "一", "[", "(", ".", "'", "\ud800", "³", "é", "1 July "]) {
      check(piece.repeat(100_000))
      check(`${" ".repeat(100_000)}1958${" ".repeat(100_000)}`)
    }
    assert.strictEqual(read(`${" ".repeat(100_000)}1958`).value, "1958")
    assert.include(fault(`1958${".".repeat(200)}`).reason, "it has 204 characters")
  })
})

import type { PartialDate } from "@proxeny/domain"

/** Which of day, month and year stands first where a date is printed in numbers. */
export type DateOrder = "day-first" | "month-first" | "year-first"

/** What the reader of a column knows and a single cell does not say. */
export interface DateOptions {
  /** The order of dates in numbers, as `dateOrder` finds it for a column. */
  readonly order?: DateOrder
  /** YYYY-MM-DD. A later date is remarked upon, and a year of two digits is not later than this year. */
  readonly today?: string
  /** The latest year that two digits may mean, such as 2030 for 1931–2030; the year of `today` where absent. */
  readonly pivot?: number
  /** BCP 47, such as `hr`: decides between months that have the same name in two languages. */
  readonly language?: string
  /** That numbers count days as a workbook does, from 1900 or from 1904. */
  readonly excelSerial?: "1900" | "1904"
  /** The precision that Wikidata gives beside a time: 9 is a year, 10 a month, 11 a day. */
  readonly wikidataPrecision?: number
}

/** Why a text has more than one reading. */
export type DateDoubt = "day-or-month" | "century" | "year-first-or-last" | "language" | "serial-or-year"

/** Something that was printed beside the date or is odd about it; the date was taken all the same. */
export interface DateRemark {
  readonly kind:
    | "circa"
    | "doubtful"
    | "footnote"
    | "time"
    | "future"
    | "short-year"
    | "against-order"
    | "after-era"
    | "lunar-year"
    | "month-or-years"
  readonly reason: string
}

/**
 * A date as a list prints it, read.
 *
 * **Details**: `value` is what is sure. Where a text has several readings and something decides (the order that was
 * told, the usage of a separator, the century), it is the reading decided for; where nothing decides, it is the
 * year they share. `alternatives` are all other readings, ascending, and `why` says what they differ in.
 */
export interface ReadDate {
  readonly text: string
  readonly value: PartialDate
  readonly precision: "year" | "month" | "day"
  readonly calendar?: "japanese-era" | "minguo"
  readonly alternatives?: ReadonlyArray<PartialDate>
  readonly why?: ReadonlyArray<DateDoubt>
  readonly remarks?: ReadonlyArray<DateRemark>
}

/** A cell that says that there is no date, or that nobody knows it. */
export interface NoDate {
  readonly text: string
  readonly value: undefined
}

export type PrintedDate = ReadDate | NoDate

/**
 * A text that is no date: what is wrong with it, and what to write.
 *
 * **Details**: plain data, because a column may have a million of them. `impossible` is a date that does not exist,
 * `no-year` and `no-century` lack what would make it one, `before-year-1` is out of range, `too-coarse` is known to a
 * decade or less, `period` is for `readPeriod`, and `unreadable` is everything else.
 */
export interface DateFault {
  readonly _tag: "DateFault"
  readonly kind:
    | "impossible"
    | "no-year"
    | "no-century"
    | "before-year-1"
    | "too-coarse"
    | "period"
    | "reversed"
    | "unreadable"
  readonly text: string
  readonly reason: string
  readonly remedy: string
}

/** One way to read a text: the date, the order it takes, and whether its century is one that was not chosen. */
export interface Reading {
  readonly date: PartialDate
  readonly order?: DateOrder
  readonly otherCentury?: true
}

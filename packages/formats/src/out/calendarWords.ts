/** The languages that a calendar is written in. */
export type CalendarLanguage = "en" | "zh"

/** What a calendar says, by language. */
export const calendarWords: Readonly<
  Record<
    CalendarLanguage,
    {
      readonly pair: (cities: readonly [string, string]) => string
      readonly renewal: (pair: string) => string
      readonly everyYear: (pair: string, signed: string) => string
      readonly round: (pair: string, years: number) => string
      /** Said where the day is not known, by how long the date is written: YYYY or YYYY-MM. */
      readonly yearOnly: string
      readonly monthOnly: string
    }
  >
> = {
  en: {
    pair: ([a, b]) => `${a} – ${b}`,
    renewal: (pair) => `Agreement runs out: ${pair}`,
    everyYear: (pair, signed) => `Anniversary of the twinning: ${pair} (signed ${signed})`,
    round: (pair, years) => `${years} years of twinning: ${pair}`,
    yearOnly: "Only the year is on record, not the day.",
    monthOnly: "Only the month is on record, not the day."
  },
  zh: {
    pair: ([a, b]) => `${a}—${b}`,
    renewal: (pair) => `协议到期：${pair}`,
    everyYear: (pair, signed) => `结好纪念日：${pair}（${signed}签署）`,
    round: (pair, years) => `结好${years}周年：${pair}`,
    yearOnly: "仅记录了年份，具体日期不详。",
    monthOnly: "仅记录了月份，具体日期不详。"
  }
}

/** The anniversaries that get an event of their own, in years. */
export const roundAnniversaries: ReadonlyArray<number> = [
  10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 125, 150, 175, 200
]

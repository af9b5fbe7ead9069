/** A count of years that begins anew: which year was its first, and from which day to which it was in use. */
export interface Era {
  readonly name: string
  readonly calendar: "japanese-era" | "minguo"
  /** As texts print it, the letter of Japanese forms last. */
  readonly printed: ReadonlyArray<string>
  readonly firstYear: number
  /** YYYY-MM-DD. */
  readonly from: string
  readonly until?: string
  /** Years before this one had the months of the moon, which are not those of this calendar. */
  readonly solarSince: number
}

/**
 * The eras of Japan since 1868 and the years of the Republic of China.
 *
 * **Details**: an era begins on the day the next emperor came, by proclamation of the Cabinet: Taishō 30 July 1912,
 * Shōwa 25 December 1926, Heisei 8 January 1989, Reiwa 1 May 2019. Meiji was declared to run from the beginning of
 * its first year, 25 January 1868. Japan took over the Gregorian calendar on 1 January 1873 (edict 337 of 1872).
 */
export const eras: ReadonlyArray<Era> = [
  {
    name: "Meiji",
    calendar: "japanese-era",
    printed: ["明治", "M"],
    firstYear: 1868,
    from: "1868-01-25",
    until: "1912-07-29",
    solarSince: 1873
  },
  {
    name: "Taishō",
    calendar: "japanese-era",
    printed: ["大正", "T"],
    firstYear: 1912,
    from: "1912-07-30",
    until: "1926-12-24",
    solarSince: 1873
  },
  {
    name: "Shōwa",
    calendar: "japanese-era",
    printed: ["昭和", "S"],
    firstYear: 1926,
    from: "1926-12-25",
    until: "1989-01-07",
    solarSince: 1873
  },
  {
    name: "Heisei",
    calendar: "japanese-era",
    printed: ["平成", "H"],
    firstYear: 1989,
    from: "1989-01-08",
    until: "2019-04-30",
    solarSince: 1873
  },
  {
    name: "Reiwa",
    calendar: "japanese-era",
    printed: ["令和", "R"],
    firstYear: 2019,
    from: "2019-05-01",
    solarSince: 1873
  },
  {
    name: "Republic of China",
    calendar: "minguo",
    printed: ["中華民國", "中华民国", "民國", "民国"],
    firstYear: 1912,
    from: "1912-01-01",
    solarSince: 1912
  }
]

const wholeDate = /^\d{1,2}([./-])\d{1,2}\1\d{1,2}$/

/** The era that a text begins with, and the rest of the text; a letter counts only before a whole date (S33.7.3). */
export const eraAt = (text: string): { readonly era: Era; readonly rest: string } | undefined => {
  for (const era of eras)
    for (const printed of era.printed)
      if (text.startsWith(printed)) {
        const rest = text.slice(printed.length)
        if (printed.length > 1 || wholeDate.test(rest)) return { era, rest }
      }
  return undefined
}

/** Numbers of formats that spreadsheets have built in and that print a date or a time (ECMA-376, 18.8.30). */
const builtIn = (id: number): DateForm | undefined => {
  if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58)) return "date"
  if (id === 22) return "date-time"
  return (id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) ? "time" : undefined
}

/** What a number stands for. */
export type DateForm = "date" | "date-time" | "time" | "year" | "month"

/**
 * What a number stands for by its format: a date, a time, or (`undefined`) a number.
 *
 * **Details**: colours, conditions, escaped characters and text in quotation marks are no part of the pattern.
 */
export const dateForm = (id: number, code: string | undefined): DateForm | undefined => {
  if (code === undefined) return builtIn(id)
  const [positive = ""] = code.split(";")
  const pattern = positive
    .replace(/"[^"]*"/g, "")
    .replace(/\\./g, "")
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "")
    .replace(/_./g, "")
    .toLowerCase()
  if (/general|[#?]/.test(pattern)) return undefined
  const [year, day, hour] = [/y|e/.test(pattern), /d/.test(pattern), /h|s/.test(pattern)]
  if (!year && !day && !hour && !/m/.test(pattern)) return undefined
  if (/0/.test(pattern.replace(/[.,]0+/g, ""))) return undefined
  if (hour) return year || day ? "date-time" : "time"
  if (day) return "date"
  return year ? (/m/.test(pattern) ? "month" : "year") : "date"
}

const day = 86_400_000

/**
 * The date of a serial number of a spreadsheet, as ISO 8601 prints it.
 *
 * **Details**: serial 1 is 1 January 1900, or serial 0 is 1 January 1904 in workbooks that say so. Excel takes 1900 for
 * a leap year, as Lotus 1-2-3 did: serial 60 is a day that never was, and is given as the last of February.
 */
export const dateOfSerial = (serial: number, from1904: boolean, form: DateForm): string | undefined => {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_466) return undefined
  const days = from1904 ? serial + 1462 : serial
  const shifted = !from1904 && days < 60 ? days + 1 : days === 60 ? 60 : days
  const time = new Date(Date.UTC(1899, 11, 30) + Math.round((shifted * day) / 1000) * 1000)
  const iso = time.toISOString()
  if (form === "time" && serial < 1) return iso.slice(11, 19)
  if (form === "year") return iso.slice(0, 4)
  if (form === "month") return iso.slice(0, 7)
  return form !== "date" && serial % 1 !== 0 ? iso.slice(0, 19) : iso.slice(0, 10)
}

import { dayOfSerial, type SerialSystem, secondsOfSerial } from "../dates/excelSerial.ts"

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

/**
 * The date of a serial number of a spreadsheet, as ISO 8601 prints it; undefined where it is none, see `dayOfSerial`.
 *
 * **Details**: a time of day needs no day.
 */
export const dateOfSerial = (serial: number, system: SerialSystem, form: DateForm): string | undefined => {
  const seconds = secondsOfSerial(serial)
  const time = (): string => new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (form === "time" && serial >= 0 && serial < 1) return time()
  const date = dayOfSerial(serial, system)
  if (date === undefined) return undefined
  if (form === "year") return date.slice(0, 4)
  if (form === "month") return date.slice(0, 7)
  return form !== "date" && serial % 1 !== 0 ? `${date}T${time()}` : date
}

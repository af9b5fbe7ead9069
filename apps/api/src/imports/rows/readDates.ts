import type { PartialDate } from "@proxeny/domain"
import { type DateOptions, type PrintedPeriod, type ReadDate, readPeriod } from "@proxeny/formats"
import * as Result from "effect/Result"

/** What two cells say of a span of time: its ends, the texts they were read from, and what is odd about them. */
export interface SaidPeriod {
  readonly from?: PartialDate
  readonly until?: PartialDate
  readonly fromText?: string
  readonly untilText?: string
  readonly remarks: ReadonlyArray<string>
}

const doubtOf = (name: string, date: ReadDate | undefined): ReadonlyArray<string> => {
  if (date === undefined) return []
  const { alternatives, remarks = [], text, value } = date
  return [
    ...(alternatives === undefined
      ? []
      : [`${name} "${text}" can also be ${alternatives.join(" or ")}; ${value} is what was taken`]),
    ...remarks.filter(({ kind }) => kind !== "footnote").map(({ reason }) => `${name} "${text}": ${reason}`)
  ]
}

interface Cell {
  readonly read?: PrintedPeriod
  readonly remarks: ReadonlyArray<string>
}

/** What stands before a bracket or a semicolon: "seit 1973 (erneuert 1995)", "1953; renewed 2003". */
const beforeNote = (text: string): string | undefined => {
  const head = /^([^([;,]*\d{4}[^([;,]*?)\s*(?:[([;]|,\s*\p{L}{2})/u.exec(text)?.[1]
  return head === undefined || head === text ? undefined : head
}

/** Whether a cell for the beginning can hold an end: not where its two dates are the days of one feast, or a slash parts them. */
const holdsEnd = (
  text: string,
  { from, until }: { readonly from?: PartialDate; readonly until?: PartialDate }
): boolean =>
  !text.includes("/") &&
  !(from !== undefined && until !== undefined && until.length > 4 && from.slice(0, 4) === until.slice(0, 4))

const cellOf = (name: string, text: string | undefined, options: DateOptions): Cell => {
  if (text === undefined) return { remarks: [] }
  const read = readPeriod(text, options)
  if (Result.isFailure(read)) {
    const head = beforeNote(text)
    const first = head === undefined ? undefined : readPeriod(head, options)
    if (head !== undefined && first !== undefined && Result.isSuccess(first) && first.success.value !== undefined)
      return {
        read: first.success,
        remarks: [`${name} "${text}": only "${head}" is taken`, ...doubtOf(name, first.success.from)]
      }
    return { remarks: [`${name} "${text}" is left out: ${read.failure.reason}; ${read.failure.remedy}`] }
  }
  const { success } = read
  if (success.value === undefined) return { remarks: [] }
  return { read: success, remarks: [...doubtOf(name, success.from), ...doubtOf(name, success.until)] }
}

/**
 * Reads the beginning and the end that a row prints, each as precise as it is.
 *
 * **Details**: a cell for the beginning may hold both ("1958–2003"). A date that cannot be read is left out with a
 * remark that quotes it; one with several readings says what it can also be. An end before the beginning is left out. In the
 * cell for the beginning of what lasts, "1958/59" and "12.–15.5.1990" have no end: they say when it was signed.
 */
export const readDates = (
  names: readonly [from: string, until: string],
  texts: readonly [from: string | undefined, until: string | undefined],
  options: DateOptions,
  of: "life" | "event" = "life"
): SaidPeriod => {
  const [begin, end] = [cellOf(names[0], texts[0], options), cellOf(names[1], texts[1], options)]
  const remarks = [...begin.remarks, ...end.remarks]
  const first = begin.read?.value === undefined ? undefined : begin.read
  const last = end.read?.value === undefined ? undefined : end.read
  const range = first !== undefined && "form" in first && (first.form === "range" || first.form === "until")
  const both = range && (of === "event" || holdsEnd(texts[0] ?? "", first.value))
  if (range && !both)
    remarks.push(`${names[0]} "${texts[0] ?? ""}": its second date is left out, for it need be no end`)
  const from = first !== undefined && "form" in first && first.form !== "until" ? first.value.from : undefined
  const until =
    last !== undefined && "form" in last
      ? (last.value.until ?? last.value.from)
      : both && first !== undefined && "form" in first
        ? first.value.until
        : undefined
  if (from !== undefined && until !== undefined && until < from && !from.startsWith(until))
    return {
      from,
      ...(texts[0] === undefined ? {} : { fromText: texts[0] }),
      remarks: [
        ...remarks,
        `${names[1]} "${texts[1] ?? texts[0] ?? ""}" is left out: it lies before ${names[0]} (${from})`
      ]
    }
  return {
    ...(from === undefined ? {} : { from, fromText: texts[0] ?? "" }),
    ...(until === undefined ? {} : { until, untilText: texts[1] ?? texts[0] ?? "" }),
    remarks
  }
}

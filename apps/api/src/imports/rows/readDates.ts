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

const cellOf = (name: string, text: string | undefined, options: DateOptions): Cell => {
  if (text === undefined) return { remarks: [] }
  const read = readPeriod(text, options)
  if (Result.isFailure(read))
    return { remarks: [`${name} "${text}" is left out: ${read.failure.reason}; ${read.failure.remedy}`] }
  const { success } = read
  if (success.value === undefined) return { remarks: [] }
  return { read: success, remarks: [...doubtOf(name, success.from), ...doubtOf(name, success.until)] }
}

/**
 * Reads the beginning and the end that a row prints, each as precise as it is.
 *
 * **Details**: a cell for the beginning may hold both ("1958–2003"). A date that cannot be read is left out with a
 * remark that quotes it; one with several readings says what it can also be. An end before the beginning is left out.
 */
export const readDates = (
  names: readonly [from: string, until: string],
  texts: readonly [from: string | undefined, until: string | undefined],
  options: DateOptions
): SaidPeriod => {
  const [begin, end] = [cellOf(names[0], texts[0], options), cellOf(names[1], texts[1], options)]
  const remarks = [...begin.remarks, ...end.remarks]
  const first = begin.read?.value === undefined ? undefined : begin.read
  const last = end.read?.value === undefined ? undefined : end.read
  const both = first !== undefined && "form" in first && (first.form === "range" || first.form === "until")
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

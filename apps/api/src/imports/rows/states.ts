import { foldName, type PartialDate, type StageKind } from "@proxeny/domain"
import { type DateOptions, readPeriod } from "@proxeny/formats"
import * as Result from "effect/Result"
import { stateOf } from "./words.ts"

/** What a text says of the state of a twinning, and since when, where it says so. */
export interface SaidState {
  readonly kind: StageKind | "recorded"
  readonly on?: PartialDate
  /** The text that the date was read from. */
  readonly printed?: string
}

/** Words between a state and its day. */
const since =
  /^(?:seit(?: dem)?|ab|am|im|in|since|on|from|as of|depuis(?: le)?|le|en|au|desde(?: el)?|el|dal|nel|il|desde|em|sinds|op|od|w|dnia|v|с|от|в|від|з|у|den|sedan|fra|från)\s+/iu

const dateOf = (text: string, options: DateOptions): PartialDate | undefined => {
  const read = readPeriod(text, options)
  if (Result.isFailure(read) || read.success.value === undefined || !("form" in read.success)) return undefined
  const { form, from, value } = read.success
  // A doubtful day is no day: what a state is said with stands in no column whose order is known.
  if (from?.alternatives !== undefined || (form !== "date" && form !== "since")) return undefined
  return value.from
}

/**
 * Reads the state of a twinning as a list prints it: "ruhend", "suspended since 2022", "gekündigt (31.12.2023)".
 *
 * **Details**: undefined where its words are not known. A date that cannot be read makes the whole unknown, for it may say
 * something else.
 */
export const readState = (text: string, options: DateOptions): SaidState | undefined => {
  const kind = stateOf(text)
  if (kind !== undefined) return { kind }
  const first = text.search(/\d/)
  if (first === -1) return undefined
  // Where the words of the state end and those of the day begin is tried at every blank before the first digit.
  const head = text.slice(0, first)
  for (const { index } of head.matchAll(/(?<=\p{L}[),.:]*)[\s(,:]+/gu)) {
    const state = stateOf(text.slice(0, index))
    if (state === undefined || foldName(text.slice(0, index)) === "") continue
    const rest = text
      .slice(index)
      .replace(/^[\s(,:]+|[\s)]+$/gu, "")
      .replace(since, "")
    const on = dateOf(rest, options)
    if (on !== undefined) return { kind: state, on, printed: text }
  }
  return undefined
}

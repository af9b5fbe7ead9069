import type { Words } from "../en.ts"
import { records } from "../records/en.ts"

/**
 * What is wrong with a field, and what to do about it, by the rule that its value breaks.
 *
 * **Details**: several things that a rule is about come as one row of them; what a rule is not about is not given.
 */
export const rules = {
  /** The kinds of value. */
  kinds: {
    string: "a text",
    number: "a number",
    integer: "a whole number",
    boolean: "yes or no",
    array: "a list",
    object: "a group of fields",
    null: "nothing"
  },
  /** The kinds of record. */
  records: {
    ...records,
    record: "record"
  },
  sentences: {
    missing: "This is missing: fill it in.",
    unknown: "This does not belong here: leave it out.",
    fixed: "This cannot be changed here: enter it anew instead.",
    type: (kinds = "") =>
      kinds === "" ? "This is of another kind: correct it." : `This is of another kind: give ${kinds}.`,
    "one-of": (allowed = "") =>
      allowed === ""
        ? "This is none of what can be chosen: choose from the list."
        : `This is none of what can be chosen: take one of ${allowed}.`,
    pattern: (example = "") =>
      example === ""
        ? "This is not in the form asked for: check it."
        : `This is not in the form asked for: write it like ${example}.`,
    id: "This is no id of a record: choose the record again.",
    "not-on-record": (kind: string) => `This ${kind} is not on record: enter it first, or choose another.`,
    date: (forms: string) => `This is no date: write it as ${forms}.`,
    "no-such-date": "The calendar has no such day: correct the date.",
    "ends-before-start": "The end lies before the beginning: correct one of the two dates.",
    empty: "This says nothing: write something.",
    "too-short": (least: string) => `This is too short: write at least ${least} characters.`,
    "too-long": (most = "") =>
      most === "" ? "This is too long: shorten it." : `This is too long: write at most ${most} characters.`,
    "too-few": (least: string) => `There are too few: give at least ${least}.`,
    "too-many": (most: string) => `There are too many: give at most ${most}.`,
    "too-small": (least: string) => `This is too small: give ${least} or more.`,
    "too-large": (most: string) => `This is too large: give ${most} or less.`,
    "not-above": (bound: string) => `This is too small: give more than ${bound}.`,
    "not-below": (bound: string) => `This is too large: give less than ${bound}.`,
    "out-of-range": (least: string, most: string) => `This is out of range: give a number from ${least} to ${most}.`,
    characters: "This holds characters that cannot be kept: take out what nobody sees.",
    "file-name": "This is no name of a file: write the name alone, without its folder, a blank or a dot at either end.",
    "file-ending": (endings: string) => `Files of this kind are not kept: the name has to end in one of ${endings}.`,
    "too-deep": (most: string) => `This is nested too deep: have ${most} levels at most.`,
    twice: "This is given before: give it once.",
    "must-differ": "Both are the same: choose two that differ.",
    "out-of-order": "This stands in the wrong order: change the order.",
    "exactly-one": (names: string) => `Give one of these, and no more: ${names}.`,
    contradicts: "Something else that is given says the contrary: leave out one of the two.",
    "not-a-party": "This city is neither of the two: choose one of the two cities of the twinning.",
    "changed-since": (what: string, change = "") =>
      change === ""
        ? `“${what}” was changed since: undo the later change first.`
        : `“${what}” was changed since by the change ${change}: undo that one first.`,
    "rests-on": (what: string, change = "") =>
      change === ""
        ? `“${what}” rests on this: remove it first.`
        : `“${what}” rests on this, written by the change ${change}: undo that one or remove it first.`
  }
} as const

export type RuleWords = Words<typeof rules>

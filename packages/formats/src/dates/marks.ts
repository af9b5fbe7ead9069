import type { DateFault } from "./PrintedDate.ts"
import type { Parts } from "./parts.ts"
import { isFullYear } from "./readings.ts"

/** Marks beside the numbers where the month has a name. */
const besideName = /^[.,/\-' –—]{0,2}$/
/** Marks between numbers alone: no comma, which would make a date of 1,958. */
const numeric: ReadonlySet<string> = new Set(["", ".", "-", "/", "·", "・", ".'", "'", "-'", "/'", "–"])
const before = /^[(['"+,]*$/
const after = /^[)\]'".,;:!]*$/

/** What is wrong with a text by its marks. */
export interface OddMarks {
  readonly kind: DateFault["kind"]
  readonly reason: string
}

const odd = (kind: DateFault["kind"], reason: string): OddMarks => ({ kind, reason })

/** What the marks before, between and after the numbers have against their being a date; undefined where nothing. */
export const oddMarks = ({ marks, months, numbers, wordBetween }: Parts): OddMarks | undefined => {
  if (numbers.length === 0) return months.length > 0 ? undefined : odd("unreadable", "there is no year in it")
  const [first = "", last = ""] = [marks[0], marks.at(-1)]
  const inner = marks.slice(1, -1)
  if (!after.test(last))
    return /^[-–—~]+$/.test(last)
      ? odd("period", "it ends with a dash, as an open period does")
      : odd("unreadable", `"${last}" stands after the date`)
  if (!before.test(first))
    return /^[-–—]$/.test(first)
      ? odd(numbers.length > 1 ? "before-year-1" : "period", "it begins with a dash or a minus")
      : odd("unreadable", `"${first}" stands before the date`)
  if (months.length > 0)
    return inner.every((mark) => besideName.test(mark))
      ? undefined
      : odd("unreadable", "the marks between its numbers are not those of a date")
  if (wordBetween) return odd("unreadable", "a word that is no month stands between its numbers")
  if (!inner.every((mark) => numeric.has(mark)))
    return odd("unreadable", "the marks between its numbers are not those of a date")
  const [one = "", two = ""] = inner
  if (inner.length === 2 && one !== two && one !== "" && two !== "" && one + two !== "/-" && !two.endsWith("'"))
    return odd("unreadable", "the marks between its numbers differ")
  // 1.958 and 1 958 are how many languages print 1958 of anything.
  return numbers.length === 2 && !isFullYear(numbers[0] ?? "") && numbers[1]?.length === 3 && one !== "/" && one !== "-"
    ? odd("unreadable", "it may be a number in thousands")
    : undefined
}

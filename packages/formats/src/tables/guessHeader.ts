import { kindOfValue } from "./valueKinds.ts"

/** Which of the first rows names the columns, and how many columns there are. */
export interface HeaderGuess {
  /** The place among the rows; -1 where the first is a row of the table already. */
  readonly at: number
  readonly columns: number
  readonly sure: number
}

const filled = (cells: ReadonlyArray<string>): number => cells.filter((cell) => cell.trim() !== "").length

/** The width that most rows have; of several, the widest. */
const usualWidth = (rows: ReadonlyArray<ReadonlyArray<string>>): number => {
  const counts = new Map<number, number>()
  for (const cells of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  let [width, most] = [0, 0]
  for (const [length, count] of counts)
    if (count > most || (count === most && length > width)) [width, most] = [length, count]
  return width
}

/** Whether a row looks like names rather than values: no number, id, date or address in it. */
const couldName = (cells: ReadonlyArray<string>): boolean => {
  const texts = cells.filter((cell) => cell.trim() !== "")
  return texts.length > 0 && texts.every((cell) => cell.length <= 120 && ["text", "flag"].includes(kindOfValue(cell)))
}

/**
 * Says which of the first rows names the columns.
 *
 * **Details**: lines above it are those with hardly a cell filled, or fewer cells than the table has. It is no header
 * where it holds numbers, ids, dates or addresses, as the rows below it do; where all is text, `isKnown` decides: whether
 * a cell is a known name of a column. What stays open is offered with a low `sure`.
 */
export const guessHeader = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  isKnown: (cell: string) => boolean
): HeaderGuess => {
  const columns = usualWidth(rows)
  const width = Math.max(...rows.map(filled), 0)
  const isTitle = (cells: ReadonlyArray<string>): boolean =>
    width > 1 && (cells.length < columns || filled(cells) <= Math.max(1, Math.floor(width / 3)))
  let at = 0
  while (at < Math.min(rows.length - 1, 25) && isTitle(rows[at] as ReadonlyArray<string>)) at++
  const candidate = rows[at]
  // Nothing but titles: a table of one column, or none that can be told.
  if (candidate === undefined || isTitle(candidate)) at = 0
  const first = rows[at] ?? []
  const body = rows.slice(at + 1).filter((cells) => cells.length === first.length)
  const known = first.filter(isKnown).length
  if (!couldName(first)) {
    // Years as names of columns stand in tables of figures; a known word beside them tells such a header.
    const names = first.length > 0 && known / first.length >= 0.3
    return names ? { at, columns: first.length, sure: 0.7 } : { at: -1, columns, sure: 0.9 }
  }
  if (known > 0) return { at, columns: first.length, sure: Math.min(0.99, 0.8 + known / 10) }
  const typed = first.some((cell, column) => {
    const kinds = body.map((cells) => kindOfValue(cells[column] ?? "")).filter((kind) => kind !== "blank")
    return cell.trim() !== "" && kinds.length > 0 && kinds.filter((kind) => kind !== "text").length / kinds.length > 0.8
  })
  if (typed) return { at, columns: first.length, sure: 0.85 }
  // All is text: a name of a column hardly ever stands among its values.
  const again = first.filter((cell, column) => body.some((cells) => cells[column] === cell)).length
  return again > 0 ? { at: -1, columns, sure: 0.7 } : { at, columns: first.length, sure: 0.4 }
}

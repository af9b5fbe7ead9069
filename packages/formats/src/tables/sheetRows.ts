import type { SerialSystem } from "../dates/excelSerial.ts"
import { type DateForm, dateOfSerial } from "./numberFormats.ts"
import { type Archive, readPart, type Sheet } from "./workbookParts.ts"

/** A row of a sheet; the cells in front of the first and between two that are blank are "". */
export interface SheetRow {
  /** The row's number in the sheet. */
  readonly line: number
  /** How many columns it fills; more than it has cells where some stand beyond the limit. */
  readonly width: number
  readonly cells: Array<string>
  readonly hidden: boolean
  /** Cells that hold an error instead of a value, such as #N/A. */
  readonly errors: ReadonlyArray<string>
}

/** What the cells of a workbook refer to. */
export interface CellContext {
  readonly texts: ReadonlyArray<string>
  readonly styles: ReadonlyArray<DateForm | undefined>
  readonly system: SerialSystem
  readonly columns: number
}

/** The column of a reference such as AB12, counted from 0; -1 where it is none. */
export const columnOf = (reference: string): number => {
  let column = 0
  for (let at = 0; at < reference.length; at++) {
    const code = reference.charCodeAt(at) & 0xdf
    if (code < 65 || code > 90) break
    column = column * 26 + code - 64
  }
  return column - 1
}

/** Numbers as a person types them: the shortest decimal that means the same, never with an exponent below 10^21. */
const printed = (raw: string): string => {
  const value = Number(raw)
  if (!Number.isFinite(value) || raw.trim() === "") return raw
  // 0.1 + 0.2 is kept by spreadsheets as 0.30000000000000004 and shown as 0.3.
  const short = Number(value.toPrecision(15))
  return String(short)
}

/** Whatever is wrong with a cell comes with its row; merged ranges come at the end of the sheet. */
export interface SheetEvents {
  readonly row: (row: SheetRow) => void
  readonly merged: (range: string) => void
}

/**
 * Reads the rows of a sheet one after the other, giving control back after every piece.
 *
 * **Details**: a formula gives the value that was kept with it; dates are ISO 8601. A merged range has its value in its
 * first cell, and the others are blank.
 */
export function* readSheet(
  archive: Archive,
  sheet: Sheet,
  context: CellContext,
  events: SheetEvents
): Generator<void, void, undefined> {
  let cells: Array<string> = []
  let errors: Array<string> = []
  let [line, column, hidden, width] = [0, 0, false, 0]
  let [type, style, text, taking, formula] = ["n", -1, "", false, false]

  const value = (): string => {
    if (type === "s") return context.texts[Number(text)] ?? ""
    if (type === "b") return text === "1" ? "true" : "false"
    if (type === "d") return text.replace(/T00:00:00(?:\.0+)?Z?$/, "")
    if (type === "e") {
      errors.push(text)
      return ""
    }
    // Programs that write a workbook without computing it keep no value.
    if (text === "" && formula) errors.push("a formula that was not computed")
    if (type !== "n" || text === "") return text
    const form = context.styles[style]
    return (form === undefined ? undefined : dateOfSerial(Number(text), context.system, form)) ?? printed(text)
  }

  yield* readPart(archive.bytes, sheet.part, archive.allowance, {
    open: (name, attributes) => {
      if (name === "row") {
        const number = Number(attributes.r)
        line = Number.isSafeInteger(number) && number > 0 ? number : line + 1
        hidden = attributes.hidden === "1" || attributes.hidden === "true"
        cells = []
        errors = []
        column = -1
        width = 0
      } else if (name === "c") {
        const named = columnOf(attributes.r ?? "")
        // A cell that does not say where it stands follows the one before it.
        column = named === -1 ? column + 1 : named
        type = attributes.t ?? "n"
        style = attributes.s === undefined ? -1 : Number(attributes.s)
        text = ""
        formula = false
      } else if (name === "f") formula = true
      else if (name === "v" || name === "t") taking = true
      else if (name === "rPh") type = "guide"
      else if (name === "mergeCell" && attributes.ref !== undefined) events.merged(attributes.ref)
    },
    text: (piece) => {
      if (taking) text += piece
    },
    close: (name) => {
      if (name === "v" || name === "t") taking = false
      else if (name === "c") {
        const cell = value()
        if (cell === "" && errors.length === 0) return
        width = Math.max(width, column + 1)
        // A cell far out must not make its row as long: the row says how wide it is.
        if (column >= context.columns) return
        while (cells.length < column) cells.push("")
        cells[column] = cell
      } else if (name === "row") events.row({ line, width, cells, hidden, errors })
    }
  })
}

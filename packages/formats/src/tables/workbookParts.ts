import { SaxesParser } from "saxes"
import type { SerialSystem } from "../dates/excelSerial.ts"
import { localName } from "../xml.ts"
import { type DateForm, dateForm } from "./numberFormats.ts"
import { type Allowance, unpack, type ZipPart, ZipProblem } from "./zip.ts"

/** What becomes of a part while it is read; a name has lost its prefix. */
export interface PartVisitor {
  readonly open?: (name: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Deeper than any part of a workbook nests: what is open is held, and a few megabytes can open millions. */
const deepest = 100

/** Longer than any text or tag of a workbook, which are held until they end: a cell holds at most 32,767 characters. */
const longest = 16 << 20

/** More texts than any workbook shares: a sheet has a million rows. */
const mostTexts = 5_000_000

/**
 * Reads a part of a workbook as XML, giving control back after every piece of it.
 *
 * **Details**: a part that declares entities of its own is refused, or nests without end, or has a text without end: no
 * program writes them, and they can grow without bound.
 */
export function* readPart(
  bytes: Uint8Array,
  part: ZipPart,
  allowance: Allowance,
  visitor: PartVisitor
): Generator<void, void, undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false })
  let problem: string | undefined
  parser.on("error", () => {
    problem ??= "is not well-formed XML"
  })
  parser.on("doctype", () => {
    problem ??= "declares a document type, which no workbook needs"
  })
  let depth = 0
  let quiet = 0
  parser.on("opentag", ({ attributes, name }) => {
    quiet = 0
    if (++depth > deepest) problem ??= `nests elements more than ${deepest} deep, which no workbook does`
    if (problem !== undefined) return
    const plain: Record<string, string> = {}
    for (const key of Object.keys(attributes))
      plain[key.startsWith("r:") ? key : localName(key)] = attributes[key] as string
    visitor.open?.(localName(name), plain)
  })
  if (visitor.text !== undefined) parser.on("text", visitor.text)
  parser.on("closetag", ({ name }) => {
    quiet = 0
    depth--
    visitor.close?.(localName(name))
  })
  const decoder = new TextDecoder()
  for (const piece of unpack(bytes, part, allowance)) {
    parser.write(decoder.decode(piece, { stream: true }))
    quiet += piece.length
    if (quiet > longest) problem ??= `has a text or a tag of more than ${longest} bytes, which no workbook has`
    if (problem !== undefined) throw new ZipProblem(part.name, problem)
    yield
  }
  parser.write(decoder.decode()).close()
  if (problem !== undefined) throw new ZipProblem(part.name, problem)
}

/** An archive that is being read. */
export interface Archive {
  readonly bytes: Uint8Array
  readonly parts: ReadonlyMap<string, ZipPart>
  readonly allowance: Allowance
}

const whole = ({ allowance, bytes, parts }: Archive, name: string, visitor: PartVisitor): void => {
  const part = parts.get(name.toLowerCase())
  if (part !== undefined) for (const _ of readPart(bytes, part, allowance, visitor));
}

/** A sheet, and the part that holds it. */
export interface Sheet {
  readonly name: string
  readonly hidden: boolean
  readonly part: ZipPart
}

const resolved = (target: string): string =>
  target.startsWith("/") ? target.slice(1) : `xl/${target.replace(/^\.\//, "")}`

/** The sheets of a workbook in their order, and how it counts its days. */
export const sheetsOf = (
  archive: Archive
): { readonly sheets: ReadonlyArray<Sheet>; readonly system: SerialSystem } => {
  const targets = new Map<string, string>()
  whole(archive, "xl/_rels/workbook.xml.rels", {
    open: (name, { Id, Target }) => {
      if (name === "Relationship" && Id !== undefined && Target !== undefined) targets.set(Id, resolved(Target))
    }
  })
  const sheets: Array<Sheet> = []
  let system: SerialSystem = "1900"
  whole(archive, "xl/workbook.xml", {
    open: (name, attributes) => {
      if (name === "workbookPr" && ["1", "true"].includes(attributes.date1904 ?? "")) system = "1904"
      if (name !== "sheet") return
      const id = attributes["r:id"] ?? attributes.id
      const part = archive.parts.get(
        (targets.get(id ?? "") ?? `xl/worksheets/sheet${sheets.length + 1}.xml`).toLowerCase()
      )
      // A sheet of charts has no part of cells.
      if (part === undefined || !/worksheets\//i.test(part.name)) return
      sheets.push({ name: attributes.name ?? "", hidden: (attributes.state ?? "visible") !== "visible", part })
    }
  })
  return { sheets, system }
}

/** The texts that cells name by number. Phonetic guides above Chinese and Japanese are no part of them. */
export const sharedTexts = (archive: Archive): ReadonlyArray<string> => {
  const texts: Array<string> = []
  let text = ""
  let [inText, guide] = [false, false]
  whole(archive, "xl/sharedStrings.xml", {
    open: (name) => {
      if (name === "si") text = ""
      else if (name === "rPh") guide = true
      else if (name === "t") inText = !guide
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === "t") inText = false
      else if (name === "rPh") guide = false
      else if (name === "si" && texts.push(text) > mostTexts)
        throw new ZipProblem("xl/sharedStrings.xml", `has more than ${mostTexts} texts, which no workbook has`)
    }
  })
  return texts
}

/** For each style of a cell, whether it makes a number a date. */
export const dateStyles = (archive: Archive): ReadonlyArray<DateForm | undefined> => {
  const codes = new Map<number, string>()
  const styles: Array<DateForm | undefined> = []
  let inCells = false
  whole(archive, "xl/styles.xml", {
    open: (name, attributes) => {
      if (name === "numFmt" && attributes.formatCode !== undefined)
        codes.set(Number(attributes.numFmtId), attributes.formatCode)
      else if (name === "cellXfs") inCells = true
      else if (name === "xf" && inCells) {
        const id = Number(attributes.numFmtId ?? 0)
        styles.push(dateForm(id, codes.get(id)))
      }
    },
    close: (name) => {
      if (name === "cellXfs") inCells = false
    }
  })
  return styles
}

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { SaxesParser } from "saxes"
import type { NamedBytes } from "./Listing.ts"

const where = { file: Schema.String, line: Schema.Int, column: Schema.Int }

export class NotXml extends Schema.TaggedError<NotXml>()("NotXml", { ...where, problem: Schema.String }) {
  override get message(): string {
    return `${this.file} is not well-formed XML: line ${this.line}, column ${this.column}: ${this.problem}; export the graph again, whole`
  }
}

/** XML that would make a reader do more than its length says. */
export class UnsafeXml extends Schema.TaggedError<UnsafeXml>()("UnsafeXml", { ...where, problem: Schema.String }) {
  override get message(): string {
    return `${this.file} was refused: line ${this.line}, column ${this.column} ${this.problem}; no graph needs that: export it again from the program that drew it`
  }
}

/** An element as it opens; its name has lost its prefix. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly line: number
  /** Absent where the element's name ends its line. */
  readonly column?: number
}

/** What becomes of a document while it is read. */
export interface XmlVisitor<E> {
  /** A failure ends the reading. */
  readonly open: (element: XmlElement) => E | undefined
  readonly close: (name: string) => void
  readonly text: (text: string) => void
}

/** Deeper than any graph: nested graphs take three levels each. */
const deepest = 100

const chunk = 1 << 16

/** Ends the reading of a document from within a parser that knows no other way. */
class Stop<E> {
  readonly error: E

  constructor(error: E) {
    this.error = error
  }
}

/** A name without its prefix. */
export const localName = (name: string): string => {
  const colon = name.indexOf(":")
  return colon === -1 ? name : name.slice(colon + 1)
}

/**
 * Reads XML 1.0 piece by piece, from bytes that are known to be UTF-8.
 *
 * **Details**: prefixes of namespaces are taken off and not looked up, because files leave their declarations out.
 * Nothing outside the file is fetched. An entity of a document's own is never replaced: declaring one is
 * {@link UnsafeXml}, as is nesting deeper than 100.
 */
export const readXml = <E>(
  { bytes, name: file }: NamedBytes,
  visitor: XmlVisitor<E>
): Result.Result<void, NotXml | UnsafeXml | E> => {
  const parser = new SaxesParser()
  let depth = 0
  let tag: { readonly line: number; readonly column?: number } = { line: 1 }
  const here = () => ({ file, line: parser.line, column: parser.columnIndex + 1 })
  const stop = (error: NotXml | UnsafeXml | E): never => {
    throw new Stop(error)
  }

  parser.on("error", ({ message }) => {
    const problem = message.replace(/^\d+:\d+: /, "").replace(/\.$/, "")
    stop(new NotXml({ ...here(), problem }))
  })
  parser.on("xmldecl", ({ encoding = "utf-8" }) => {
    if (!/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding) && bytes.some((byte) => byte > 0x7f))
      stop(new NotXml({ ...here(), problem: `it says that it is ${encoding}, and only UTF-8 is read` }))
  })
  parser.on("doctype", (text) => {
    if (/<!ENTITY/i.test(text)) stop(new UnsafeXml({ ...here(), problem: "declares entities of its own" }))
  })
  parser.on("opentagstart", ({ name }) => {
    const { columnIndex, line } = parser
    tag = columnIndex === 0 ? { line: line - 1 } : { line, column: columnIndex - name.length - 1 }
  })
  parser.on("opentag", ({ attributes, name }) => {
    depth++
    if (depth > deepest) stop(new UnsafeXml({ ...here(), problem: `nests elements more than ${deepest} deep` }))
    const error = visitor.open({ name: localName(name), attributes, ...tag })
    if (error !== undefined) stop(error)
  })
  parser.on("closetag", ({ name }) => {
    depth--
    visitor.close(localName(name))
  })
  parser.on("text", visitor.text)
  parser.on("cdata", visitor.text)

  const decoder = new TextDecoder("utf-8")
  try {
    for (let from = 0; from < bytes.length; from += chunk)
      parser.write(decoder.decode(bytes.subarray(from, from + chunk), { stream: true }))
    parser.close()
    return Result.succeed(undefined)
  } catch (thrown) {
    if (thrown instanceof Stop) return Result.fail((thrown as Stop<NotXml | UnsafeXml | E>).error)
    throw thrown
  }
}

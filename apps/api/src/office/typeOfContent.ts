import { type DocumentType, documentEndings } from "@proxeny/domain"
import { fileTypeFromBuffer } from "file-type"

/** What bytes are, whatever they are called: a kind of document, text of some kind, or something else. */
export type Found =
  | { readonly is: "document"; readonly type: DocumentType }
  | { readonly is: "text"; readonly mail: boolean }
  | { readonly is: "other"; readonly called: string }

/** Kinds that begin with what no text begins with. */
const isDocument = (mime: string | undefined): mime is DocumentType => mime !== undefined && mime in documentEndings

/** What a text has of control characters: tabs, ends of lines and pages, and the shifts of Japanese mails. */
const inTexts: ReadonlySet<number> = new Set([0x09, 0x0a, 0x0c, 0x0d, 0x1b])

/** The characters of UTF-16 that begins with its mark, else the bytes themselves. */
const charactersOf = (bytes: Uint8Array): { readonly count: number; readonly at: (i: number) => number } => {
  const [first = 0, second = 0] = bytes
  const [low, high] = first === 0xff && second === 0xfe ? [0, 1] : first === 0xfe && second === 0xff ? [1, 0] : []
  return low === undefined || high === undefined
    ? { count: bytes.length, at: (i) => bytes[i] ?? 0 }
    : { count: bytes.length / 2, at: (i) => (bytes[2 * i + low] ?? 0) + 256 * (bytes[2 * i + high] ?? 0) }
}

/**
 * Whether bytes are text: in UTF-8 or any older encoding, in which no byte is a control character, or in UTF-16 with its mark.
 *
 * **Details**: lists of offices come in the encodings of their programs, of which the bytes do not tell; it is enough that
 * no program takes them for something else.
 */
const isText = (bytes: Uint8Array): boolean => {
  const { at, count } = charactersOf(bytes)
  for (let i = 0; i < count; i++) {
    const one = at(i)
    if ((one < 0x20 && !inTexts.has(one)) || one === 0x7f) return false
  }
  return true
}

/** How far into a mail its head is looked for. */
const longestHead = 256 * 1024

/** Whether a text begins as a mail does: with lines of a head (RFC 5322), of which one says who, when or about what. */
const isMail = (bytes: Uint8Array): boolean => {
  const [head = ""] = new TextDecoder("latin1").decode(bytes.subarray(0, longestHead)).split(/\r?\n\r?\n/, 1)
  const lines = head.split(/\r?\n/)
  return (
    lines.every((line, i) => /^[!-9;-~]+:/.test(line) || (i > 0 && /^[ \t]/.test(line))) &&
    lines.some((line) => /^(from|date|subject|message-id):/i.test(line))
  )
}

/** Tells what bytes are by what they hold. */
export const typeOfContent = async (bytes: Uint8Array): Promise<Found> => {
  const magic = await fileTypeFromBuffer(bytes).catch(() => undefined)
  if (isDocument(magic?.mime)) return { is: "document", type: magic.mime }
  // A table may begin with ID3 and be none the less a table: what is text through and through is text.
  if (isText(bytes)) return { is: "text", mail: isMail(bytes) }
  return { is: "other", called: magic?.mime ?? "something unknown" }
}

/** Whether what a file is called agrees with what it is. */
export const agrees = (claimed: DocumentType, found: Found): boolean =>
  found.is === "document"
    ? found.type === claimed
    : found.is === "text" &&
      (claimed === "text/plain" || claimed === "text/csv" || (claimed === "message/rfc822" && found.mail))

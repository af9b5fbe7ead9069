import * as Schema from "effect/Schema"

/** How many bytes a document has at most. */
export const largestDocument = 25 * 1024 * 1024

/**
 * The kinds of file that an office may keep, by the endings that their names have.
 *
 * **Details**: none that a program would run or a browser would show as a page: no HTML, no SVG, no macros.
 */
export const documentEndings = {
  "application/pdf": ["pdf"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["docx"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["xlsx"],
  "application/vnd.openxmlformats-officedocument.presentationml.presentation": ["pptx"],
  "application/vnd.oasis.opendocument.text": ["odt"],
  "application/vnd.oasis.opendocument.spreadsheet": ["ods"],
  "image/png": ["png"],
  "image/jpeg": ["jpg", "jpeg"],
  "image/webp": ["webp"],
  "text/plain": ["txt"],
  "text/csv": ["csv"],
  "message/rfc822": ["eml"]
} as const satisfies Readonly<Record<string, ReadonlyArray<string>>>

/** The media type of a document. */
export const DocumentType = Schema.Literals(Object.keys(documentEndings) as ReadonlyArray<keyof typeof documentEndings>)
export type DocumentType = typeof DocumentType.Type

/** The ending of a file name, in lower case and without its dot; empty where it has none. */
export const endingOf = (fileName: string): string => /\.([a-z0-9]+)$/.exec(fileName.toLowerCase())?.[1] ?? ""

/** The kind that the ending of a file name claims, or undefined where no office may keep such a file. */
export const claimedType = (fileName: string): DocumentType | undefined =>
  DocumentType.literals.find((type) => (documentEndings[type] as ReadonlyArray<string>).includes(endingOf(fileName)))

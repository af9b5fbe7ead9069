import * as Schema from "effect/Schema"
import { officeRecord } from "./About.ts"
import { DocumentType, largestDocument } from "./DocumentType.ts"
import { FileName } from "./FileName.ts"
import { line } from "./writtenText.ts"

/**
 * A file that an office keeps, such as a signed agreement or a letter.
 *
 * **Details**: `hash` is the SHA-256 of its bytes in lower-case hexadecimal digits; `size` counts them. A document is never
 * changed but in its title and its name: another content is another document.
 */
export const Document = Schema.Struct({
  ...officeRecord,
  title: line(300),
  fileName: FileName,
  type: DocumentType,
  size: Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: largestDocument })),
  hash: Schema.String.check(Schema.isPattern(/^[0-9a-f]{64}$/))
})
export type Document = typeof Document.Type

import * as Schema from "effect/Schema"
import { officeRecord } from "./About.ts"
import { prose } from "./writtenText.ts"

/** What somebody of an office wrote down for the office. */
export const Note = Schema.Struct({ ...officeRecord, text: prose(20_000) })
export type Note = typeof Note.Type

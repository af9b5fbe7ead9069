import * as Schema from "effect/Schema"
import { ruled } from "../base/FieldRule.ts"
import { officeRecord } from "./About.ts"
import { line, prose } from "./writtenText.ts"

/** An address as people write it: one @ with something on both sides, no blanks. Whether it exists, only a mail tells. */
const Email = line(254).check(
  Schema.isPattern(
    /^[^\s@<>"]+@[^\s@<>"]+$/,
    ruled("pattern", "an e-mail address looks like name@example.org", ["name@example.org"])
  )
)

const Telephone = line(60).check(
  Schema.isPattern(
    /^\+?[\d\s()/.-]*\d[\d\s()/.-]*((ext|x)\.?\s*\d+)?$/i,
    ruled("pattern", "a telephone number looks like +86 571 8525 0000, with ext. 12 after it where there is one", [
      "+86 571 8525 0000"
    ])
  )
)

/**
 * A person whom an office turns to.
 *
 * **Details**: `language` is the BCP 47 tag of the language to write in, such as `zh` or `de`.
 */
export const Contact = Schema.Struct({
  ...officeRecord,
  name: line(200),
  organisation: Schema.optionalKey(line(200)),
  /** What the person is there: head of international relations. */
  function: Schema.optionalKey(line(200)),
  email: Schema.optionalKey(Email),
  telephone: Schema.optionalKey(Telephone),
  language: Schema.optionalKey(
    Schema.String.check(
      Schema.isMaxLength(35, { message: "has 35 characters at most" }),
      Schema.isPattern(
        /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/,
        ruled("pattern", "a language is a tag such as en, zh or zh-Hant", ["en", "zh-Hant"])
      )
    )
  ),
  note: Schema.optionalKey(prose(2_000))
})
export type Contact = typeof Contact.Type

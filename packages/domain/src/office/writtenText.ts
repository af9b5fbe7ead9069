import * as Schema from "effect/Schema"
import type * as SchemaIssue from "effect/SchemaIssue"
import { breaks } from "../base/FieldRule.ts"

/** What no database and no file could keep. */
const unstorable = (text: string): SchemaIssue.InvalidValue | undefined =>
  text.includes("\0") || !text.isWellFormed()
    ? breaks("characters", "cannot hold U+0000 or half a character: no database and no file could keep it")
    : undefined

const nothing = breaks("empty", "is empty: write something")

/** Characters that turn the direction of all that follows, so that a reader sees another text than is there. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u

/** A text of several lines, up to `longest` characters (UTF-16 code units), that says something. */
export const prose = (longest: number) =>
  Schema.String.check(
    Schema.isMaxLength(longest, { message: `has ${longest} characters at most` }),
    Schema.makeFilter((text: string) => (text.trim() === "" ? nothing : unstorable(text)))
  )

/** A text of one line, up to `longest` characters: without control characters, and without those that turn its direction. */
export const line = (longest: number) =>
  Schema.String.check(
    Schema.isMaxLength(longest, { message: `has ${longest} characters at most` }),
    Schema.makeFilter((text: string) =>
      text.trim() === ""
        ? nothing
        : /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text.replaceAll("\0", ""))
          ? breaks("characters", "is one line without control characters: take them out")
          : turning.test(text)
            ? breaks("characters", "cannot hold characters that turn the direction of writing: take them out")
            : unstorable(text)
    )
  )

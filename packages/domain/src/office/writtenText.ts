import * as Schema from "effect/Schema"

/** What no database and no file could keep. */
const unstorable = (text: string): string | undefined =>
  text.includes("\0") || !text.isWellFormed()
    ? "cannot hold U+0000 or half a character: no database and no file could keep it"
    : undefined

/** Characters that turn the direction of all that follows, so that a reader sees another text than is there. */
const turning = /[\u202a-\u202e\u2066-\u2069]/u

/** A text of several lines, up to `longest` characters (UTF-16 code units), that says something. */
export const prose = (longest: number) =>
  Schema.String.check(
    Schema.isMaxLength(longest, { message: `has ${longest} characters at most` }),
    Schema.makeFilter((text: string) => (text.trim() === "" ? "is empty: write something" : unstorable(text)))
  )

/** A text of one line, up to `longest` characters: without control characters, and without those that turn its direction. */
export const line = (longest: number) =>
  Schema.String.check(
    Schema.isMaxLength(longest, { message: `has ${longest} characters at most` }),
    Schema.makeFilter((text: string) =>
      text.trim() === ""
        ? "is empty: write something"
        : /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text.replaceAll("\0", ""))
          ? "is one line without control characters: take them out"
          : turning.test(text)
            ? "cannot hold characters that turn the direction of writing: take them out"
            : unstorable(text)
    )
  )

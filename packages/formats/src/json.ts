import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { lineAndColumn, lineStarts } from "./place.ts"

/** A JSON value that knows from which offset of the text to which it stands. */
export interface JsonNode {
  readonly at: number
  readonly end: number
  readonly value: string | number | boolean | null | ReadonlyArray<JsonNode> | ReadonlyMap<string, JsonNode>
}

export class NotJson extends Schema.TaggedError<NotJson>()("NotJson", {
  file: Schema.String,
  line: Schema.Int,
  column: Schema.Int,
  found: Schema.String,
  expected: Schema.String
}) {
  override get message(): string {
    return `${this.file} is not JSON: line ${this.line}, column ${this.column} has ${this.found} where ${this.expected} is expected; export the query result as JSON again, whole`
  }
}

/** Whether a value of JSON is an object. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

/** Deeper than any query result; a text of a million brackets must not exhaust the stack. */
const deepest = 200

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const space = /[ \t\n\r]*/y
const hex = /[0-9a-fA-F]{4}/y
const literals: ReadonlyArray<readonly [string, boolean | null]> = [
  ["true", true],
  ["false", false],
  ["null", null]
]

/**
 * Reads JSON (RFC 8259) and keeps where each value stands.
 *
 * **Details**: `JSON.parse` gives no positions, and each engine words and places its errors differently; a row of a
 * list on one line can only be pointed at by its column. Accepts and refuses what `JSON.parse` does, except that
 * nesting deeper than 200 is refused.
 */
export const readJson = (file: string, text: string): Result.Result<JsonNode, NotJson> => {
  let cursor = 0
  let problem: { readonly at: number; readonly expected: string } | undefined

  const fail = (expected: string, at = cursor): undefined => {
    problem ??= { at, expected }
    return undefined
  }
  const match = (pattern: RegExp, at = cursor): string | undefined => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0]
  }
  const skip = (): void => {
    cursor += match(space)?.length ?? 0
  }

  const string = (): JsonNode | undefined => {
    const at = cursor
    let plain = true
    for (cursor++; ; cursor++) {
      const code = text.charCodeAt(cursor)
      if (code === 0x22) break
      if (Number.isNaN(code)) return fail("the closing quotation mark of a text")
      if (code < 0x20) return fail("a character of a text (line breaks are written \\n)")
      if (code !== 0x5c) continue
      plain = false
      cursor++
      const sign = text[cursor] ?? ""
      if (sign === "u" && match(hex, cursor + 1) !== undefined) cursor += 4
      else if (sign === "" || !'"\\/bfnrt'.includes(sign)) return fail("an escape such as \\n or \\u00e9")
    }
    cursor++
    const value = plain ? text.slice(at + 1, cursor - 1) : (JSON.parse(text.slice(at, cursor)) as string)
    return { at, end: cursor, value }
  }

  const array = (depth: number): JsonNode | undefined => {
    const at = cursor++
    const items: Array<JsonNode> = []
    skip()
    while (text[cursor] !== "]") {
      if (items.length > 0) {
        if (text[cursor] !== ",") return fail('a comma or "]"')
        cursor++
      }
      const item = value(depth)
      if (item === undefined) return undefined
      items.push(item)
      skip()
    }
    return { at, end: ++cursor, value: items }
  }

  const object = (depth: number): JsonNode | undefined => {
    const at = cursor++
    const members = new Map<string, JsonNode>()
    skip()
    for (let first = true; text[cursor] !== "}"; first = false) {
      if (!first) {
        if (text[cursor] !== ",") return fail('a comma or "}"')
        cursor++
        skip()
      }
      if (text[cursor] !== '"') return fail("a name in quotation marks")
      const name = string()
      if (name === undefined) return undefined
      skip()
      if (text[cursor] !== ":") return fail("a colon")
      cursor++
      const member = value(depth)
      if (member === undefined) return undefined
      members.set(name.value as string, member)
      skip()
    }
    return { at, end: ++cursor, value: members }
  }

  const value = (depth: number): JsonNode | undefined => {
    skip()
    if (depth > deepest) return fail(`a value nested less than ${deepest} deep`)
    const at = cursor
    const first = text[cursor]
    if (first === '"') return string()
    if (first === "[") return array(depth + 1)
    if (first === "{") return object(depth + 1)
    const digits = match(number)
    if (digits !== undefined) {
      cursor += digits.length
      return { at, end: cursor, value: Number(digits) }
    }
    for (const [word, meaning] of literals)
      if (text.startsWith(word, cursor)) {
        cursor += word.length
        return { at, end: cursor, value: meaning }
      }
    return fail("a value")
  }

  const root = value(0)
  if (root !== undefined) {
    skip()
    if (cursor === text.length) return Result.succeed(root)
    fail("the end of the file")
  }
  const { at, expected } = problem ?? { at: cursor, expected: "a value" }
  const character = text.codePointAt(at)
  return Result.fail(
    new NotJson({
      file,
      ...lineAndColumn(lineStarts(text), at),
      found: character === undefined ? "the end of the file" : JSON.stringify(String.fromCodePoint(character)),
      expected
    })
  )
}

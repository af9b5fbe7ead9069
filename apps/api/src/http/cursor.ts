import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

export class CursorInvalid extends Schema.TaggedError<CursorInvalid>()("CursorInvalid", { cursor: Schema.String }) {
  override get message(): string {
    return `the cursor "${this.cursor.slice(0, 40)}" is not one this list gave out: start again without cursor, or pass the value of "next" as it came`
  }
}

type Key = ReadonlyArray<string | number>

/** Writes the key of the last row of a page as an opaque text. */
const writeCursor = (key: Key): string => Buffer.from(JSON.stringify(key)).toString("base64url")

/** Reads a cursor back into a key of the given shape; absent stays absent. */
export const readCursor = <const Shape extends ReadonlyArray<"string" | "number">>(
  cursor: string | undefined,
  shape: Shape
): Effect.Effect<
  { readonly [I in keyof Shape]: Shape[I] extends "string" ? string : number } | undefined,
  CursorInvalid
> =>
  Effect.suspend(() => {
    if (cursor === undefined) return Effect.succeed(undefined)
    try {
      const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString())
      const fits =
        Array.isArray(key) &&
        key.length === shape.length &&
        // A NUL can be written in JSON but not in PostgreSQL's text.
        key.every((part, i) => typeof part === shape[i] && !(typeof part === "string" && part.includes("\0")))
      if (fits) return Effect.succeed(key as never)
    } catch {
      // not JSON: refused below
    }
    return Effect.fail(new CursorInvalid({ cursor }))
  })

/** Cuts the row beyond the page off and makes the cursor for the next one. */
export const page = <Row, Item>(
  rows: ReadonlyArray<Row>,
  limit: number,
  total: number,
  item: (row: Row) => Item,
  key: (row: Row) => Key
): { readonly items: ReadonlyArray<Item>; readonly total: number; readonly next?: string } => {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    total,
    ...(rows.length > limit && last !== undefined ? { next: writeCursor(key(last)) } : {})
  }
}

/** Rows on a page where the caller does not say. */
export const defaultLimit = 50

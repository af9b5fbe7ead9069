import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"

export class CursorInvalid extends Schema.TaggedError<CursorInvalid>()("CursorInvalid", { cursor: Schema.String }) {
  override get message(): string {
    return `the cursor "${this.cursor.slice(0, 40)}" is not one this list gave out: start again without cursor, or pass the value of "next" as it came`
  }
}

type Key = ReadonlyArray<string | number>

/** Writes the key of the last row of a page as an opaque text. */
export const writeCursor = (key: Key): string => Buffer.from(JSON.stringify(key)).toString("base64url")

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Whether a part of a key can be handed to PostgreSQL as what it stands for. A NUL can be written in JSON only. */
const fits = (part: unknown, kind: "string" | "number" | "id"): boolean =>
  kind === "number"
    ? Number.isInteger(part) && Math.abs(part as number) <= 2_147_483_647
    : typeof part === "string" && (kind === "id" ? uuid.test(part) : !part.includes("\0"))

/** Reads a cursor back into a key of the given shape (an `id` is a UUID); absent stays absent. */
export const readCursor = <const Shape extends ReadonlyArray<"string" | "number" | "id">>(
  cursor: string | undefined,
  shape: Shape
): Effect.Effect<
  { readonly [I in keyof Shape]: Shape[I] extends "number" ? number : string } | undefined,
  CursorInvalid
> =>
  Effect.suspend(() => {
    if (cursor === undefined) return Effect.succeed(undefined)
    try {
      const key: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString())
      if (Array.isArray(key) && key.length === shape.length && shape.every((kind, i) => fits(key[i], kind)))
        return Effect.succeed(key as never)
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

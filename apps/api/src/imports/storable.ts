/** Data that PostgreSQL can hold: half a character and U+0000 become U+FFFD. */
export const storable = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, one: unknown) =>
      typeof one === "string" ? one.toWellFormed().replaceAll("\0", "\ufffd") : one
    )
  )

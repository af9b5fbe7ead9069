import type { Json } from "./difference.ts"

/** A row before and after a change, as the history has it. */
export interface HistoryRow {
  readonly record: { readonly kind: string; readonly id: string; readonly label: string }
  readonly table: string
  readonly row: string
  readonly before?: Json
  readonly after?: Json
}

const field = (image: Json | undefined, key: string): Json | undefined =>
  typeof image === "object" && image !== null && !Array.isArray(image)
    ? (image as { readonly [key: string]: Json })[key]
    : undefined

/** What a claim is a statement on, by whom: a source that says something else of the same says it in its place. */
const placeOf = ({ after, before, record, table }: HistoryRow): string | undefined => {
  if (table !== "claim") return undefined
  const image = after ?? before
  const value = field(image, "value")
  // Of a twinning's steps each kind is a statement of its own.
  return JSON.stringify([record.id, field(image, "attribute"), field(image, "source_id"), field(value, "kind") ?? null])
}

/**
 * The rows of a change as a reader thinks of them: a claim that takes the place of another is one that was changed.
 *
 * **Details**: a claim is known by what it says, so that one that says something else is another row. Of several in the same
 * place, each taken away goes with one that came; what is left over came or went by itself. The order stays.
 */
export const pairRows = <R extends HistoryRow>(rows: ReadonlyArray<R>): ReadonlyArray<R> => {
  const gone = new Map<string, Array<R>>()
  for (const row of rows) {
    const place = placeOf(row)
    if (place === undefined || row.after !== undefined || row.before === undefined) continue
    gone.set(place, [...(gone.get(place) ?? []), row])
  }
  const paired = new Set<R>()
  const partner = new Map<R, R>()
  for (const row of rows) {
    const place = placeOf(row)
    if (place === undefined || row.before !== undefined || row.after === undefined) continue
    const before = gone.get(place)?.shift()
    if (before === undefined) continue
    paired.add(before)
    partner.set(row, before)
  }
  return rows.flatMap((row) => {
    if (paired.has(row)) return []
    const { before } = partner.get(row) ?? {}
    return [before === undefined ? row : { ...row, before }]
  })
}

import * as Result from "effect/Result"
import { dateOf, type Fields, fieldsIn, itemOf, snaksOf, textOf } from "./statements.ts"

/** What the references of a statement name. */
export interface Cited {
  readonly source: string
  readonly url: string
  readonly note: string
}

const together = (texts: ReadonlyArray<string | undefined>): string =>
  [...new Set(texts.filter((text) => text !== undefined))].join("; ")

/**
 * What the references of a statement name: the title (P1476) or the work (P248, P143), the address (P854, P4656), and
 * when it was looked up (P813).
 *
 * **Details**: of several addresses the first is `url`, and the others stand in `note`. A work that the file has no
 * label of stands under its id.
 */
export const citedBy = (references: ReadonlyArray<Fields>, labelOf: (id: string) => string | undefined): Cited => {
  const all = references.map(({ snaks }) => fieldsIn(snaks))
  const of = <A>(property: string, read: (snak: Fields) => A | undefined): ReadonlyArray<A | undefined> =>
    all.flatMap((snaks) => snaksOf(snaks, property).map(read))
  const work = (snak: Fields): string | undefined => {
    const id = itemOf(snak)
    return id === undefined ? undefined : (labelOf(id) ?? id)
  }
  const [url = "", ...more] = [...of("P854", textOf), ...of("P4656", textOf)].filter((text) => text !== undefined)
  const looked = of("P813", (snak) => {
    const date = dateOf(snak)
    return date !== undefined && Result.isSuccess(date) ? `retrieved ${date.success}` : undefined
  })
  return {
    source: together([...of("P1476", textOf), ...of("P248", work), ...of("P143", work)]),
    url,
    note: together([...more.filter((text) => text !== url), ...looked])
  }
}

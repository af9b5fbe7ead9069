import { subjectPath } from "../evidence/claimWords.ts"
import { h } from "../i18n/history.ts"
import { languageTag } from "../i18n/language.ts"
import { wordFor } from "../i18n/words.ts"
import type { Change } from "./queries.ts"

/** What was done, in words. */
export const whatWords = (what: string): string => wordFor(h().what, what)

export const kindWords = (kind: string): string => wordFor(h().kinds, kind)

/** Who made a change. */
export const byWords = ({ by }: Pick<Change, "by">): string =>
  by.kind === "installation" ? h().list.installation : by.name

/** When it was made, to the minute, where the reader is. */
export const momentWords = (at: string): string =>
  new Intl.DateTimeFormat(languageTag(), { dateStyle: "medium", timeStyle: "short" }).format(new Date(at))

/** Where a record of a change has a page of its own. */
export const pageOf = (record: { readonly kind: string; readonly id: string }): string | undefined =>
  subjectPath(record as Parameters<typeof subjectPath>[0])

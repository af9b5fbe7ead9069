import { language, t } from "./language.ts"

/** A text that brings its own translation: that of the interface's language, else English. */
export const inWords = (words: { readonly en: string; readonly zh?: string }): string =>
  language() === "zh" ? (words.zh ?? words.en) : words.en

/** The word for a key, else the key itself with spaces: a rubric of the reader's own may bring keys of its own. */
export const wordFor = (words: Readonly<Record<string, string>>, key: string): string =>
  Object.hasOwn(words, key) ? (words[key] ?? key) : key.replaceAll("-", " ")

/** A name among other words. */
export const quoted = (name: string): string => `“${name}”`

/** What stands in brackets after other words, with what parts it from them. */
export const aside = (words: string): string => t().values.aside(words)

/** A word and what it stands for. */
export const labelled = (label: string, words: string): string => `${label}${t().values.colon()}${words}`

/** Several clauses in a row, as the language parts them. */
export const clauses = (items: ReadonlyArray<string>): string => items.join(t().values.semicolon())

/** Several things in a row, as the language joins them. */
export const listed = (items: ReadonlyArray<string>): string => t().values.list(items)

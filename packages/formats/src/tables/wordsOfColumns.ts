import { germanicWords } from "./germanicWords.ts"
import { otherLatinWords } from "./otherLatinWords.ts"
import { otherScriptWords } from "./otherScriptWords.ts"
import { romanceWords } from "./romanceWords.ts"
import { slavicWords } from "./slavicWords.ts"
import type { Words } from "./Words.ts"

/**
 * Words that columns are named with, by language and by what they are about.
 *
 * **Details**: a star ends a stem: it stands for every word that begins with it, and for its part in a compound. A word
 * without one is meant as it is. Accents and case do not matter. In each language a word is about one thing; the same
 * letters may be about another in another language ("kraj" is a country in Polish and a region in Czech).
 */
export const wordsOfColumns: Readonly<Record<string, Words>> = {
  ...germanicWords,
  ...romanceWords,
  ...slavicWords,
  ...otherLatinWords,
  ...otherScriptWords
}

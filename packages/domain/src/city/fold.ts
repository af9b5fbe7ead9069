/** Letters that Unicode does not decompose into a base letter and a mark, and the sigma that stands at a word's end. */
const letters: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ħ: "h",
  ı: "i",
  ŋ: "n",
  ə: "a",
  ς: "σ"
}
const lettersPattern = new RegExp(`[${Object.keys(letters).join("")}]`, "g")

/**
 * Accents and points: the marks that belong to no script of their own, and those of Hebrew and Arabic. The marks of
 * other scripts are letters in all but name: the vowels of Devanagari and Thai, the voicing marks of kana.
 */
const accents = /(?![\u3099\u309a])[\p{Script=Inherited}\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u06d6-\u06ed]/gu

const ascii = /^[ -~]*$/

const withoutAccents = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(lettersPattern, (letter) => letters[letter] ?? letter)
    .normalize("NFKD")
    .replace(accents, "")

/**
 * Folds the letters of a text: accents, case and width go; blanks, punctuation and letters of every script stay.
 *
 * **When to use**: for a text of several words, whose words are looked at one by one. Names are compared by
 * {@link foldName}.
 *
 * **Details**: "São Paulo" becomes "sao paulo". Idempotent; the result is in NFKD.
 */
export const foldLetters = (text: string): string =>
  ascii.test(text) ? text.toLowerCase() : withoutAccents(text).normalize("NFKD")

/**
 * Folds a name for comparison: accents, case, width, punctuation and spacing go, letters of every script stay.
 *
 * **Details**: "Xi’an", "Xi'an" and "XIAN" become "xian"; "São Paulo" becomes "saopaulo"; "武汉" and "पुणे" stay.
 * Idempotent; the result is in NFKD.
 */
export const foldName = (name: string): string =>
  // What has no accents is most of what there is.
  ascii.test(name)
    ? name.toLowerCase().replace(/[^a-z0-9]+/g, "")
    : withoutAccents(name)
        .replace(/[^\p{L}\p{N}\p{M}]/gu, "")
        .normalize("NFKD")

/**
 * Every folded form under which a name is looked up: the plain one, and the German and Nordic transcription of its
 * umlauts ("München" is found as "munchen" and as "muenchen").
 */
export const foldedForms = (name: string): ReadonlyArray<string> => {
  const transcribed = name
    .normalize("NFC")
    .replace(/[äÄ]/g, "ae")
    .replace(/[öÖ]/g, "oe")
    .replace(/[üÜ]/g, "ue")
    .replace(/[åÅ]/g, "aa")
    .replace(/[øØ]/g, "oe")
  return [...new Set([foldName(name), foldName(transcribed)])].filter((form) => form !== "")
}

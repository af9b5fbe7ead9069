/** A run of digits, a word, or one mark; white space is not kept. */
export interface Token {
  readonly kind: "digits" | "word" | "mark"
  readonly text: string
  /** Offset in the plain text, in UTF-16 code units. */
  readonly at: number
  readonly end: number
}

/** The longest text that is looked at: what is longer is no cell with a date. */
export const longest = 120

const ascii = /^[\t\n\r -~]*$/
const raised = /[⁰¹²³⁴⁵⁶⁷⁸⁹]+/gu
const hidden = /[\p{Cf}\p{Cc}]/gu
const dashes = /[‐‑‒―−﹣]/gu
const apostrophes = /[‘’ʼ′׳`]/gu
const letter = /[\p{L}\p{M}]/u

/** Where the digits of scripts begin that NFKC leaves alone: Arabic, Persian, Devanagari, Bengali, Thai. */
const noughts = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50] as const

const westernDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0
    const nought = noughts.find((start) => code >= start && code <= start + 9)
    return nought === undefined ? digit : String(code - nought)
  })

/**
 * A text in plain characters: full-width and Arabic digits become ours, odd hyphens become `-`, marks that order the
 * writing direction go, and so do raised digits, which are footnotes.
 *
 * **Details**: en and em dashes stay, because `readPeriod` sees a difference.
 */
export const plain = (text: string): { readonly text: string; readonly footnote: boolean } => {
  let rest = text
  let footnote = false
  if (!ascii.test(text)) {
    rest = text.replace(raised, "")
    footnote = rest !== text
    rest = westernDigits(rest.normalize("NFKC").replace(hidden, (c) => (/\s/.test(c) ? " " : "")))
      .replace(dashes, "-")
      .replace(apostrophes, "'")
  }
  rest = rest.trim()
  // [1] and [a] after the date are footnotes; [1958] is a date that somebody supplied.
  const bracket = rest.indexOf("[")
  if (bracket > 0 && rest.endsWith("]")) {
    rest = rest.slice(0, bracket).trim()
    footnote = true
  }
  return { text: rest, footnote }
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57
const isLetter = (text: string, code: number): boolean =>
  code < 128 ? (code >= 97 && code <= 122) || (code >= 65 && code <= 90) : letter.test(text)

/** Cuts a plain text into digits, words and marks, in one pass. */
export const tokensOf = (text: string): Array<Token> => {
  const tokens: Array<Token> = []
  let at = 0
  while (at < text.length) {
    const code = text.codePointAt(at) as number
    const width = code > 0xffff ? 2 : 1
    let end = at + width
    if (isDigit(code)) {
      while (end < text.length && isDigit(text.charCodeAt(end))) end++
      tokens.push({ kind: "digits", text: text.slice(at, end), at, end })
    } else if (isLetter(text.slice(at, end), code)) {
      while (end < text.length) {
        const next = text.codePointAt(end) as number
        const size = next > 0xffff ? 2 : 1
        if (!isLetter(text.slice(end, end + size), next)) break
        end += size
      }
      tokens.push({ kind: "word", text: text.slice(at, end), at, end })
    } else if (code > 32 && !/\s/.test(text.slice(at, end))) {
      tokens.push({ kind: "mark", text: text.slice(at, end), at, end })
    }
    at = end
  }
  return tokens
}

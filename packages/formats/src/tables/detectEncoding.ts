import { utf16Of } from "../signatures.ts"
import { type LegacyEncoding, legacyEncodings, plausibility } from "./legacyEncodings.ts"
import { utf8Evidence } from "./utf8Sequences.ts"

/** An encoding that a table is read in. */
export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | LegacyEncoding

/**
 * What the bytes of a file say of its encoding.
 *
 * **Details**: `sure` is between 0 and 1. `why` says what it rests on: a byte order mark, where NUL bytes stand, valid
 * sequences of UTF-8, ASCII alone (which every encoding but UTF-16 reads alike), or which letters come out.
 */
export interface EncodingGuess {
  readonly encoding: Encoding
  readonly sure: number
  readonly why: "byte-order-mark" | "nul-bytes" | "utf-8-sequences" | "ascii-only" | "letters" | "given"
  /** The length of the byte order mark. */
  readonly mark: 0 | 2 | 3
  /** Other encodings that would do, the likeliest first. */
  readonly others: ReadonlyArray<{ readonly encoding: Encoding; readonly sure: number }>
}

const guess = (
  encoding: Encoding,
  sure: number,
  why: EncodingGuess["why"],
  mark: EncodingGuess["mark"] = 0,
  others: EncodingGuess["others"] = []
): EncodingGuess => ({ encoding, sure, why, mark, others })

/** The byte order mark that a file begins with. */
export const markOf = (bytes: Uint8Array): EncodingGuess | undefined => {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return guess("utf-8", 1, "byte-order-mark", 3)
  if (a === 0xff && b === 0xfe) return guess("utf-16le", 1, "byte-order-mark", 2)
  if (a === 0xfe && b === 0xff) return guess("utf-16be", 1, "byte-order-mark", 2)
  return undefined
}

/** Whether bytes are ASCII with some NUL bytes among them: in UTF-16 these are half of such a text, and else there is more than ASCII. */
const straysInAscii = (bytes: Uint8Array): boolean => {
  let nul = 0
  for (const byte of bytes) {
    if (byte === 0) nul++
    else if (byte > 126 || (byte < 32 && (byte < 9 || byte > 13))) return false
  }
  return nul * 4 < bytes.length
}

/** Text in UTF-16 that has no mark. */
const wide = (bytes: Uint8Array): EncodingGuess | undefined => {
  const encoding = utf16Of(bytes)
  return encoding === undefined || straysInAscii(bytes) ? undefined : guess(encoding, 0.95, "nul-bytes")
}

const half = 0.5

const byLetters = (bytes: Uint8Array): EncodingGuess => {
  const scored = legacyEncodings
    .map((encoding) => ({ encoding, score: plausibility(encoding, bytes) }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = scored as [(typeof scored)[number], (typeof scored)[number]]
  // Nothing that looks like a text in any of them: the one that most programs of the West write.
  if (best.score <= 0) return guess("windows-1252", 0.1, "letters", 0, [])
  const sure = Math.min(0.95, half * Math.min(1, best.score) + Math.min(half, best.score - second.score))
  const others = scored.slice(1, 4).filter(({ score }) => score > half)
  return guess(
    best.encoding,
    sure,
    "letters",
    0,
    others.map(({ encoding, score }) => ({ encoding, sure: Math.min(sure, half * score) }))
  )
}

/**
 * Says in which encoding a text is written, from its first bytes.
 *
 * **When to use**: before a file is read; `readTable` does it. Whoever knows better says so.
 *
 * **Details**: a byte order mark decides; then NUL bytes at every other place (UTF-16); then UTF-8, which a text in
 * another encoding is hardly ever by chance: it stays UTF-8 with a few bad bytes among many good characters. What is
 * left is weighed by the letters that come out, see `legacyEncodings`.
 */
export const detectEncoding = (bytes: Uint8Array): EncodingGuess => {
  const known = markOf(bytes) ?? wide(bytes)
  if (known !== undefined) return known
  const { bad, characters } = utf8Evidence(bytes)
  if (bad === 0) return characters === 0 ? guess("utf-8", half, "ascii-only") : guess("utf-8", 0.99, "utf-8-sequences")
  // One bad byte in ten characters is damage; in a text of another encoding nearly every one is bad.
  if (characters >= bad * 10) return guess("utf-8", 0.9, "utf-8-sequences")
  const letters = byLetters(bytes)
  return characters > bad
    ? guess("utf-8", 0.6, "utf-8-sequences", 0, [{ encoding: letters.encoding, sure: letters.sure / 2 }])
    : letters
}

import { keepable } from "./Cells.ts"

/** Control characters that RFC 5545 allows nowhere: all but the tab. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0001-\u0008\u000b-\u001f\u007f]/g

/**
 * A text as the value of a property (RFC 5545, 3.3.11).
 *
 * **Details**: backslash, semicolon and comma get a backslash, a line break of any kind becomes `\n`. U+FFFD stands for
 * control characters and halves of characters.
 */
export const icsText = (text: string): string =>
  keepable(text)
    .replace(/\r\n?/g, "\n")
    .replace(controls, "\uFFFD")
    .replace(/[\\;,]/g, "\\$&")
    .replaceAll("\n", "\\n")

const octets = (point: number): number => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4)

/**
 * A line folded so that no part is longer than 75 octets of UTF-8 (RFC 5545, 3.1), without its last line break.
 *
 * **Details**: never inside a character; what goes on begins with a blank, which counts.
 */
export const folded = (line: string): string => {
  if (line.length <= 25) return line
  let [text, width] = ["", 0]
  for (const character of line) {
    const size = octets(character.codePointAt(0) ?? 0)
    if (width + size > 75) {
      text += "\r\n "
      width = 1
    }
    text += character
    width += size
  }
  return text
}

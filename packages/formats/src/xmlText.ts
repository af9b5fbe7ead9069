import { writable } from "./GraphToWrite.ts"

const references: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;"
}

/** Text without anything that has to be written in another way, which is most. */
const plain = /^[ !#-%'-;=?-~\u00A0-\uD7FF\uE000-\uFFFD]*$/

/**
 * A text as it stands in an attribute or between tags, so that a reader gives it back letter for letter.
 *
 * **Details**: tabs and line breaks are written as references, because a reader of XML turns them into spaces in an
 * attribute, and CR into LF everywhere. U+FFFD stands for what XML cannot write, see `writable`.
 */
export const xmlText = (text: string): string =>
  plain.test(text) ? text : writable(text).replace(/[&<>"\t\n\r]/g, (character) => references[character] ?? character)

/** An attribute of an element, with a space in front; nothing where there is no value. */
export const xmlAttribute = (name: string, value: string | undefined): string =>
  value === undefined ? "" : ` ${name}="${xmlText(value)}"`

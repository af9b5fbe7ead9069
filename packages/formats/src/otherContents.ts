const magic: ReadonlyArray<readonly [bytes: ReadonlyArray<number>, what: string]> = [
  [[0x50, 0x4b, 0x03, 0x04], "a ZIP archive or a workbook of a spreadsheet"],
  [[0x1f, 0x8b], "a file compressed by gzip: unpack it first"],
  [[0x89, 0x50, 0x4e, 0x47], "an image (PNG)"],
  [[0xff, 0xd8, 0xff], "an image (JPEG)"],
  [[0x47, 0x49, 0x46, 0x38], "an image (GIF)"],
  [[0x25, 0x50, 0x44, 0x46, 0x2d], "a PDF document"]
]

/**
 * Whether bytes are text in UTF-16 without a byte order mark: separators, digits and line breaks have a byte of nought
 * each, and all of these stand on the same side of their characters.
 */
const isUtf16 = (bytes: Uint8Array): boolean => {
  const sample = bytes.subarray(0, 4096)
  const noughts = [0, 0]
  for (const [at, byte] of sample.entries()) if (byte === 0) noughts[at % 2] = (noughts[at % 2] as number) + 1
  const [even = 0, odd = 0] = noughts
  return Math.min(even, odd) === 0 && even + odd > 1 && (even + odd) * 16 >= sample.length
}

/** What a file is by its bytes, where that is no text in UTF-8. */
export const binaryOf = (bytes: Uint8Array): string | undefined => {
  const known = magic.find(([start]) => start.every((byte, at) => bytes[at] === byte))?.[1]
  if (known !== undefined) return known
  if (bytes[0] === 0xff || bytes[0] === 0xfe || !bytes.includes(0)) return undefined
  return isUtf16(bytes) ? "text in UTF-16: save it as UTF-8" : "characters that no text has"
}

const otherTexts: ReadonlyArray<readonly [start: RegExp, what: string]> = [
  [/^[{[]/, "JSON"],
  [/^\*vertices\b/i, "a network of Pajek"],
  [/^(?:creator\b.*\s+)?graph\s*\[/i, "a graph in GML"],
  [/^(?:strict\s+)?(?:di)?graph\b[^[]*\{/i, "a graph of Graphviz"],
  [/^dl\s+n\s*=/i, "a network of UCINET"]
]

/** What a text is by its beginning, where it is no list of links. */
export const otherText = (start: string): string | undefined =>
  otherTexts.find(([pattern]) => pattern.test(start.trimStart()))?.[1]

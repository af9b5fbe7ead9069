import { signatureOf, utf16Of } from "./signatures.ts"

/** What a file is by its bytes, where that is no text in UTF-8. */
export const binaryOf = (bytes: Uint8Array): string | undefined => {
  const known = signatureOf(bytes)
  if (known !== undefined) return known.kind === "gzip" ? `${known.what}: unpack it first` : known.what
  if (bytes[0] === 0xff || bytes[0] === 0xfe || !bytes.includes(0)) return undefined
  return utf16Of(bytes.subarray(0, 4096)) === undefined
    ? "characters that no text has"
    : "text in UTF-16: save it as UTF-8"
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

import Papa from "papaparse"

/** How the fields of a text are told apart. */
export interface Dialect {
  readonly delimiter: string
  readonly quote: '"' | "'"
  /** The share of the rows that have as many fields as most have; 0 where nothing separates them. */
  readonly sure: number
}

const candidates = [",", ";", "\t", "|", "^", "~", "\u001f", ":"]

/** Fields in single quotation marks on both sides, which apostrophes are not. */
const singleQuoted = (sample: string): boolean => {
  const single = sample.match(/(?:^|[,;\t|])'(?:[^'\n]|'')*'(?=[,;\t|]|$)/gm)?.length ?? 0
  const double = sample.match(/(?:^|[,;\t|])"/gm)?.length ?? 0
  return single > 2 && single > 4 * double
}

/** How even the rows are that a delimiter makes, and how many fields they have. */
const evenness = (sample: string, delimiter: string, quote: string): { fields: number; share: number } => {
  const parser = new Papa.Parser({ delimiter, newline: "\n", quoteChar: quote, escapeChar: quote, preview: 200 })
  const { data } = parser.parse(sample, 0, false) as { data: ReadonlyArray<ReadonlyArray<string>> }
  const counts = new Map<number, number>()
  let rows = 0
  for (const row of data) {
    if (row.every((cell) => cell.trim() === "")) continue
    rows++
    counts.set(row.length, (counts.get(row.length) ?? 0) + 1)
  }
  let [fields, most] = [1, 0]
  for (const [length, count] of counts)
    if (length > 1 && count * length > most * fields) [fields, most] = [length, count]
  return { fields: most === 0 ? 1 : fields, share: rows === 0 ? 0 : most / rows }
}

/**
 * Says what separates the fields of a text, by how even the rows are that it makes.
 *
 * **Details**: `sample` is the beginning of the text, cut after a whole line where it is not all. A first line `sep=;`,
 * as Excel writes it, is for the caller.
 */
export const guessDelimiter = (sample: string, given: { delimiter?: string; quote?: '"' | "'" } = {}): Dialect => {
  const quote = given.quote ?? (singleQuoted(sample) ? "'" : '"')
  if (given.delimiter !== undefined) return { delimiter: given.delimiter, quote, sure: 1 }
  let best: Dialect & { readonly weight: number } = { delimiter: ",", quote, sure: 0, weight: 0 }
  for (const delimiter of candidates) {
    if (!sample.includes(delimiter)) continue
    const { fields, share } = evenness(sample, delimiter, quote)
    if (fields < 2) continue
    // Times and web addresses hold colons; hardly a table is separated by them.
    const weight = share ** 2 * Math.log2(fields + 1) * (delimiter === ":" ? 0.3 : 1)
    if (weight > best.weight) best = { delimiter, quote, sure: share, weight }
  }
  return { delimiter: best.delimiter, quote, sure: best.sure }
}

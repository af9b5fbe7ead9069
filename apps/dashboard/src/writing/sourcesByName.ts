/** A source as a list has it. */
export interface ListedSource {
  readonly title: string
  readonly shortName?: string
  readonly publisher?: string
}

const folded = (text: string): string => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase()

/**
 * The sources in which every word that is typed stands, the short name counting first.
 *
 * **Details**: in the order given, but those whose short name begins with what is typed come before the others.
 */
export const sourcesByName = <S extends ListedSource>(
  sources: ReadonlyArray<S>,
  typed: string,
  most: number
): ReadonlyArray<S> => {
  const words = folded(typed).split(/\s+/).filter(Boolean)
  const found = sources.filter(({ publisher = "", shortName = "", title }) => {
    const text = folded(`${shortName} ${title} ${publisher}`)
    return words.every((word) => text.includes(word))
  })
  const short = (source: S) => words.length > 0 && folded(source.shortName ?? "").startsWith(words[0] ?? "")
  return [...found.filter(short), ...found.filter((source) => !short(source))].slice(0, most)
}

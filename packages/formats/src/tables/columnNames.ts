import type { Tally } from "./Tally.ts"

const tidy = (text: string): string => text.replace(/\s+/g, " ").trim()

/** A name that none of those taken is: the one asked for, or that with a number. It is taken from then on. */
export const freeName = (name: string, taken: Set<string>): string => {
  let free = name
  for (let count = 2; taken.has(free) || free === ""; count++) free = `${name} (${count})`
  taken.add(free)
  return free
}

/**
 * Gives every column a name, none twice: an empty one its place ("column 3"), a repeated one a number ("city (2)").
 */
export const columnNames = (printed: ReadonlyArray<string>, line: number, tally: Tally): ReadonlyArray<string> => {
  const taken = new Set(printed.map(tidy))
  const seen = new Set<string>()
  return printed.map((text, index) => {
    const name = tidy(text)
    if (name !== "" && !seen.has(name)) {
      seen.add(name)
      return name
    }
    const base = name === "" ? `column ${index + 1}` : name
    let distinct = base
    for (let count = 2; seen.has(distinct) || (distinct !== name && taken.has(distinct)); count++)
      distinct = `${base} (${count})`
    seen.add(distinct)
    tally.remark({
      line,
      kind: "column-renamed",
      reason:
        name === ""
          ? `column ${index + 1} has no name; it is called "${distinct}"`
          : `column ${index + 1} is named "${name}" as one before it; it is called "${distinct}"`
    })
    return distinct
  })
}

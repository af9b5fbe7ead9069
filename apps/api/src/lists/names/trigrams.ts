/** More than a trigram of any text: no folded name holds a blank, so that those at the ends of names are none of a text. */
const unit = 2 ** 16

export const blank = 0x20

/** A trigram as a number: its three UTF-16 code units one behind the other. */
export const trigram = (first: number, second: number, third: number): number => (first * unit + second) * unit + third

/** The three code units of a trigram. */
export const unitsOf = (key: number): readonly [number, number, number] => [
  Math.floor(key / unit / unit),
  Math.floor(key / unit) % unit,
  key % unit
]

/**
 * Writes the trigrams of a folded name into an array, with two blanks before it and one behind it, each once. Gives how many.
 *
 * **Details**: those of `show_trgm` of PostgreSQL's pg_trgm, but that a mark which the C library holds for no letter parts
 * no word.
 */
export const writeTrigrams = (folded: string, into: Array<number>): number => {
  let count = 0
  let [first, second] = [blank, blank]
  for (let i = 0; i <= folded.length; i++) {
    const third = i === folded.length ? blank : folded.charCodeAt(i)
    const key = trigram(first, second, third)
    let known = 0
    while (known < count && into[known] !== key) known++
    if (known === count) into[count++] = key
    first = second
    second = third
  }
  return count
}

/** The trigrams of a folded name, each once. */
export const trigramsOf = (folded: string): ReadonlyArray<number> => {
  const found: Array<number> = []
  found.length = writeTrigrams(folded, found)
  return found
}

/** The trigrams that every name holds which begins with a text. */
export const trigramsAtStart = (text: string): ReadonlyArray<number> =>
  // Who has the second has the first.
  text.length === 1
    ? [trigram(blank, blank, text.charCodeAt(0))]
    : [trigram(blank, text.charCodeAt(0), text.charCodeAt(1)), ...trigramsWithin(text)]

/** The trigrams that every name holds which holds a text; none for a text of two letters or one. */
export const trigramsWithin = (text: string): ReadonlyArray<number> =>
  Array.from({ length: Math.max(0, text.length - 2) }, (_, i) =>
    trigram(text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2))
  )

/** How alike two names are in thousandths, by the trigrams they share: as pg_trgm reckons, and rounds, half to even. */
export const thousandths = (likeness: number): number => {
  const exact = 1000 * likeness
  const whole = Math.floor(exact)
  const rest = exact - whole
  return rest > 0.5 || (rest === 0.5 && whole % 2 === 1) ? whole + 1 : whole
}

/** The share of trigrams that two names have in common among all that either has, in single precision. */
export const likenessOf = (shared: number, ofOne: number, ofOther: number): number =>
  Math.fround(shared / (ofOne + ofOther - shared))

/** From which likeness on two names are alike: what pg_trgm holds for alike. */
export const alikeFrom = 0.3

/** How many trigrams two names have to share to be alike, by how many each has; more than either has where they cannot be. */
export const leastShared = (ofOne: number, ofOther: number): number => {
  const most = Math.min(ofOne, ofOther)
  let least = Math.max(1, Math.floor((alikeFrom * (ofOne + ofOther)) / (1 + alikeFrom)) - 1)
  while (least <= most && likenessOf(least, ofOne, ofOther) < alikeFrom) least++
  return least
}

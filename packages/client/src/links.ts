/**
 * Packs links between positions for the wire: for each position the gaps to its partners at higher positions.
 *
 * **Details**: position 3 with partners 5, 6 and 9 becomes `[2, 1, 3]`; small numbers compress to a third of the pairs.
 * Each pair once, whichever way round it is given; a position with itself is left out.
 */
export const packLinks = (
  positions: number,
  pairs: Iterable<readonly [number, number]>
): ReadonlyArray<ReadonlyArray<number>> => {
  const partners = Array.from({ length: positions }, () => new Set<number>())
  for (const [a, b] of pairs) if (a !== b) partners[Math.min(a, b)]?.add(Math.max(a, b))
  return partners.map((set, position) => {
    let last = position
    return [...set]
      .sort((a, b) => a - b)
      .map((partner) => {
        const gap = partner - last
        last = partner
        return gap
      })
  })
}

/** Unpacks what {@link packLinks} packed into pairs of positions, the smaller first. */
export const unpackLinks = (links: ReadonlyArray<ReadonlyArray<number>>): ReadonlyArray<readonly [number, number]> =>
  links.flatMap((gaps, position) => {
    let last = position
    return gaps.map((gap): readonly [number, number] => {
      last += gap
      return [position, last]
    })
  })

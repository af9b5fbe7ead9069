/** A small generator of numbers in 0..1, so that every run measures the same. */
export const numbers = (seed: number): (() => number) => {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

/** Links of a graph of which a few nodes have many, two nodes each. */
export const pairsOf = (nodes: number, links: number): Uint32Array => {
  const next = numbers(1986)
  const one = (): number => Math.floor(nodes * next() ** 2)
  const pairs = new Uint32Array(2 * links)
  for (let i = 0; i < pairs.length; ) {
    const [a, b] = [one(), one()]
    if (a === b) continue
    pairs[i++] = a
    pairs[i++] = b
  }
  return pairs
}

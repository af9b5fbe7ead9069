import { fillUniform, gamma, stream } from "./random.ts"

/** How many numbers are held at most, over all columns: 8 MB. */
const mostHeld = 1_000_000

const columns = new Map<string, Float64Array>()
let numbers = 0

const drawn = (
  kind: string,
  seed: number,
  label: string,
  count: number,
  fill: (made: Float64Array) => void
): ArrayLike<number> => {
  const key = `${kind} ${seed} ${count} ${label}`
  const known = columns.get(key)
  if (known !== undefined) {
    columns.delete(key)
    columns.set(key, known)
    return known
  }
  const made = new Float64Array(count)
  fill(made)
  if (count > mostHeld) return made
  columns.set(key, made)
  numbers += count
  for (const [oldest, { length }] of columns) {
    if (numbers <= mostHeld) break
    columns.delete(oldest)
    numbers -= length
  }
  return made
}

/**
 * The first numbers of the stream of a seed and a label, uniform in [0, 1).
 *
 * **When to use**: for labels that are drawn from again and again, such as those of a rubric: the numbers depend on what is given
 * alone, so that those asked for last are held and need not be drawn again. For labels that name a record, use `stream`.
 *
 * **Gotchas**: throws a RangeError where the seed is not a safe integer.
 */
export const uniforms = (seed: number, label: string, count: number): ArrayLike<number> =>
  drawn("uniform", seed, label, count, (made) => fillUniform(seed, label, made))

/** The first draws from a gamma distribution out of the stream of a seed and a label, see `gamma`; held as {@link uniforms} are. */
export const gammas = (seed: number, label: string, shape: number, count: number): ArrayLike<number> =>
  drawn(`gamma ${shape}`, seed, label, count, (made) => {
    const from = stream(seed, label)
    for (let i = 0; i < count; i++) made[i] = gamma(from, shape)
  })

import { fillUniform, gamma, stream } from "./random.ts"

/**
 * Holds what was made last under its key, up to a number of numbers over all of it: asked for again, it is not made again.
 *
 * **When to use**: where what is made depends on its key alone, and nobody writes into it.
 */
export const holding = <A>(mostNumbers: number): ((key: string, numbers: number, make: () => A) => A) => {
  const held = new Map<string, { readonly made: A; readonly numbers: number }>()
  let sum = 0
  return (key, numbers, make) => {
    const known = held.get(key)
    if (known !== undefined) {
      held.delete(key)
      held.set(key, known)
      return known.made
    }
    const made = make()
    if (numbers > mostNumbers) return made
    held.set(key, { made, numbers })
    sum += numbers
    for (const [oldest, { numbers }] of held) {
      if (sum <= mostNumbers) break
      held.delete(oldest)
      sum -= numbers
    }
    return made
  }
}

/** Columns held, 8 MB over all of them. */
const columns = holding<Float64Array>(1_000_000)

const drawn = (
  kind: string,
  seed: number,
  label: string,
  count: number,
  fill: (made: Float64Array) => void
): ArrayLike<number> =>
  columns(`${kind} ${seed} ${count} ${label}`, count, () => {
    const made = new Float64Array(count)
    fill(made)
    return made
  })

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

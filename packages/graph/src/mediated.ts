import { type Affiliations, checkIndices, fromMemberships, InvalidWeight } from "./Affiliations.ts"
import { wholes } from "./arrays.ts"
import { InvalidPairs } from "./Csr.ts"
import { type Watch, watched } from "./watch.ts"

/** What the caller of {@link mediated} may add. */
export interface MediatedOptions extends Watch {
  /**
   * Memberships that name their intermediary, flat: `[member0, group0, intermediary0, …]`. The member is taken to belong to
   * the group through the intermediary, and to nothing else: neither is the member made one of the intermediary, nor are
   * the other members of the intermediary made members of the group.
   */
  readonly through?: ArrayLike<number>
  /** What a membership counts for each intermediary on the way, times the direct one it begins with; 0..1, 1 unless told. */
  readonly perStep?: number
}

/** Who belongs to what, directly and through other groups. */
export interface Mediated {
  /** All memberships of either kind, with weights by the number of intermediaries, for `interlocking` and others. */
  readonly affiliations: Affiliations
  /** How many intermediaries the shortest way of each membership has, beside `groupsOf`; 0 for a direct one. */
  readonly steps: Uint32Array
  /** The same over the ways that have an intermediary, also where there is a direct one; 0 where there is none. */
  readonly mediatedSteps: Uint32Array
  /** Where the intermediaries of each membership begin in `intermediaries`: one value more than memberships. */
  readonly intermediaryOffsets: Uint32Array
  /** The groups that a member itself belongs to and from which its shortest mediated ways go on, ascending for each. */
  readonly intermediaries: Uint32Array
  /** For each group how many members belong to it directly only, … */
  readonly direct: Uint32Array
  /** … through others only, … */
  readonly mediated: Uint32Array
  /** … and in both ways; the three sum to its members. */
  readonly both: Uint32Array
  /** Groups that belong to each other in a circle: each set of them ascending, sets by their first. */
  readonly circles: ReadonlyArray<Uint32Array>
}

/** A group that a member reaches, over how many intermediaries, the first of them, and what it counts. */
type Way = readonly [group: number, steps: number, first: number, weight: number]

const namedBy = (
  members: number,
  groups: number,
  through: ArrayLike<number>
): ReadonlyMap<number, ReadonlyArray<readonly [group: number, first: number]>> => {
  const named = new Map<number, Array<readonly [number, number]>>()
  if (through.length % 3 !== 0)
    throw new InvalidPairs(`through must hold three values a membership, and its length is ${through.length}`)
  checkIndices("through", through, 3, members, groups)
  for (let i = 2; i < through.length; i += 3) {
    const [member, group, one] = [through[i - 2] as number, through[i - 1] as number, through[i] as number]
    if (one === group) throw new InvalidPairs(`through[${i}] is the group itself, and must be another: ${one}`, i)
    const list = named.get(member) ?? []
    list.push([group, one])
    named.set(member, list)
  }
  return named
}

/** Each set of groups that reach each other, of those that reach another and are reached by it. */
const circlesOf = (reached: ReadonlyArray<ReadonlyMap<number, number>>): ReadonlyArray<Uint32Array> =>
  reached
    .map((steps, group) =>
      Uint32Array.from(steps.keys())
        .filter((one) => reached[one]?.has(group))
        .sort()
    )
    .filter((circle, group) => circle.length > 1 && circle[0] === group)

/**
 * Which groups members belong to directly, and which through groups that belong to others.
 *
 * **When to use**
 *
 * Where networks are members of networks, as national associations are of a world organisation: a city then belongs to
 * the world organisation by itself, through its association, or both.
 *
 * **Details**
 *
 * `parents` is flat: `[child0, parent0, child1, parent1, …]`, groups that belong to groups; order and repetition mean
 * nothing, and a group that belongs to itself is passed over. A member belongs through `c` to every group that can be
 * reached from `c`, with as many intermediaries as the shortest way has. Its weight is that of the member in `c` times
 * `perStep` for each intermediary, the largest over all ways; 1 for `c` where a membership names its intermediary. Time and
 * memory: for each group the groups it reaches, and the memberships found, times their logarithm for each member.
 *
 * **Gotchas**
 *
 * Circles end no search and make no one a member of a group through that group itself; they are listed because they are
 * mostly mistakes.
 *
 * @throws {InvalidPairs} when the length of `parents` or `through` is wrong, a value is not the index of a member or a
 * group, or a group is its own intermediary
 * @throws {InvalidWeight} when `perStep` is not in 0..1
 */
export const mediated = (
  { groups, groupsOf, memberOffsets, members, weights }: Affiliations,
  parents: ArrayLike<number>,
  { perStep = 1, through = [], ...watch }: MediatedOptions = {}
): Mediated => {
  if (!(perStep >= 0 && perStep <= 1)) throw new InvalidWeight(`perStep must be in 0..1, not ${String(perStep)}`)
  const named = namedBy(members, groups, through)
  const { groupsOf: parentsOf, memberOffsets: parentOffsets } = fromMemberships(groups, groups, parents)

  // For each group those that it reaches, nearest first, and in how many steps; the walk goes on over what it adds.
  const reached = Array.from({ length: groups }, (_, group) => {
    const steps = new Map([[group, 0]])
    for (const [one, step] of steps)
      for (let i = parentOffsets[one] as number; i < (parentOffsets[one + 1] as number); i++)
        if (!steps.has(parentsOf[i] as number)) steps.set(parentsOf[i] as number, step + 1)
    return steps
  })

  const [pairs, counts]: [Array<number>, Array<number>] = [[], []]
  const [steps, mediatedSteps]: [Array<number>, Array<number>] = [[], []]
  const [intermediaries, intermediaryOffsets]: [Array<number>, Array<number>] = [[], [0]]
  const [direct, only, both] = [wholes(groups), wholes(groups), wholes(groups)]
  const tell = watched(watch, members)
  for (let member = 0; member < members; member++) {
    const ways: Array<Way> = []
    const from = (group: number, before: number, first: number, weight: number): void => {
      // no one belongs to a group through that group
      for (const [end, step] of reached[group] as Map<number, number>)
        if (end !== first || before + step === 0)
          ways.push([end, before + step, first, weight * perStep ** (before + step)])
    }
    for (let i = memberOffsets[member] as number; i < (memberOffsets[member + 1] as number); i++)
      from(groupsOf[i] as number, 0, groupsOf[i] as number, weights[i] as number)
    for (const [group, first] of named.get(member) ?? []) from(group, 1, first, 1)
    ways.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    // a way is held, sorted and read: some dozens of steps
    tell(member + 1, 64 * ways.length + 64)

    for (let i = 0; i < ways.length; ) {
      const [group, fewest] = ways[i] as Way
      let weight = 0
      let shortest = 0
      for (; ways[i]?.[0] === group; i++) {
        const [, step, first, counted] = ways[i] as Way
        weight = Math.max(weight, counted)
        if (shortest === 0) shortest = step
        if (step === 0 || step > shortest) continue
        // the same intermediary can be met by several ways
        const begin = intermediaryOffsets[steps.length] as number
        if (intermediaries.length === begin || intermediaries.at(-1) !== first) intermediaries.push(first)
      }
      pairs.push(member, group)
      counts.push(weight)
      steps.push(fewest)
      mediatedSteps.push(shortest)
      intermediaryOffsets.push(intermediaries.length)
      const kind = fewest > 0 ? only : shortest > 0 ? both : direct
      ;(kind[group] as number)++
    }
  }
  return {
    affiliations: fromMemberships(members, groups, pairs, counts),
    steps: Uint32Array.from(steps),
    mediatedSteps: Uint32Array.from(mediatedSteps),
    intermediaryOffsets: Uint32Array.from(intermediaryOffsets),
    intermediaries: Uint32Array.from(intermediaries),
    direct,
    mediated: only,
    both,
    circles: circlesOf(reached)
  }
}

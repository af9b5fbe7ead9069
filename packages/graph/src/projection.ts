import type { Affiliations } from "./Affiliations.ts"
import { accumulate, floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkOption, isWhole } from "./checks.ts"
import { type Watch, watched } from "./watch.ts"

/** There are more pairs of members that share a group than were allowed; none was made. */
export class TooManyPairs extends RangeError {
  readonly _tag = "TooManyPairs"
  override readonly name = "TooManyPairs"
  /** How many were allowed. */
  readonly allowed: number
  /** There are no fewer than this, … */
  readonly atLeast: number
  /** … and no more than this: the pairs of each group, summed. */
  readonly atMost: number

  constructor(allowed: number, atLeast: number, atMost: number) {
    super(
      `${allowed} pairs are allowed, and there are ${atLeast} at least and ${atMost} at most, of about 24 bytes: allow more, leave out the largest groups, or use closestPartners`
    )
    this.allowed = allowed
    this.atLeast = atLeast
    this.atMost = atMost
  }
}

/** The graph of those who share something, and how much they share. */
export interface Projection {
  readonly graph: Csr
  /** What the two share, `Σ_j w_aj · w_bj`, beside `neighbours`. */
  readonly weights: Float64Array
}

/**
 * The same memberships seen from the other side: groups become members, and members groups.
 *
 * **When to use**
 *
 * To ask of networks what is asked of cities: `projection(swapSides(memberships), …)` links networks that share members.
 *
 * **Details**
 *
 * The arrays are shared with what it is given, not copied.
 */
export const swapSides = (given: Affiliations): Affiliations => ({
  members: given.groups,
  groups: given.members,
  memberships: given.memberships,
  memberOffsets: given.groupOffsets,
  groupsOf: given.membersOf,
  weights: given.groupWeights,
  groupOffsets: given.memberOffsets,
  membersOf: given.groupsOf,
  groupWeights: given.weights
})

/**
 * Calls `meet` for each member, in order, with each member behind it that shares a group, as often as they share one,
 * and `next` after each member. A membership that counts for nothing is none.
 */
const walk = (
  { groupOffsets, groupsOf, groupWeights, memberOffsets, members, membersOf, weights }: Affiliations,
  meet: (a: number, b: number, shared: number) => void,
  next: (a: number) => void
): void => {
  // Members come in order, so in each group those behind a member begin one place later each time.
  const begins = groupOffsets.slice()
  for (let a = 0; a < members; a++) {
    for (let i = memberOffsets[a] as number; i < (memberOffsets[a + 1] as number); i++) {
      const group = groupsOf[i] as number
      const begin = (begins[group] as number) + 1
      begins[group] = begin
      const weight = weights[i] as number
      if (weight === 0) continue
      for (let k = begin, end = groupOffsets[group + 1] as number; k < end; k++)
        if (groupWeights[k] !== 0) meet(a, membersOf[k] as number, weight * (groupWeights[k] as number))
    }
    next(a)
  }
}

/**
 * Links every two members that share a group, with how much they share.
 *
 * **When to use**
 *
 * Where the links between cities that follow from networks are themselves looked at: drawn, divided into communities,
 * compared with twinnings. For totals and closest partners use `interlocking` and `closestPartners`, which make none of
 * them.
 *
 * **Details**
 *
 * `weights[i]` is what `interlockBetween` gives for the pair; the graph is that of `fromPairs`. The pairs are counted
 * before they are made, no further than shows that they are too many. Time: twice the pairs of each group, summed. Memory:
 * 24 bytes a pair, 25 a member and 4 a group.
 *
 * **Gotchas**
 *
 * A group of n members makes n(n − 1)/2 pairs, whatever they have to do with each other: one of 10,000 makes 50 million.
 *
 * @param options `atMost` is how many pairs to make, a whole number in 0..2³¹−1
 * @throws {TooManyPairs} when there are more, before memory is taken for them
 * @throws {InvalidOption} when `atMost` is not such a number
 */
export const projection = (
  memberships: Affiliations,
  { atMost, ...watch }: { readonly atMost: number } & Watch
): Projection => {
  checkOption(isWhole(atMost, 0, 2 ** 31 - 1), "atMost", `a whole number in 0..${2 ** 31 - 1}`, atMost)
  const { groupOffsets, groups, groupWeights, members } = memberships
  const tell = watched(watch, 2 * members)
  let [least, most] = [0, 0]
  for (let group = 0; group < groups; group++) {
    let count = 0
    for (let i = groupOffsets[group] as number; i < (groupOffsets[group + 1] as number); i++)
      if (groupWeights[i] !== 0) count++
    const pairs = (count * (count - 1)) / 2
    least = Math.max(least, pairs)
    most += pairs
  }

  const offsets = wholes(members + 1)
  // one more than the last member that met this one
  const met = wholes(members)
  let links = 0
  let steps = 0
  walk(
    memberships,
    (a, b) => {
      steps++
      if (met[b] === a + 1) return
      met[b] = a + 1
      links++
      ;(offsets[a + 1] as number)++
      ;(offsets[b + 1] as number)++
    },
    (a) => {
      if (links > atMost) throw new TooManyPairs(atMost, Math.max(least, links), most)
      tell(a + 1, steps)
      steps = 0
    }
  )
  accumulate(offsets)

  const neighbours = wholes(2 * links)
  const weights = floats(2 * links)
  const ends = offsets.slice()
  const put = (row: number, neighbour: number, shared: number): void => {
    const at = ends[row] as number
    ends[row] = at + 1
    neighbours[at] = neighbour
    weights[at] = shared
  }
  const sums = floats(members)
  const others = met.fill(0)
  const seen = new Uint8Array(members)
  let count = 0
  walk(
    memberships,
    (_, b, shared) => {
      steps++
      if (seen[b] === 0) others[count++] = b
      seen[b] = 1
      ;(sums[b] as number) += shared
    },
    (a) => {
      for (let i = 0; i < count; i++) {
        const b = others[i] as number
        put(b, a, sums[b] as number)
        sums[b] = 0
        seen[b] = 0
      }
      count = 0
      tell(members + a + 1, steps)
      steps = 0
    }
  )
  // Each row holds the members before it now, ascending; read in order, they give the members behind it, ascending too.
  const before = ends.slice()
  for (let b = 0; b < members; b++)
    for (let i = offsets[b] as number; i < (before[b] as number); i++)
      put(neighbours[i] as number, b, weights[i] as number)
  return { graph: { nodes: members, links, offsets, neighbours }, weights }
}

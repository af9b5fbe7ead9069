import type { Affiliations } from "./Affiliations.ts"
import { floats, wholes } from "./arrays.ts"
import { checkNode, checkOption, checkWhole, isWhole } from "./checks.ts"
import { roomFor } from "./TooLarge.ts"
import { type Watch, watched } from "./watch.ts"

/**
 * For each member the sum, over all others, of what the groups that both belong to count: `Σ_b Σ_j w_aj · w_bj`.
 *
 * **When to use**
 *
 * To see which cities the networks they share tie to the most others: interlocking connectivity, after P. J. Taylor's
 * interlocking network model (Specification of the world city network, Geographical Analysis 33, 2001).
 *
 * **Details**
 *
 * With weights of 1, how many others it meets, each counted in every group where it meets them. In closed form,
 * `Σ_j w_aj · (W_j − w_aj)` with `W_j` the weight of all of group `j`: time grows with memberships, never with pairs.
 */
export const interlocking = ({
  groupOffsets,
  groups,
  groupsOf,
  groupWeights,
  memberOffsets,
  members,
  weights
}: Affiliations): Float64Array => {
  const ofGroup = floats(groups)
  for (let group = 0; group < groups; group++) {
    let sum = 0
    for (let i = groupOffsets[group] as number; i < (groupOffsets[group + 1] as number); i++)
      sum += groupWeights[i] as number
    ofGroup[group] = sum
  }
  const result = floats(members)
  for (let member = 0; member < members; member++) {
    let sum = 0
    for (let i = memberOffsets[member] as number; i < (memberOffsets[member + 1] as number); i++) {
      const weight = weights[i] as number
      sum += weight * ((ofGroup[groupsOf[i] as number] as number) - weight)
    }
    result[member] = sum
  }
  return result
}

/**
 * What the groups that two members both belong to count: `Σ_j w_aj · w_bj`; with weights of 1, how many they are.
 *
 * @throws {InvalidNode} when one of them is not the index of a member
 */
export const interlockBetween = (
  { groupsOf, memberOffsets, members, weights }: Affiliations,
  a: number,
  b: number
): number => {
  for (const one of [a, b]) checkNode(members, one, `there are ${members} members`)
  let sum = 0
  let i = memberOffsets[a] as number
  let j = memberOffsets[b] as number
  while (i < (memberOffsets[a + 1] as number) && j < (memberOffsets[b + 1] as number)) {
    const [mine, theirs] = [groupsOf[i] as number, groupsOf[j] as number]
    if (mine === theirs) sum += (weights[i++] as number) * (weights[j++] as number)
    else if (mine < theirs) i++
    else j++
  }
  return sum
}

/**
 * The members that share most with one member, and what they share: the most first, of equal ones the smaller index.
 *
 * **When to use**
 *
 * For one city; {@link closestPartners} does all of them at once.
 *
 * **Details**
 *
 * `count` of them, 10 unless told, `Infinity` for all. Who shares nothing is none of them. Time and memory: the members of its
 * groups, and the sorting of those found.
 *
 * @throws {InvalidNode} when `member` is not the index of a member
 * @throws {InvalidOption} when `count` is neither a whole number of 1 or more nor `Infinity`
 */
export const closestTo = (
  { groupOffsets, groupsOf, groupWeights, memberOffsets, members, membersOf, weights }: Affiliations,
  member: number,
  count = 10
): ReadonlyArray<readonly [member: number, shared: number]> => {
  checkNode(members, member, `there are ${members} members`)
  checkOption(count === Infinity || isWhole(count, 1), "count", "a whole number of 1 or more, or Infinity", count)
  const shared = new Map<number, number>()
  for (let i = memberOffsets[member] as number; i < (memberOffsets[member + 1] as number); i++) {
    const group = groupsOf[i] as number
    for (let k = groupOffsets[group] as number; k < (groupOffsets[group + 1] as number); k++) {
      const other = membersOf[k] as number
      const more = (weights[i] as number) * (groupWeights[k] as number)
      if (other !== member && more > 0) shared.set(other, (shared.get(other) ?? 0) + more)
    }
  }
  return [...shared].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, count)
}

/** The closest partners of every member; with fewer than `count`, the rest of the row is −1 and 0. */
export interface Partners {
  /** How many stand in each row. */
  readonly count: number
  /** `count` for each member: the others it shares most with, the closest first, of equal ones the smaller index. */
  readonly partners: Int32Array
  /** What they share, in the same places. */
  readonly shared: Float64Array
}

/**
 * The members that share most with each member.
 *
 * **Details**
 *
 * `count` of them, 10 unless told. Memory grows with members, never with pairs: what a member shares with everybody is
 * added up, the best are kept, and the sums are used again. Time is the sum over all groups of the square of their
 * members. Who shares nothing is no partner.
 *
 * @param watch `onProgress` is told members
 * @throws {InvalidOption} when `count` is not a whole number above 0
 * @throws {TooLarge} when there is no room for so many partners of each
 * @throws the reason of `signal` once it is aborted
 */
export const closestPartners = (affiliations: Affiliations, count = 10, watch: Watch = {}): Partners => {
  checkWhole("count", count, 1)
  const { groupOffsets, groupsOf, groupWeights, memberOffsets, members, membersOf, weights } = affiliations
  const tell = watched(watch, members)
  const [partners, shared] = roomFor(12 * members * count, () => [
    new Int32Array(members * count).fill(-1),
    floats(members * count)
  ])
  const sums = floats(members)
  const met = wholes(members)
  for (let member = 0; member < members; member++) {
    const [from, to] = [memberOffsets[member] as number, memberOffsets[member + 1] as number]
    let work = 0
    for (let i = from; i < to; i++) {
      const group = groupsOf[i] as number
      work += (groupOffsets[group + 1] as number) - (groupOffsets[group] as number)
    }
    // Who meets many is compared with everybody in order; who meets few keeps a list of them.
    const isBusy = 4 * work > members
    let others = 0
    for (let i = from; i < to; i++) {
      const weight = weights[i] as number
      const group = groupsOf[i] as number
      const end = groupOffsets[group + 1] as number
      if (isBusy)
        for (let k = groupOffsets[group] as number; k < end; k++) {
          const other = membersOf[k] as number
          ;(sums[other] as number) += weight * (groupWeights[k] as number)
        }
      else
        for (let k = groupOffsets[group] as number; k < end; k++) {
          const other = membersOf[k] as number
          const before = sums[other] as number
          const more = weight * (groupWeights[k] as number)
          if (before === 0 && more > 0) met[others++] = other
          sums[other] = before + more
        }
    }
    sums[member] = 0
    const row = member * count
    let held = 0
    // What the last of a full row shares, or nothing: only who shares more, or as much and comes first, is looked at.
    let least = 0
    const candidates = isBusy ? members : others
    for (let i = 0; i < candidates; i++) {
      const other = isBusy ? i : (met[i] as number)
      const sum = sums[other] as number
      if (sum < least || sum === 0) continue
      if (held === count && !isCloser(sum, other, shared, partners, row + count - 1)) continue
      let at = held < count ? row + held++ : row + count - 1
      for (; at > row && isCloser(sum, other, shared, partners, at - 1); at--) {
        partners[at] = partners[at - 1] as number
        shared[at] = shared[at - 1] as number
      }
      partners[at] = other
      shared[at] = sum
      if (held === count) least = shared[row + count - 1] as number
    }
    if (isBusy) sums.fill(0)
    else for (let i = 0; i < others; i++) sums[met[i] as number] = 0
    tell(member + 1, work + candidates)
  }
  return { count, partners, shared }
}

/** Whether another member shares more than the one at a place does, or as much and comes first. */
const isCloser = (sum: number, other: number, shared: Float64Array, partners: Int32Array, at: number): boolean =>
  sum > (shared[at] as number) || (sum === shared[at] && other < (partners[at] as number))

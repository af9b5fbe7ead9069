import { accumulate, floats, wholes } from "./arrays.ts"
import { checkCount, InvalidPairs, largest } from "./Csr.ts"
import { checkAll, isWhole } from "./checks.ts"
import { roomFor, TooLarge } from "./TooLarge.ts"
import { type Position, tagged } from "./tagged.ts"

/**
 * Who belongs to what: members, such as cities, and the groups they belong to, such as networks, in both directions.
 *
 * **When to use**
 *
 * For questions about belonging together. It is the bipartite graph of members and groups; the links between members that
 * follow from it, of which there may be hundreds of millions, are never made.
 *
 * **Details**
 *
 * The groups of member `a` are `groupsOf[memberOffsets[a]]` up to, not including, `groupsOf[memberOffsets[a + 1]]`,
 * ascending; the members of group `j` likewise. `weights` stand beside `groupsOf`, `groupWeights` beside `membersOf`.
 * Memory: 24 bytes a membership, 4 bytes a member and a group.
 */
export interface Affiliations {
  readonly members: number
  readonly groups: number
  /** How many memberships there are once repeated ones are merged. */
  readonly memberships: number
  readonly memberOffsets: Uint32Array
  readonly groupsOf: Uint32Array
  readonly weights: Float64Array
  readonly groupOffsets: Uint32Array
  readonly membersOf: Uint32Array
  readonly groupWeights: Float64Array
}

/** How much a membership counts is not a number from 0 up. */
export class InvalidWeight extends /* @__PURE__ */ tagged<"InvalidWeight", Position>("InvalidWeight", "position") {
  /** Which membership it is, from 0. */
  declare readonly position: number | undefined
}

/**
 * Checks a list of entries that hold the index of a member first and those of groups behind it.
 *
 * @internal
 */
export const checkIndices = (
  name: string,
  indices: ArrayLike<number>,
  values: number,
  members: number,
  groups: number
): void => {
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] as number
    const isMember = i % values === 0
    const count = isMember ? members : groups
    if (!isWhole(index, 0, count - 1))
      throw new InvalidPairs(
        `${name}[${i}] must be the index of one of ${count} ${isMember ? "members" : "groups"}, not ${String(index)}`,
        i
      )
  }
}

const check = (members: number, groups: number, pairs: ArrayLike<number>, weights?: ArrayLike<number>): void => {
  checkCount(members, "members")
  checkCount(groups, "groups")
  if (pairs.length % 2 !== 0)
    throw new InvalidPairs(`pairs must hold two values a membership, and its length is odd: ${pairs.length}`)
  if (pairs.length > 2 * largest) throw new TooLarge(4 * pairs.length)
  checkIndices("pairs", pairs, 2, members, groups)
  if (weights === undefined) return
  if (weights.length !== pairs.length / 2)
    throw new InvalidWeight(`there are ${pairs.length / 2} memberships and ${weights.length} weights`)
  checkAll(InvalidWeight, "weights", weights, "a number from 0 up", 0, Infinity, false)
}

interface Rows {
  readonly offsets: Uint32Array
  readonly entries: Uint32Array
  readonly weights: Float64Array
}

/** Rows by one side of the pairs, each in the order in which the pairs come. */
const rowsBy = (count: number, from: ArrayLike<number>, to: ArrayLike<number>, weights: ArrayLike<number>): Rows => {
  const offsets = wholes(count + 1)
  for (let i = 0; i < from.length; i++) (offsets[(from[i] as number) + 1] as number)++
  accumulate(offsets)
  const next = offsets.slice()
  const entries = wholes(from.length)
  const own = floats(from.length)
  for (let i = 0; i < from.length; i++) {
    const at = next[from[i] as number] as number
    next[from[i] as number] = at + 1
    entries[at] = to[i] as number
    own[at] = weights[i] as number
  }
  return { offsets, entries, weights: own }
}

/** The row of each entry, one after the other. */
const rowOfEach = ({ entries, offsets }: Rows): Uint32Array => {
  const rows = wholes(entries.length)
  for (let row = 0; row + 1 < offsets.length; row++) rows.fill(row, offsets[row], offsets[row + 1])
  return rows
}

/** Keeps one of each run of equal entries, the heaviest. */
const merged = ({ entries, offsets, weights }: Rows): Rows => {
  const kept = offsets.slice()
  let end = 0
  for (let row = 0; row + 1 < offsets.length; row++) {
    const begin = end
    for (let i = offsets[row] as number; i < (offsets[row + 1] as number); i++) {
      if (end > begin && entries[end - 1] === entries[i])
        weights[end - 1] = Math.max(weights[end - 1] as number, weights[i] as number)
      else {
        entries[end] = entries[i] as number
        weights[end++] = weights[i] as number
      }
    }
    kept[row + 1] = end
  }
  return { offsets: kept, entries: entries.slice(0, end), weights: weights.slice(0, end) }
}

/**
 * Builds the affiliations of a list of memberships.
 *
 * **Details**
 *
 * `pairs` is flat: `[member0, group0, member1, group1, …]`; `weights` say how much each membership counts, 1 unless told:
 * a half, say, for one through another organisation. The order means nothing; a membership given twice counts once, as the
 * heavier of the two. Time and memory grow linearly.
 *
 * @throws {InvalidPairs} when the length is odd, or a value is not the index of a member or a group
 * @throws {InvalidWeight} when a weight is not a number from 0 up, or there are more or fewer of them than memberships
 * @throws {TooLarge} when there is no room for them
 */
export const fromMemberships = (
  members: number,
  groups: number,
  pairs: ArrayLike<number>,
  weights?: ArrayLike<number>
): Affiliations => {
  check(members, groups, pairs, weights)
  // While it sorts it holds the memberships three times.
  return roomFor(8 * (members + groups) + 20 * pairs.length, () => build(members, groups, pairs, weights))
}

const build = (
  members: number,
  groups: number,
  pairs: ArrayLike<number>,
  weights: ArrayLike<number> | undefined
): Affiliations => {
  const count = pairs.length / 2
  const [ofMember, ofGroup] = [wholes(count), wholes(count)]
  for (let i = 0; i < count; i++) {
    ofMember[i] = pairs[2 * i] as number
    ofGroup[i] = pairs[2 * i + 1] as number
  }
  // Written once by group and once by member, rows of members are ascending: a sort in linear time.
  const given = rowsBy(groups, ofGroup, ofMember, weights ?? floats(count).fill(1))
  const byMember = merged(rowsBy(members, given.entries, rowOfEach(given), given.weights))
  const byGroup = rowsBy(groups, byMember.entries, rowOfEach(byMember), byMember.weights)
  return {
    members,
    groups,
    memberships: byMember.entries.length,
    memberOffsets: byMember.offsets,
    groupsOf: byMember.entries,
    weights: byMember.weights,
    groupOffsets: byGroup.offsets,
    membersOf: byGroup.entries,
    groupWeights: byGroup.weights
  }
}

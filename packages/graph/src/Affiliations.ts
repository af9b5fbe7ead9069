import { InvalidPairs } from "./Csr.ts"
import { roomFor, TooLarge } from "./TooLarge.ts"

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
export class InvalidWeight extends RangeError {
  readonly _tag = "InvalidWeight"
  override readonly name = "InvalidWeight"
  /** Which membership it is, from 0. */
  readonly position: number | undefined

  constructor(message: string, position?: number) {
    super(message)
    this.position = position
  }
}

const largest = 2 ** 32 - 1

const checkCount = (count: number, what: string): void => {
  if (!Number.isInteger(count) || count < 0 || count > largest)
    throw new InvalidPairs(`the number of ${what} must be a whole number in 0..${largest}, not ${String(count)}`)
}

const check = (members: number, groups: number, pairs: ArrayLike<number>, weights?: ArrayLike<number>): void => {
  checkCount(members, "members")
  checkCount(groups, "groups")
  if (pairs.length % 2 !== 0)
    throw new InvalidPairs(`pairs must hold two values a membership, and its length is odd: ${pairs.length}`)
  if (pairs.length > 2 * largest) throw new TooLarge(4 * pairs.length)
  for (let i = 0; i < pairs.length; i++) {
    const [one, count] = [pairs[i] as number, i % 2 === 0 ? members : groups]
    if (!Number.isInteger(one) || one < 0 || one >= count)
      throw new InvalidPairs(
        `pairs[${i}] must be the index of one of ${count} ${i % 2 === 0 ? "members" : "groups"}, not ${String(one)}`,
        i
      )
  }
  if (weights === undefined) return
  if (weights.length !== pairs.length / 2)
    throw new InvalidWeight(`there are ${pairs.length / 2} memberships and ${weights.length} weights`)
  for (let i = 0; i < weights.length; i++)
    if (!((weights[i] as number) >= 0 && (weights[i] as number) < Infinity))
      throw new InvalidWeight(`weights[${i}] must be a number from 0 up, not ${String(weights[i])}`, i)
}

interface Rows {
  readonly offsets: Uint32Array
  readonly entries: Uint32Array
  readonly weights: Float64Array
}

/** Rows by one side of the pairs, each in the order in which the pairs come. */
const rowsBy = (count: number, from: ArrayLike<number>, to: ArrayLike<number>, weights: ArrayLike<number>): Rows => {
  const offsets = new Uint32Array(count + 1)
  for (let i = 0; i < from.length; i++)
    offsets[(from[i] as number) + 1] = (offsets[(from[i] as number) + 1] as number) + 1
  for (let row = 1; row <= count; row++) offsets[row] = (offsets[row] as number) + (offsets[row - 1] as number)
  const next = offsets.slice()
  const entries = new Uint32Array(from.length)
  const own = new Float64Array(from.length)
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
  const rows = new Uint32Array(entries.length)
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
  const [ofMember, ofGroup] = [new Uint32Array(count), new Uint32Array(count)]
  for (let i = 0; i < count; i++) {
    ofMember[i] = pairs[2 * i] as number
    ofGroup[i] = pairs[2 * i + 1] as number
  }
  // Written once by group and once by member, rows of members are ascending: a sort in linear time.
  const given = rowsBy(groups, ofGroup, ofMember, weights ?? new Float64Array(count).fill(1))
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

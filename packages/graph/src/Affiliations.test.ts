import { describe, expect, it } from "@effect/vitest"
import { type Memberships, memberships } from "../test/arbitraries.ts"
import { type Affiliations, fromMemberships, InvalidWeight } from "./Affiliations.ts"
import { InvalidPairs } from "./Csr.ts"

const of = ({ groups, members, pairs, weights }: Memberships): Affiliations =>
  fromMemberships(members, groups, pairs, weights)

/** The heaviest of each membership, by member and group. */
const heaviest = ({ pairs, weights }: Memberships): ReadonlyMap<string, number> => {
  const found = new Map<string, number>()
  weights.forEach((weight, i) => {
    const key = `${pairs[2 * i]}|${pairs[2 * i + 1]}`
    found.set(key, Math.max(found.get(key) ?? 0, weight))
  })
  return found
}

/** What some rows hold, by row and entry; each row ascending, without repetition. */
const held = (
  offsets: Uint32Array,
  entries: Uint32Array,
  weights: Float64Array,
  key: (row: number, of: number) => string
) => {
  const found = new Map<string, number>()
  for (let row = 0; row + 1 < offsets.length; row++)
    for (let i = offsets[row] as number; i < (offsets[row + 1] as number); i++) {
      if (i > (offsets[row] as number)) expect(entries[i]).toBeGreaterThan(entries[i - 1] as number)
      found.set(key(row, entries[i] as number), weights[i] as number)
    }
  return found
}

describe("fromMemberships, laws", () => {
  it.prop("holds each membership once, the heaviest, from both sides", [memberships], ([given]) => {
    const one = of(given)
    const expected = heaviest(given)
    expect(one.memberships).toBe(expected.size)
    expect(held(one.memberOffsets, one.groupsOf, one.weights, (member, group) => `${member}|${group}`)).toEqual(
      expected
    )
    expect(held(one.groupOffsets, one.membersOf, one.groupWeights, (group, member) => `${member}|${group}`)).toEqual(
      expected
    )
  })

  it.prop("does not see the order in which they are given", [memberships], ([given]) => {
    const last = given.weights.length - 1
    const pairs = given.weights.flatMap((_, i) => [
      given.pairs[2 * (last - i)] as number,
      given.pairs[2 * (last - i) + 1] as number
    ])
    expect(of({ ...given, pairs, weights: [...given.weights].reverse() })).toEqual(of(given))
  })

  it.prop("counts each membership 1 unless told", [memberships], ([{ groups, members, pairs, weights }]) => {
    const ones = weights.map(() => 1)
    expect(fromMemberships(members, groups, pairs)).toEqual(fromMemberships(members, groups, pairs, ones))
  })
})

describe("fromMemberships", () => {
  it("takes members and groups without a membership, and none at all", () => {
    expect([...fromMemberships(2, 3, [1, 2]).memberOffsets]).toEqual([0, 0, 1])
    expect(fromMemberships(0, 0, []).memberships).toBe(0)
  })

  it("says what is wrong, and where", () => {
    const fault = (act: () => unknown): unknown => {
      try {
        act()
      } catch (error) {
        const { _tag, message, position } = error as InvalidPairs | InvalidWeight
        return { _tag, message, position }
      }
      return undefined
    }
    expect(fault(() => fromMemberships(2, 2, [0]))).toMatchObject({
      _tag: "InvalidPairs",
      message: expect.stringContaining("odd: 1")
    })
    expect(fault(() => fromMemberships(2, 2, [0, 1, 2, 0]))).toEqual({
      _tag: "InvalidPairs",
      message: "pairs[2] must be the index of one of 2 members, not 2",
      position: 2
    })
    expect(fault(() => fromMemberships(2, 1, [0, 1]))).toMatchObject({
      message: "pairs[1] must be the index of one of 1 groups, not 1"
    })
    for (const count of [-1, 0.5, Number.NaN])
      expect(fault(() => fromMemberships(1, count, []))).toMatchObject({
        message: expect.stringContaining("number of groups")
      })
    expect(fault(() => fromMemberships(2, 2, [0, 1], []))).toMatchObject({
      _tag: "InvalidWeight",
      message: "there are 1 memberships and 0 weights"
    })
    for (const weight of [Number.NaN, -1, Infinity])
      expect(fault(() => fromMemberships(2, 2, [0, 1, 1, 1], [1, weight]))).toEqual({
        _tag: "InvalidWeight",
        message: `weights[1] must be a number from 0 up, not ${weight}`,
        position: 1
      })
    expect(new InvalidPairs("")).toBeInstanceOf(RangeError)
    expect(new InvalidWeight("")).toBeInstanceOf(RangeError)
  })
})

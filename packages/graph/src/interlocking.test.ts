import { describe, expect, it } from "@effect/vitest"
import { type Memberships, memberships } from "../test/arbitraries.ts"
import { fromMemberships } from "./Affiliations.ts"
import { InvalidNode, InvalidOption } from "./checks.ts"
import { closestPartners, closestTo, interlockBetween, interlocking } from "./interlocking.ts"

const of = ({ groups, members, pairs, weights }: Memberships) => fromMemberships(members, groups, pairs, weights)

/** What two members share, by the definition, over the matrix of memberships. */
const sharedBy = ({ groups, members, pairs, weights }: Memberships): ReadonlyArray<ReadonlyArray<number>> => {
  const matrix = Array.from({ length: members }, () => new Array<number>(groups).fill(0))
  weights.forEach((weight, i) => {
    const row = matrix[pairs[2 * i] as number] as Array<number>
    const group = pairs[2 * i + 1] as number
    row[group] = Math.max(row[group] as number, weight)
  })
  return matrix.map((a) => matrix.map((b) => a.reduce((sum, weight, group) => sum + weight * (b[group] as number), 0)))
}

describe("interlocking, laws", () => {
  it.prop("is what the definition says, of two and of one with all others", [memberships], ([given]) => {
    const [affiliations, expected] = [of(given), sharedBy(given)]
    const totals = interlocking(affiliations)
    for (let a = 0; a < given.members; a++) {
      const row = expected[a] as ReadonlyArray<number>
      expect(row.map((_, b) => interlockBetween(affiliations, a, b))).toEqual(row)
      expect(totals[a]).toBe(row.reduce((sum, one, b) => (b === a ? sum : sum + one), 0))
    }
  })

  it.prop("a group of one member ties it to nobody", [memberships], ([given]) => {
    const more = {
      ...given,
      groups: given.groups + 1,
      pairs: [...given.pairs, 0, given.groups],
      weights: [...given.weights, 1]
    }
    expect(interlocking(of(more))).toEqual(interlocking(of(given)))
    expect(closestPartners(of(more), 3)).toEqual(closestPartners(of(given), 3))
  })

  it.prop("grows with the square of what all memberships count", [memberships], ([given]) => {
    const twice = { ...given, weights: given.weights.map((weight) => 2 * weight) }
    expect(interlocking(of(twice))).toEqual(interlocking(of(given)).map((one) => 4 * one))
  })
})

describe("closestPartners, laws", () => {
  it.prop("are the first of all others, in order of what is shared, then of index", [memberships], ([given]) => {
    const expected = sharedBy(given)
    for (const count of [1, 3, 50]) {
      const { partners, shared } = closestPartners(of(given), count)
      for (let a = 0; a < given.members; a++) {
        const best = (expected[a] as ReadonlyArray<number>)
          .map((sum, b) => ({ sum, b }))
          .filter(({ b, sum }) => b !== a && sum > 0)
          .sort((x, y) => y.sum - x.sum || x.b - y.b)
          .slice(0, count)
        const rest = new Array<number>(count - best.length)
        expect([...partners.subarray(a * count, (a + 1) * count)]).toEqual([
          ...best.map(({ b }) => b),
          ...rest.fill(-1)
        ])
        expect([...shared.subarray(a * count, (a + 1) * count)]).toEqual([
          ...best.map(({ sum }) => sum),
          ...rest.fill(0)
        ])
      }
    }
  })
})

describe("interlocking", () => {
  it("counts what one counts by hand", () => {
    // Manchester and Wuhan in the first network, Manchester, Wuhan and Essen in the second, Essen by a half in the third.
    const given = fromMemberships(3, 3, [0, 0, 1, 0, 0, 1, 1, 1, 2, 1, 2, 2, 0, 2], [1, 1, 1, 1, 1, 0.5, 1])
    expect(interlockBetween(given, 0, 1)).toBe(2)
    expect(interlockBetween(given, 2, 0)).toBe(1.5)
    expect(interlockBetween(given, 1, 2)).toBe(1)
    expect([...interlocking(given)]).toEqual([3.5, 3, 2.5])
    expect([...closestPartners(given, 1).partners]).toEqual([1, 0, 0])
    expect(closestPartners(given).count).toBe(10)
  })

  it("takes the smaller index of two that share alike, also where it is met later", () => {
    // A hundred members; 50 meets 60 in the first group, and then 40.
    const given = fromMemberships(100, 2, [50, 0, 60, 0, 50, 1, 40, 1])
    expect(closestPartners(given, 1).partners[50]).toBe(40)
    expect([...closestPartners(given, 3).partners.subarray(150, 153)]).toEqual([40, 60, -1])
  })

  it("counts a membership that counts for nothing for nothing", () => {
    const given = fromMemberships(100, 2, [50, 0, 60, 0, 50, 1, 60, 1], [1, 0, 1, 1])
    expect([...closestPartners(given, 2).partners.subarray(100, 102)]).toEqual([60, -1])
  })

  it("says what is wrong", () => {
    const given = fromMemberships(2, 1, [0, 0, 1, 0])
    for (const one of [2, -1, 0.5, Number.NaN])
      expect(() => interlockBetween(given, 0, one)).toThrow(
        new InvalidNode(`there are 2 members, and none of them is ${one}`, one)
      )
    for (const count of [0, 1.5, Number.NaN])
      expect(() => closestPartners(given, count)).toThrow(
        new InvalidOption(`count must be a whole number of 1 or more, not ${count}`, "count")
      )
    expect([...interlocking(fromMemberships(0, 0, []))]).toEqual([])
  })
})

describe("closestTo", () => {
  it.prop("gives one member what closestPartners gives it", [memberships], ([given]) => {
    const all = of(given)
    const { partners, shared } = closestPartners(all, 3)
    for (let member = 0; member < all.members; member++) {
      const found = closestTo(all, member, 3)
      expect(found.map(([other]) => other)).toEqual([...partners.subarray(3 * member, 3 * member + found.length)])
      for (const [i, [, sum]] of found.entries()) expect(sum).toBeCloseTo(shared[3 * member + i] as number, 12)
      expect(partners[3 * member + found.length] ?? -1).toBe(found.length === 3 ? (partners[3 * member + 3] ?? -1) : -1)
      expect(closestTo(all, member, Infinity).length).toBeGreaterThanOrEqual(found.length)
    }
  })

  it("gives those with whom one shares most, of equals the smaller, whichever group comes first", () => {
    // 0 is with 5 in the first group, with 3 in the second, and with 4 in both
    const all = fromMemberships(7, 3, [0, 0, 5, 0, 4, 0, 0, 1, 3, 1, 4, 1, 6, 2])
    expect(closestTo(all, 0)).toEqual([
      [4, 2],
      [3, 1],
      [5, 1]
    ])
    expect(closestTo(all, 6)).toEqual([])
  })

  it("refuses who is no member, and a count that is none", () => {
    const all = fromMemberships(2, 1, [0, 0])
    for (const member of [-1, 2, 0.5, Number.NaN]) expect(() => closestTo(all, member)).toThrow(/there are 2 members/)
    for (const count of [-1, 0, 0.5, Number.NaN])
      expect(() => closestTo(all, 0, count)).toThrow(/count must be a whole number of 1 or more, or Infinity/)
  })
})

import { describe, expect, it } from "@effect/vitest"
import { type Memberships, memberships } from "../test/arbitraries.ts"
import { fromMemberships } from "./Affiliations.ts"
import { fromPairs } from "./Csr.ts"
import { interlockBetween } from "./interlocking.ts"
import { projection, swapSides, TooManyPairs } from "./projection.ts"

const of = ({ groups, members, pairs, weights }: Memberships) => fromMemberships(members, groups, pairs, weights)

/** Which members share something, and how much, each pair from both sides. */
const expected = (given: Memberships) => {
  const affiliations = of(given)
  const pairs: Array<number> = []
  const shared: Array<number> = []
  for (let a = 0; a < given.members; a++)
    for (let b = 0; b < given.members; b++) {
      const sum = a === b ? 0 : interlockBetween(affiliations, a, b)
      if (sum === 0) continue
      pairs.push(a, b)
      shared.push(sum)
    }
  return { graph: fromPairs(given.members, pairs), shared }
}

const refused = (act: () => unknown): TooManyPairs => {
  try {
    act()
  } catch (error) {
    if (error instanceof TooManyPairs) return error
    throw error
  }
  throw new Error("it was not refused")
}

describe("projection, laws", () => {
  it.prop("links those who share something, with how much", [memberships], ([given]) => {
    const { graph, shared } = expected(given)
    const found = projection(of(given), { atMost: graph.links })
    expect(found.graph).toEqual(graph)
    expect([...found.weights]).toEqual(shared)
  })

  it.prop("refuses one pair more than is allowed, and says between what numbers they are", [memberships], ([given]) => {
    const { links } = expected(given).graph
    if (links === 0) return
    for (const allowed of [links - 1, Math.floor(links / 2), 0]) {
      const { atLeast, atMost, ...error } = refused(() => projection(of(given), { atMost: allowed }))
      expect(error.allowed).toBe(allowed)
      expect(atLeast).toBeGreaterThan(allowed)
      expect(atLeast).toBeLessThanOrEqual(links)
      expect(atMost).toBeGreaterThanOrEqual(links)
    }
  })

  it.prop("of the other side is that of the memberships turned round", [memberships], ([given]) => {
    const turned = fromMemberships(
      given.groups,
      given.members,
      given.pairs.map((_, i) => given.pairs[i ^ 1] as number),
      given.weights
    )
    expect(swapSides(of(given))).toEqual(turned)
    expect(swapSides(swapSides(of(given)))).toEqual(of(given))
  })
})

describe("projection", () => {
  it("of three cities in two networks, and of the networks", () => {
    const given = fromMemberships(3, 2, [0, 0, 1, 0, 0, 1, 1, 1, 2, 1], [1, 1, 1, 1, 0.5])
    const cities = projection(given, { atMost: 3 })
    expect([...cities.graph.neighbours]).toEqual([1, 2, 0, 2, 0, 1])
    expect([...cities.weights]).toEqual([2, 0.5, 2, 0.5, 0.5, 0.5])
    const networks = projection(swapSides(given), { atMost: 1 })
    expect([...networks.graph.offsets]).toEqual([0, 1, 2])
    expect([...networks.weights]).toEqual([2, 2])
  })

  it("makes no link of a membership that counts for nothing", () => {
    const given = fromMemberships(3, 1, [0, 0, 1, 0, 2, 0], [1, 0, 1])
    expect([...projection(given, { atMost: 1 }).graph.offsets]).toEqual([0, 1, 1, 2])
  })

  it("refuses a group that is too large by itself", () => {
    const all = Array.from({ length: 200_000 }, (_, member) => [member, 0]).flat()
    const error = refused(() => projection(fromMemberships(200_000, 1, all), { atMost: 1_000_000 }))
    expect([error.allowed, error.atLeast, error.atMost]).toEqual([1_000_000, 19_999_900_000, 19_999_900_000])
    expect(error._tag).toBe("TooManyPairs")
    expect(error.message).toContain("1000000 pairs are allowed, and there are 19999900000 at least")
    expect(error).toBeInstanceOf(RangeError)
  })

  it("counts pairs once that meet in many groups", () => {
    const same = Array.from({ length: 50 }, (_, i) => [0, i, 1, i, 2, i]).flat()
    const given = fromMemberships(3, 50, same)
    expect([...projection(given, { atMost: 3 }).weights]).toEqual([50, 50, 50, 50, 50, 50])
    const { atLeast, atMost } = refused(() => projection(given, { atMost: 2 }))
    expect([atLeast, atMost]).toEqual([3, 150])
  })

  it("of none, and of members without a group", () => {
    expect(projection(fromMemberships(0, 0, []), { atMost: 0 }).graph.nodes).toBe(0)
    expect([...projection(fromMemberships(2, 1, [0, 0]), { atMost: 0 }).graph.offsets]).toEqual([0, 0, 0])
  })

  it.each([-1, 0.5, Number.NaN, 2 ** 31])("refuses to make %s pairs at most", (atMost) => {
    expect(() => projection(fromMemberships(0, 0, []), { atMost })).toThrow(`not ${atMost}`)
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { CityId, deriveId } from "../base/identity.ts"
import { stream } from "../statistics/random.ts"
import { type OfficeRow, officeTest } from "./officeTest.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const city = (key: number): CityId => CityId.make(deriveId("city", String(key)))

interface Pair {
  readonly office: boolean
  readonly success: number
}
const rowsOf = (pairs: ReadonlyArray<Partial<Pair>>): ReadonlyArray<OfficeRow> =>
  pairs.map((pair, i) => ({ city: city(i), ...pair }))
const zip = (offices: ReadonlyArray<0 | 1>, success: ReadonlyArray<number>): ReadonlyArray<OfficeRow> =>
  rowsOf(success.map((success, i) => ({ office: offices[i] === 1, success })))

const pairsOf = (most: number) =>
  Arbitrary.array(Arbitrary.all([integer(0, 1), integer(0, 4)]), { maxLength: most }).pipe(
    Arbitrary.map((all) => all.map(([office, success]): Pair => ({ office: office === 1, success })))
  )
/** Up to eight cities are tested exactly, more of them by drawing. */
const [few, many] = [pairsOf(8), pairsOf(14)]
const options = { seed: 7, draws: 99 }
const ten = zip([1, 1, 1, 0, 0, 0, 0, 1, 0, 0], [0.9, 0.7, 0.4, 0.5, 0.4, 0.2, 0.1, 0.6, 0.3, 0.2])

/** Concordant pairs less discordant ones. */
const score = (offices: ReadonlyArray<boolean>, pairs: ReadonlyArray<Pair>): number => {
  let sum = 0
  for (const [i, a] of pairs.entries())
    for (const [j, b] of pairs.entries())
      if (offices[i] === true && offices[j] === false) sum += Math.sign(a.success - b.success)
  return sum
}
/** Every way to give as many of the cities an office. */
const ways = (count: number, offices: number): ReadonlyArray<ReadonlyArray<boolean>> =>
  Array.from({ length: 2 ** count }, (_, bits) =>
    Array.from({ length: count }, (_, i) => (bits >> i) % 2 === 1)
  ).filter((way) => way.filter(Boolean).length === offices)
const varies = (pairs: ReadonlyArray<Pair>): boolean =>
  new Set(pairs.map(({ office }) => office)).size > 1 && new Set(pairs.map(({ success }) => success)).size > 1

describe("whether cities with a central office do better", () => {
  it.prop("tau has the sign of more cities with an office ahead than behind", [many], ([pairs]) => {
    const { tau = 0 } = officeTest(rowsOf(pairs), options)
    const offices = pairs.map(({ office }) => office)
    assert.strictEqual(Math.sign(tau) + 0, Math.sign(score(offices, pairs)) + 0)
    assert.isTrue(tau >= -1 && tau <= 1)
  })

  it.prop(
    "offices that always do better are found to, where they are enough",
    [integer(5, 8), integer(5, 8)],
    (all) => {
      const [withOffice, without] = all
      const pairs = [
        ...Array.from({ length: withOffice }, (_, i) => ({ office: true, success: 10 + i })),
        ...Array.from({ length: without }, (_, i) => ({ office: false, success: i }))
      ]
      const better = officeTest(rowsOf(pairs), options)
      assert.strictEqual(better.verdict, "offices-do-better")
      const worse = officeTest(rowsOf(pairs.map(({ office, success }) => ({ office, success: -success }))), options)
      assert.strictEqual(worse.verdict, "offices-do-worse")
      assert.isTrue((better.medians.with ?? 0) > (better.medians.without ?? 0))
    }
  )

  it.prop("to have no office instead of one turns tau over and keeps p", [many], ([pairs]) => {
    const one = officeTest(rowsOf(pairs), options)
    const other = officeTest(rowsOf(pairs.map(({ office, success }) => ({ office: !office, success }))), options)
    if (one.tau === undefined) assert.strictEqual(other.tau, undefined)
    else assert.strictEqual((other.tau ?? Number.NaN) + 0, -one.tau + 0)
    assert.deepStrictEqual([other.p, other.exact, other.n], [one.p, one.exact, one.n])
    assert.strictEqual(other.medians.with, one.medians.without)
    assert.strictEqual(other.withOffice, pairs.length - one.withOffice)
  })

  it.prop(
    "cities of which one thing is unknown are counted, and change nothing else",
    [many, few],
    ([pairs, others]) => {
      const halfKnown = others.map(({ office, success }, i) =>
        i % 3 === 0 ? { office } : i % 3 === 1 ? { success } : {}
      )
      const all = rowsOf([...pairs, ...halfKnown])
      const [known, found] = [officeTest(rowsOf(pairs), options), officeTest(all, options)]
      assert.deepStrictEqual(found, { ...known, unknown: others.length })
      assert.strictEqual(known.n, pairs.length)
      assert.strictEqual(known.withOffice, pairs.filter(({ office }) => office).length)
    }
  )

  it.prop("cannot be tested where all have an office or none, or all succeed alike", [many], ([pairs]) => {
    const { p, tau, verdict } = officeTest(rowsOf(pairs), options)
    assert.strictEqual(verdict === "cannot-be-tested", !varies(pairs))
    assert.deepStrictEqual([tau === undefined, p === undefined], [!varies(pairs), !varies(pairs)])
    for (const alike of [
      pairs.map((pair) => ({ ...pair, office: true })),
      pairs.map((pair) => ({ ...pair, success: 1 }))
    ])
      assert.strictEqual(officeTest(rowsOf(alike), options).verdict, "cannot-be-tested")
  })

  it.prop(
    "same cities and seed, same bits, in any order",
    [many, integer(0, 1000), integer(0, 13)],
    ([pairs, seed, by]) => {
      const rows = rowsOf(pairs)
      const at = by % (rows.length || 1)
      const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse()
      assert.deepStrictEqual(officeTest(turned, { seed, draws: 99 }), officeTest(rows, { seed, draws: 99 }))
    }
  )

  it("where p is drawn, the seed decides which", () => {
    const ps = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) => officeTest(ten, { seed, draws: 999 }).p)
    assert.isAbove(new Set(ps).size, 1)
  })

  it.prop("another seed gives the same tau, and a p as near as drawing is", [integer(2, 1000)], ([seed]) => {
    const [one, other] = [1, seed].map((seed) => officeTest(ten, { seed, draws: 999 }))
    assert.strictEqual(one?.tau, other?.tau)
    // p is near 0.03: five times the error √(2p(1−p)/999) of a difference.
    assert.closeTo(one?.p ?? Number.NaN, other?.p ?? Number.NaN, 0.037)
  })

  it.prop(
    "up to eight cities p is the share of all ways to place the offices that go as far",
    [few],
    ([pairs]) => {
      const { exact, p } = officeTest(rowsOf(pairs))
      if (p === undefined) return
      const offices = pairs.map(({ office }) => office)
      const all = ways(pairs.length, offices.filter(Boolean).length)
      const seen = Math.abs(score(offices, pairs))
      assert.closeTo(p, all.filter((way) => Math.abs(score(way, pairs)) >= seen).length / all.length, 1e-12)
      assert.isTrue(exact)
    },
    { arbitrary: { runs: 200 } }
  )

  it("where there is nothing to find, p is seldom small, and as seldom as it says", () => {
    const ps = Array.from({ length: 400 }, (_, seed) => {
      const random = stream(seed, "offices and success that have nothing to do with each other")
      const pairs = Array.from({ length: 14 }, (_, i) => ({ office: i % 2 === 0, success: random.next() }))
      return officeTest(rowsOf(pairs), { seed, draws: 199 }).p ?? Number.NaN
    })
    const under = (limit: number): number => ps.filter((p) => p < limit).length
    // 400 draws of a chance of at most 0.05, 0.2, 0.5: 20, 80, 200 expected, and 4 deviations (4.4, 8, 10) above or below.
    assert.isTrue(under(0.05) <= 38)
    assert.isTrue(under(0.2) >= 48 && under(0.2) <= 112)
    assert.isTrue(under(0.5) >= 160 && under(0.5) <= 240)
  })

  it("seven cities, against SciPy", () => {
    // scipy.stats.kendalltau([1, 1, 1, 0, 0, 0, 0], [9, 7, 4, 5, 4, 2, 1]).statistic, SciPy 1.10.1.
    const found = officeTest(zip([1, 1, 1, 0, 0, 0, 0], [9, 7, 4, 5, 4, 2, 1]))
    assert.closeTo(found.tau ?? Number.NaN, 0.5809475019311126, 1e-15)
    // Of the 35 ways to give three of seven an office, 5 go as far one way or the other (itertools.combinations).
    assert.closeTo(found.p ?? Number.NaN, 5 / 35, 1e-15)
    assert.deepStrictEqual(
      { n: found.n, withOffice: found.withOffice, unknown: found.unknown, medians: found.medians },
      { n: 7, withOffice: 3, unknown: 0, medians: { with: 7, without: 3 } }
    )
    assert.strictEqual(found.verdict, "no-correlation-found")
  })

  it("ten cities, against SciPy", () => {
    // scipy.stats.kendalltau of the two lists, SciPy 1.10.1; of the 210 ways to place four offices 6 go as far:
    // 0.029, and drawn with an error of √(p(1−p)/9999) = 0.0017, of which four.
    const found = officeTest(ten, { seed: 1 })
    assert.closeTo(found.tau ?? Number.NaN, 0.653701446682925, 1e-15)
    assert.isFalse(found.exact)
    assert.closeTo(found.p ?? Number.NaN, 6 / 210, 0.007)
    assert.strictEqual(found.verdict, "offices-do-better")
    assert.strictEqual(officeTest(ten, { seed: 1, significance: 0.01 }).verdict, "no-correlation-found")
  })
})

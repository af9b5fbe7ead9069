import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { CityId, deriveId } from "../base/identity.ts"
import type { City } from "../city/City.ts"
import { regionOf } from "../city/region.ts"
import { arbitrary, world } from "../testing/index.ts"
import { type BenchmarkGroup, type BenchmarkRow, benchmark, sizeClasses, sizeClassOf } from "./benchmark.ts"

const integer = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

/** Cities in none, one or several of three networks; one value in four is unknown. */
const rows = Arbitrary.array(
  Arbitrary.all({
    value: integer(-3, 20),
    known: integer(0, 3),
    groups: Arbitrary.array(arbitrary.oneOf(["uclg", "eurocities", "c40"]), { maxLength: 4 })
  }),
  { maxLength: 24 }
).pipe(
  Arbitrary.map((all) =>
    all.map(
      ({ groups, known, value }, i): BenchmarkRow => ({
        city: CityId.make(deriveId("city", String(i))),
        groups,
        ...(known === 0 ? {} : { value })
      })
    )
  )
)
const valuesOf = (rows: ReadonlyArray<BenchmarkRow>): ReadonlyArray<number> =>
  rows.flatMap(({ value }) => (value === undefined ? [] : [value]))
const within = (rows: ReadonlyArray<BenchmarkRow>, group: string) => rows.filter(({ groups }) => groups.includes(group))
/** Each summary with the rows it is of. */
const summaries = (rows: ReadonlyArray<BenchmarkRow>) => {
  const { all, groups } = benchmark(rows)
  return [[all, rows] as const, ...groups.map((group) => [group, within(rows, group.group)] as const)]
}

describe("an indicator compared over groups", () => {
  it.prop("counts each city of a group once, as known or as unknown", [rows], ([rows]) => {
    for (const [{ cities, n, unknown }, own] of summaries(rows)) {
      assert.strictEqual(n + unknown, own.length)
      assert.strictEqual(n, valuesOf(own).length)
      assert.deepStrictEqual(cities, own.map(({ city }) => city).sort())
    }
  })

  it.prop("a city in several groups counts in each of them, one in none is named, all once", [rows], ([rows]) => {
    const { all, groups, ungrouped } = benchmark(rows)
    assert.deepStrictEqual(
      groups.map(({ group }) => group),
      [...new Set(rows.flatMap(({ groups }) => groups))].sort()
    )
    for (const { city, groups: own } of rows) {
      assert.sameMembers(
        groups.filter(({ cities }) => cities.includes(city)).map(({ group }) => group),
        [...new Set(own)]
      )
      assert.strictEqual(ungrouped.includes(city), own.length === 0)
      assert.strictEqual(all.cities.filter((one) => one === city).length, 1)
    }
  })

  it.prop("the median lies in the middle half, and that between the least and the most", [rows], ([rows]) => {
    for (const [{ median, n, quartiles }, own] of summaries(rows)) {
      const values = valuesOf(own)
      if (median === undefined || quartiles === undefined) assert.strictEqual(n, 0)
      else {
        assert.isTrue(Math.min(...values) <= quartiles.low && quartiles.low <= median)
        assert.isTrue(median <= quartiles.high && quartiles.high <= Math.max(...values))
        const share = (where: (value: number) => boolean) => values.filter(where).length / n
        assert.isTrue(share((value) => value < median) <= 0.5 && share((value) => value > median) <= 0.5)
        // Between two of them where (n − 1)/4 is no whole number.
        const count = (where: (value: number) => boolean) => values.filter(where).length
        assert.isAtMost(
          count((value) => value < quartiles.low),
          (n + 3) / 4
        )
        assert.isAbove(
          count((value) => value <= quartiles.low),
          (n - 1) / 4
        )
        assert.isAtMost(
          count((value) => value > quartiles.high),
          (n + 3) / 4
        )
        assert.isAbove(
          count((value) => value >= quartiles.high),
          (n - 1) / 4
        )
      }
    }
  })

  it.prop("an interval holds the median, and takes six cities", [rows], ([rows]) => {
    for (const [{ interval, median = Number.NaN, n }, own] of summaries(rows)) {
      assert.strictEqual(interval === undefined, n < 6)
      if (interval === undefined) continue
      assert.isTrue(interval.low <= median && median <= interval.high)
      assert.isTrue(interval.level >= 0.95 && interval.level < 1)
      assert.includeMembers([...valuesOf(own)], [interval.low, interval.high])
    }
  })

  it.prop("unknown is not zero: cities of which nothing is known change only that count", [rows], ([rows]) => {
    const known = rows.filter(({ value }) => value !== undefined)
    const figures = ({ interval, median, n, quartiles }: BenchmarkGroup) => ({ interval, median, n, quartiles })
    assert.deepStrictEqual(figures(benchmark(rows).all), figures(benchmark(known).all))
    const others = new Map(benchmark(known).groups.map((group) => [group.group, figures(group)]))
    for (const group of benchmark(rows).groups)
      if (group.n > 0) assert.deepStrictEqual(figures(group), others.get(group.group))
      else
        assert.deepStrictEqual(figures(group), { interval: undefined, median: undefined, n: 0, quartiles: undefined })
  })

  it.prop("does not see the order given", [rows, integer(0, 23)], ([rows, by]) => {
    const at = by % (rows.length || 1)
    const turned = [...rows.slice(at), ...rows.slice(0, at)].reverse()
    assert.deepStrictEqual(benchmark(turned), benchmark(rows))
  })
})

describe("the cities of the fixed world", () => {
  const twins = new Map<City, number | undefined>([
    [world.manchester, 4],
    [world.wuhan, 10],
    [world.xian, 6],
    [world.shanghai, 20],
    [world.qingdao, undefined],
    [world.sanFrancisco, 8],
    [world.adelaide, 5],
    [world.lodz, 12],
    [world.miercureaCiuc, undefined]
  ])
  const by = (groupsOf: (city: City) => ReadonlyArray<string | undefined>) =>
    benchmark(
      [...twins].map(([city, value]) => ({
        city: city.id,
        groups: groupsOf(city).filter((group) => group !== undefined),
        ...(value === undefined ? {} : { value })
      }))
    )
  const brief = ({ median, n, unknown }: BenchmarkGroup) => [n, unknown, median]
  const groupsOf = (of: ReturnType<typeof by>) =>
    Object.fromEntries(of.groups.map((group) => [group.group, brief(group)]))

  it("by country: nobody knows that of Miercurea Ciuc", () => {
    const countries = by(({ country }) => [country])
    assert.deepStrictEqual(groupsOf(countries), {
      AU: [1, 0, 5],
      CN: [3, 1, 10],
      GB: [1, 0, 4],
      PL: [1, 0, 12],
      US: [1, 0, 8]
    })
    assert.deepStrictEqual(countries.ungrouped, [world.miercureaCiuc.id])
    // 6, 10, 20: a quarter is half-way from 6 to 10, three quarters half-way from 10 to 20; three are too few to be sure.
    const china = countries.groups[1]
    assert.deepStrictEqual([china?.quartiles, china?.interval], [{ low: 8, high: 15 }, undefined])
  })

  it("all together", () => {
    const { all } = by(() => [])
    // 4 5 6 8 10 12 20: places 1.5 and 4.5 of 0 to 6. From the least to the most misses the median when all seven lie on
    // one side of it: 2/2⁷. Without those two it would be 16/2⁷, more than one in twenty.
    assert.deepStrictEqual(brief(all), [7, 2, 8])
    assert.deepStrictEqual(all.quartiles, { low: 5.5, high: 11 })
    assert.deepStrictEqual(all.interval, { low: 4, high: 20, level: 1 - 2 / 128 })
  })

  it("by size class, region and network", () => {
    assert.deepStrictEqual(groupsOf(by(({ population }) => [population && sizeClassOf(population.count)])), {
      "1m-5m": [1, 0, 5],
      "500k-1m": [3, 0, 8],
      "5m-10m": [1, 1, 6],
      "over-10m": [2, 0, 15],
      "under-100k": [0, 1, undefined]
    })
    assert.deepStrictEqual(groupsOf(by(({ country }) => [country && regionOf(country)])), {
      "australia-and-new-zealand": [1, 0, 5],
      "eastern-asia": [3, 1, 10],
      "eastern-europe": [1, 0, 12],
      "northern-america": [1, 0, 8],
      "northern-europe": [1, 0, 4]
    })
    const networks = by(({ id }) =>
      world.memberships.flatMap(({ member, network }) =>
        member.kind === "city" && member.city === id
          ? [world.networks.find((one) => one.id === network)?.shortName]
          : []
      )
    )
    // Manchester is in both: 4; and 4, 6, 10.
    assert.deepStrictEqual(groupsOf(networks), { LGA: [1, 0, 4], UCLG: [3, 0, 6] })
  })
})

describe("sizeClassOf", () => {
  it.prop("is the last class that a city is large enough for", [integer(0, 40_000_000)], ([inhabitants]) => {
    const at = sizeClasses.findIndex(({ key }) => key === sizeClassOf(inhabitants))
    assert.isAtLeast(inhabitants, sizeClasses[at]?.from ?? Infinity)
    assert.isBelow(inhabitants, sizeClasses[at + 1]?.from ?? Infinity)
  })

  it("a class starts at its lower bound", () => {
    const borders = { 100000: "100k-300k", 300000: "300k-500k", 500000: "500k-1m", 1000000: "1m-5m" }
    const all = { 0: "under-100k", ...borders, 5000000: "5m-10m", 10000000: "over-10m" }
    assert.deepStrictEqual(
      sizeClasses.map(({ from, key }) => [String(from), key]),
      Object.entries(all)
    )
    const [...keys] = Object.values(all)
    for (const [i, from] of Object.keys(all).map(Number).entries()) {
      assert.strictEqual(sizeClassOf(from), keys[i])
      if (i > 0) assert.strictEqual(sizeClassOf(from - 1), keys[i - 1])
    }
  })
})

import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { geometricMean } from "./consolidation.ts"
import { factorKeys } from "./timeline.ts"
import { twinningFactors } from "./twinningFactors.ts"

const factors = (activities: ReadonlyArray<ActivityRecord>, asOf = "2030-12-31") =>
  twinningFactors({ id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities }, { asOf })
const share = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 64 }))).pipe(
  Arbitrary.map((n) => n / 64)
)

describe("the geometric mean", () => {
  it.prop("lies between the least and the greatest, and is 0 where one is", [share, share, share], ([a, b, c]) => {
    const mean = geometricMean(a, b, c)
    assert.isTrue(Math.min(a, b, c) - 1e-12 <= mean && mean <= Math.max(a, b, c) + 1e-12 && mean <= 1)
    assert.closeTo(mean, Math.cbrt(a) * Math.cbrt(b) * Math.cbrt(c), 1e-12)
    assert.strictEqual(geometricMean(a, 0, c), 0)
  })
})

describe("consolidation", () => {
  it.prop(
    "is withheld unless all three factors have evidence, and names those that have none",
    [arbitrary.activities],
    ([activities]) => {
      const { consolidation, now } = factors(activities)
      const without = factorKeys.filter((key) => now?.[key].value === undefined)
      if (without.length > 0) assert.deepStrictEqual(consolidation, { kind: "withheld", without })
      else assert.strictEqual(consolidation.kind, "given")
    }
  )

  it.prop("without evidence of one kind on any activity there is none", [arbitrary.activities], ([activities]) => {
    const nobodySaysWhoGained = activities.map(({ benefits: _, ...activity }) => activity)
    assert.deepStrictEqual(factors(nobodySaysWhoGained).consolidation, {
      kind: "withheld",
      without: activities.some(({ fields, organisers }) => fields !== undefined || organisers !== undefined)
        ? ["mutualBenefit"]
        : activities.length > 0
          ? ["mutualBenefit", "breadth"]
          : factorKeys
    })
  })

  it.prop(
    "is level × (1 − volatility) × presence, each a share of 1, over all years",
    [arbitrary.activities],
    ([activities]) => {
      const { consolidation, timeline } = factors(activities)
      if (consolidation.kind === "withheld") return
      const { level, presence, value, volatility, years } = consolidation
      for (const one of [level, presence, value, volatility]) assert.isTrue(one >= 0 && one <= 1)
      assert.closeTo(value, level * (1 - volatility) * presence, 1e-15)
      const series = factorKeys.map((key) => timeline.map((year) => year[key].value))
      const changes = series.flatMap((values) =>
        values.slice(1).flatMap((next, i) => {
          const before = values[i]
          return before === undefined || next === undefined ? [] : [Math.abs(next - before)]
        })
      )
      assert.closeTo(volatility, changes.reduce((sum, one) => sum + one, 0) / (changes.length || 1), 1e-12)
      const present = timeline.filter((_, i) => series.every((values) => (values[i] ?? 0) >= 0.1))
      assert.closeTo(presence, present.length / timeline.length, 1e-15)
      assert.strictEqual(years, timeline.length)
      assert.closeTo(level, Math.cbrt(series.reduce((product, values) => product * (values.at(-1) ?? 0), 1)), 1e-12)
    },
    { arbitrary: { runs: 200 } }
  )

  it.prop("is nothing where a factor was never present", [arbitrary.activities], ([activities]) => {
    const { consolidation } = factors(activities.map((activity) => ({ ...activity, benefits: [] })))
    if (consolidation.kind === "withheld") return
    const { level, presence, value } = consolidation
    assert.deepStrictEqual([level, presence, value], [0, 0, 0])
  })
})

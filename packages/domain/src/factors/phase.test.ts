import { assert, describe, it } from "@effect/vitest"
import { yearOf } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord } from "../twinning/Activity.ts"
import { activityTypes, Phase } from "../twinning/ActivityType.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { twinningFactors } from "./twinningFactors.ts"

const phaseOf = (activities: ReadonlyArray<ActivityRecord>) =>
  twinningFactors(
    { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [], activities },
    { asOf: "2030-12-31" }
  ).phase

describe("the phase", () => {
  it.prop(
    "has probabilities that add up to 1, each by the weight of its kind",
    [arbitrary.activities],
    ([activities]) => {
      const phase = phaseOf(activities)
      if (phase === undefined) return assert.strictEqual(activities.length, 0)
      const weights = { associative: 0, reciprocative: 0, commercial: 0 }
      for (const { on, type, until = on } of activities)
        weights[activityTypes[type].phase] += 0.5 ** ((2030 - Math.min(2030, yearOf(until))) / 3)
      const all = weights.associative + weights.reciprocative + weights.commercial
      let sum = 0
      for (const one of Phase.literals) {
        assert.closeTo(phase.probabilities[one], (weights[one] + 1 / 3) / (all + 1), 1e-12)
        sum += phase.probabilities[one]
      }
      assert.closeTo(sum, 1, 1e-12)
    }
  )

  it.prop(
    "is named where it is the likeliest and likely enough, and else not",
    [arbitrary.activities],
    ([activities]) => {
      const phase = phaseOf(activities)
      if (phase === undefined) return
      const likeliest = Math.max(...Object.values(phase.probabilities))
      assert.strictEqual(phase.phase !== undefined, likeliest >= 0.5)
      if (phase.phase !== undefined) assert.strictEqual(phase.probabilities[phase.phase], likeliest)
    }
  )
})

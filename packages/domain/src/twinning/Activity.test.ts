import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { earliest, latest, PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import { Activity, activityIdOf, FieldKey, hasBegun } from "./Activity.ts"
import { ActivityType, activityTypes, DiplomaticFunction, Phase } from "./ActivityType.ts"
import { CooperationField } from "./Agreement.ts"
import { twinningIdOf } from "./Twinning.ts"

const decode = Schema.decodeUnknownSync(Activity)
const twinning = twinningIdOf(arbitrary.pair)

describe("an activity", () => {
  it.prop("reads back as it was", [arbitrary.activity], ([activity]) => {
    const json = JSON.parse(JSON.stringify(Schema.encodeSync(Activity)(activity as Activity)))
    assert.deepStrictEqual(decode(json), activity)
  })

  it.prop(
    "ends when or after it starts",
    [arbitrary.activity, arbitrary.partialDate, arbitrary.partialDate],
    ([activity, on, until]) => {
      const read = () => decode({ ...activity, on, until })
      if (latest(until) >= earliest(on)) assert.strictEqual(read().until, until)
      else assert.throws(read, `the activity ends (${until}) before it starts (${on})`)
    },
    { arbitrary: { runs: 600 } }
  )

  it.prop("does not exist without a claim that reports it", [arbitrary.activity], ([activity]) => {
    assert.throws(() => decode({ ...activity, evidence: [] }))
  })

  it("knows every field of cooperation, and those that a rubric adds", () => {
    for (const field of [...CooperationField.literals, "beekeeping"]) assert.isTrue(Schema.is(FieldKey)(field))
    for (const odd of ["Culture", "a field", "", "-a", "a-"]) assert.isFalse(Schema.is(FieldKey)(odd))
  })
})

describe("hasBegun", () => {
  it.prop(
    "holds from the last day on which it may have begun, and from then on",
    [arbitrary.activity, arbitrary.partialDate],
    ([activity, date]) => {
      for (const day of [earliest(date), latest(date), latest(activity.on), earliest(activity.on)])
        assert.strictEqual(hasBegun(activity, day), day >= latest(activity.on))
    }
  )

  it("a year counts when it is over", () => {
    const on = PartialDate.make("2020")
    assert.deepStrictEqual(
      ["2020-01-01", "2020-12-30", "2020-12-31", "2021-01-01"].map((day) => hasBegun({ on }, day)),
      [false, false, true, true]
    )
  })
})

describe("activityIdOf", () => {
  it.prop(
    "is the same for the same report, and another where one thing differs",
    [arbitrary.activity],
    ([activity]) => {
      const { on, type } = activity
      const id = activityIdOf(twinning, type, on, "A visit")
      assert.strictEqual(activityIdOf(twinning, type, on, "A visit"), id)
      const others = [
        activityIdOf(twinning, type, on),
        activityIdOf(twinning, type, on, "Another visit"),
        activityIdOf(twinning, type === "aid" ? "meeting" : "aid", on, "A visit"),
        activityIdOf(twinning, type, PartialDate.make("1066"), "A visit"),
        activityIdOf(arbitrary.pair[0] as string as typeof twinning, type, on, "A visit")
      ]
      assert.strictEqual(new Set([id, ...others]).size, 6)
    }
  )
})

describe("the types of activity", () => {
  it("each serve one function or more, and every function and phase is served by one", () => {
    const rules = ActivityType.literals.map((type) => activityTypes[type])
    for (const { functions } of rules) assert.strictEqual(new Set(functions).size, Math.max(1, functions.length))
    assert.deepStrictEqual(
      [...new Set(rules.flatMap(({ functions }) => functions))].sort(),
      [...DiplomaticFunction.literals].sort()
    )
    assert.deepStrictEqual([...new Set(rules.map(({ phase }) => phase))].sort(), [...Phase.literals].sort())
    assert.deepStrictEqual(Object.keys(activityTypes).sort(), [...ActivityType.literals].sort())
  })

  it("that are exchanges bring people together who are no officials", () => {
    assert.deepStrictEqual(
      ActivityType.literals.filter((type) => activityTypes[type].exchange),
      ["sports-event", "school-exchange", "student-exchange", "citizen-exchange"]
    )
  })
})

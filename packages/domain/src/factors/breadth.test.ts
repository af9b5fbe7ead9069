import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { ActivityId, deriveId } from "../base/identity.ts"
import { PartialDate } from "../base/PartialDate.ts"
import { arbitrary } from "../testing/index.ts"
import type { ActivityRecord, ActorSector } from "../twinning/Activity.ts"
import { twinningIdOf } from "../twinning/Twinning.ts"
import { breadthAt, putBreadth } from "./breadth.ts"
import { defaultFactorRubric } from "./defaultFactorRubric.ts"
import { width } from "./estimate.ts"
import type { FactorRubric } from "./FactorRubric.ts"
import { twinningFactors } from "./twinningFactors.ts"

const weight = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 1000 }))).pipe(
  Arbitrary.map((n) => n / 64)
)
const weights = Arbitrary.array(weight, { minLength: 2, maxLength: 14 })
const positive = Arbitrary.schema(Schema.Finite.check(Schema.isBetween({ minimum: 0.01, maximum: 1000 })))
const size = arbitrary.oneOf([2, 3, 5, 8, 14, 40])

/** The definition in the words of the method, with the functions of the machine. */
const byDefinition = (values: ReadonlyArray<number>): number => {
  const sum = values.reduce((a, b) => a + b, 0)
  if (sum === 0) return 0
  const entropy = -values
    .filter((value) => value > 0)
    .reduce((h, value) => h + (value / sum) * Math.log(value / sum), 0)
  return (Math.exp(entropy) - 1) / (values.length - 1)
}

/** The spread over the categories of these weights, as the score has it; beside them a ceremony, of no category. */
const spread = (weights: ReadonlyArray<number>): number => {
  const row = new Float64Array(3 * width)
  const [all, of] = [weights.reduce((a, b) => a + b, 1), Float64Array.from(weights)]
  putBreadth(row, 0, { all, fields: of, fieldsUnknown: 0, sectors: of, sectorsUnknown: 0 })
  const found = breadthAt(row, 0)
  for (const half of [found.fields, found.sectors]) {
    const { value = Number.NaN } = half
    assert.deepStrictEqual(half, { value, low: value, high: value, coverage: 1 })
  }
  assert.strictEqual(found.fields.value, found.sectors.value)
  return found.fields.value ?? Number.NaN
}

describe("the spread over categories", () => {
  it.prop("is a share of 1, and what the method defines", [weights], ([weights]) => {
    const value = spread(weights)
    assert.isTrue(value >= 0 && value <= 1)
    assert.closeTo(value, byDefinition(weights), 1e-9)
  })

  it.prop("is 0 where all is of one category, or nothing is", [size, weight], ([size, weight]) => {
    for (const at of [0, size - 1])
      assert.strictEqual(spread(Array.from({ length: size }, (_, i) => (i === at ? weight : 0))), 0)
  })

  it.prop("is 1 where all categories are alike", [size, positive], ([size, weight]) => {
    assert.closeTo(spread(Array.from({ length: size }, () => weight)), 1, 1e-12)
  })

  it.prop("sees proportions only, and no order", [weights, positive], ([weights, factor]) => {
    const value = spread(weights)
    assert.closeTo(spread(weights.map((one) => one * factor)), value, 1e-9)
    assert.closeTo(spread([...weights].reverse()), value, 1e-9)
    assert.closeTo(spread([...weights].sort((a, b) => a - b)), value, 1e-9)
  })

  it.prop("rises where a bit moves from the most to the least", [weights], ([weights]) => {
    const sorted = [...weights].sort((a, b) => a - b)
    const [least = 0, most = 0] = [sorted[0], sorted.at(-1)]
    const moved = [least + (most - least) / 4, ...sorted.slice(1, -1), most - (most - least) / 4]
    assert.isAtLeast(spread(moved), spread(weights) - 1e-9)
  })

  it("is what one computes by hand", () => {
    // Half, a quarter, a quarter: H = ½ ln 2 + 2 · ¼ ln 4 = 1.5 ln 2, exp(H) = 2^1.5, over 4 categories.
    assert.closeTo(spread([2, 1, 1, 0]), (2 ** 1.5 - 1) / 3, 1e-15)
  })
})

const fields = ["culture", "energy", "water"] as const
const sectors = ["government", "business", "citizens"] as const
const small: FactorRubric = { ...defaultFactorRubric, breadth: { ...defaultFactorRubric.breadth, fields, sectors } }
/** Every set of three places, the empty one as well. */
const sets = [[], [0], [1], [2], [0, 1], [0, 2], [1, 2], [0, 1, 2]] as const
type Place = (typeof sets)[number] | undefined

/** What an activity is about and who carries it: both by the same places, unknown where undefined. */
const activityOf = (at: number, year: number, place: Place): ActivityRecord => ({
  id: ActivityId.make(deriveId("activity", "breadth", String(at))),
  twinning: twinningIdOf(arbitrary.pair),
  type: "meeting",
  on: PartialDate.make(String(year)),
  evidence: [arbitrary.fewClaims[0] as ActivityRecord["evidence"][0]],
  ...(place === undefined
    ? {}
    : {
        fields: place.map((i) => fields[i] ?? "culture"),
        organisers: place.map((i) => ({ name: `organiser ${i}`, sector: (sectors[i] ?? "citizens") as ActorSector }))
      })
})
const breadth = (places: ReadonlyArray<{ readonly year: number; readonly place: Place }>, rubric = small) =>
  twinningFactors(
    {
      id: twinningIdOf(arbitrary.pair),
      cities: arbitrary.pair,
      stages: [],
      activities: places.map(({ place, year }, at) => activityOf(at, year, place))
    },
    { asOf: "2020-12-31", rubric }
  ).now?.breadth

const known = Arbitrary.all({
  year: arbitrary.oneOf([2014, 2017, 2020]),
  place: arbitrary.oneOf([0, 1, 2, 3, 4, 5, 6, 7]).pipe(Arbitrary.map((set): Place => sets[set] ?? []))
})
const unknown = arbitrary.oneOf([2014, 2017, 2020]).pipe(Arbitrary.map((year) => ({ year, place: undefined as Place })))

describe("the bounds of breadth", () => {
  it.prop(
    "hold whatever the unknown activities were about, and the worst of them happens",
    [Arbitrary.array(known, { maxLength: 4 }), Arbitrary.array(unknown, { minLength: 1, maxLength: 2 })],
    ([known, unknown]) => {
      const now = breadth([...known, ...unknown])
      let all: ReadonlyArray<typeof known> = [[]]
      for (const { year } of unknown) all = all.flatMap((before) => sets.map((place) => [...before, { year, place }]))
      const ends = all.map((found) => breadth([...known, ...found]))
      for (const part of ["fields", "sectors"] as const) {
        const { high = -1, low = -1 } = now?.[part] ?? {}
        const values = ends.map((end) => end?.[part].value ?? Number.NaN)
        assert.isTrue(values.every((value) => low - 1e-12 <= value && value <= high + 1e-12))
        assert.closeTo(Math.min(...values), low, 1e-12)
      }
      const values = ends.map((end) => end?.value ?? Number.NaN)
      assert.isTrue(values.every((value) => (now?.low ?? 2) - 1e-12 <= value && value <= (now?.high ?? -1) + 1e-12))
    },
    { arbitrary: { runs: 60 } }
  )

  it("the best fills the gaps first, and is no better than that", () => {
    const at2020 = (place: Place) => ({ year: 2020, place })
    // Weights 3, 1, 0 and two of unknown field: 0 rises to 1, then two together by ½ each: 3, 1½, 1½ of 6 are
    // ½, ¼, ¼, with exp(H) = 2^1.5.
    const now = breadth([...([[0], [0], [0], [1]] as const), undefined, undefined].map(at2020))
    assert.closeTo(now?.fields.high ?? -1, (2 ** 1.5 - 1) / 2, 1e-12)
    // At worst both are of the first: 5, 1, 0 of 6.
    assert.closeTo(now?.fields.low ?? -1, byDefinition([5, 1, 0]), 1e-12)
    assert.closeTo(now?.fields.coverage ?? -1, 4 / 6, 1e-15)
    // One of unknown field does not even reach: 3, 1, 1.
    assert.closeTo(
      breadth([...([[0], [0], [0], [1]] as const), undefined].map(at2020))?.fields.high ?? -1,
      byDefinition([3, 1, 1]),
      1e-12
    )
  })
})

describe("breadth", () => {
  it.prop(
    "is half fields, half sectors, each by its weights",
    [Arbitrary.array(known, { maxLength: 6 })],
    ([known]) => {
      const sums = [0, 0, 0]
      for (const { place = [], year } of known)
        for (const at of place) sums[at] = (sums[at] ?? 0) + 0.5 ** ((2020 - year) / 3) / place.length
      const now = breadth(known)
      if (now === undefined) return
      assert.closeTo(now.fields.value ?? -1, byDefinition(sums), 1e-12)
      assert.closeTo(now.sectors.value ?? -1, byDefinition(sums), 1e-12)
      assert.closeTo(now.value ?? -1, byDefinition(sums), 1e-12)
    }
  )

  it("a ceremony is contact and no field: nothing but ceremonies is no breadth, and it is known to be none", () => {
    const ceremony = { ...activityOf(0, 2020, []), type: "ceremony", fields: ["friendship"] } as const
    const twinning = { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [] }
    const only = twinningFactors({ ...twinning, activities: [ceremony] }, { asOf: "2020-12-31" }).now?.breadth
    assert.deepStrictEqual(only?.fields, { value: 0, low: 0, high: 0, coverage: 1 })
    // Beside one field it takes nothing away from it.
    const beside = twinningFactors(
      { ...twinning, activities: [ceremony, activityOf(1, 2020, [0]), activityOf(2, 2020, [1])] },
      { asOf: "2020-12-31", rubric: small }
    ).now?.breadth
    assert.closeTo(beside?.fields.value ?? -1, byDefinition([1, 1, 0]), 1e-12)
  })

  it("a field that the rubric does not know is unknown, not none", () => {
    const twinning = { id: twinningIdOf(arbitrary.pair), cities: arbitrary.pair, stages: [] }
    const odd = { ...activityOf(0, 2020, [0]), fields: ["beekeeping"] }
    const { evidence, now } = twinningFactors({ ...twinning, activities: [odd] }, { asOf: "2020-12-31" })
    assert.deepStrictEqual(evidence.breadth.fieldsUnknown, [odd.id])
    assert.deepStrictEqual(now?.breadth.fields, { low: 0, high: 1, coverage: 0 })
  })
})

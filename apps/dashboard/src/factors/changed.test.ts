import { expect, test } from "vitest"
import type { TwinningScores } from "./answer.ts"
import { changedFactors } from "./changed.ts"

const estimate = (value: number | undefined, coverage: number) => ({
  ...(value === undefined ? {} : { value }),
  low: 0,
  high: 1,
  coverage
})

/** Scores of which only what is compared matters. */
const scores = (
  values: readonly [number | undefined, number | undefined, number | undefined],
  coverage = 0.5,
  medians: Partial<Record<string, number>> = {}
) =>
  ({
    now: {
      mutualBenefit: estimate(values[0], coverage),
      breadth: estimate(values[1], coverage),
      grassroots: estimate(values[2], coverage)
    },
    intervals: Object.fromEntries(Object.entries(medians).map(([key, median]) => [key, { low: 0, median, high: 1 }]))
  }) as unknown as TwinningScores
const nothing = { intervals: {} } as unknown as TwinningScores

test("only what is shown otherwise is named", () => {
  expect(changedFactors(scores([0.1, 0.2, 0.3]), scores([0.1, 0.2, 0.3]))).toEqual([])
  expect(changedFactors(scores([0.1, 0.2, 0.3]), scores([0.1004, 0.2, 0.3]))).toEqual([])
  expect(changedFactors(scores([0.1, 0.2, 0.3]), scores([0.1, 0.25, 0.3]))).toEqual([
    { factor: "breadth", before: 0.2, after: 0.25, coverageBefore: 0.5, coverageAfter: 0.5 }
  ])
})

test("the first activity brings factors from nothing, and the last takes them there", () => {
  expect(changedFactors(nothing, scores([0, 0.2, undefined])).map(({ after, before }) => [before, after])).toEqual([
    [undefined, 0],
    [undefined, 0.2],
    [undefined, undefined]
  ])
  expect(changedFactors(scores([0.1, 0.2, 0.3]), nothing).map(({ after }) => after)).toEqual([
    undefined,
    undefined,
    undefined
  ])
})

test("the median counts where there is one, and what becomes known counts, too", () => {
  expect(
    changedFactors(scores([0.1, 0.2, 0.3], 0.5, { breadth: 0.4 }), scores([0.1, 0.9, 0.3], 0.5, { breadth: 0.4 }))
  ).toEqual([])
  expect(changedFactors(scores([0.1, 0.2, 0.3], 0.5), scores([0.1, 0.2, 0.3], 0.6))).toHaveLength(3)
})

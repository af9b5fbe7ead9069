import { expect, it } from "vitest"
import { hasCome, periodOf, present } from "./rows.ts"

it("leaves out what is null, and keeps what is false or empty", () => {
  expect(present({ a: null, b: undefined, c: false, d: 0, e: "" })).toEqual({ c: false, d: 0, e: "" })
})

it("gives a period with the bounds that it has, and none where it has neither", () => {
  expect(periodOf({ period_from: null, period_until: null })).toEqual({})
  expect(periodOf({ period_from: "2019", period_until: null })).toEqual({ period: { from: "2019" } })
  expect(periodOf({ period_from: null, period_until: "2020-02" })).toEqual({ period: { until: "2020-02" } })
})

it("lets what is said of a time hold from the first day that its beginning may mean, and of no time on any", () => {
  const on = (period_from: string | null) =>
    ["2018-12-31", "2019-01-01", "2019-06-30", "2019-07-01"].map((day) => hasCome({ period_from }, day))
  expect(on(null)).toEqual([true, true, true, true])
  expect(on("2019")).toEqual([false, true, true, true])
  expect(on("2019-07")).toEqual([false, false, false, true])
  expect(on("2019-06-30")).toEqual([false, false, true, true])
})

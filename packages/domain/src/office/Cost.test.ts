import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import { deriveId } from "../base/identity.ts"
import { arbitrary } from "../testing/index.ts"
import { yearlyCost } from "./Cost.ts"

const entry = Arbitrary.all([
  arbitrary.oneOf([2019, 2020, 2021, 2022]),
  arbitrary.oneOf([0, 0.1, 0.2, 12.5, 1000, 99_999.99]),
  arbitrary.oneOf(["CNY", "EUR", "GBP"])
])
const entries = Arbitrary.array(entry, { maxLength: 8 }).pipe(
  Arbitrary.map((all) =>
    all.map(([year, amount, currency], i) => ({
      id: deriveId("claim", "cost", String(i)),
      year,
      money: { amount, currency }
    }))
  )
)
const years = arbitrary.oneOf([2018, 2019, 2020, 2021, 2022, 2023])

describe("the yearly cost of a twinning", () => {
  it.prop(
    "is made of entries of the newest year there is, in one currency, and of all of these",
    [entries, years],
    ([all, year]) => {
      const found = yearlyCost(all, year)
      const known = all.filter((one) => one.year <= year)
      if (known.length === 0) return assert.isUndefined(found)
      const newest = known
        .map((one) => one.year)
        .sort()
        .at(-1)
      assert.strictEqual(found?.year, newest)
      const same = known.filter((one) => one.year === newest && one.money.currency === found?.currency)
      assert.deepStrictEqual(found?.costs, same.map(({ id }) => id).sort())
      // in hundredths, which add up exactly
      const hundredths = same.reduce((sum, { money }) => sum + Math.round(money.amount * 100), 0)
      assert.strictEqual(Math.round((found?.amount ?? 0) * 100), hundredths)
    }
  )

  it.prop(
    "tells the currency of most entries, and does not ask in which order they stand",
    [entries, years],
    ([all, year]) => {
      const found = yearlyCost(all, year)
      assert.deepStrictEqual(yearlyCost(all.toReversed(), year), found)
      if (found === undefined) return
      const count = (currency: string) =>
        all.filter((one) => one.year === found.year && one.money.currency === currency).length
      for (const other of ["CNY", "EUR", "GBP"]) assert.isAtLeast(count(found.currency), count(other))
    }
  )

  it.prop(
    "is what it was, whatever is entered for later years",
    [entries, entry, years],
    ([all, [, amount, currency], year]) => {
      const later = { id: deriveId("claim", "cost", "later"), year: year + 1, money: { amount, currency } }
      assert.deepStrictEqual(yearlyCost([...all, later], year), yearlyCost(all, year))
    }
  )

  it("adds tenths up to what they are", () => {
    const id = (key: string) => deriveId("claim", "cost", key)
    const costs = [0.1, 0.2].map((amount, i) => ({ id: id(String(i)), year: 2020, money: { amount, currency: "GBP" } }))
    assert.strictEqual(yearlyCost(costs, 2024)?.amount, 0.3)
    assert.isUndefined(yearlyCost(costs, 2019))
  })
})

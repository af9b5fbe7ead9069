import fc from "fast-check"
import { expect, test } from "vitest"
import { binLabel, doublingBins } from "./statistics.ts"

const distribution = fc
  .uniqueArray(fc.integer({ min: 1, max: 300 }), { maxLength: 60 })
  .chain((twins) => fc.tuple(...twins.map((count) => fc.record({ twins: fc.constant(count), cities: fc.nat(500) }))))

test("every city is in one bin", () => {
  fc.assert(
    fc.property(distribution, (entries) => {
      const bins = doublingBins(entries)
      const sum = (counts: ReadonlyArray<{ readonly cities: number }>) =>
        counts.reduce((all, one) => all + one.cities, 0)
      expect(sum(bins)).toBe(sum(entries))
      bins.slice(1).forEach((bin, index) => {
        expect(bin.from).toBe((bins[index]?.until ?? 0) + 1)
      })
    })
  )
})

test("bins double, and end where the counts end", () => {
  const bins = doublingBins([1, 2, 3, 6].map((twins) => ({ twins, cities: 1 })))
  expect(bins.map(binLabel)).toEqual(["1", "2", "3–4", "5–6"])
  expect(doublingBins([])).toEqual([])
})

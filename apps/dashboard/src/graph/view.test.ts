import fc from "fast-check"
import { expect, test } from "vitest"
import { defined } from "../defined.ts"
import {
  arrangements,
  measures,
  orders,
  reaches,
  readView,
  showsUndated,
  sizes,
  viewKinds,
  viewParams,
  viewPath
} from "./view.ts"

const id = fc.option(fc.uuid(), { nil: undefined })
const text = fc.option(fc.oneof(fc.string(), fc.uuid(), fc.integer().map(String)), { nil: undefined })

/** Any address, sensible or not. */
const params = fc.record({
  view: fc.oneof(fc.constantFrom(...viewKinds), text),
  city: id,
  to: id,
  network: id,
  reach: fc.oneof(fc.constantFrom(...reaches).map(String), text),
  community: fc.oneof(fc.nat(100).map(String), text),
  size: fc.oneof(fc.constantFrom(...sizes).map(String), text),
  arrangement: fc.oneof(fc.constantFrom(...arrangements), text),
  year: fc.oneof(fc.integer({ min: 1800, max: 2100 }).map(String), text),
  undated: fc.oneof(fc.constantFrom("no", "yes"), text),
  chosen: id,
  only: fc.oneof(fc.constantFrom("no", "yes"), text),
  order: fc.oneof(fc.constantFrom(...orders), text),
  measure: fc.oneof(fc.constantFrom(...measures), text)
})

test("a view that is written to an address and read again is the same view", () => {
  fc.assert(
    fc.property(params, (any) => {
      const view = readView(defined(any))
      expect(readView(defined(viewParams(view)))).toEqual(view)
      const path = new URL(viewPath(view), "http://localhost")
      expect(readView(Object.fromEntries(path.searchParams))).toEqual(view)
    })
  )
})

test("no link without a date is put into a year unless it is asked for", () => {
  expect([{}, { year: 1990 }, { year: 1990, undated: true }, { undated: false }].map(showsUndated)).toEqual([
    true,
    false,
    true,
    false
  ])
})

test("an address without a word more than needed is kept as it is", () => {
  expect(viewPath({})).toBe("/graph")
  expect(viewPath({ view: "around", city: "c", reach: 2 })).toBe("/graph?city=c&reach=2")
  expect(viewPath({ view: "ways", city: "a", to: "b", year: 1990, undated: false })).toBe(
    "/graph?view=ways&city=a&to=b&year=1990&undated=no"
  )
})

test("a key that a view does not know is not carried along", () => {
  expect(readView({ view: "communities", city: "c", to: "d", reach: "3", community: "4" })).toMatchObject({
    view: "communities",
    community: 4,
    reach: 1
  })
  expect(readView({ view: "communities", city: "c" })).not.toHaveProperty("city")
  expect(readView({ view: "networks", city: "c", network: "n" })).not.toHaveProperty("city")
  expect(readView({ view: "figures", year: "1990", chosen: "c" })).toEqual(readView({ view: "figures" }))
  expect(readView({ view: "figures", measure: "closeness", only: "yes" })).toMatchObject({ measure: "closeness" })
  expect(readView({ city: "c", measure: "closeness" }).measure).toBe("twins")
  expect(readView({ city: "c", chosen: "d", only: "yes" }).only).toBe(true)
  // Only of what is chosen: of nothing it would be an empty table.
  expect(readView({ city: "c", only: "yes" })).not.toHaveProperty("only")
  expect(readView({ year: "19x0", size: "7", order: "up" })).toEqual(readView({}))
})

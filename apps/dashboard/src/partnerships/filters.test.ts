import fc from "fast-check"
import { expect, test } from "vitest"
import { type Filters, filterParams, filterQuery, narrows, parseFilters, sorts } from "./filters.ts"
import { states } from "./states.ts"

const trimmed = fc.string({ minLength: 1 }).filter((text) => text.trim() === text)
const country = fc.constantFrom("GB", "CN", "DE", "JP")
const filters = fc.record(
  {
    q: trimmed,
    city: fc.uuid(),
    country,
    partnerCountry: country,
    state: fc.constantFrom(...states),
    source: fc.uuid(),
    conflict: fc.constant(true as const),
    sort: fc.constantFrom(...sorts.filter((sort) => sort !== "cities"))
  },
  { requiredKeys: [] }
) as fc.Arbitrary<Filters>

const throughAddress = (given: Filters): Filters => {
  const written = Object.entries(filterParams(given)).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value]]
  )
  const address = new URLSearchParams(written as Array<[string, string]>).toString()
  return parseFilters(Object.fromEntries(new URLSearchParams(address)))
}

test("filters come back from an address as they went into it", () => {
  fc.assert(
    fc.property(filters, (given) => {
      expect(throughAddress(given)).toEqual(given)
    })
  )
})

test("whatever stands in an address, the filters read from it are stable", () => {
  const keys = fc.constantFrom("q", "city", "country", "partnerCountry", "state", "source", "conflict", "sort", "other")
  fc.assert(
    fc.property(fc.dictionary(keys, fc.string()), (params) => {
      const read = parseFilters(params)
      expect(throughAddress(read)).toEqual(read)
    })
  )
})

test("what is not understood narrows nothing", () => {
  expect(parseFilters({ country: "Britain", state: "sleeping", conflict: "perhaps", sort: "size", q: "  " })).toEqual(
    {}
  )
  expect(narrows(parseFilters({ sort: "-since" }))).toBe(false)
  expect(narrows(parseFilters({ q: "Wuhan" }))).toBe(true)
})

test("the API takes every filter as text", () => {
  expect(filterQuery({ q: "武汉", conflict: true, sort: "-sources" })).toEqual({
    q: "武汉",
    conflict: "true",
    sort: "-sources"
  })
})

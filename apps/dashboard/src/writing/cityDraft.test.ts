import { expect, test } from "vitest"
import { type CityDraft, checkCity, cityBody, degreesOf } from "./cityDraft.ts"

const nothing: CityDraft = {
  name: "",
  language: "",
  nameZh: "",
  country: "",
  latitude: "",
  longitude: "",
  population: "",
  populationYear: "",
  wikidata: "",
  said: { source: { id: "s", title: "S" }, locator: "p. 1", note: "" },
  why: ""
}
const words = { needed: "needed", whole: "whole", degrees: "degrees" }
const paths = (some: Partial<CityDraft>) => checkCity({ ...nothing, ...some }, words).map(({ path }) => path)

test.each([
  ["53.48", 53.48],
  ["-2.24", -2.24],
  ["−2.24", -2.24],
  ["53° N", undefined],
  ["2,24", undefined],
  ["", undefined]
])("%s are %s degrees", (typed, degrees) => expect(degreesOf(typed)).toBe(degrees))

test("only what is typed is sent", () => {
  expect(cityBody({ ...nothing, name: " Tampere " })).toEqual({
    names: [{ text: "Tampere", kind: "name" }],
    said: { source: "s", locator: "p. 1" }
  })
  expect(
    cityBody({
      ...nothing,
      name: "Suzhou",
      language: "en",
      nameZh: "苏州",
      country: "cn",
      latitude: "31.3",
      longitude: "120.6",
      population: "12,748,000",
      populationYear: "2020",
      wikidata: "Q42622"
    })
  ).toMatchObject({
    names: [
      { text: "Suzhou", kind: "name", language: "en" },
      { text: "苏州", kind: "name", language: "zh" }
    ],
    country: "CN",
    coordinates: { latitude: 31.3, longitude: 120.6 },
    population: { count: 12_748_000, year: 2020 },
    identifiers: [{ scheme: "wikidata", value: "Q42622" }]
  })
})

test("a name is needed, and of two coordinates both or none", () => {
  expect(paths({})).toEqual(["names"])
  expect(paths({ name: "A", latitude: "53" })).toEqual(["coordinates.longitude"])
  expect(paths({ name: "A", latitude: "north", longitude: "2" })).toEqual(["coordinates.latitude"])
  expect(paths({ name: "A", latitude: "53", longitude: "2" })).toEqual([])
  expect(paths({ name: "A", population: "many", populationYear: "2020" })).toEqual(["population.count"])
})

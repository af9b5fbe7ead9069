import type { Evidence } from "@proxeny/domain"
import { expect, it } from "vitest"
import { cityCalled, council, paper, said } from "../testing/reports.ts"
import { noTwinningIn } from "./noTwinning.ts"

const city = cityCalled("Einsam")
const says = (source: typeof council, value: unknown, attribute = "twin-count"): Evidence => ({
  source,
  claim: said(source, { kind: "city", id: city }, attribute, value)
})
const [none, alsoNone, some] = [says(council, { count: 0 }), says(paper, { count: 0 }), says(paper, { count: 3 })]

it("cites who says that there is none, and not who counts some", () => {
  expect(noTwinningIn([none, some], city)).toEqual([none.claim.id])
  expect(noTwinningIn([none, alsoNone], city)).toEqual([none.claim.id, alsoNone.claim.id])
})

it("is unknown where nobody says so, or a better source counts some", () => {
  expect(noTwinningIn([], city)).toBeUndefined()
  expect(noTwinningIn([some], city)).toBeUndefined()
  expect(noTwinningIn([alsoNone, says(council, { count: 1 })], city)).toBeUndefined()
  expect(noTwinningIn([says(council, { count: 0 }, "population")], city)).toBeUndefined()
})

it("takes a count for one country neither for all nor against", () => {
  const inChina = (count: number) => says(council, { count, country: "CN" })
  expect(noTwinningIn([inChina(0)], city)).toBeUndefined()
  expect(noTwinningIn([alsoNone, inChina(2)], city)).toEqual([alsoNone.claim.id])
})

import { type Evidence, PartialDate, Source, SourceId } from "@proxeny/domain"
import { expect, it } from "vitest"
import { cityCalled, council, paper, said, twinningOf } from "../testing/reports.ts"
import { costIn } from "./cost.ts"

const { id } = twinningOf(cityCalled("Mitte"), cityCalled("Rege"))
const francs = (amount: number) => ({ amount, currency: "CHF" })
const says = (source: Source, value: unknown, from?: string, attribute = "yearly-cost"): Evidence => ({
  source,
  claim: said(
    source,
    { kind: "twinning", id },
    attribute,
    value,
    from === undefined ? {} : { period: { from: PartialDate.make(from) } }
  )
})
const publishedOn = (day: string) =>
  new Source({ ...council, id: SourceId.make(council.id), publishedOn: PartialDate.make(day) })
const asOf = "2022-06-30"

it("is the newest that is stated, however many and good the older ones are, with every claim that states the same", () => {
  const [old, older, now, same] = [
    says(council, francs(900), "2018"),
    says(paper, francs(900), "2017"),
    says(paper, francs(1000), "2021"),
    says(council, francs(1000), "2021")
  ]
  expect(costIn([old, older, now], asOf)).toEqual({ ...francs(1000), evidence: [now.claim.id] })
  const both = costIn([old, now, same], asOf)
  expect([...(both?.evidence ?? [])].sort()).toEqual([now.claim.id, same.claim.id].sort())
})

it("counts from the first day on which its source may have been published, where it is of no time", () => {
  const undated = says(publishedOn("2022-07"), francs(70))
  expect(costIn([undated], "2022-06-30")).toBeUndefined()
  expect(costIn([undated], "2022-07-01")).toEqual({ ...francs(70), evidence: [undated.claim.id] })
  const dated = says(publishedOn("2022-07"), francs(80), "2020")
  expect(costIn([undated, dated], asOf)).toEqual({ ...francs(80), evidence: [dated.claim.id] })
  expect(costIn([says(council, francs(60))], asOf)).toMatchObject(francs(60))
})

it("is unknown where nobody states an amount", () => {
  const noise = [
    says(council, { amount: "much", currency: "CHF" }, "2022"),
    says(council, 12, "2022"),
    says(council, francs(5), "2022", "note")
  ]
  expect(costIn([], asOf)).toBeUndefined()
  expect(costIn(noise, asOf)).toBeUndefined()
  expect(costIn([...noise, says(paper, francs(7), "2010")], asOf)).toMatchObject(francs(7))
})

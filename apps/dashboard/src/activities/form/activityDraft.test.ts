import fc from "fast-check"
import { expect, test } from "vitest"
import { nothingSaid } from "../../writing/Said.ts"
import {
  type ActivityDraft,
  checkActivity,
  draftOf,
  newActivity,
  type Pair,
  type Report,
  reportOf,
  statementsOf
} from "./activityDraft.ts"

const cities: Pair = ["00000000-0000-5000-8000-00000000000a", "00000000-0000-5000-8000-00000000000b"]
const some = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const name = fc.string({ minLength: 1 }).map((text) => `a${text}b`)
const city = fc.constantFrom(...cities)

const benefits = fc.array(
  fc.record({
    city,
    kind: fc.constantFrom("project", "visit-received", "money", "practice-adopted"),
    attestedBy: fc.constantFrom("beneficiary", "third-party", "giver")
  }),
  { maxLength: 5 }
)

/** What is gained is known of nobody, of one side, or of both; what one gained stands together. */
const gained = fc.oneof(
  fc.constant({}),
  benefits.map((list) => ({ benefits: cities.flatMap((one) => list.filter((benefit) => benefit.city === one)) })),
  fc.tuple(benefits, city).map(([list, one]) => ({
    benefits: list.map((benefit) => ({ ...benefit, city: one })),
    benefitsKnownFor: [one]
  }))
)

const report = fc
  .record(
    {
      type: fc.constantFrom("official-visit", "training", "funding"),
      on: fc.constantFrom("1986", "1986-09", "1986-09-16"),
      title: name,
      until: fc.constantFrom("1987", "1987-01"),
      fields: fc.array(fc.constantFrom("culture", "water", "a-field-of-a-rubric")),
      organisers: fc.array(
        fc.record({ name, sector: fc.constantFrom("government", "citizens"), city: some(fc.uuid()) })
      ),
      citizenLed: fc.boolean(),
      people: fc.nat(),
      money: fc.record({ amount: fc.nat(1_000_000).map((n) => n / 100), currency: fc.constantFrom("GBP", "CNY") })
    },
    { requiredKeys: ["type", "on"] }
  )
  .chain((one) => gained.map((more) => ({ ...one, ...more })))
  .map((one) => JSON.parse(JSON.stringify(one)) as Report)

test("a report that is opened and saved as it is, is the same report", () => {
  fc.assert(
    fc.property(report, (given) => {
      const said = { source: undefined, locator: "p. 3", note: "" }
      expect(reportOf(draftOf(given, cities, said), cities)).toEqual(given)
    })
  )
})

test("what is not known is not sent, and is not none", () => {
  const draft: ActivityDraft = { ...newActivity, type: "training", on: "2019" }
  expect(reportOf(draft, cities)).toEqual({ type: "training", on: "2019" })
  expect(reportOf({ ...draft, fieldsKnown: "none", organisersKnown: "none" }, cities)).toEqual({
    type: "training",
    on: "2019",
    fields: [],
    organisers: []
  })
  expect(reportOf({ ...draft, sides: [{ known: "none", gains: [] }, draft.sides[1]] }, cities)).toEqual({
    type: "training",
    on: "2019",
    benefits: [],
    benefitsKnownFor: [cities[0]]
  })
  const none = { known: "none", gains: [] } as const
  expect(reportOf({ ...draft, sides: [none, none] }, cities)).toEqual({ type: "training", on: "2019", benefits: [] })
})

const words = { needed: "needed", whole: "whole", amount: "amount", chooseSome: "some" }
const pathsOf = (draft: ActivityDraft) => checkActivity(draft, words).map(({ path }) => path)

test("what is missing is named by the path of what would be sent", () => {
  expect(pathsOf(newActivity)).toEqual(["type", "on", "said.source", "said.locator"])
  const filled: ActivityDraft = {
    ...newActivity,
    type: "funding",
    on: "2020",
    said: { source: { id: "s", title: "S" }, locator: "p. 1", note: "" }
  }
  expect(pathsOf(filled)).toEqual([])
  expect(pathsOf({ ...filled, people: "a dozen" })).toEqual(["people"])
  expect(pathsOf({ ...filled, people: "1.5" })).toEqual(["people"])
  expect(pathsOf({ ...filled, amount: "50,000" })).toEqual(["money.currency"])
  expect(pathsOf({ ...filled, currency: "GBP" })).toEqual(["money.amount"])
  expect(pathsOf({ ...filled, amount: "1,5", currency: "GBP" })).toEqual(["money.amount"])
  expect(pathsOf({ ...filled, fieldsKnown: "some", organisersKnown: "some" })).toEqual(["fields", "organisers"])
  expect(
    pathsOf({ ...filled, organisersKnown: "some", organisers: [{ name: "", sector: "business", city: "" }] })
  ).toEqual(["organisers.0.name"])
  expect(
    pathsOf({
      ...filled,
      sides: [
        { known: "some", gains: [{ kind: "money", attestedBy: "" }] },
        { known: "some", gains: [] }
      ]
    })
  ).toEqual(["sides.0.0.attestedBy", "sides.1"])
})

test("amounts are sent as numbers, with their currency in capitals", () => {
  const { money, people } = statementsOf(
    { ...newActivity, said: nothingSaid, amount: "5,500,000", currency: "cny", people: "1,200" },
    cities
  )
  expect([money, people]).toEqual([{ amount: 5_500_000, currency: "CNY" }, 1200])
})

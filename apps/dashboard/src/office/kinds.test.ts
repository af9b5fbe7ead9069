import fc from "fast-check"
import { expect, test } from "vitest"
import { bodyOf, fieldsOf, type OfficeKind, sizeWords, typedOf } from "./kinds.ts"

const line = fc.string({ minLength: 1 }).map((text) => `a${text}b`)
const money = fc.record({
  amount: fc.nat(100_000_000).map((n) => n / 100),
  currency: fc.constantFrom("GBP", "CNY", "EUR")
})
const year = fc.integer({ min: 1900, max: 2200 })
const records: Readonly<Record<OfficeKind, fc.Arbitrary<object>>> = {
  notes: fc.record({ text: line }),
  contacts: fc.record(
    { name: line, organisation: line, function: line, email: line, telephone: line, language: line, note: line },
    { requiredKeys: ["name"] }
  ),
  documents: fc.record({ title: line, fileName: line }),
  costs: fc.record({ year, money, note: line }, { requiredKeys: ["year", "money"] }),
  budgets: fc.record({ year, money, note: line }, { requiredKeys: ["year", "money"] })
}

test.each(Object.keys(records) as ReadonlyArray<OfficeKind>)(
  "what %s say, opened and saved as it is, stays",
  (kind) => {
    fc.assert(
      fc.property(records[kind], (record) => {
        const plain = JSON.parse(JSON.stringify(record)) as object
        expect(bodyOf(kind, typedOf(kind, plain))).toEqual(plain)
      })
    )
  }
)

test("an empty field is left out, an amount is a number, a currency stands in capitals", () => {
  expect(bodyOf("costs", { year: "2026", "money.amount": "50,000.50", "money.currency": "gbp", note: " " })).toEqual({
    year: 2026,
    money: { amount: 50_000.5, currency: "GBP" }
  })
  expect(bodyOf("contacts", { name: " Li Na ", email: "" })).toEqual({ name: "Li Na" })
})

test("what is no number is sent as it is typed, so that the service says what is wrong with it", () => {
  expect(bodyOf("costs", { year: "this year" })).toEqual({ year: "this year" })
})

test("every field has a name of its own", () => {
  for (const fields of Object.values(fieldsOf)) expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length)
})

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1500, "2 kB"],
  [25_000_000, "25.0 MB"]
])("%d bytes are %s", (bytes, words) => expect(sizeWords(bytes)).toBe(words))

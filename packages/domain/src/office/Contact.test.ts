import { assert, describe, it } from "@effect/vitest"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { world } from "../testing/index.ts"
import { Budget } from "./Budget.ts"
import { Contact } from "./Contact.ts"
import { Cost } from "./Cost.ts"
import { Note } from "./Note.ts"

const id = world.wuhan.id
const about = { kind: "city", id: world.wuhan.id }
const takes = (schema: Schema.Codec<unknown>, fields: object): boolean =>
  Result.isSuccess(Schema.decodeUnknownResult(schema)({ id, about, ...fields }, { onExcessProperty: "error" }))

describe("a contact", () => {
  const contact = (fields: object) => takes(Contact as never, { name: "李明", ...fields })

  it("needs a name of one line, and nothing else", () => {
    assert.isTrue(contact({}))
    for (const name of ["", "  ", "a\nb", "a\u202eb", "a\0", "\ud800", "a".repeat(201)])
      assert.isFalse(contact({ name }))
    assert.isFalse(contact({ born: 1980 }))
  })

  it("has an address, a telephone number and a language as they are written", () => {
    for (const email of ["li.ming@wuhan.gov.cn", "o'neill+twins@example.org", "用户@例子.中国"])
      assert.isTrue(contact({ email }), email)
    for (const email of [
      "li.ming",
      "@b",
      "a@",
      "a b@c",
      "a@b@c",
      "<a@b>",
      "a@b\r\nBcc: c@d",
      `${"a".repeat(250)}@b.cd`
    ])
      assert.isFalse(contact({ email }), email)
    for (const telephone of ["+86 27 8282 0000", "0161 234 5000 ext. 12", "(0)89/233-00", "110"])
      assert.isTrue(contact({ telephone }), telephone)
    for (const telephone of ["call me", "+", "1;2", "1".repeat(61)]) assert.isFalse(contact({ telephone }), telephone)
    for (const language of ["zh", "zh-Hant", "de"]) assert.isTrue(contact({ language }))
    for (const language of ["Chinese", "z", "zh_CN", ""]) assert.isFalse(contact({ language }), language)
  })
})

describe("notes, costs and budgets", () => {
  it("hold text that says something and that a database can keep", () => {
    assert.isTrue(takes(Note as never, { text: "a\n\tb — 武汉 🏙" }))
    for (const text of ["", " \n", "a\0b", "\udc00", "a".repeat(20_001)]) assert.isFalse(takes(Note as never, { text }))
  })

  it("are of a year and an amount; a cost is of a twinning, a budget of a city", () => {
    const money = { amount: 12.5, currency: "GBP" }
    const twinning = { about: { kind: "twinning", id: world.twinnings[0]?.id } }
    assert.isTrue(takes(Cost as never, { ...twinning, year: 2024, money }))
    assert.isFalse(takes(Cost as never, { year: 2024, money }))
    assert.isTrue(takes(Budget as never, { year: 2024, money }))
    assert.isFalse(takes(Budget as never, { ...twinning, year: 2024, money }))
    for (const year of [1899, 2201, 2024.5]) assert.isFalse(takes(Budget as never, { year, money }))
    assert.isFalse(takes(Budget as never, { year: 2024, money: { ...money, amount: -1 } }))
  })
})

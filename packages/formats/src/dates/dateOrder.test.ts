import { assert, describe, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { hurtful, oneOf } from "../../test/arbitraries.ts"
import { dateOrder } from "./dateOrder.ts"

const whole = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))
const dates = Arbitrary.array(Arbitrary.all([whole(1, 28), whole(1, 12), whole(1000, 9999)]), { maxLength: 30 })

describe("dateOrder", () => {
  it.prop(
    "finds the order in which a column was printed, with its witnesses",
    [dates, oneOf(["day-first", "month-first"]), oneOf(["/", ".", "-"])],
    ([dates, order, mark]) => {
      const texts = dates.map(([d, m, y]) => [...(order === "day-first" ? [d, m] : [m, d]), y].join(mark))
      const found = dateOrder(texts)
      const witnesses = dates.filter(([d]) => d > 12)
      assert.strictEqual(found.order, witnesses.length > 0 ? order : undefined)
      assert.strictEqual(found.witnesses[order], witnesses.length)
      assert.strictEqual(found.ambiguous, dates.filter(([d, m]) => d <= 12 && d !== m).length)
      const at = dates.findIndex(([d]) => d > 12)
      assert.strictEqual(found.first[order], at < 0 ? undefined : at)
    }
  )

  it("says where a column is mixed", () => {
    const found = dateOrder(["03/07/1958", "25/12/1990", "12/25/1990", "26/12/1990"])
    assert.deepStrictEqual(found, {
      order: "mixed",
      witnesses: { "day-first": 2, "month-first": 1, "year-first": 0 },
      first: { "day-first": 1, "month-first": 2 },
      ambiguous: 1
    })
  })

  it("passes over what says nothing of the order", () => {
    for (const text of [
      "1958-07-25",
      "25 July 1958",
      "1958",
      "07/1958",
      "07/07/1958",
      "",
      "unknown",
      "25/13/1958",
      "25(12)1958",
      "1958年7月25日"
    ])
      assert.deepStrictEqual(dateOrder([text]).order, undefined, text)
  })

  it("tells a year in front where it has two digits", () => {
    assert.strictEqual(dateOrder(["99-12-31"]).order, "year-first")
    assert.strictEqual(dateOrder(["31.12.99"]).order, "day-first")
    // 25 December 2003 and 3 December 2025.
    assert.deepStrictEqual([dateOrder(["25/12/03"]).order, dateOrder(["25/12/03"]).ambiguous], [undefined, 1])
  })

  it.prop("never throws", [Arbitrary.array(hurtful), Schema.String], ([texts, any]) => {
    dateOrder([...texts, any, "1/".repeat(100_000)])
  })
})

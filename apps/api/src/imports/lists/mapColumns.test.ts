import { assert, describe, it } from "@effect/vitest"
import { guessMapping, mappingKey, tableFields } from "@proxeny/formats"
import * as Arbitrary from "effect/Arbitrary"
import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { mapColumns } from "./mapColumns.ts"

const names = ["Stadt", "Land", "Partner", "Jahr"]
const guessed = guessMapping(names, [["Bonn", "Deutschland", "Oxford", "1947"]]).mapping
const at = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: names.length - 1 })))
const field = Arbitrary.schema(Schema.Literals([...tableFields, "-"]))
const named = Arbitrary.schema(Schema.Literals(["as printed", "in capitals", "by number"]))
const columnOf = (index: number, how: "as printed" | "in capitals" | "by number"): string => {
  const name = names[index] as string
  return how === "as printed" ? name : how === "in capitals" ? ` ${name.toUpperCase()} ` : `#${index + 1}`
}

describe("mapColumns", () => {
  it.prop(
    "gives a column the field that is said, each field once, and leaves the others",
    [at, field, named],
    ([index, said, how]) => {
      const mapped = Result.getOrThrow(
        mapColumns("list.csv", names, guessed, [{ column: columnOf(index, how), field: said }], undefined)
      )
      const own = mapped.columns.filter((column) => column.index === index)
      assert.deepStrictEqual(
        own.map((column) => column.field),
        said === "-" ? [] : [said]
      )
      assert.strictEqual(new Set(mapped.columns.map((column) => column.field)).size, mapped.columns.length)
      for (const column of guessed.columns)
        if (column.index !== index && column.field !== said) assert.deepInclude(mapped.columns, column)
      assert.strictEqual(mapped.key, mappingKey(names))
    }
  )

  it("names what is not there, with what there is", () => {
    const column = mapColumns("list.csv", names, guessed, [{ column: "Ort", field: "city" }], undefined)
    assert.match(Result.isFailure(column) ? column.failure.message : "", /list\.csv has no column "Ort".*1 Stadt/)
    const number = mapColumns("list.csv", names, guessed, [{ column: "5", field: "city" }], undefined)
    assert.isTrue(Result.isFailure(number))
    const unknown = mapColumns("list.csv", names, guessed, [{ column: "Stadt", field: "Ort" }], undefined)
    assert.match(Result.isFailure(unknown) ? unknown.failure.message : "", /"Ort" is no field.*city, cityId/)
  })
})

import { assert, describe, it } from "@effect/vitest"
import { entity } from "../../test/lists/items.ts"
import { Tally } from "../tables/Tally.ts"
import { Labels } from "./Labels.ts"

describe("the names of the items of a file", () => {
  it("are kept up to a bound, and the first that is not is a remark", () => {
    const tally = new Tally()
    const labels = new Labels("de", tally, 2)
    for (const [line, id] of ["Q1", "Q2", "Q1", "Q3", "Q4"].entries())
      labels.keep(id, entity(id, { de: `${id} ${line}` }), line + 1)
    assert.deepStrictEqual(
      ["Q1", "Q2", "Q3", "Q4"].map((id) => labels.of(id)),
      ["Q1 2", "Q2 1", undefined, undefined]
    )
    assert.deepStrictEqual(tally.summary().remarks, [
      {
        line: 4,
        kind: "left-out",
        reason:
          "the names of 2 items are kept, and Q3 is one more: where an item from here on is the partner or the country of another, it has no name there"
      }
    ])
  })

  it("are none for an item without one", () => {
    const labels = new Labels("de", new Tally(), 1)
    labels.keep("Q1", entity("Q1", {}), 1)
    labels.keep("Q2", entity("Q2", { en: "Two" }), 2)
    assert.deepStrictEqual([labels.of("Q1"), labels.of("Q2")], [undefined, "Two"])
  })
})

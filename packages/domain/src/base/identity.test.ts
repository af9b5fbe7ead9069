import { assert, describe, it } from "@effect/vitest"
import * as Schema from "effect/Schema"
import { deriveId, Uuid } from "./identity.ts"

describe("deriveId", () => {
  it.prop("is a UUID, and the same for the same record", [Schema.String, Schema.String], ([a, b]) => {
    assert.isTrue(Schema.is(Uuid)(deriveId("city", a, b)))
    assert.strictEqual(deriveId("city", a, b), deriveId("city", a, b))
  })

  it.prop("differs where anything differs", [Schema.String, Schema.String], ([a, b]) => {
    const ids = [
      deriveId("city", a, b),
      deriveId("source", a, b),
      deriveId("city", a + b),
      deriveId("city", a, b, ""),
      deriveId("city", a, `${b}!`)
    ]
    assert.strictEqual(new Set(ids).size, ids.length)
  })

  it("never changes: ids in archives depend on it", () => {
    assert.strictEqual(deriveId("city", "wikidata", "Q18125"), "a6852d5d-2fc3-5f6b-8388-e8c53633d522")
  })
})

describe("Uuid", () => {
  it("has one spelling", () => {
    assert.isFalse(Schema.is(Uuid)("8E4DEE3D-4A58-57F7-BD0C-28A5BD5A9B40"))
    assert.isFalse(Schema.is(Uuid)("{8e4dee3d-4a58-57f7-bd0c-28a5bd5a9b40}"))
    assert.isFalse(Schema.is(Uuid)("8e4dee3d-4a58-57f7-bd0c-28a5bd5a9b40\n"))
  })
})

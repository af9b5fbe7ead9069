import { readFileSync } from "node:fs"
import { describe, expect, it } from "vitest"
import { breaking, type Contract } from "./breaking.ts"
import { misfits, type Schema } from "./fits.ts"

const released = JSON.parse(
  readFileSync(new URL("../../../packages/client/openapi.json", import.meta.url), "utf8")
) as Contract

const text: Schema = { type: "string" }
const contractOf = (answer: Schema, body: Schema, more: object = {}): Contract => ({
  paths: {
    "/things": {
      post: {
        parameters: [{ name: "q", in: "query", schema: text }],
        requestBody: { content: { "application/json": { schema: body } } },
        responses: { 200: { content: { "application/json": { schema: answer } } }, 400: {} },
        security: [{}],
        ...more
      }
    }
  },
  components: { schemas: { Thing: { type: "object", properties: { next: { $ref: "#/components/schemas/Thing" } } } } }
})
const answer: Schema = {
  type: "object",
  required: ["id"],
  additionalProperties: false,
  properties: { id: text, kind: { type: "string", enum: ["a", "b"] }, thing: { $ref: "#/components/schemas/Thing" } }
}
const body: Schema = {
  type: "object",
  required: ["name"],
  additionalProperties: false,
  properties: {
    name: { type: "string", minLength: 1, maxLength: 10 },
    size: { type: "integer", minimum: 0 },
    either: { anyOf: [text, { type: "null" }] },
    pair: { type: "array", prefixItems: [text, text] },
    kind: { type: "string", enum: ["a", "b"] }
  }
}
const before = contractOf(answer, body)
const withAnswer = (change: (one: Record<string, unknown>) => void) => {
  const changed = structuredClone(answer) as Record<string, unknown>
  change(changed)
  return contractOf(changed, body)
}
const withBody = (change: (one: { properties: Record<string, unknown>; required: Array<string> }) => void) => {
  const changed = structuredClone(body) as never
  change(changed)
  return contractOf(answer, changed)
}

describe("a contract", () => {
  it("breaks nothing for clients of itself", () => {
    expect(breaking(released, released)).toEqual([])
    expect(breaking(before, before)).toEqual([])
  })

  const breaks: Readonly<Record<string, readonly [Contract, RegExp]>> = {
    "a path gone": [{ ...before, paths: {} }, /POST \/things: is gone/],
    "a field of an answer gone": [
      withAnswer((one) => {
        one.required = []
      }),
      /answer\.id: may be absent/
    ],
    "a field of an answer of another type": [
      withAnswer((one) => {
        ;(one.properties as Record<string, Schema>).id = { type: "integer" }
      }),
      /answer\.id: integer is not string/
    ],
    "an answer with a value not known before": [
      withAnswer((one) => {
        ;(one.properties as Record<string, Schema>).kind = { type: "string", enum: ["a", "b", "c"] }
      }),
      /answer\.kind: "c" is not known/
    ],
    "a body that needs more": [
      withBody((one) => one.required.push("size")),
      /body\.size: may be absent, and is needed/
    ],
    "a body that takes less": [
      withBody((one) => {
        delete one.properties.size
      }),
      /body\.size: is not known/
    ],
    "a shorter text": [
      withBody((one) => {
        one.properties.name = { type: "string", minLength: 1, maxLength: 5 }
      }),
      /body\.name: maxLength 10 is not within maxLength 5/
    ],
    "a higher least": [
      withBody((one) => {
        one.properties.size = { type: "integer", minimum: 1 }
      }),
      /body\.size: minimum 0 is not within minimum 1/
    ],
    "a choice less": [
      withBody((one) => {
        one.properties.either = text
      }),
      /body\.either: null is not string/
    ],
    "a value less": [
      withBody((one) => {
        one.properties.kind = { type: "string", enum: ["a"] }
      }),
      /body\.kind: "b" is not known/
    ],
    "a pattern that was not there": [
      withBody((one) => {
        one.properties.name = { type: "string", minLength: 1, maxLength: 10, pattern: "^a" }
      }),
      /body\.name: the pattern none is not \^a/
    ],
    "members of another type": [
      withBody((one) => {
        one.properties.pair = { type: "array", prefixItems: [text, { type: "null" }] }
      }),
      /body\.pair\[1\]: string is not null/
    ],
    "another status": [contractOf(answer, body, { responses: { 201: {} } }), /answers no 200 any more/],
    "a parameter gone": [contractOf(answer, body, { parameters: [] }), /takes no query parameter q any more/],
    "a parameter needed": [
      contractOf(answer, body, {
        parameters: [
          { name: "q", in: "query", schema: text },
          { name: "r", in: "query", required: true, schema: text }
        ]
      }),
      /needs query parameter r now/
    ],
    "credentials needed": [contractOf(answer, body, { security: [{ key: [] }] }), /is not open to everybody any more/]
  }
  for (const [what, [after, said]] of Object.entries(breaks))
    it(`breaks clients by ${what}, and says so alone`, () => {
      const found = breaking(before, after)
      expect(found).toHaveLength(1)
      expect(found[0]).toMatch(said)
    })

  it("breaks nothing by what comes on top", () => {
    const more: ReadonlyArray<Contract> = [
      { ...before, paths: { ...before.paths, "/others": before.paths["/things"] as never } },
      withAnswer((one) => {
        ;(one.properties as Record<string, Schema>).more = text
      }),
      withBody((one) => {
        one.properties.more = text
        one.properties.name = { type: "string", maxLength: 20 }
        one.properties.size = { type: "number" }
      }),
      contractOf(answer, { ...body, required: [] })
    ]
    for (const after of more) expect(breaking(before, after)).toEqual([])
  })
})

describe("a schema", () => {
  it("of the released contract fits itself, and nothing of another type", () => {
    const { schemas } = released.components
    const reading = { inner: schemas, outer: schemas, open: false }
    for (const [name, one] of Object.entries(schemas)) {
      expect([name, misfits(one, one, name, reading)]).toEqual([name, []])
      expect(misfits(one, { type: "boolean" }, name, reading).length).toBeGreaterThan(0)
    }
  })
})

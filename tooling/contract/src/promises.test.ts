import { expect, it } from "vitest"
import { promises } from "./promises.ts"

const thing = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer" } },
  additionalProperties: false
}
const unpromised = promises({
  openapi: "3.1.0",
  paths: {
    "/things/{id}": {
      get: {
        responses: {
          200: { content: { "application/json": { schema: { $ref: "#/components/schemas/Thing" } } } },
          204: {}
        }
      }
    },
    "/things/all.csv": { get: { responses: { 200: { content: { "text/csv": {} } } } } }
  },
  components: { schemas: { Thing: thing } }
})
const given = (status: number, body: unknown, type = "application/json") => ({ status, type, body })

it("takes what is promised, and says of everything else what is wrong", () => {
  expect(unpromised("GET", "/things/1", given(200, { id: 1 }))).toBeUndefined()
  expect(unpromised("HEAD", "/things/1", given(200, undefined))).toBeUndefined()
  expect(unpromised("GET", "/things/1", given(204, undefined))).toBeUndefined()
  expect(unpromised("GET", "/things/1", given(200, { id: "1" }))).toMatch(/must be integer/)
  expect(unpromised("GET", "/things/1", given(200, {}))).toMatch(/required property 'id'/)
  expect(unpromised("GET", "/things/1", given(200, { id: 1, more: 2 }))).toMatch(/additional/)
  expect(unpromised("GET", "/things/1", given(500, {}))).toMatch(/knows no 500/)
  expect(unpromised("GET", "/things/1", given(204, { id: 1 }))).toMatch(/no content is promised/)
  expect(unpromised("GET", "/things/1", given(200, "x", "text/html"))).toMatch(/"text\/html" is not promised/)
})

it("takes a path that is named exactly before one with an id, and promises nothing of others", () => {
  expect(unpromised("GET", "/things/all.csv", given(200, "a", "text/csv"))).toBeUndefined()
  expect(unpromised("GET", "/things/all.csv", given(200, { id: 1 }))).toMatch(/but text\/csv/)
  expect(unpromised("GET", "/elsewhere", given(200, "x"))).toBeUndefined()
  expect(unpromised("POST", "/things/1", given(405, "x"))).toBeUndefined()
})

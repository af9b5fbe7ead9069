import { ApiProblem } from "@proxeny/client"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { failureOf, fieldFor } from "./failure.ts"

const problem = (status: number, more: object = {}) =>
  new ApiProblem({ type: "about:blank", title: "No", status, detail: "so it is", ...more })

test.each([
  [400, "refused"],
  [401, "signed-out"],
  [403, "not-allowed"],
  [404, "gone"],
  [409, "refused"],
  [412, "newer"],
  [422, "refused"],
  [428, "refused"],
  [429, "busy"],
  [500, "failed"],
  [503, "busy"]
])("an answer %d is %s", (status, kind) => {
  expect(failureOf(problem(status)).kind).toBe(kind)
  expect(failureOf(problem(status)).detail).toBe("so it is")
})

test("values that cannot be taken are named, and what a record is now is kept", () => {
  const errors = [{ path: "on", message: "is no date" }]
  expect(failureOf(problem(400, { errors }))).toEqual({ kind: "values", detail: "so it is", errors })
  expect(failureOf(problem(412, { current: { version: 7 } })).current).toEqual({ version: 7 })
})

test("whatever else is thrown, nobody answered", () => {
  expect(failureOf(new TypeError("Failed to fetch")).kind).toBe("unreachable")
})

const step = fc.constantFrom("said", "source", "on", "organisers", "0", "1", "name")
const path = fc.array(step, { minLength: 1, maxLength: 4 }).map((steps) => steps.join("."))

test("an error is shown at the nearest field that holds the value, and nowhere else", () => {
  fc.assert(
    fc.property(path, fc.array(path, { maxLength: 8 }), (at, names) => {
      const found = fieldFor(at, names)
      const steps = at.split(".")
      const holders = steps.map((_, count) => steps.slice(0, count + 1).join(".")).filter((one) => names.includes(one))
      expect(found).toBe(holders.at(-1))
    })
  )
})

test("a field whose name only begins alike does not show it", () => {
  expect(fieldFor("one", ["on"])).toBeUndefined()
  expect(fieldFor("on.x", ["on", "one"])).toBe("on")
})

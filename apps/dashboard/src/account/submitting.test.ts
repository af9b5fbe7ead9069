import { ApiProblem } from "@proxeny/client"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import { p } from "../i18n/people.ts"
import { createSubmitting, troubleOf } from "./submitting.ts"

const problem = (kind: string, errors?: ReadonlyArray<{ readonly path: string; readonly message: string }>) =>
  new ApiProblem({
    type: `/problems/${kind}`,
    title: "No",
    status: 400,
    detail: "so it is",
    ...(errors === undefined ? {} : { errors })
  })

const sending = (thrown: unknown, options: Partial<Parameters<typeof createSubmitting>[0]> = {}) =>
  createSubmitting({
    fields: ["name", "email"],
    send: () => (thrown === undefined ? Promise.resolve("done") : Promise.reject(thrown)),
    onDone: () => undefined,
    ...options
  })

test("whatever the service finds wrong is said: at its field, or above the buttons", async () => {
  const path = fc.constantFrom("name", "email", "email.0", "token", "request")
  const errors = fc.array(fc.record({ path, message: fc.string({ minLength: 1 }) }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(errors, async (found) => {
      const submitting = sending(problem("input-invalid", found))
      await submitting.submit()
      const said = [...Object.values(submitting.errors()), submitting.trouble()?.detail ?? ""].join("\n")
      const fields = new Set(found.map(({ path: at }) => at.split(".")[0]))
      expect(Object.keys(submitting.errors()).toSorted()).toEqual(["email", "name"].filter((name) => fields.has(name)))
      for (const { message, path: at } of found) if (at === "token" || at === "request") expect(said).toContain(message)
    })
  )
})

test("what is wrong with a field is said in the language of the interface", async () => {
  const errors = [{ path: "email", message: "Missing key", rule: "missing" }] as const
  for (const [language, sentence] of [
    ["zh", "此项必填，请填写。"],
    ["en", "This is missing: fill it in."]
  ] as const) {
    await setLanguage(language)
    const submitting = sending(problem("input-invalid", errors))
    await submitting.submit()
    expect(submitting.errors()).toEqual({ email: sentence })
  }
})

test("a refusal of the whole belongs to the field that it names, else it stands above the buttons", async () => {
  const known = sending(problem("password-wrong"), { fieldOf: { "password-wrong": "email" } })
  await known.submit()
  expect(known.errors()).toEqual({ email: p().problems["password-wrong"].title })
  expect(known.trouble()).toBeUndefined()
  const unknown = sending(problem("something-new"))
  await unknown.submit()
  expect(unknown.errors()).toEqual({})
  expect(unknown.trouble()).toEqual({ kind: "something-new", title: p().form.refused, detail: "so it is" })
})

test("nothing is sent while something is missing, or while it is being sent", async () => {
  let sent = 0
  let answer: () => void = () => undefined
  let missing: Record<string, string> = { name: "Fill this in" }
  const submitting = sending(undefined, {
    missing: () => missing,
    send: () =>
      new Promise<void>((done) => {
        sent += 1
        answer = done
      })
  })
  await submitting.submit()
  expect([sent, submitting.errors()]).toEqual([0, { name: "Fill this in" }])
  missing = {}
  const first = submitting.submit()
  await submitting.submit()
  expect([sent, submitting.busy()]).toEqual([1, true])
  answer()
  await first
  expect([submitting.busy(), submitting.errors(), submitting.trouble()]).toEqual([false, {}, undefined])
})

test("names of an object's own parts are no kinds of problems; where nobody answers, it is said", () => {
  expect(troubleOf(problem("constructor")).title).toBe(p().form.refused)
  expect(troubleOf(new TypeError("Failed to fetch")).title).toBe(p().problems.unreachable.title)
})

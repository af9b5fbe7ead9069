import { FieldRule } from "@proxeny/client/contract"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import { placed } from "./placed.ts"
import { sentenceOf } from "./sentenceOf.ts"

const error = fc.record({
  path: fc.constantFrom("", "on", "on.0", "said", "said.source", "organisers.0.name", "request"),
  message: fc.constantFrom("is wrong", "is worse"),
  rule: fc.constantFrom(...FieldRule.literals)
})
const names = fc.uniqueArray(fc.constantFrom("on", "said", "said.source", "organisers"))

test.each(["en", "zh"] as const)(
  "whatever is wrong is said in %s, at its field or with its place",
  async (language) => {
    await setLanguage(language)
    fc.assert(
      fc.property(fc.array(error, { maxLength: 6 }), names, (errors, fields) => {
        const { at, elsewhere } = placed(errors, fields)
        for (const name of Object.keys(at)) expect(fields).toContain(name)
        for (const one of errors) {
          const name = fields.filter((field) => one.path === field || one.path.startsWith(`${field}.`)).at(-1)
          const somewhere = name === undefined ? elsewhere : Object.values(at)
          expect(somewhere.some((words) => words.includes(sentenceOf(one)))).toBe(true)
          if (name === undefined) expect(elsewhere.some((words) => words.startsWith(one.path))).toBe(true)
        }
      })
    )
  }
)

test("a field says all that is wrong with it", async () => {
  const errors = [
    { path: "on", message: "is no date", rule: "date", values: ["YYYY"] },
    { path: "on.x", message: "Missing key", rule: "missing" },
    { path: "why", message: "is not known here", rule: "unknown" }
  ] as const
  await setLanguage("en")
  expect(placed(errors, ["on"])).toEqual({
    at: { on: "This is no date: write it as YYYY. This is missing: fill it in." },
    elsewhere: ["why: This does not belong here: leave it out."]
  })
  await setLanguage("zh")
  expect(placed(errors, ["on"])).toEqual({
    at: { on: "日期格式不正确，请按以下格式填写：YYYY。此项必填，请填写。" },
    elsewhere: ["why：此处不需要此项，请删除。"]
  })
})

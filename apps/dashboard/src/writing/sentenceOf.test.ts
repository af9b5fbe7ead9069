import { FieldRule } from "@proxeny/client/contract"
import * as fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import type { ValueError } from "./failure.ts"
import { inARow, sentenceOf } from "./sentenceOf.ts"

const message = "What The Service Says"
const worded = FieldRule.literals.filter((rule) => rule !== "other")
const said = (rule: string, values?: ValueError["values"]): string =>
  sentenceOf({ path: "on", message, rule: rule as FieldRule, ...(values === undefined ? {} : { values }) })

beforeEach(() => setLanguage("en"))

describe.each(["en", "zh"] as const)("in %s", (language) => {
  beforeEach(() => setLanguage(language))

  test("every rule has a sentence of its own that says what to do", () => {
    const sentences = worded.map((rule) => said(rule, [3, 7]))
    expect(new Set(sentences).size).toBe(worded.length)
    for (const sentence of sentences) {
      expect(sentence).not.toContain(message)
      expect(sentence).toMatch(language === "zh" ? /[，：].*。$/ : /[:].*\.$/)
    }
  })

  test("whatever comes with a rule, a whole sentence comes of it, else what the service says", () => {
    const value = fc.oneof(
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.stringMatching(/^[a-z]{1,6}(-[a-z]{1,6})?$/)
    )
    fc.assert(
      fc.property(fc.constantFrom(...worded), fc.array(value, { maxLength: 20 }), (rule, values) => {
        const sentence = said(rule, values)
        expect(sentence).toMatch(sentence === message ? /./ : /[.。]$/)
        expect(sentence).not.toMatch(/undefined|\[object|[：:]\s*[.。]$|\s[.。]/)
      })
    )
  })

  test("what the sentence needs comes into it, in the words for it", () => {
    for (const rule of ["too-long", "too-few", "too-small", "not-above"])
      expect(said(rule, [12_345])).toContain("12,345")
    expect(said("out-of-range", [1900, 2200])).toMatch(/1900.*2200/)
    expect(said("date", ["YYYY", "YYYY-MM"])).toMatch(/YYYY.*YYYY-MM/)
    expect(said("one-of", ["signed", "ended"])).toMatch(/signed.*ended/)
    expect(said("not-on-record", ["source"])).toContain(language === "zh" ? "来源" : "source")
    expect(said("not-on-record", ["constructor"])).toContain(language === "zh" ? "记录" : "record")
    expect(said("type", ["integer"])).toContain(language === "zh" ? "整数" : "a whole number")
  })

  test("the service's own words stand where the rule says no more, or is not known", () => {
    for (const rule of ["other", "of-a-later-release", "constructor", ""]) expect(said(rule, [1])).toBe(message)
    expect(sentenceOf({ path: "on", message })).toBe(message)
  })
})

test("Chinese sentences hold no Latin letters but those of values", async () => {
  await setLanguage("zh")
  const kinds = ["string", "number", "integer", "boolean", "array", "object", "null"]
  const records = [
    "city",
    "twinning",
    "agreement",
    "network",
    "membership",
    "strategy",
    "activity",
    "tension",
    "source"
  ]
  for (const sentence of [
    ...worded.flatMap((rule) => [said(rule, [3]), said(rule, [3, 7])]),
    ...worded.flatMap((rule) => said(rule)).filter((one) => one !== message),
    ...kinds.map((kind) => said("type", [kind])),
    ...records.map((kind) => said("not-on-record", [kind]))
  ])
    if (sentence !== message) expect(sentence).not.toMatch(/\p{Script=Latin}/u)
  // Of two numbers, only a rule that is about both is left to the service where one comes.
  expect(worded.filter((rule) => said(rule, [3]) === message)).toEqual(["out-of-range"])
})

test("several sentences stand one after the other", async () => {
  expect(inARow([])).toBe("")
  expect(inARow([said("missing"), said("twice"), "is wrong", "is worse"])).toBe(
    "This is missing: fill it in. This is given before: give it once. is wrong; is worse"
  )
  await setLanguage("zh")
  expect(inARow([said("missing"), said("twice")])).toBe("此项必填，请填写。内容重复，请只保留一处。")
})

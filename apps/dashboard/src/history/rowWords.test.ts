import { beforeEach, expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import { attributeOf, keyOf, pathWords, rowDifferences, tells, valueWords } from "./rowWords.ts"

beforeEach(() => setLanguage("en"))

const claim = {
  id: "c",
  change_id: 7,
  subject_id: "a",
  subject_kind: "activity",
  attribute: "reported",
  source_id: "s",
  locator: "p. 2",
  note: null,
  recorded_by: "person:p",
  value: { on: "2026-05-12", type: "official-visit", benefits: [{ city: "m", kind: "money", attestedBy: "giver" }] }
}
const names = { m: "Manchester", s: "Press release" }

const said = (before: object | undefined, after: object | undefined) => {
  const attribute = attributeOf(before as never, after as never)
  return rowDifferences(before as never, after as never).map(
    ({ after: now, before: then, path }) =>
      `${pathWords(path, attribute)}: ${valueWords(then, path, names)} → ${valueWords(now, path, names)}`
  )
}

test("a new claim is told part by part, without how it is stored", async () => {
  expect(said(undefined, claim)).toEqual([
    "source: nothing → Press release",
    "place in the source: nothing → p. 2",
    "date: nothing → 12 May 2026",
    "type: nothing → Official visit",
    "gain 1, city: nothing → Manchester",
    "gain 1, kind: nothing → money",
    "gain 1, by the word of: nothing → the one that gave"
  ])
  await setLanguage("zh")
  expect(said(undefined, claim).slice(2, 5)).toEqual([
    "日期: 无 → 2026年5月12日",
    "类型: 无 → 官方访问",
    "收益 1、城市: 无 → Manchester"
  ])
})

test("of a change only what differs is told", () => {
  expect(said(claim, { ...claim, change_id: 8, value: { ...claim.value, on: "2026-05-13" } })).toEqual([
    "date: 12 May 2026 → 13 May 2026"
  ])
  expect(said(claim, { ...claim, change_id: 8 })).toEqual([])
})

test("a claim with a plain value is told by its attribute", () => {
  const exists = { attribute: "exists", value: true, source_id: "s", locator: "row 3" }
  expect(said(exists, undefined)[0]).toBe("exists: yes → nothing")
  expect(said({ ...exists, attribute: "topic", value: "water" }, undefined)[0]).toBe("topic: water → nothing")
})

test.each([
  ["signed_on", "signedOn"],
  ["source_id", "source"],
  ["title", "title"],
  ["id", "id"]
])("the column %s is %s", (column, key) => expect(keyOf(column)).toBe(key))

test("an id that stands for nothing named tells nothing", () => {
  const id = "cd970c11-82ca-5dfd-8ee0-acb2d89c4052"
  expect(tells({ path: ["value", "twinning"], after: id }, {})).toBe(false)
  expect(tells({ path: ["value", "twinning"], after: id }, { [id]: "Manchester – Wuhan" })).toBe(true)
  expect(tells({ path: ["note"], before: id, after: "a word" }, {})).toBe(true)
})

test("none is not nothing", () => {
  expect(valueWords([], ["value", "fields"], {})).toBe("none")
  expect(valueWords(undefined, ["value", "fields"], {})).toBe("nothing")
  expect(valueWords(2026, ["year"], {})).toBe("2026")
  expect(valueWords(12_000, ["people"], {})).toBe("12,000")
})

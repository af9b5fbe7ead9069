import { beforeEach, expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import { attributeWords, topicWords, valueWords } from "./claimWords.ts"

const wuhan = { id: "6f1f6a9e-0000-5000-8000-000000000001", name: "Wuhan", nameZh: "武汉", country: "CN" }

beforeEach(() => setLanguage("en"))

const cases: ReadonlyArray<readonly [string, string, Parameters<typeof valueWords>[2], string]> = [
  ["exists", "twinning", true, "The twinning exists"],
  ["exists", "membership", false, "The membership does not exist"],
  ["country", "city", "GB", "United Kingdom"],
  ["population", "city", { count: 1144919 }, "1,144,919 inhabitants, year not stated"],
  ["population", "city", { count: 8910000, year: 2018 }, "8,910,000 inhabitants (2018)"],
  ["coordinates", "city", { latitude: 52.48, longitude: -1.9 }, "52.48° N, 1.90° W"],
  ["twins-in-country", "city", { country: "CN", partners: [] }, "no twin in China"],
  ["twins-in-country", "city", { country: "CN", partners: [wuhan.id] }, "in China only Wuhan"],
  ["twin-count", "city", { count: 0, country: "CN" }, "0 in China"],
  ["twinnings-ended", "city", { count: 5, year: 2009 }, "5 (2009)"],
  ["typical-twin-count", "group", { from: 20, to: 30 }, "20–30"],
  ["typical-twin-count", "group", { from: 30, bound: "more-than" }, "more than 30"],
  ["share-with-strategy", "group", { percent: 46 }, "46 %"],
  ["policy-body", "group", { quantifier: "almost-all", value: true }, "holds for almost all"],
  ["offices-in-country", "city", { country: "CN", cities: [wuhan.id] }, "in China: Wuhan"],
  ["stage", "twinning", { kind: "suspended", on: "2022-03" }, "Suspended, March 2022"],
  ["stage", "twinning", { kind: "signed" }, "Signed"],
  ["name", "city", { text: "伯明翰", language: "zh", kind: "name" }, "伯明翰"],
  ["founded", "network", 2005, "2005"],
  ["role", "membership", "co-presidency", "co-presidency"],
  ["unheard-of", "city", { some: ["thing", 3], when: "1986-09" }, "some: thing and 3 · when: September 1986"]
]

test.each(cases)("%s of a %s", (attribute, subject, value, words) => {
  expect(valueWords(attribute, subject, value, [wuhan])).toBe(words)
})

test("a long list is read out to its twelfth item", () => {
  const words = valueWords(
    "aliases",
    "city",
    Array.from({ length: 40 }, (_, index) => `n${index}`),
    []
  )
  expect(words).toContain("n11")
  expect(words).not.toContain("n12,")
  expect(words).toContain("28 more")
})

test("what the dictionary does not know is read as it is written", () => {
  expect(attributeWords("trade-offices-abroad")).toBe("trade offices abroad")
  expect(topicWords("roma-community")).toBe("roma community")
  expect(attributeWords("constructor")).toBe("constructor")
})

import { beforeEach, expect, test } from "vitest"
import { setLanguage } from "../i18n/language.ts"
import { s } from "../i18n/scores.ts"
import { durationWords, yearsWords } from "./activityWords.ts"

beforeEach(() => setLanguage("en"))

test.each([
  [40.19, "40.2 years together", "结好 40.2 年"],
  [2, "2 years together", "结好 2 年"],
  [1.04, "1 year together", "结好 1 年"],
  [0.96, "1 year together", "结好 1 年"],
  [0.52, "0.5 years together", "结好 0.5 年"],
  [0.04, "15 days together", "结好 15 天"],
  [0.003, "1 day together", "结好 1 天"],
  [0, "0 days together", "结好 0 天"]
])("%d years together, one or several", async (years, english, chinese) => {
  expect(s().capital.together(yearsWords(years))).toBe(english)
  await setLanguage("zh")
  expect(s().capital.together(yearsWords(years))).toBe(chinese)
})

test.each([
  [0, "0 days"],
  [1, "1 day"],
  [59, "59 days"],
  [61, "2 months"],
  [700, "23 months"],
  [731, "2 years"],
  [3135, "8.6 years"]
])("%d days as one reads it", (days, words) => expect(durationWords(days)).toBe(words))

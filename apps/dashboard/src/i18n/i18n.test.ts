import { beforeEach, describe, expect, test } from "vitest"
import { en } from "./en.ts"
import {
  formatChange,
  formatCount,
  formatCountry,
  formatDate,
  formatDays,
  formatDifference,
  formatMoney,
  formatP,
  formatPoint,
  formatScore,
  formatShare
} from "./format.ts"
import { graph as graphEn } from "./graph/en.ts"
import { graph as graphZh } from "./graph/zh.ts"
import { history as historyEn } from "./history/en.ts"
import { history as historyZh } from "./history/zh.ts"
import { imports as importsEn } from "./imports/en.ts"
import { imports as importsZh } from "./imports/zh.ts"
import { language, setLanguage, storedLanguage, t } from "./language.ts"
import { people as peopleEn } from "./people/en.ts"
import { people as peopleZh } from "./people/zh.ts"
import { rules as rulesEn } from "./rules/en.ts"
import { rules as rulesZh } from "./rules/zh.ts"
import { scores as scoresEn } from "./scores/en.ts"
import { scores as scoresZh } from "./scores/zh.ts"
import { aside, clauses, labelled, listed } from "./words.ts"
import { writing as writingEn } from "./writing/en.ts"
import { writing as writingZh } from "./writing/zh.ts"
import { zh } from "./zh.ts"

const work = [writingEn, writingZh, historyEn, historyZh, importsEn, importsZh, rulesEn, rulesZh]

type Tree = { readonly [key: string]: unknown }

const leaves = (tree: Tree, path = ""): ReadonlyArray<readonly [string, unknown]> =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? leaves(value as Tree, `${path}${key}.`)
      : [[`${path}${key}`, value] as const]
  )

describe("dictionaries", () => {
  test("hold the same keys, of the same kinds", () => {
    const kinds = (tree: Tree) => leaves(tree).map(([path, value]) => `${path}: ${typeof value}`)
    expect(kinds(zh).toSorted()).toEqual(kinds(en).toSorted())
    expect(kinds(scoresZh).toSorted()).toEqual(kinds(scoresEn).toSorted())
    expect(kinds(graphZh).toSorted()).toEqual(kinds(graphEn).toSorted())
    expect(kinds(peopleZh).toSorted()).toEqual(kinds(peopleEn).toSorted())
    expect(kinds(writingZh).toSorted()).toEqual(kinds(writingEn).toSorted())
    expect(kinds(historyZh).toSorted()).toEqual(kinds(historyEn).toSorted())
    expect(kinds(importsZh).toSorted()).toEqual(kinds(importsEn).toSorted())
    expect(kinds(rulesZh).toSorted()).toEqual(kinds(rulesEn).toSorted())
  })

  test("say something everywhere", () => {
    for (const dictionary of [en, zh, scoresEn, scoresZh, graphEn, graphZh, peopleEn, peopleZh, ...work])
      for (const [path, value] of leaves(dictionary))
        if (typeof value === "string") expect(value.trim(), path).not.toBe("")
  })

  test("Chinese is Chinese, but for names and codes", () => {
    const untranslated = [
      ...leaves(zh),
      ...leaves(scoresZh),
      ...leaves(graphZh),
      ...leaves(peopleZh),
      ...leaves(writingZh),
      ...leaves(historyZh),
      ...leaves(importsZh),
      ...leaves(rulesZh)
    ].flatMap(([path, value]) => (typeof value === "string" && !/\p{Script=Han}/u.test(value) ? [path] : []))
    expect(untranslated).toEqual(["app.otherLanguage"])
  })

  test("English counts one thing and several", () => {
    expect(en.words.cities(1)).toBe("1 city")
    expect(en.words.cities(8182)).toBe("8,182 cities")
    expect(en.overview.subtitle("Manchester", 1, 1)).toBe("Manchester holds 1 twinning in 1 country.")
  })
})

describe("scores", () => {
  beforeEach(() => setLanguage("en"))

  test("their words follow the language once they are loaded", async () => {
    const { s } = await import("./scores.ts")
    expect(s().maturity.title).toBe("Strategy maturity")
    await setLanguage("zh")
    expect(s().maturity.title).toBe("战略成熟度")
  })

  test("a score has two decimals, a share is in per cent and never rounds something to nothing", async () => {
    expect(formatScore(0.5)).toBe("0.50")
    expect(formatShare(0.273)).toBe("27 %")
    expect(formatShare(0.004)).toBe("< 1 %")
    expect(formatShare(0)).toBe("0 %")
    expect(formatDifference(0.1249)).toBe("0.12")
    expect(formatDifference(0.0048)).toBe("< 0.01")
    expect(formatDifference(0)).toBe("0.00")
    expect(formatChange(0.01923)).toBe("+0.02")
    expect(formatChange(-0.0251)).toBe("−0.03")
    expect(formatChange(-0.0048)).toBe("< 0.01")
    expect(formatP(0.1512)).toBe("=\u00a00.15")
    expect(formatP(0.00002)).toBe("<\u00a00.001")
    expect(formatMoney(5_500_000, "CNY")).toBe("CNY\u00a05,500,000")
    await setLanguage("zh")
    expect(formatShare(0.273)).toBe("27%")
    expect(formatShare(0.004)).toBe("< 1%")
  })

  test("Chinese has no space before %, and no words say more of p than its letter", () => {
    const spoken = (tree: Tree) =>
      leaves(tree).map(([, value]) => (typeof value === "function" ? value("1", "2", "3", "4") : value))
    expect(spoken(scoresZh).filter((words) => /\d %/.test(String(words)))).toEqual([])
    for (const tree of [scoresEn, scoresZh])
      expect(spoken(tree).filter((words) => String(words).match(/p\s=/))).toEqual([])
  })
})

describe("language", () => {
  beforeEach(() => setLanguage("en"))

  test("changes words, the page and what is remembered", async () => {
    await setLanguage("zh")
    expect(language()).toBe("zh")
    expect(t().nav.cities).toBe("城市")
    expect(document.documentElement.lang).toBe("zh-CN")
    expect(storedLanguage()).toBe("zh")
  })

  test("things stand in a row as the language parts them", async () => {
    const said = () => [listed(["a", "b", "c"]), clauses(["a", "b"]), labelled("a", "b"), `a${aside("b")}`]
    expect(said()).toEqual(["a, b and c", "a; b", "a: b", "a (b)"])
    await setLanguage("zh")
    expect(said()).toEqual(["a、b、c", "a；b", "a：b", "a（b）"])
  })

  test("dates are written as precisely as they are known", async () => {
    expect(formatDate("1986")).toBe("1986")
    expect(formatDate("1986-09")).toBe("September 1986")
    expect(formatDate("1986-09-16")).toBe("16 September 1986")
    expect(formatDate("0836-01-02")).toBe("2 January 836")
    expect(formatDays("2022-04-28", "2022-04-29")?.replace(/\s*–\s*/, "–")).toBe("28–29 April 2022")
    expect(formatDays("2022-04", "2022-04-29")).toBeUndefined()
    await setLanguage("zh")
    expect(formatDate("1986-09-16")).toBe("1986年9月16日")
  })

  test("countries, counts and places follow it", async () => {
    expect(formatCountry("GB")).toBe("United Kingdom")
    expect(formatCountry(undefined)).toBe("country not stated")
    expect(formatCount(8182)).toBe("8,182")
    expect(formatPoint(53.4809, -2.2374)).toBe("53.48° N, 2.24° W")
    await setLanguage("zh")
    expect(formatCountry("GB")).toBe("英国")
    expect(formatPoint(-33.87, 151.21)).toBe("33.87° 南, 151.21° 东")
  })
})

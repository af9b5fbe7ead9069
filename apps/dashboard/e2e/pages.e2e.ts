import type { Browser } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { everyPage, expectAccessible, type Look, launch, openPage, picture, visit } from "./browser.ts"

let browser: Browser
let pages: Readonly<Record<string, string>>
beforeAll(async () => {
  browser = await launch()
  pages = await everyPage()
})
afterAll(() => browser.close())

const names = [
  "overview",
  "cities",
  "city",
  "city-reviewed",
  "city-empty",
  "partnerships",
  "partnership",
  "partnership-active",
  "graph",
  "graph-map",
  "graph-networks",
  "graph-network",
  "graph-communities",
  "graph-ways",
  "graph-figures",
  "networks",
  "network",
  "sources",
  "source",
  "conflicts",
  "not-found"
]
const looks: ReadonlyArray<Look> = (["desktop", "phone"] as const).flatMap((width) =>
  (["light", "dark"] as const).map((theme) => ({ width, theme }))
)

describe.each(looks)("$width, $theme", (look) => {
  test.each(names)("%s loads without a complaint and breaks no rule of axe", async (name) => {
    const { complaints, context, page } = await openPage(browser, look)
    await visit(page, pages[name] ?? "")
    expect(await page.locator("main h1").count()).toBe(1)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll").toBe(
      true
    )
    await expectAccessible(page, name)
    await picture(page, `${name}-${look.width}-${look.theme}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

test.each([
  "overview",
  "city",
  "city-reviewed",
  "partnership",
  "partnership-active",
  "graph",
  "graph-map",
  "graph-networks",
  "graph-network",
  "graph-communities",
  "graph-ways",
  "graph-figures"
])("%s speaks Chinese", async (name) => {
  for (const look of looks) {
    const { complaints, context, page } = await openPage(browser, { ...look, language: "zh" })
    await visit(page, pages[name] ?? "")
    expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN")
    expect(await page.locator("nav").first().innerText()).toContain("总览")
    await expectAccessible(page, `${name} in Chinese`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll").toBe(
      true
    )
    await picture(page, `${name}-${look.width}-${look.theme}-zh`)
    expect(complaints).toEqual([])
    await context.close()
  }
})

import type { Browser } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { address, cityId, expectAccessible, launch, openPage, picture, visit } from "./browser.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

test("武汉 finds Wuhan first, as you type", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/cities")
  await page.getByRole("searchbox", { name: "Search by name" }).fill("武汉")
  await page.locator("tbody tr").first().getByText("Wuhan").waitFor()
  expect(new URL(page.url()).searchParams.get("q")).toBe("武汉")
  await context.close()
})

test("spellings without accents and apostrophes find their city", async () => {
  const { context, page } = await openPage(browser)
  for (const [typed, city] of [
    ["Xian", "Xi'an"],
    ["Duesseldorf", "Düsseldorf"]
  ] as const) {
    await visit(page, `/cities?q=${typed}`)
    expect(await page.locator("tbody tr").first().innerText()).toContain(city)
  }
  await context.close()
})

test("Manchester's page shows Wuhan; Birmingham's both sides of its contradiction", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Manchester")}`)
  expect(await page.locator("main table").first().innerText()).toContain("Wuhan")
  await visit(page, `/cities/${await cityId("Birmingham")}`)
  const conflict = page.locator("article").first()
  expect(await conflict.innerText()).toContain("Is Guangzhou a twin of Birmingham?")
  expect(await conflict.innerText()).toContain("Birmingham has no twin in China")
  expect(await conflict.innerText()).toContain("Birmingham and Guangzhou are twins")
  expect(await conflict.getByText(/table 1/).count()).toBe(1)
  expect(await conflict.getByText(/table 2/).count()).toBe(1)
  expect(await conflict.locator("a[href^='/sources/']").count()).toBeGreaterThanOrEqual(2)
  await context.close()
})

test("filters survive a reload, and the way back", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/partnerships")
  const rows = await page.locator("tbody tr").count()
  await page.getByRole("combobox", { name: "Country", exact: true }).selectOption("GB")
  await page.waitForURL(/country=GB/)
  await page.getByRole("checkbox").check()
  await page.waitForURL(/conflict=true/)
  // The rows before stay, dimmed, until the new ones are there.
  await expect.poll(() => page.locator("tbody tr:not(:has-text('Sources disagree'))").count()).toBe(0)
  const narrowed = await page.locator("tbody tr").count()
  expect(narrowed).toBeLessThan(rows)
  await page.reload()
  await page.locator("tbody tr").first().waitFor()
  expect(await page.locator("tbody tr").count()).toBe(narrowed)
  expect(await page.getByRole("combobox", { name: "Country", exact: true }).inputValue()).toBe("GB")
  expect(await page.getByRole("checkbox").isChecked()).toBe(true)
  await page.goBack()
  await page.waitForURL((url) => !url.search.includes("conflict"))
  expect(await page.getByRole("checkbox").isChecked()).toBe(false)
  await context.close()
})

test("a heading sorts the table, and says so", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/partnerships")
  await page.getByRole("button", { name: "Sources", exact: true }).click()
  await page.waitForURL(/sort=-sources/)
  expect(await page.getByRole("columnheader", { name: "Sources" }).getAttribute("aria-sort")).toBe("descending")
  await context.close()
})

test("by keyboard alone: skip link, palette, a city, back", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  await page.keyboard.press("Tab")
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Skip to content")
  await page.keyboard.press("Enter")
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content")
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search" }).waitFor()
  await page.keyboard.type("wuhan")
  await page.getByRole("option", { name: /Wuhan/ }).waitFor()
  await expectAccessible(page, "palette")
  await picture(page, "palette")
  await page.keyboard.press("Enter")
  await page.waitForURL(/\/cities\//)
  await page.getByRole("heading", { level: 1, name: /Wuhan/ }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.id)).toBe("content")
  await page.keyboard.press("Control+k")
  await page.keyboard.press("Escape")
  expect(await page.locator("dialog[open]").count()).toBe(0)
  await context.close()
})

test("every stop of the Tab key shows where it is", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  for (let stop = 0; stop < 25; stop++) {
    await page.keyboard.press("Tab")
    const seen = await page.evaluate(() => {
      const element = document.activeElement
      if (element === null || element === document.body) return "left the page"
      const shown = (one: Element | null): boolean =>
        one !== null && (getComputedStyle(one).outlineStyle !== "none" || one.matches(":focus-visible"))
      return shown(element) ? "" : (element.outerHTML.slice(0, 120) ?? "")
    })
    expect(seen).toBe("")
  }
  await context.close()
})

test("the focus of the map is chosen by search and kept in the address", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  expect(await page.getByRole("heading", { name: "Twinnings of Manchester" }).count()).toBe(1)
  await page.getByRole("button", { name: /Focus city/ }).click()
  await expectAccessible(page, "focus chooser")
  await page.keyboard.type("上海")
  await page.getByRole("option", { name: /Shanghai/ }).click()
  await page.waitForURL(/city=/)
  await page.getByRole("heading", { name: "Twinnings of Shanghai" }).waitFor()
  await page.getByRole("button", { name: "East Asia" }).click()
  await page.waitForURL(/region=east-asia/)
  await page.reload()
  await page.getByRole("heading", { name: "Twinnings of Shanghai" }).waitFor()
  expect(await page.getByRole("button", { name: "East Asia" }).getAttribute("aria-pressed")).toBe("true")
  await context.close()
})

test("the map draws, zooms by key and wheel, and has a table in words", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  const ink = () =>
    page.evaluate(() => {
      const canvas = document.querySelector("canvas")
      const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let sum = 0
      for (let at = 3; at < data.length; at += 4) sum = (sum * 31 + (data[at] ?? 0)) % 1_000_000_007
      return sum
    })
  const before = await ink()
  expect(before).toBeGreaterThan(0)
  const map = page.getByRole("application")
  await map.focus()
  await page.keyboard.press("+")
  await page.waitForTimeout(300)
  const zoomed = await ink()
  expect(zoomed).not.toBe(before)
  await page.keyboard.press("ArrowLeft")
  await page.waitForTimeout(300)
  expect(await ink()).not.toBe(zoomed)
  await page.keyboard.press("0")
  await page.waitForTimeout(300)
  expect(await ink()).toBe(before)
  await page.waitForTimeout(500)
  await map.hover()
  await page.mouse.wheel(0, -240)
  await page.waitForTimeout(400)
  expect(await ink()).not.toBe(before)
  await page.getByText("The map as a table").click()
  const table = page.getByRole("table", { name: /Partner cities of Manchester/ })
  expect(await table.innerText()).toContain("Wuhan")
  await expectAccessible(page, "map table open")
  await context.close()
})

test("language and theme change at a press and are remembered", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  await page.getByRole("button", { name: "中文" }).click()
  await page.getByRole("heading", { level: 1, name: "城市外交" }).waitFor()
  await page.getByRole("button", { name: /外观/ }).click()
  await page.getByRole("button", { name: /外观/ }).click()
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark")
  await page.reload()
  await page.getByRole("heading", { level: 1, name: "城市外交" }).waitFor()
  expect(await page.locator("html").getAttribute("data-theme")).toBe("dark")
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)).toBe("rgb(14, 19, 25)")
  await context.close()
})

test("sharing copies the address and says so", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/partnerships?country=CN")
  await page.getByRole("button", { name: "Share view" }).click()
  await page.getByText("Link copied").waitFor()
  await expectAccessible(page, "shared")
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${address}/partnerships?country=CN`)
  await context.close()
})

test("pages print", async () => {
  const { context, page } = await openPage(browser, { theme: "dark" })
  for (const path of ["/", "/partnerships", `/cities/${await cityId("Birmingham")}`]) {
    await visit(page, path)
    expect((await page.pdf({ format: "A4" })).length).toBeGreaterThan(10_000)
    await page.emulateMedia({ media: "print" })
    expect(await page.locator("nav").first().isVisible()).toBe(false)
    expect(await page.locator("h1").isVisible()).toBe(true)
    await page.emulateMedia({ media: "screen" })
  }
  await context.close()
})

test("the layers of the style sheet rank as they should", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  const style = (selector: string, property: string) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property)
  expect(await style("h1", "font-family")).toContain("Source Serif 4 Variable")
  expect(await style("main dd a", "text-decoration-line")).toBe("none")
  expect(await style("aside", "margin-top")).not.toBe("0px")
  await context.close()
})

test("the policy of the service holds: nothing on a page is refused by it", async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const refused: Array<string> = []
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()))
  await visit(page, "/")
  await visit(page, "/partnerships")
  expect(refused).toEqual([])
  await context.close()
})

import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import {
  address,
  cityId,
  expectAccessible,
  type Look,
  launch,
  openPage,
  picture,
  twinningId,
  visit
} from "./browser.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const looks: ReadonlyArray<Look> = (["desktop", "phone"] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "zh"] as const).map((language) => ({ width, theme, language }))
  )
)

/** Opens everything on a page that opens, what is inside it too, and makes sure that it did. */
const openAll = async (page: Page): Promise<void> => {
  for (let depth = 0; depth < 3; depth++) {
    await page.evaluate(() => {
      for (const one of document.querySelectorAll<HTMLDetailsElement>("main details")) one.open = true
      for (const one of document.querySelectorAll<HTMLElement>("main button[aria-expanded=false]")) one.click()
    })
    await page.waitForTimeout(150)
  }
  const main = page.locator("main")
  expect(await main.locator("details[open]").count(), "opened").toBeGreaterThan(0)
  expect(await main.locator("details:not([open]), [aria-expanded=false]").count(), "left closed").toBe(0)
}

const section = (page: Page, name: string) => page.getByRole("region", { name, exact: true })

test("a city shows its level or that it is undetermined, and a click on a dimension the evidence with its source", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Wuhan")}`)
  const card = section(page, "Strategy maturity")
  expect(await card.innerText()).toMatch(/L\d \w+ \(probability \d+ %\)|Undetermined: L\d–L\d/)
  expect(await card.innerText()).toMatch(/90 % interval 0\.\d\d–\d\.\d\d/)
  expect(await card.innerText()).toMatch(/known: \d+ %/)
  expect(await card.locator("a[href^='/sources/']").count()).toBe(0)
  await card.getByText("Capacity", { exact: true }).click()
  await card.getByText("a dedicated team", { exact: true }).waitFor()
  expect(await card.locator("a[href^='/sources/']").count()).toBeGreaterThan(0)
  expect(await card.innerText()).toContain("Cities of mainland China may not keep offices abroad")
  expect(await card.innerText()).toContain("would narrow the range by")
  expect(await card.innerText()).toMatch(/rubric \S+ \d+\.\d+\.\d+ · as of .+ · seed \d+, [\d,]+ draws/)
  await context.close()
})

test("a dimension opens by keyboard alone", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Wuhan")}`)
  const summary = section(page, "Strategy maturity").locator("summary").filter({ hasText: "Networks" })
  await summary.focus()
  await page.keyboard.press("Enter")
  await section(page, "Strategy maturity").getByText("Wuhan in C40").waitFor()
  await page.keyboard.press("Space")
  expect(await page.getByText("Wuhan in C40").isVisible()).toBe(false)
  await context.close()
})

test("a city of which nothing is on record has no number, and is told what would give one", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Florence")}`)
  const card = section(page, "Strategy maturity")
  expect(await card.innerText()).toContain("Nothing is on record about how this city runs")
  expect(await card.innerText()).toContain("There is no score.")
  expect(await card.innerText()).toContain("What would narrow the range")
  expect(await section(page, "Portfolio review").innerText()).toContain("No twinning of this city is on record.")
  await context.close()
})

test("the portfolio names standing and recommendation; a row opens to reasons, activities and sources", async () => {
  const { context, page } = await openPage(browser)
  const city = await cityId("Manchester")
  await visit(page, `/cities/${city}`)
  const card = section(page, "Portfolio review")
  const row = card.getByRole("row", { name: /Wuhan/ })
  // What it is today depends on the day: the word is that of the answer.
  const { twinnings } = (await (await fetch(`${address}/api/v1/cities/${city}/portfolio`)).json()) as {
    readonly twinnings: ReadonlyArray<{
      readonly partner: { readonly name: string }
      readonly standing: { readonly standing: string }
    }>
  }
  const kind = twinnings.find(({ partner }) => partner.name === "Wuhan")?.standing.standing ?? "none"
  const word = kind.charAt(0).toUpperCase() + kind.slice(1)
  expect(await row.getByText(word, { exact: true }).count()).toBe(1)
  const factor = row.getByRole("link", {
    name: /^Breadth: 0\.\d\d, between 0\.\d\d and \d\.\d\d with what is unknown; known: \d+ %$/
  })
  expect(await factor.getAttribute("href")).toMatch(/^\/partnerships\/.+#factors$/)
  const opener = row.getByRole("button", { name: "Reasons and evidence for Wuhan" })
  await opener.focus()
  await page.keyboard.press("Enter")
  expect(await opener.getAttribute("aria-expanded")).toBe("true")
  await card.getByText(/^For: /).waitFor()
  expect(await card.locator("a[href^='/sources/']").count()).toBeGreaterThan(2)
  await expectAccessible(page, "a row of the portfolio, open")
  await context.close()
})

test("where too little is on record, nothing is recommended, and the page says so", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Birmingham")}`)
  const card = section(page, "Portfolio review")
  expect(await card.innerText()).toContain("Too little is on record to recommend anything")
  expect(await section(page, "Five functions of diplomacy").innerText()).toContain("That says nothing about the city")
  await context.close()
})

test("a budget needs amount and currency, and shows what is paid, what not and what has no cost", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Manchester")}`)
  const card = section(page, "Portfolio review")
  await card.getByRole("textbox", { name: "Amount a year" }).fill("50,000")
  await card.getByRole("button", { name: "Fit the portfolio in" }).click()
  await card.getByRole("alert").getByText("are both needed").waitFor()
  await expectAccessible(page, "a budget without its currency")
  await card.getByRole("textbox", { name: "Currency" }).fill("gbp")
  await page.keyboard.press("Enter")
  await page.waitForURL(/cap=50000&currency=GBP/)
  await card.getByText("No cost on record").waitFor()
  expect(await card.innerText()).toContain(
    "GBP\u00a00 of GBP\u00a050,000 would be spent; GBP\u00a050,000 would be left."
  )
  await expectAccessible(page, "a budget")
  await page.reload()
  await card.getByText("No cost on record").waitFor()
  await card.getByRole("button", { name: "Without a budget" }).click()
  await page.waitForURL((url) => !url.search.includes("cap"))
  await context.close()
})

test("what a reader opened in the portfolio stays open when another answer comes", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Manchester")}`)
  const card = section(page, "Portfolio review")
  const opener = card.getByRole("button", { name: "Reasons and evidence for Wuhan" })
  await opener.click()
  await card.getByText(/^For: /).waitFor()
  const detail = card.locator("tr", { has: page.getByRole("heading", { name: /^For: / }) })
  // What opens may hold more that does.
  const closed = detail.locator("details:not([open]) > summary")
  for (let depth = 0; depth < 3; depth++) {
    while ((await closed.count()) > 0) await closed.last().click()
    await page.waitForTimeout(150)
  }
  const opened = await detail.locator("details[open]").count()
  expect(opened).toBeGreaterThan(3)
  await card.getByRole("textbox", { name: "Amount a year" }).fill("50,000")
  await card.getByRole("textbox", { name: "Currency" }).fill("gbp")
  await page.keyboard.press("Enter")
  await card.getByText("No cost on record").waitFor()
  expect(await opener.getAttribute("aria-expanded")).toBe("true")
  expect(await card.getByText(/^For: /).isVisible()).toBe(true)
  expect(await detail.locator("details[open]").count(), "open inside").toBe(opened)
  await context.close()
})

test("a city with sixty twinnings stays readable: twenty, and the rest at a press", async () => {
  const { context, page } = await openPage(browser)
  const id = await cityId("Manchester")
  const copies = <T extends Record<string, unknown>>(one: T, at: number): T => ({
    ...one,
    twinning: `${one.twinning}${at}`
  })
  const many = <T extends Record<string, unknown>>(list: ReadonlyArray<T>): ReadonlyArray<T> =>
    Array.from({ length: 60 }, (_, at) => copies(list[0] as T, at))
  await page.route(`**/api/v1/cities/${id}`, async (route) => {
    const city = await (await route.fetch()).json()
    await route.fulfill({ json: { ...city, twinnings: 60, partners: many(city.partners) } })
  })
  await page.route(`**/api/v1/cities/${id}/portfolio*`, async (route) => {
    const portfolio = await (await route.fetch()).json()
    await route.fulfill({ json: { ...portfolio, twinnings: many(portfolio.twinnings) } })
  })
  await visit(page, `/cities/${id}`)
  const card = section(page, "Portfolio review")
  expect(await card.locator("tbody tr").count()).toBe(20)
  const from = Date.now()
  await card.getByRole("button", { name: "Show all 60" }).click()
  await expect.poll(() => card.locator("tbody tr").count()).toBe(60)
  expect(Date.now() - from).toBeLessThan(1_500)
  await expectAccessible(page, "sixty twinnings")
  await picture(page, "city-sixty")
  await context.close()
})

test("the page of a city is there before its scores, and stays where one of them fails", async () => {
  const { complaints, context, page } = await openPage(browser)
  const id = await cityId("Manchester")
  await page.route(`**/api/v1/cities/${id}/maturity*`, () => undefined)
  await page.route(`**/api/v1/cities/${id}/portfolio*`, (route) =>
    route.fulfill({
      status: 503,
      contentType: "application/problem+json",
      body: JSON.stringify({ type: "about:blank", title: "Unavailable", status: 503, detail: "Being restored." })
    })
  )
  await page.goto(`${address}/cities/${id}`)
  await page.getByRole("heading", { level: 1, name: /Manchester/ }).waitFor()
  await section(page, "Strategy maturity").locator("[aria-busy=true]").waitFor()
  const card = section(page, "Portfolio review")
  await card.getByText("Being restored.").waitFor()
  expect(await card.getByRole("row", { name: /Wuhan/ }).innerText()).toContain("Signed 1986")
  await expectAccessible(page, "scores on their way, and refused")
  expect(complaints.filter((text) => !text.includes("503"))).toEqual([])
  await context.close()
})

test("Manchester–Wuhan shows intervals; a click shows the activities and who reports them", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/partnerships/${await twinningId("Manchester", "Wuhan")}`)
  const card = section(page, "Success factors")
  expect(await card.getByText(/90 % interval 0\.\d\d–0\.\d\d/).count()).toBe(3)
  expect(await card.locator("a[href^='/sources/']").count()).toBe(0)
  await card.getByText("Breadth", { exact: true }).click()
  await card.getByText("Fields of cooperation").waitFor()
  await card
    .getByText(/GrowGreen|Clean Energy/)
    .first()
    .waitFor()
  expect(await card.locator("a[href^='/sources/']").count()).toBeGreaterThan(5)
  expect(await card.getByTitle(/^Grade|usually reliable|fairly reliable/).count()).toBeGreaterThan(5)
  await context.close()
})

test("a year of a part leads to its activity, also where the list does not show it yet", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/partnerships/${await twinningId("Manchester", "Wuhan")}`)
  const list = section(page, "Activities")
  expect(await list.locator("ol > li").count()).toBeLessThan(28)
  const card = section(page, "Success factors")
  await card.getByText("Breadth", { exact: true }).click()
  await card
    .getByRole("link", { name: /^2009: / })
    .first()
    .click()
  await page.waitForURL(/#activity-/)
  await list.getByText("Delegation from Wuhan visits Manchester Museum").waitFor()
  expect(await list.getByText("Delegation from Wuhan visits Manchester Museum").isVisible()).toBe(true)
  await context.close()
})

test("the years are drawn and told: a table, trends, tensions with exact intervals and a caution", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/partnerships/${await twinningId("Manchester", "Wuhan")}`)
  const years = section(page, "Over the years")
  expect(await years.getByRole("img", { name: /The three factors from \d{4} to \d{4}/ }).count()).toBe(1)
  expect(await years.innerText()).toMatch(/(rising|falling|no sure trend) from \d{4} to \d{4}/)
  await years.getByText("The chart as a table").click()
  await years.getByRole("table").waitFor()
  expect(await years.locator("tbody tr").count()).toBeGreaterThan(10)
  const tensions = section(page, "Tensions")
  expect(await tensions.innerText()).toMatch(/exact 95 % interval \d\.\d\d–\d\.\d\d/)
  expect(await tensions.innerText()).toContain("no proof of an effect")
  expect(await section(page, "Capital").innerText()).toContain("Emotional")
  await context.close()
})

test("years together are counted where they are known, and where an end has no date that is said", async () => {
  const { context, page } = await openPage(browser)
  const id = await twinningId("Manchester", "Wuhan")
  await visit(page, `/partnerships/${id}`)
  expect(await section(page, "Capital").innerText()).toMatch(/\d years together/)
  await page.route(`**/api/v1/twinnings/${id}/factors*`, async (route) => {
    const scores = await (await route.fetch()).json()
    const { years: _, ...tenure } = scores.capital.emotional.parts.tenure
    scores.capital.emotional.parts.tenure = { ...tenure, points: 0 }
    await route.fulfill({ json: scores })
  })
  await visit(page, `/partnerships/${id}`)
  const words = await section(page, "Capital").innerText()
  expect(words).toContain("Time together · not known: it ended, and no source says when")
  expect(words).not.toContain("years together")
  await context.close()
})

test("a twinning without an activity on record says what that means, and shows no empty card", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/partnerships/${await twinningId("Coventry", "Volgograd")}`)
  const card = section(page, "Standing")
  expect(await card.innerText()).toContain("Suspended")
  expect(await card.innerText()).toContain("a silent source is not a silent twinning")
  for (const name of ["Success factors", "Over the years", "Tensions", "Capital", "Activities"])
    expect(await section(page, name).count(), name).toBe(0)
  await card.getByText("Evidence", { exact: true }).click()
  await card.locator("a[href^='/sources/']").first().waitFor()
  await context.close()
})

describe.each(looks)("with everything open: $width, $theme, $language", (look) => {
  test.each([
    ["city", async () => `/cities/${await cityId("Manchester")}`],
    ["partnership", async () => `/partnerships/${await twinningId("Manchester", "Wuhan")}`]
  ] as const)("the scores of a %s break no rule of axe", async (name, path) => {
    const { complaints, context, page } = await openPage(browser, look)
    await visit(page, await path())
    await openAll(page)
    await expectAccessible(page, `${name}, open`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scroll").toBe(
      true
    )
    await picture(page, `${name}-open-${look.width}-${look.theme}-${look.language}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

test("the language of the scores changes with that of the page", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/partnerships/${await twinningId("Manchester", "Wuhan")}`)
  await page.getByRole("button", { name: "中文" }).click()
  await section(page, "成功因素").waitFor()
  expect(await section(page, "成功因素").innerText()).toContain("民间参与")
  await context.close()
})

test("on paper everything that opens is open", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/cities/${await cityId("Wuhan")}`)
  const card = section(page, "Strategy maturity")
  expect(await card.getByText("a dedicated team", { exact: true }).count()).toBe(0)
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")))
  await page.emulateMedia({ media: "print" })
  expect(await card.getByText("a dedicated team", { exact: true }).isVisible()).toBe(true)
  expect(
    await section(page, "Portfolio review")
      .getByText(/^For: /)
      .isVisible()
  ).toBe(true)
  await page.emulateMedia({ media: "screen" })
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")))
  expect(await card.getByText("a dedicated team", { exact: true }).count()).toBe(0)
  await context.close()
})

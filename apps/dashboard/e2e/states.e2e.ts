import type { Browser, Page, Route } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { address, everyPage, expectAccessible, launch, openPage, picture, visit } from "./browser.ts"

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
  "partnerships",
  "partnership",
  "partnership-active",
  "graph",
  "graph-networks",
  "graph-communities",
  "graph-ways",
  "graph-figures",
  "networks",
  "network",
  "sources",
  "source",
  "conflicts"
]
const themes = ["light", "dark"] as const

const intercept = (page: Page, answer: (route: Route) => Promise<void> | void) => page.route("**/api/v1/**", answer)

const refuse = (route: Route) =>
  route.fulfill({
    status: 503,
    contentType: "application/problem+json",
    body: JSON.stringify({
      type: "about:blank",
      title: "Service Unavailable",
      status: 503,
      detail: "The register is being restored. Try again in a minute."
    })
  })

describe.each(themes)("%s", (theme) => {
  test.each(names)("%s while its answers are on their way", async (name) => {
    const { context, page } = await openPage(browser, { theme })
    await intercept(page, () => undefined)
    await page.goto(address + pages[name])
    await page.locator("[aria-busy=true]").first().waitFor()
    await expectAccessible(page, `${name}, loading`)
    await picture(page, `${name}-loading-${theme}`)
    await context.close()
  })

  test.each(names)("%s when the service refuses: its words, and another try", async (name) => {
    const { context, page } = await openPage(browser, { theme })
    await intercept(page, refuse)
    await page.goto(address + pages[name])
    await page.getByText("The register is being restored.").first().waitFor()
    await expectAccessible(page, `${name}, refused`)
    await picture(page, `${name}-refused-${theme}`)
    await page.unroute("**/api/v1/**")
    const again = page.getByRole("button", { name: "Try again" })
    // Each part of a page tries again by itself, and says no more once its own answer is there.
    await expect
      .poll(
        async () => {
          if ((await again.count()) > 0) await again.first().click({ timeout: 1000 })
          await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" })
          return page.getByText("The register is being restored.").count()
        },
        { timeout: 15_000 }
      )
      .toBe(0)
    await context.close()
  })
})

test("a service that cannot be reached is named as that", async () => {
  const { context, page } = await openPage(browser)
  await intercept(page, (route) => route.abort())
  await page.goto(`${address}/cities`)
  await page.getByText("Proxeny does not answer").waitFor()
  await expectAccessible(page, "unreachable")
  await context.close()
})

test.each([
  ["/cities?q=zzzzqqqq", "No city by this name"],
  ["/partnerships?q=zzzzqqqq", "No partnership fits these filters"],
  ["/networks?q=zzzzqqqq", "No network by this name"]
])("%s says what to do where nothing is found", async (path, words) => {
  const { context, page } = await openPage(browser)
  await visit(page, path)
  await page.getByText(words).waitFor()
  await expectAccessible(page, `${path}, empty`)
  await picture(page, `empty${path.replace(/\W/g, "-")}`)
  await page.getByRole("button", { name: "Clear filters" }).last().click()
  await page.locator("table").first().waitFor()
  await context.close()
})

test("an empty register tells how to fill it", async () => {
  const { context, page } = await openPage(browser)
  const none = { items: [], total: 0 }
  await intercept(page, async (route) => {
    const { pathname } = new URL(route.request().url())
    if (pathname.endsWith("/statistics")) {
      const answer = (await (await route.fetch()).json()) as Record<string, unknown>
      const zeros = Object.fromEntries(
        Object.entries(answer).map(([key, value]) => [key, typeof value === "number" ? 0 : value])
      )
      return route.fulfill({ json: { ...zeros, mostTwinned: [], countryPairs: [] } })
    }
    return pathname.endsWith("/map")
      ? route.fulfill({
          json: { version: 1, total: 0, longitude: [], latitude: [], twinnings: [], links: [], labels: [] }
        })
      : route.fulfill({ json: none })
  })
  await page.goto(address)
  await page.getByText("The register is empty").waitFor()
  await expectAccessible(page, "empty register")
  await picture(page, "overview-empty")
  await page.goto(`${address}/sources`)
  await page.getByText("No source yet").waitFor()
  await page.goto(`${address}/conflicts`)
  await page.getByText("No contradiction between the loaded sources").waitFor()
  await expectAccessible(page, "no contradictions")
  await context.close()
})

test.each(["cities", "partnerships", "networks", "sources"])("an unknown id under /%s is explained", async (room) => {
  const { context, page } = await openPage(browser)
  await page.goto(`${address}/${room}/00000000-0000-5000-8000-000000000000`)
  await page.getByRole("alert").first().waitFor()
  await expectAccessible(page, `${room}, unknown id`)
  await context.close()
})

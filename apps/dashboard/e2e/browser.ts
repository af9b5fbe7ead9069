import { mkdirSync } from "node:fs"
import { createRequire } from "node:module"
import { join } from "node:path"
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core"
import { expect, inject } from "vitest"

export const address = inject("address")

export type Look = {
  readonly width?: "desktop" | "phone"
  readonly theme?: "light" | "dark"
  readonly language?: "en" | "zh"
}

const viewports = { desktop: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } }
const pictures = join(import.meta.dirname, "screenshots")
mkdirSync(pictures, { recursive: true })

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.PROXENY_CHROMIUM ?? "/usr/bin/chromium",
    args: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
  })

/** A page that remembers what its console complains of. */
export interface Watched {
  readonly page: Page
  readonly context: BrowserContext
  readonly complaints: Array<string>
}

export const openPage = async (browser: Browser, look: Look = {}): Promise<Watched> => {
  const context = await browser.newContext({
    viewport: viewports[look.width ?? "desktop"],
    colorScheme: look.theme ?? "light",
    reducedMotion: "reduce",
    hasTouch: look.width === "phone",
    // axe is put into the page; the policy of the service stays tested by the tests that do not use axe.
    bypassCSP: true
  })
  await context.grantPermissions(["clipboard-read", "clipboard-write"])
  if (look.language === "zh") await context.addInitScript(() => localStorage.setItem("proxeny.language", "zh"))
  const page = await context.newPage()
  const complaints: Array<string> = []
  page.on("pageerror", (error) => complaints.push(error.message))
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text())
  })
  return { page, context, complaints }
}

/** Opens a path and waits until it has a heading and nothing is on its way. */
export const visit = async (page: Page, path: string, at: string = address): Promise<void> => {
  await page.goto(at + path)
  await page.waitForLoadState("networkidle")
  await page.locator("h1").waitFor()
}

export const picture = (page: Page, name: string): Promise<Buffer> =>
  page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })

const axe = createRequire(import.meta.url).resolve("axe-core/axe.min.js")

/** Fails with every rule of axe that the page breaks, and where. */
export const expectAccessible = async (page: Page, state: string): Promise<void> => {
  await page.addScriptTag({ path: axe })
  const found = await page.evaluate(async () => {
    // biome-ignore lint/suspicious/noExplicitAny: axe lives in the page, not here
    const { violations } = await (globalThis as any).axe.run(document, { resultTypes: ["violations"] })
    return (violations as Array<{ id: string; nodes: Array<{ target: Array<string>; failureSummary: string }> }>).map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => `${node.target.join(" ")} (${node.failureSummary})`).join("; ")}`
    )
  })
  expect(found, state).toEqual([])
}

interface Listed {
  readonly items: ReadonlyArray<{ readonly id: string; readonly name?: string; readonly conflict?: boolean }>
}

const first = async (path: string): Promise<string> => {
  const { items } = (await (await fetch(address + path)).json()) as Listed
  const id = items[0]?.id
  if (id === undefined) throw new Error(`${path} answers nothing to open`)
  return id
}

/** The id of a city by its name. */
export const cityId = (name: string): Promise<string> => first(`/api/v1/cities?q=${encodeURIComponent(name)}&limit=1`)

/** The id of the twinning of two cities by their names. */
export const twinningId = async (one: string, other: string): Promise<string> => {
  const city = await cityId(one)
  const { items } = (await (await fetch(`${address}/api/v1/twinnings?city=${city}&limit=200`)).json()) as {
    readonly items: ReadonlyArray<{ readonly id: string; readonly cities: ReadonlyArray<{ readonly name: string }> }>
  }
  const found = items.find(({ cities }) => cities.some(({ name }) => name === other))
  if (found === undefined) throw new Error(`${one} and ${other} are no twins on record`)
  return found.id
}

/** One path for every page, with records of the reference facts. */
export const everyPage = async (): Promise<Readonly<Record<string, string>>> => ({
  overview: "/",
  cities: "/cities",
  city: `/cities/${await cityId("Birmingham")}`,
  "city-reviewed": `/cities/${await cityId("Manchester")}`,
  "city-empty": `/cities/${await cityId("Florence")}`,
  partnerships: "/partnerships",
  partnership: `/partnerships/${await first("/api/v1/twinnings?conflict=true&limit=1")}`,
  "partnership-active": `/partnerships/${await twinningId("Manchester", "Wuhan")}`,
  graph: `/graph?city=${await cityId("Manchester")}&reach=2`,
  "graph-map": `/graph?city=${await cityId("Manchester")}&arrangement=map&chosen=${await cityId("Wuhan")}`,
  "graph-networks": `/graph?view=networks&city=${await cityId("Manchester")}`,
  "graph-network": `/graph?view=networks&network=${await first("/api/v1/networks?q=UCLG&limit=1")}`,
  "graph-communities": "/graph?view=communities",
  "graph-ways": `/graph?view=ways&city=${await cityId("Manchester")}&to=${await cityId("Birmingham")}`,
  "graph-figures": "/graph?view=figures",
  networks: "/networks",
  network: `/networks/${await first("/api/v1/networks?q=UCLG&limit=1")}`,
  sources: "/sources",
  source: `/sources/${await first("/api/v1/sources?limit=1")}`,
  conflicts: "/conflicts",
  "not-found": "/no/such/page"
})

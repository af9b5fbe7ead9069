import { readFile } from "node:fs/promises"
import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { address, cityId, expectAccessible, launch, openPage, picture, twinningId, visit } from "./browser.ts"

let browser: Browser
beforeAll(async () => {
  browser = await launch()
  // Communities colour the pictures as soon as the figures are there: before that a picture may change.
  for (;;) {
    const { analysed, version } = (await (await fetch(`${address}/api/v1/analytics`)).json()) as Record<string, unknown>
    if (analysed === version) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}, 90_000)
afterAll(() => browser.close())

interface Part {
  readonly version: number
  readonly cities: ReadonlyArray<{ readonly id: string; readonly name: string; readonly x?: number }>
  readonly twinnings: ReadonlyArray<{
    readonly id: string
    readonly a: number
    readonly b: number
    readonly since?: string
    readonly until?: string
  }>
  readonly total: { readonly cities: number; readonly twinnings: number }
}

const part = async (): Promise<Part> => (await (await fetch(`${address}/api/v1/graph?limit=2000`)).json()) as Part

const table = (page: Page) => page.getByRole("table", { name: /every link that is shown/ })

/** The pairs of the table, all of them, each as two names in their order. */
const pairs = async (page: Page): Promise<ReadonlyArray<string>> => {
  const more = page.getByRole("button", { name: "Load more" })
  while ((await more.count()) > 0) await more.first().click()
  return page.evaluate(() =>
    [...document.querySelectorAll("main table tbody tr")]
      .filter((row) => row.querySelectorAll("button[aria-pressed]").length === 2)
      .map((row) =>
        [...row.querySelectorAll("button[aria-pressed]")]
          .map((name) => name.textContent)
          .sort()
          .join("|")
      )
      .sort()
  )
}

const expectedPairs = (
  { cities, twinnings }: Part,
  keep: (twinning: Part["twinnings"][number]) => boolean
): ReadonlyArray<string> =>
  twinnings
    .filter(keep)
    .map(({ a, b }) => [cities[a]?.name ?? "", cities[b]?.name ?? ""].sort().join("|"))
    .sort()

/** How much is drawn on the topmost layer. */
const ink = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[role=img]")
    if (canvas === null || canvas.width === 0) return 0
    // Read from a copy: the page's own canvas is made to be drawn on, and the browser complains of a second reading.
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext("2d", { willReadFrequently: true })
    copy?.drawImage(canvas, 0, 0)
    const data = copy?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let marked = 0
    for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) marked += 1
    return marked
  })

/** How long to wait for a picture: a slow machine is not a wrong one. */
const patient = { timeout: 15_000 }

const drawn = async (page: Page): Promise<void> => {
  await page.locator("canvas[role=img]").waitFor()
  await expect.poll(() => ink(page), patient).toBeGreaterThan(200)
}

/** The topmost layer once it no longer changes. */
const still = async (page: Page): Promise<string> => {
  const now = () =>
    page.evaluate(() => document.querySelector<HTMLCanvasElement>("canvas[role=img]")?.toDataURL() ?? "")
  for (let before = await now(); ; ) {
    await page.waitForTimeout(300)
    const after = await now()
    if (after === before) return after
    before = after
  }
}

describe("years", () => {
  test("the slider leaves the rows that were in force, and undated ones come only when asked for", async () => {
    const whole = await part()
    const { context, page } = await openPage(browser)
    await visit(page, "/graph?view=communities")
    await drawn(page)
    expect(await pairs(page)).toEqual(expectedPairs(whole, () => true))
    const slider = page.getByRole("slider", { name: "Year" })
    await slider.fill("2000")
    await page.waitForURL(/year=2000/)
    const inForce = expectedPairs(
      whole,
      ({ since, until }) =>
        since !== undefined &&
        Number(since.slice(0, 4)) <= 2000 &&
        (until === undefined || Number(until.slice(0, 4)) >= 2000)
    )
    expect(inForce.length).toBeGreaterThan(0)
    expect(inForce.length).toBeLessThan(whole.twinnings.length)
    expect(await pairs(page)).toEqual(inForce)
    await page.getByRole("checkbox", { name: /undated/ }).check()
    await page.waitForURL(/undated=yes/)
    expect((await pairs(page)).length).toBe(
      inForce.length + whole.twinnings.filter(({ since, until }) => since === undefined && until === undefined).length
    )
    await expectAccessible(page, "a year of the graph")
    await page.getByRole("button", { name: "Show all years" }).click()
    await page.waitForURL((url) => !url.search.includes("year"))
    expect(await pairs(page)).toEqual(expectedPairs(whole, () => true))
    await context.close()
  })

  test("a year before all agreements is empty, and says what to do", async () => {
    const { context, page } = await openPage(browser)
    await visit(page, `/graph?city=${await cityId("Manchester")}&year=1950`)
    await page.getByText("Nothing dated was in force in 1950").waitFor()
    await expectAccessible(page, "an empty year")
    await picture(page, "graph-year-empty")
    await context.close()
  })

  test("who asked for less motion goes on year by year; others see the years played", async () => {
    const calm = await openPage(browser)
    await visit(calm.page, "/graph?view=communities&year=1990")
    await calm.page.getByRole("button", { name: "One year on" }).click()
    await calm.page.waitForURL(/year=1991/)
    await calm.page.waitForTimeout(800)
    expect(new URL(calm.page.url()).searchParams.get("year")).toBe("1991")
    await calm.context.close()
    const { context, page } = await openPage(browser)
    await page.emulateMedia({ reducedMotion: "no-preference" })
    await visit(page, "/graph?view=communities&year=1990")
    await page.getByRole("button", { name: "Play the years" }).click()
    await page.waitForURL(/year=1993/)
    await page.getByRole("button", { name: "Stop" }).click()
    const stopped = page.url()
    await page.waitForTimeout(800)
    expect(page.url()).toBe(stopped)
    await context.close()
  })
})

test("an address shows the same view again: kind, year, order, what is chosen", async () => {
  const [beijing, london] = [await cityId("Beijing"), await cityId("London")]
  const { complaints, context, page } = await openPage(browser)
  await visit(page, `/graph?city=${beijing}&reach=2&year=2015&undated=yes&chosen=${london}&order=-since`)
  await drawn(page)
  await page.getByRole("heading", { level: 2, name: "Up to 2 links from Beijing" }).waitFor()
  await page.getByRole("heading", { level: 2, name: "London", exact: true }).waitFor()
  expect(await page.getByRole("button", { name: "2 links" }).getAttribute("aria-pressed")).toBe("true")
  expect(await page.getByRole("slider", { name: "Year" }).inputValue()).toBe("2015")
  expect(await page.getByRole("checkbox", { name: /undated/ }).isChecked()).toBe(true)
  expect(await table(page).getByRole("columnheader", { name: "Since" }).getAttribute("aria-sort")).toBe("descending")
  expect(await table(page).locator("tbody tr").first().innerText()).toContain("2012")
  await page.waitForLoadState("networkidle")
  const before = await still(page)
  await page.reload()
  await drawn(page)
  await page.getByRole("heading", { level: 2, name: "London", exact: true }).waitFor()
  await page.waitForLoadState("networkidle")
  // The picture is laid out anew, from the same seed.
  await expect.poll(() => still(page), patient).toBe(before)
  expect(complaints).toEqual([])
  await context.close()
})

test("by keyboard: from city to city, the card follows, and what is chosen is said", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/graph?city=${await cityId("Beijing")}`)
  await drawn(page)
  const graph = page.getByRole("application")
  await graph.focus()
  await page.keyboard.press("Home")
  await page.getByRole("status").filter({ hasText: "Beijing, 5 links shown" }).waitFor({ state: "attached" })
  await page.keyboard.press("ArrowDown")
  await page.waitForURL((url) => url.searchParams.get("chosen") !== null)
  const first = new URL(page.url()).searchParams.get("chosen")
  const seen = new Set([first])
  for (let press = 0; press < 4; press++) {
    await page.keyboard.press("ArrowRight")
    await page.waitForFunction(
      (before) => new URLSearchParams(location.search).get("chosen") !== before,
      [...seen].at(-1)
    )
    seen.add(new URL(page.url()).searchParams.get("chosen"))
  }
  expect(seen.size, "all five twins").toBe(5)
  await page.keyboard.press("ArrowRight")
  await page.waitForFunction((start) => new URLSearchParams(location.search).get("chosen") === start, first)
  await expectAccessible(page, "a chosen city")
  await page.keyboard.press("ArrowUp")
  await page.getByRole("status").filter({ hasText: "Beijing, 5 links shown" }).waitFor({ state: "attached" })
  await page.keyboard.press("Escape")
  await page.waitForURL((url) => !url.search.includes("chosen"))
  // The table is the same picture: it is reached, and chooses too.
  const name = table(page).getByRole("button", { name: "Amsterdam" })
  await name.focus()
  await page.keyboard.press("Enter")
  await page.getByRole("heading", { level: 2, name: "Amsterdam", exact: true }).waitFor()
  await page.getByRole("button", { name: "Only links of Amsterdam" }).click()
  await page.waitForURL(/only=yes/)
  expect(await table(page).locator("tbody tr").count()).toBe(1)
  await page.reload()
  await table(page).locator("tbody tr").first().waitFor()
  expect(await table(page).locator("tbody tr").count()).toBe(1)
  await context.close()
})

test("the card is that of the chosen city, also while its answer is on its way or refused", async () => {
  const [beijing, amsterdam] = [await cityId("Beijing"), await cityId("Amsterdam")]
  const { context, page } = await openPage(browser)
  let answer: "wait" | "refuse" = "wait"
  await page.route(`**/api/v1/cities/${amsterdam}/graph`, (route) =>
    answer === "wait"
      ? undefined
      : route.fulfill({
          status: 503,
          contentType: "application/problem+json",
          body: JSON.stringify({ type: "about:blank", title: "x", status: 503, detail: "Not now." })
        })
  )
  await page.goto(`${address}/graph?city=${beijing}`)
  await page.getByRole("heading", { level: 2, name: "Beijing", exact: true }).waitFor()
  await table(page).getByRole("button", { name: "Amsterdam" }).click()
  await page.getByRole("heading", { level: 2, name: "Amsterdam", exact: true }).waitFor()
  expect(await page.getByRole("heading", { level: 2, name: "Beijing", exact: true }).count()).toBe(0)
  await expectAccessible(page, "a card on its way")
  await page.getByRole("button", { name: "Choose nothing" }).click()
  await page.getByRole("heading", { level: 2, name: "Beijing", exact: true }).waitFor()
  answer = "refuse"
  await page.goto(`${address}/graph?city=${beijing}&chosen=${amsterdam}`)
  await page.getByText("Not now.").waitFor()
  await page.getByRole("heading", { level: 2, name: "Amsterdam", exact: true }).waitFor()
  await page.getByRole("button", { name: "Choose nothing" }).click()
  await page.getByRole("heading", { level: 2, name: "Beijing", exact: true }).waitFor()
  await context.close()
})

test.each([
  ["around", "?city=CITY", "/api/v1/cities/*/around*", "the nearest"],
  ["networks of a city", "?view=networks&city=CITY", "/api/v1/cities/*/networks*", "those that share most networks"],
  ["one network", "?view=networks&network=NETWORK", "/api/v1/networks/*/graph*", "those with most twins"]
])("a picture of part says which part of the cities it is: %s", async (_, path, question, which) => {
  const { context, page } = await openPage(browser)
  const cities: Array<number> = []
  await page.route(`**${question}`, async (route) => {
    const answer = (await (await route.fetch()).json()) as Part
    cities.push(answer.cities.length)
    return route.fulfill({ json: { ...answer, total: { ...answer.total, cities: answer.cities.length + 1000 } } })
  })
  const { items } = (await (await fetch(`${address}/api/v1/networks?q=UCLG&limit=1`)).json()) as {
    readonly items: ReadonlyArray<{ readonly id: string }>
  }
  await visit(page, `/graph${path.replace("CITY", await cityId("Manchester")).replace("NETWORK", items[0]?.id ?? "")}`)
  const notice = page.getByText("Too many to read at once")
  await notice.waitFor()
  const [drawn = 0] = cities
  const all = new Intl.NumberFormat("en-GB").format(drawn + 1000)
  expect(await notice.innerText()).toBe(`Too many to read at once: ${drawn} of ${all} cities are drawn, ${which}.`)
  await context.close()
})

test("a click on a city chooses it; a search changes the city in the middle", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/graph?city=${await cityId("Manchester")}&arrangement=map`)
  await drawn(page)
  const box = await page.getByRole("application").boundingBox()
  const [x, y] = await page.evaluate(() => {
    // The dot of Wuhan: the easternmost ink that is no name.
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[role=img]")
    const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height)
    if (canvas === null || data === undefined) return [0, 0]
    const scale = canvas.width / canvas.clientWidth
    const sums = [0, 0, 0]
    for (let at = 0; at < data.data.length; at += 4) {
      const [r = 0, g = 0, b = 0, alpha = 0] = data.data.slice(at, at + 4)
      const px = (at / 4) % canvas.width
      // Names are grey or black: a sign has a colour.
      if (alpha < 250 || Math.max(r, g, b) - Math.min(r, g, b) < 60 || px < canvas.width / 2) continue
      sums[0] = (sums[0] ?? 0) + px
      sums[1] = (sums[1] ?? 0) + Math.floor(at / 4 / canvas.width)
      sums[2] = (sums[2] ?? 0) + 1
    }
    return [(sums[0] ?? 0) / (sums[2] ?? 1) / scale, (sums[1] ?? 0) / (sums[2] ?? 1) / scale]
  })
  await page.mouse.click((box?.x ?? 0) + (x ?? 0), (box?.y ?? 0) + (y ?? 0))
  await page.getByRole("heading", { level: 2, name: "Wuhan", exact: true }).waitFor()
  await page.getByRole("button", { name: "City Manchester" }).click()
  await page.keyboard.type("上海")
  await page.getByRole("option", { name: /Shanghai/ }).click()
  await page.getByRole("heading", { level: 2, name: "Shanghai and its twins" }).waitFor()
  await context.close()
})

test("ways between two cities are told, and each arrow leads to its twinning", async () => {
  const [from, to] = [await cityId("Copenhagen"), await cityId("London")]
  const { context, page } = await openPage(browser)
  await visit(page, `/graph?view=ways&city=${from}&to=${to}`)
  await drawn(page)
  const way = page.getByRole("list", { name: "1 shortest way" }).getByRole("listitem")
  expect((await way.innerText()).replace(/\s+/g, " ")).toBe("Copenhagen Beijing London")
  expect(await way.getByRole("link", { name: "Copenhagen and Beijing" }).getAttribute("href")).toBe(
    `/partnerships/${await twinningId("Copenhagen", "Beijing")}`
  )
  await page.getByRole("button", { name: "Swap the two cities" }).click()
  await page.getByRole("heading", { level: 2, name: "From London to Copenhagen" }).waitFor()
  await visit(page, `/graph?view=ways&city=${from}&to=${from}`)
  await page.getByText("That is the same city twice").waitFor()
  await visit(page, "/graph?view=ways")
  await page.getByText("Choose two cities").waitFor()
  await expectAccessible(page, "ways, nothing chosen")
  await context.close()
})

test("membership through another network is told apart by words, not by a line alone", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, `/graph?view=networks&city=${await cityId("Manchester")}`)
  await drawn(page)
  const rows = table(page).locator("tbody tr")
  expect(await rows.filter({ hasText: "Manchester" }).filter({ hasText: "UCLG" }).innerText()).toContain("through LGA")
  expect(await rows.filter({ hasText: "Manchester" }).filter({ hasText: "Core Cities" }).innerText()).toContain(
    "member itself"
  )
  const legend = page.getByRole("list", { name: "Legend" })
  for (const words of ["Member itself", "Member through another network"])
    expect(await legend.getByText(words, { exact: true }).count(), words).toBe(1)
  await context.close()
})

describe("files", () => {
  const download = async (page: Page, format: string) => {
    const asked = page.waitForEvent("download")
    await page.getByRole("button", { name: `Download the graph as ${format}` }).click()
    const file = await asked
    return { name: file.suggestedFilename(), body: await readFile(await file.path()) }
  }
  /** Counts elements of XML as the browser reads it; a fault in it fails. */
  const counts = (page: Page, text: string, names: ReadonlyArray<string>) =>
    page.evaluate(
      ([xml, wanted]) => {
        const parsed = new DOMParser().parseFromString(xml, "application/xml")
        if (parsed.getElementsByTagName("parsererror").length > 0) throw new Error(parsed.documentElement.textContent)
        return wanted.map((name) => parsed.getElementsByTagName(name).length)
      },
      [text, names] as const
    )

  test("what is on the screen is in the files, whole and readable", async () => {
    const { context, page } = await openPage(browser)
    await visit(page, `/graph?city=${await cityId("Beijing")}&year=2015&undated=yes`)
    await drawn(page)
    const links = (await pairs(page)).length
    const cities = new Set((await pairs(page)).flatMap((pair) => pair.split("|"))).size

    const gexf = await download(page, "GEXF")
    expect(gexf.name).toBe("proxeny-around-beijing-1-link-2015.gexf")
    expect(await counts(page, gexf.body.toString("utf8"), ["node", "edge"])).toEqual([cities, links])
    expect(gexf.body.toString("utf8")).toContain("Copenhagen")

    const graphml = await download(page, "GraphML")
    expect(await counts(page, graphml.body.toString("utf8"), ["node", "edge"])).toEqual([cities, links])

    const svg = await download(page, "SVG")
    const text = svg.body.toString("utf8")
    expect((await counts(page, text, ["svg", "title"]))[0]).toBe(1)
    for (const words of [
      "Beijing and its twins",
      "In force in 2015",
      "Copenhagen",
      "Twinning",
      "Drawn on",
      "claims from"
    ])
      expect(text, words).toContain(words)
    expect(text.match(/M[\d.-]+ [\d.-]+L/g)?.length, "a line for each link, and one in the legend").toBe(links + 1)
    expect(await counts(page, text, ["circle"]).then(([circles]) => circles)).toBeGreaterThanOrEqual(1)

    const png = await download(page, "PNG")
    expect(png.body.subarray(1, 4).toString("latin1")).toBe("PNG")
    expect([png.body.readUInt32BE(16), png.body.readUInt32BE(20)]).toEqual([3200, 2320])
    await context.close()
  })

  test("there is no file of a picture that is not there yet", async () => {
    const { complaints, context, page } = await openPage(browser)
    let letThrough = () => {}
    const held = new Promise<void>((done) => {
      letThrough = done
    })
    await page.route(/worker-[^/]*\.js/, async (route) => {
      await held
      return route.continue()
    })
    await page.goto(`${address}/graph?city=${await cityId("Beijing")}`)
    const button = page.getByRole("button", { name: "Download the graph as SVG" })
    await button.waitFor()
    expect(await button.getAttribute("aria-disabled")).toBe("true")
    await button.click({ force: true })
    await page.waitForTimeout(200)
    expect(await page.getByText("The file could not be made").count()).toBe(0)
    expect(await page.getByRole("progressbar").getAttribute("aria-label")).toBe("Working out where cities stand")
    letThrough()
    await drawn(page)
    expect(await button.getAttribute("aria-disabled")).toBe("false")
    expect(complaints).toEqual([])
    await context.close()
  })

  test("a map and networks go into files too", async () => {
    const { context, page } = await openPage(browser, { language: "zh" })
    await visit(page, `/graph?city=${await cityId("Manchester")}&arrangement=map`)
    await drawn(page)
    const asked = page.waitForEvent("download")
    await page.getByRole("button", { name: "将关系图下载为 SVG 图形" }).click()
    const file = await asked
    expect(file.suggestedFilename()).toBe("proxeny-曼彻斯特周围-1-步.svg")
    const text = (await readFile(await file.path())).toString("utf8")
    expect((await counts(page, text, ["svg"]))[0]).toBe(1)
    expect(text).toContain("武汉")
    expect(text, "the land").toMatch(/<path d="M[^"]{5000}/)
    await context.close()
    const other = await openPage(browser)
    await visit(other.page, `/graph?view=networks&city=${await cityId("Manchester")}`)
    await drawn(other.page)
    const gexf = (await download(other.page, "GEXF")).body.toString("utf8")
    const [nodes = 0, edges] = await counts(other.page, gexf, ["node", "edge"])
    expect(edges).toBe((await pairs(other.page)).length)
    expect(nodes).toBeGreaterThan(3)
    // How a member belongs is told apart in the file, too.
    for (const words of ["direct", "through another network"]) expect(gexf).toContain(`value="${words}"`)
    await other.context.close()
  })
})

/** A world of many cities in a ring, more links than a canvas likes to pan. */
const large = async (): Promise<Part & Record<string, unknown>> => {
  const known = await part()
  const size = 1800
  const cities = Array.from({ length: size }, (_, at) => ({
    id: `00000000-0000-5000-8000-${String(at).padStart(12, "0")}`,
    name: `City ${at}`,
    twins: 4,
    community: at % 30,
    x: Math.cos(at) * Math.sqrt(at),
    y: Math.sin(at) * Math.sqrt(at)
  }))
  const twinnings = cities.flatMap((_, at) =>
    [1, 7].map((step) => ({
      id: `00000000-0000-5000-9000-${String(at * 10 + step).padStart(12, "0")}`,
      a: at,
      b: (at + step) % size,
      state: "recorded"
    }))
  )
  return { ...known, analysed: known.version, cities, twinnings, total: { cities: 140_000, twinnings: 80_000 } }
}

describe("drawing", () => {
  const open = async (script: () => void) => {
    const answer = await large()
    const held = await openPage(browser)
    await held.context.addInitScript(script)
    await held.page.route(/\/api\/v1\/graph\?/, (route) => route.fulfill({ json: answer }))
    await visit(held.page, "/graph?view=communities")
    await drawn(held.page)
    return held
  }
  const belowInk = (page: Page) =>
    page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>("[data-ground] > canvas:not([role])")
      const data = canvas?.getContext("2d")?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
      let marked = 0
      for (let at = 3; at < data.length; at += 4) if ((data[at] ?? 0) > 0) marked += 1
      return marked
    })

  /** The edges of what a picture shows on its ground: left, right, top, bottom. */
  const inkBox = (page: Page, shot: Buffer): Promise<ReadonlyArray<number>> =>
    page.evaluate(async (base64) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }))
      const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext("2d")
      context?.drawImage(bitmap, 0, 0)
      const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? []
      const box = [bitmap.width, 0, bitmap.height, 0]
      for (let at = 0; at < data.length; at += 4) {
        const [x, y] = [(at / 4) % bitmap.width, Math.floor(at / 4 / bitmap.width)]
        // The edge is the outline of the focus, the corner holds the buttons.
        if (x < 6 || y < 6 || x > bitmap.width - 60 || y > bitmap.height - 6) continue
        if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 246) continue
        box[0] = Math.min(box[0] ?? 0, x)
        box[1] = Math.max(box[1] ?? 0, x)
        box[2] = Math.min(box[2] ?? 0, y)
        box[3] = Math.max(box[3] ?? 0, y)
      }
      return box
    }, shot.toString("base64"))

  test("without WebGL a canvas draws, and a picture of part says that it is one", async () => {
    const { complaints, context, page } = await open(() => {
      const own = HTMLCanvasElement.prototype.getContext
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, kind: string, ...rest: Array<never>) {
        return kind.startsWith("webgl") ? null : own.call(this, kind as "2d", ...rest)
      } as typeof own
    })
    await page
      .getByText("Too many to read at once: 1,800 of 140,000 cities are drawn, those with most twins.")
      .waitFor()
    expect(await page.locator("[data-ground=canvas]").count()).toBe(1)
    await expect.poll(() => belowInk(page), patient).toBeGreaterThan(10_000)
    await expectAccessible(page, "a large graph")
    await picture(page, "graph-large")
    expect(complaints).toEqual([])
    await context.close()
  })

  test("an imitated graphics processor is left alone", async () => {
    const { context, page } = await open(() => undefined)
    await page.waitForTimeout(500)
    expect(await page.locator("[data-ground=canvas]").count()).toBe(1)
    await context.close()
  })

  test("a graphics processor that refuses later leaves the links to the canvas", async () => {
    const { complaints, context, page } = await open(() => {
      const own = WebGL2RenderingContext.prototype.getParameter
      WebGL2RenderingContext.prototype.getParameter = function (name: number) {
        return name === 0x9246 || name === this.RENDERER ? "a real one" : own.call(this, name)
      }
      WebGL2RenderingContext.prototype.createShader = () => {
        document.documentElement.dataset.refused = "yes"
        return null
      }
    })
    await page.locator("html[data-refused]").waitFor({ state: "attached" })
    await page.locator("[data-ground=canvas]").waitFor()
    await expect.poll(() => belowInk(page), patient).toBeGreaterThan(10_000)
    expect(await page.locator("canvas.sigma-edges").count()).toBe(0)
    // Once is enough: another picture does not try again.
    await page.getByRole("button", { name: "On the map" }).click()
    await page.getByRole("button", { name: "By links" }).click()
    await page.waitForTimeout(500)
    expect(await page.locator("[data-ground=canvas]").count()).toBe(1)
    expect(complaints).toEqual([])
    await context.close()
  })

  test("on a graphics processor sigma draws the links, where the canvas would", async () => {
    const { context, page } = await open(() => {
      const own = WebGL2RenderingContext.prototype.getParameter
      WebGL2RenderingContext.prototype.getParameter = function (name: number) {
        return name === 0x9246 || name === this.RENDERER ? "a real one" : own.call(this, name)
      }
    })
    await page.locator("[data-ground=webgl] canvas.sigma-edges").waitFor({ state: "attached" })
    await page.waitForTimeout(500)
    const shot = await page.getByRole("application").screenshot()
    // The links end where the cities are: both layers show the same piece of the plane.
    const nodes = await inkBox(page, shot)
    await page.addStyleTag({ content: "canvas[role=img] { visibility: hidden }" })
    const links = await inkBox(page, await page.getByRole("application").screenshot())
    for (const [at, edge] of links.entries()) expect(Math.abs(edge - (nodes[at] ?? 0))).toBeLessThan(8)
    await page.addStyleTag({ content: "canvas[role=img] { visibility: visible !important }" })
    await picture(page, "graph-large-webgl")
    await page.getByRole("application").focus()
    await page.keyboard.press("+")
    await page.waitForTimeout(300)
    expect((await page.getByRole("application").screenshot()).equals(shot)).toBe(false)
    await context.close()
  })
})

describe("figures under way", () => {
  test("the ranking is that of the address", async () => {
    const { context, page } = await openPage(browser)
    await visit(page, "/graph?view=figures&measure=closeness")
    expect(await page.getByRole("button", { name: "Closeness" }).getAttribute("aria-pressed")).toBe("true")
    await page.getByRole("button", { name: "PageRank" }).click()
    await page.waitForURL(/measure=pagerank/)
    await context.close()
  })

  test("none, and given up: nothing is said to be under way", async () => {
    const { context, page } = await openPage(browser)
    const given = { version: 7, analysed: undefined, failed: "The register was closed." }
    await page.route("**/api/v1/analytics", (route) => route.fulfill({ json: given }))
    await page.route(/\/api\/v1\/cities\/[^/]+\/graph$/, async (route) => {
      const { ranks: _, ...answer } = (await (await route.fetch()).json()) as Record<string, unknown>
      return route.fulfill({ json: { ...answer, ...given } })
    })
    await visit(page, "/graph?view=figures")
    await page.getByText("The figures of the graph could not be worked out").waitFor()
    await page.getByText("The last attempt was given up: The register was closed.").waitFor()
    expect(await page.getByText("being worked out").count()).toBe(0)
    await expectAccessible(page, "no figures, given up")
    await visit(page, `/graph?city=${await cityId("Beijing")}`)
    await page.getByText("Ranks could not be worked out.").waitFor()
    expect(await page.getByText("being worked out").count()).toBe(0)
    await context.close()
  })

  test("none yet, then stale, then given up: each said as it is", async () => {
    const { context, page } = await openPage(browser)
    const known = (await (await fetch(`${address}/api/v1/analytics`)).json()) as Record<string, unknown>
    let state: Record<string, unknown> = {
      version: 7,
      working: { stage: "betweenness", done: 30, all: 100 }
    }
    await page.route("**/api/v1/analytics", (route) => route.fulfill({ json: state }))
    await visit(page, "/graph?view=figures")
    await page.getByText("The figures of the graph are being worked out").waitFor()
    await page.getByText("Now: betweenness, 30 %").waitFor()
    await expectAccessible(page, "figures being worked out")
    await picture(page, "graph-figures-working")
    state = { ...known, version: 7, analysed: 6, working: { stage: "layout", done: 0, all: 0 } }
    await page.getByText("These figures are of version 6 of the register; it is at version 7 now.").waitFor()
    await page.getByText("Cities with a twin", { exact: true }).waitFor()
    await page.getByText("Now: where cities stand", { exact: true }).waitFor()
    state = { ...known, version: 7, analysed: 6, failed: "The register was closed." }
    await page.getByText("The last attempt was given up: The register was closed.").waitFor()
    await expectAccessible(page, "figures given up")
    await context.close()
  })

  test("an empty register is told how to fill it", async () => {
    const { context, page } = await openPage(browser)
    await page.route("**/api/v1/statistics", async (route) => {
      const answer = (await (await route.fetch()).json()) as Record<string, unknown>
      return route.fulfill({ json: { ...answer, twinnings: 0, mostTwinned: [] } })
    })
    await page.goto(`${address}/graph`)
    await page.getByText("The register holds no twinning yet").waitFor()
    await expectAccessible(page, "graph of an empty register")
    await context.close()
  })
})

test("the policy of the service holds: the worker that lays out runs under it", async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const refused: Array<string> = []
  page.on("console", (message) => message.type() === "error" && refused.push(message.text()))
  await visit(page, `/graph?city=${await cityId("Beijing")}&reach=3`)
  await drawn(page)
  expect(refused).toEqual([])
  await context.close()
})

test("the graph is reached from the palette, a city, a twinning and a network", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/")
  await page.keyboard.press("Control+k")
  await page.getByRole("combobox", { name: "Search" }).waitFor()
  await page.keyboard.type("graph")
  await page.getByRole("option", { name: /Graph/ }).click()
  await page.getByRole("heading", { level: 1, name: "Graph" }).waitFor()
  const [city, twinning] = [await cityId("Wuhan"), await twinningId("Manchester", "Wuhan")]
  const network = (
    (await (await fetch(`${address}/api/v1/networks?q=UCLG&limit=1`)).json()) as {
      readonly items: ReadonlyArray<{ readonly id: string }>
    }
  ).items[0]?.id
  for (const [path, title] of [
    [`/cities/${city}`, "Wuhan and its twins"],
    [`/partnerships/${twinning}`, /^(Manchester|Wuhan) and its twins$/],
    [`/networks/${network}`, "UCLG, its cities and networks"]
  ] as const) {
    await visit(page, path)
    await page.getByRole("link", { name: "Show in graph" }).click()
    await page.getByRole("heading", { level: 2, name: title }).waitFor()
  }
  await context.close()
})

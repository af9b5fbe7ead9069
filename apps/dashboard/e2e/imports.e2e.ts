import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { expectAccessible, launch, openPage, picture, visit } from "./browser.ts"
import { type Running, startProxeny } from "./running.ts"
import { focused } from "./signingIn.ts"
import { fits, looks, people, type Worker } from "./working.ts"

let browser: Browser
let at: Running
let Manchester: Worker
let admin: Worker
beforeAll(async () => {
  browser = await launch()
  at = await startProxeny()
  const all = await people(at, ["Manchester"])
  Manchester = all.Manchester
  admin = all.admin
})
afterAll(async () => {
  await browser.close()
  await at.stop()
})

const list = (name: string, lines: ReadonlyArray<string>) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(`${lines.join("\n")}\n`)
})

const twins = list("partners of manchester.csv", [
  "City,Country,Partner,Partner country,Since",
  "Manchester,United Kingdom,Chemnitz,Germany,1983",
  "Manchester,United Kingdom,Nowhereville,Germany,2001",
  "Manchester,United Kingdom,Rehovot,Israel,2001",
  "Leeds,United Kingdom,Dortmund,Germany,1969"
])

/** A list that takes a while: places that no gazetteer has, far from anybody's doubt. */
const long = list("a long list.csv", [
  "City,Country,Partner,Partner country,Number",
  ...Array.from({ length: 120_000 }, (_, at) => `Manchester,United Kingdom,Chemnitz,Germany,${at}`)
])

const upload = async (page: Page, file: typeof twins) => {
  await visit(page, "/imports", at.address)
  await page.getByLabel("File", { exact: true }).setInputFiles(file)
  await page.getByRole("button", { name: "Look at it" }).click()
  await page.waitForURL(/\/imports\/uploads\//)
  await page.getByRole("button", { name: "Show what it would do" }).waitFor()
}

const statistics = async (): Promise<{ readonly claims: number; readonly twinnings: number }> =>
  (await fetch(`${at.address}/api/v1/statistics`)).json() as never

test("a list is looked at, previewed, brought in, decided about and taken back; a reload loses nothing", async () => {
  const { complaints, context, page } = await Manchester.open(browser, "/imports")
  await page.getByText("No list has been brought in yet").waitFor()
  await expectAccessible(page, "imports, none yet")
  await page.getByRole("button", { name: "Look at it" }).click()
  expect(await focused(page)).toBe("file")
  await upload(page, twins)
  const means = (column: string) => page.getByRole("combobox", { name: `Means: ${column}`, exact: true })
  expect(await means("Partner").inputValue()).toBe("partner")
  expect(await page.getByLabel("Title of the list").inputValue()).toBe("partners of manchester")
  await page.getByLabel("Title of the list").fill("Partners of Manchester, from a colleague")
  await expectAccessible(page, "what a list seems to be")
  await picture(page, "import-look")
  // A column that means nothing any more: the list cannot do without it, and says so.
  await means("Partner").selectOption("-")
  await page.getByText(/It cannot be brought in yet: no column tells partner city/).waitFor()
  await means("Partner").selectOption("partner")
  await page.reload()
  await page.getByRole("button", { name: "Show what it would do" }).waitFor()
  expect(await page.getByLabel("Title of the list").inputValue()).toBe("Partners of Manchester, from a colleague")

  const before = await statistics()
  await page.getByRole("button", { name: "Show what it would do" }).click()
  const preview = page.getByRole("region", { name: "What it would do" })
  await preview.getByText(/It would bring [\d,]+ new claims/).waitFor()
  expect(await statistics()).toEqual(before)
  expect(await preview.innerText()).toContain("1 row would wait")
  await preview.getByRole("button", { name: "Rejected", exact: true }).click()
  expect(await preview.locator("tbody tr").count()).toBe(1)
  // Neither of its cities is one of the editor's.
  expect(await preview.locator("tbody tr").innerText()).toContain("Leeds")
  await expectAccessible(page, "what a list would do")
  await picture(page, "import-preview")
  const rejected = preview.getByRole("link", { name: "Save the rejected rows (CSV)" })
  const [download] = await Promise.all([page.waitForEvent("download"), rejected.click()])
  expect(download.suggestedFilename()).toMatch(/\.csv$/)
  // Whoever changes something looks again first.
  await page.getByLabel("Title of the list").fill("Partners of Manchester")
  await page.getByText("You changed something since").waitFor()
  await page.getByRole("button", { name: "Show what it would do" }).click()
  await page.getByRole("button", { name: "Bring it in" }).waitFor()
  await page.getByLabel("Why you bring it in").fill("The list of the council")
  await page.getByRole("button", { name: "Bring it in" }).click()
  await page.waitForURL(/\/imports\/jobs\//)
  await page.getByRole("link", { name: "Open the import" }).waitFor()
  await page.reload()
  await page.getByRole("link", { name: "Open the import" }).waitFor()
  await expectAccessible(page, "an import that is done")
  await picture(page, "import-done")
  expect((await statistics()).twinnings).toBe(before.twinnings + 2)

  await page.getByRole("link", { name: "Open the import" }).click()
  await page.getByText("1 place waits for you").waitFor()
  await page.getByRole("button", { name: "Choose", exact: true }).click()
  expect(await focused(page)).toBe("choice")
  await expectAccessible(page, "a place that waits")
  await picture(page, "import-waiting")
  await page.getByLabel("A city of its own").check()
  await page.getByRole("button", { name: "Choose", exact: true }).click()
  await page.getByText("1 place waits for you").waitFor({ state: "detached" })
  expect((await statistics()).twinnings).toBe(before.twinnings + 3)

  await page.getByRole("button", { name: "Take it back" }).click()
  const undo = page.getByRole("form", { name: /Take “Partners of Manchester” back/ })
  await undo.getByLabel("Why").fill("It was an old list")
  await undo.getByRole("button", { name: "Take it back" }).click()
  await page.getByText(/Taken back: \d+ claims/).waitFor()
  expect(await page.getByRole("button", { name: "Take it back" }).count()).toBe(0)
  expect((await statistics()).twinnings).toBe(before.twinnings)
  await visit(page, "/imports", at.address)
  expect(await page.locator("tbody tr").first().innerText()).toMatch(/Partners of Manchester.*taken back/s)
  await expectAccessible(page, "imports")
  await picture(page, "imports")
  expect(complaints).toEqual([])
  await context.close()
})

test("an import goes on while nobody looks, tells how far it is, and can be cancelled: then nothing was written", async () => {
  const { complaints, context, page } = await admin.open(browser, "/imports")
  const before = await statistics()
  await upload(page, long)
  await page.getByRole("button", { name: "Show what it would do" }).click()
  await page.getByRole("button", { name: "Bring it in" }).waitFor({ timeout: 60_000 })
  await page.getByRole("button", { name: "Bring it in" }).click()
  await page.waitForURL(/\/imports\/jobs\//)
  await page.getByRole("progressbar", { name: "Progress" }).waitFor()
  await page.reload()
  await page.getByRole("progressbar", { name: "Progress" }).waitFor()
  await expectAccessible(page, "an import that goes on")
  await picture(page, "import-going-on")
  const elsewhere = await admin.open(browser, "/imports")
  await elsewhere.page
    .getByRole("region", { name: "Going on, and of the last days" })
    .getByText("Going on", { exact: true })
    .waitFor()
  await elsewhere.context.close()
  await page.getByRole("button", { name: "Cancel" }).click()
  await page.getByText("Cancelled: nothing was written.").waitFor({ timeout: 30_000 })
  expect(await statistics()).toEqual(before)
  expect(complaints).toEqual([])
  await context.close()
})

test("a list that cannot be read, and an address that does not answer, are explained", async () => {
  const { context, page } = await Manchester.open(browser, "/imports")
  await page
    .getByLabel("File", { exact: true })
    .setInputFiles({ name: "photo.csv", mimeType: "text/csv", buffer: Buffer.from([0, 1, 2, 3, 255, 254]) })
  await page.getByRole("button", { name: "Look at it" }).click()
  await page.getByText("No list can be read from it").waitFor()
  await expectAccessible(page, "no list")
  await page.getByRole("link", { name: "Choose another file" }).click()
  await page.getByLabel("An address on the web").check()
  await page.getByRole("button", { name: "Look at it" }).click()
  expect(await focused(page)).toBe("url")
  // The service fetches nothing from inside its own network.
  await page.getByLabel("Address", { exact: true }).fill(`${at.address}/api/v1/cities`)
  await page.getByRole("button", { name: "Look at it" }).click()
  await page.getByText("This could not be saved").or(page.getByText("You may not do this")).waitFor()
  expect(await page.getByLabel("Address", { exact: true }).inputValue()).toBe(`${at.address}/api/v1/cities`)
  await expectAccessible(page, "an address that is refused")
  await context.close()
})

test("strangers are asked to sign in first", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/imports", at.address)
  await page.getByText("Sign in to see imports").waitFor()
  expect(await page.getByRole("button", { name: "Look at it" }).count()).toBe(0)
  await context.close()
})

describe.each(looks)("$width, $theme, $language", (look) => {
  test("the wizard fits, reads and breaks no rule of axe", async () => {
    const { complaints, context, page } = await Manchester.open(browser, "/imports", look)
    const zh = look.language === "zh"
    const name = `${look.width}-${look.theme}-${look.language}`
    await page.getByLabel(zh ? "文件" : "File", { exact: true }).setInputFiles(twins)
    expect(await fits(page), "no sideways scroll").toBe(true)
    await picture(page, `imports-${name}`)
    await page.getByRole("button", { name: zh ? "查看内容" : "Look at it" }).click()
    await page.getByRole("button", { name: zh ? "预览结果" : "Show what it would do" }).click()
    await page.getByRole("button", { name: zh ? "导入" : "Bring it in", exact: true }).waitFor()
    await expectAccessible(page, "the wizard")
    expect(await fits(page), "no sideways scroll").toBe(true)
    await picture(page, `import-wizard-${name}`)
    expect(complaints).toEqual([])
    await context.close()
  })
})

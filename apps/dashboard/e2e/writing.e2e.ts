import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { expectAccessible, launch, openPage, picture, visit } from "./browser.ts"
import { type Running, startProxeny } from "./running.ts"
import { focused } from "./signingIn.ts"
import { chooseSource, cityAt, fits, looks, people, twinningAt, type Worker } from "./working.ts"

let browser: Browser
let at: Running
let Manchester: Worker
let Birmingham: Worker
let wuhan: string
beforeAll(async () => {
  browser = await launch()
  at = await startProxeny()
  const all = await people(at, ["Manchester", "Birmingham"])
  Manchester = all.Manchester
  Birmingham = all.Birmingham
  wuhan = `/partnerships/${await twinningAt(at, "Manchester", "Wuhan")}`
})
afterAll(async () => {
  await browser.close()
  await at.stop()
})

const save = (form: ReturnType<Page["locator"]>) => form.getByRole("button", { name: "Save", exact: true }).click()
const delegation = "Delegation of the Lord Mayor"

describe("an activity", () => {
  test("is recorded with its benefits and a source that is new; the page says what it changed, and why", async () => {
    const { context, page } = await Manchester.open(browser, wuhan)
    await page.getByRole("button", { name: "Record an activity" }).click()
    const form = page.getByRole("form", { name: "An activity of this twinning" })
    await save(form)
    // What is needed is said at its field, before anything is sent.
    expect(await focused(page)).toBe("type")
    expect(await form.getByText("This is needed.").count()).toBe(4)
    await expectAccessible(page, "an activity, nothing typed")
    await form.getByLabel("Type").selectOption({ label: "Official visit" })
    await form.getByLabel("Date, or its beginning").fill("2026-13")
    await form.getByLabel("Title").fill(delegation)
    for (const [city, gain] of [
      ["Manchester", "a visit received"],
      ["Wuhan", "a project"]
    ] as const) {
      const side = form.getByRole("group", { name: city, exact: true })
      await side.getByLabel("Gained:").check()
      const rows = form.getByLabel("What", { exact: true })
      await rows.last().selectOption({ label: gain })
      await form.getByLabel("By the word of").last().selectOption({ label: "the one that gained" })
    }
    await form.getByRole("combobox", { name: "Source" }).fill("a source of our own")
    await page.getByText("No source by this name is on record.").waitFor()
    await page.keyboard.press("Enter")
    const dialog = page.getByRole("dialog", { name: "Add a source" })
    await dialog.getByLabel("Title").fill("Press release of 12 May 2026")
    await dialog.getByLabel("What it is").selectOption({ label: "Municipal publication" })
    await expectAccessible(page, "a source over the form")
    await dialog.getByRole("button", { name: "Add the source" }).click()
    await dialog.waitFor({ state: "detached" })
    expect(await form.getByRole("combobox", { name: "Source" }).inputValue()).toBe("Press release of 12 May 2026")
    await form.getByLabel("Where it stands there").fill("paragraph 2")
    await save(form)
    // What the service refuses stands at its field, in the words of the interface; everything else is still typed.
    await form.getByText("This is no date: write it as YYYY, YYYY-MM").waitFor()
    expect(await focused(page)).toBe("on")
    expect(await form.getByLabel("Date, or its beginning").getAttribute("aria-invalid")).toBe("true")
    expect(await form.getByLabel("Title").inputValue()).toBe(delegation)
    await picture(page, "activity-refused")
    await form.getByLabel("Date, or its beginning").fill("2026-05-12")
    await save(form)
    const effect = page.getByRole("status").filter({ hasText: delegation })
    await effect.waitFor()
    expect(await effect.innerText()).toMatch(/Mutual benefit 0\.\d\d → 0\.\d\d \(known: \d+ % → \d+ %\)/)
    expect(await effect.innerText()).toContain("12 May 2026")
    expect(await form.count()).toBe(0)
    await expectAccessible(page, "what an activity changed")
    await picture(page, "activity-effect")
    await effect.getByRole("link", { name: "See the activity" }).click()
    expect(await page.locator("li").filter({ hasText: delegation }).first().innerText()).toContain("a visit received")
    await context.close()
  })

  test("stays typed where nobody answers, and is recorded once however often it is sent", async () => {
    const { context, page } = await Manchester.open(browser, wuhan)
    await page.getByRole("button", { name: "Record an activity" }).click()
    const form = page.getByRole("form", { name: "An activity of this twinning" })
    await form.getByLabel("Type").selectOption({ label: "Training" })
    await form.getByLabel("Date, or its beginning").fill("2026-06-01")
    await form.getByLabel("Title").fill("Training of teachers")
    await chooseSource(page, form, "Press release of 12 May 2026")
    await form.getByLabel("Where it stands there").fill("paragraph 3")
    const keys: Array<string | undefined> = []
    // The service does it, and the answer gets lost.
    await page.route("**/api/v1/activities", async (route) => {
      keys.push(route.request().headers()["idempotency-key"])
      if (keys.length === 1) {
        await route.fetch()
        await route.abort()
      } else await route.continue()
    })
    await save(form)
    await page.getByText("Not saved: Proxeny does not answer").waitFor()
    expect(await form.getByLabel("Title").inputValue()).toBe("Training of teachers")
    await expectAccessible(page, "nobody answers")
    await save(form)
    await page.getByRole("status").filter({ hasText: "Training of teachers" }).waitFor()
    expect(keys.length).toBe(2)
    expect(keys[0]).toBe(keys[1])
    const { items } = await Manchester.ask<{ readonly items: ReadonlyArray<{ readonly what: string }> }>(
      "GET",
      "/api/v1/history?limit=10"
    )
    expect(items.filter(({ what }) => what === "activity.create").length).toBe(2)
    await context.close()
  })

  test("that somebody else changed meanwhile is shown beside what is typed: theirs is taken, or mine saved", async () => {
    const { context, page } = await Manchester.open(browser, wuhan)
    await page.getByRole("button", { name: `Change: ${delegation}` }).click()
    const form = page.getByRole("form", { name: "Change what a source reports" })
    await form.waitFor()
    expect(await form.getByLabel("Date, or its beginning").inputValue()).toBe("2026-05-12")
    expect(await form.getByLabel("What", { exact: true }).count()).toBe(2)
    const id = (await page.locator(`li[id^=activity-]`).filter({ hasText: delegation }).getAttribute("id"))?.slice(9)
    const { people: _, ...others } = await change(id ?? "", { people: 40 })
    await form.getByLabel("End").fill("2026-05-14")
    await save(form)
    await page.getByText("Somebody else changed this meanwhile").waitFor()
    const table = page.getByRole("table", { name: /What is there now/ })
    expect(await table.innerText()).toMatch(/People who took part\s+40\s+nothing/)
    expect(await table.innerText()).toMatch(/End\s+nothing\s+14 May 2026/)
    await expectAccessible(page, "a newer version")
    await picture(page, "activity-newer")
    await page.getByRole("button", { name: "Take theirs" }).click()
    expect(await form.getByLabel("People who took part").inputValue()).toBe("40")
    expect(await form.getByLabel("End").inputValue()).toBe("")
    await change(id ?? "", { ...others, people: 60 })
    await form.getByLabel("End").fill("2026-05-15")
    await save(form)
    await page.getByRole("button", { name: "Save mine" }).click()
    await page.getByRole("status").filter({ hasText: delegation }).waitFor()
    const line = page.locator("li[id^=activity-]").filter({ hasText: delegation })
    expect(await line.innerText()).toMatch(/12\s*–\s*15 May 2026/)
    expect(await line.innerText()).toMatch(/People:\s*40/)
    await context.close()
  })

  test("is withdrawn with a reason, and what that changed is said", async () => {
    const { context, page } = await Manchester.open(browser, wuhan)
    await page.getByRole("button", { name: "Withdraw: Training of teachers" }).click()
    const form = page.getByRole("form", { name: "Withdraw: Training of teachers" })
    await form.getByLabel("Why you make this change").fill("It did not take place")
    await expectAccessible(page, "withdrawing")
    await form.getByRole("button", { name: "Withdraw", exact: true }).click()
    await page.getByRole("status").filter({ hasText: "Without “Training of teachers”" }).waitFor()
    expect(await page.locator("li[id^=activity-]").filter({ hasText: "Training of teachers" }).count()).toBe(0)
    await context.close()
  })

  test("that is half typed is not lost by a slip", async () => {
    const { context, page } = await Manchester.open(browser, wuhan)
    await page.getByRole("button", { name: "Record an activity" }).click()
    const form = page.getByRole("form", { name: "An activity of this twinning" })
    await form.getByLabel("Title").fill("Half typed")
    const asked: Array<string> = []
    let answer = false
    page.on("dialog", (dialog) => {
      asked.push(dialog.message())
      return answer ? dialog.accept() : dialog.dismiss()
    })
    await page.getByRole("link", { name: "Cities", exact: true }).click()
    await expect.poll(() => asked.length).toBe(1)
    expect(await form.getByLabel("Title").inputValue()).toBe("Half typed")
    await form.getByRole("button", { name: "Cancel" }).click()
    expect(await form.getByLabel("Title").inputValue()).toBe("Half typed")
    answer = true
    await page.getByRole("link", { name: "Cities", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: "Cities" }).waitFor()
    expect(asked.length).toBe(3)
    await context.close()
  })
})

/** Changes a report as somebody else would, and gives what it was. */
const change = async (activity: string, more: object) => {
  interface Detail {
    readonly version: number
    readonly reports: ReadonlyArray<{
      readonly value: Readonly<Record<string, unknown>>
      readonly source: { readonly id: string }
      readonly locator: string
    }>
  }
  const detail = await Manchester.ask<Detail>("GET", `/api/v1/activities/${activity}`)
  const [report] = detail.reports
  const { twinning: _, ...value } = report?.value ?? {}
  const said = { source: report?.source.id, locator: report?.locator }
  await Manchester.ask("PUT", `/api/v1/activities/${activity}`, { ...value, ...more, said }, `"${detail.version}"`)
  return value
}

test("a twinning is added with a partner that is not on record yet, its steps and topics", async () => {
  const { complaints, context, page } = await Manchester.open(browser, `/cities/${await cityAt(at, "Manchester")}`)
  await page.getByRole("button", { name: "Add a twinning" }).click()
  const form = page.getByRole("form", { name: "Add a twinning" })
  await chooseSource(page, form, "Press release of 12 May 2026")
  await form.getByLabel("Where it stands there").fill("paragraph 4")
  await form.getByRole("combobox", { name: "Partner city" }).fill("Qoqqitown")
  await page.getByRole("option", { name: "A city that is not on record yet" }).click()
  const dialog = page.getByRole("dialog", { name: "Add a city" })
  expect(await dialog.getByLabel("Name", { exact: true }).inputValue()).toBe("Qoqqitown")
  // Who says so is known already.
  expect(await dialog.getByLabel("Where it stands there").inputValue()).toBe("paragraph 4")
  await dialog.getByLabel("Country").fill("fi")
  await expectAccessible(page, "a city over the form")
  await picture(page, "city-dialog")
  await dialog.getByRole("button", { name: "Add the city" }).click()
  await dialog.waitFor({ state: "detached" })
  await form.getByLabel("These:").check()
  await form.getByLabel("water").check()
  await form.getByRole("button", { name: "Add a step" }).click()
  expect(await focused(page)).toBe("stages.0.kind")
  await form.getByRole("combobox", { name: "Step" }).selectOption("signed")
  await form.getByLabel("Date").fill("1999-05")
  await picture(page, "twinning-form")
  await save(form)
  await page.getByRole("heading", { level: 1, name: /Qoqqitown/ }).waitFor()
  expect(await page.getByRole("region", { name: "How it went" }).innerText()).toMatch(/Signed May 1999/)
  expect(await page.getByRole("region", { name: "How it went" }).innerText()).toContain("water")

  // And its end, and an agreement.
  await page.getByRole("button", { name: "Add a step" }).click()
  const step = page.getByRole("form", { name: "A step in the life of this twinning" })
  await step.getByLabel("Step", { exact: true }).selectOption("proposed")
  await step.getByLabel("Date").fill("2010")
  await chooseSource(page, step, "Press release of 12 May 2026")
  await step.getByLabel("Where it stands there").fill("paragraph 5")
  await save(step)
  await page.getByText("This could not be saved").waitFor()
  expect(complaints.splice(0).length).toBe(1)
  await step.getByLabel("Step", { exact: true }).selectOption("ended")
  await save(step)
  await step.waitFor({ state: "detached" })
  expect(await page.getByRole("region", { name: "How it went" }).innerText()).toMatch(/Ended 2010/)
  await page.getByRole("button", { name: "Add an agreement" }).click()
  const agreement = page.getByRole("form", { name: "An agreement of the two cities" })
  await agreement.getByLabel("Kind").selectOption("memorandum")
  await agreement.getByLabel("Title").fill("Memorandum on water")
  await agreement.getByLabel("Signed on").fill("2001")
  await chooseSource(page, agreement, "Press release of 12 May 2026")
  await agreement.getByLabel("Where it stands there").fill("paragraph 6")
  await save(agreement)
  await agreement.waitFor({ state: "detached" })
  expect(await page.getByRole("region", { name: "Agreements" }).innerText()).toContain("Memorandum on water")
  await page.getByRole("button", { name: "Change: Memorandum on water" }).click()
  const corrected = page.getByRole("form", { name: "Correct the agreement" })
  await corrected.getByLabel("Title").fill("Memorandum on waste water")
  await chooseSource(page, corrected, "Press release of 12 May 2026")
  await corrected.getByLabel("Where it stands there").fill("paragraph 6")
  await save(corrected)
  await page.getByText("Memorandum on waste water").first().waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

describe("a contradiction", () => {
  const city = async () => `/cities/${await cityAt(at, "Birmingham")}`

  test("is not for the editor of another city to decide", async () => {
    const { context, page } = await Manchester.open(browser, await city())
    await page.getByText("Is Guangzhou a twin of Birmingham?").waitFor()
    expect(await page.getByRole("button", { name: "Decide" }).count()).toBe(0)
    expect(await page.getByRole("button", { name: "Add a twinning" }).count()).toBe(0)
    expect(await page.getByRole("region", { name: "Office", exact: true }).count()).toBe(0)
    await context.close()
  })

  test("is decided with a reason, marked with who, when and why, and opened again", async () => {
    const { complaints, context, page } = await Birmingham.open(browser, await city())
    await page.getByRole("button", { name: "Decide" }).click()
    const form = page.getByRole("form", { name: "Which holds?" })
    await form.getByRole("button", { name: "Decide" }).click()
    expect(await focused(page)).toBe("holds")
    await expectAccessible(page, "deciding")
    await picture(page, "decide")
    await form.getByLabel("Birmingham and Guangzhou are twins").check()
    await form.getByLabel("Why").fill("Our archive has the agreement.")
    await form.getByRole("button", { name: "Decide" }).click()
    await page.getByText(/Decided by Editor of Birmingham, \d+ \w+ \d{4}/).waitFor()
    const card = page.getByRole("region", { name: "A contradiction of sources, decided" })
    expect(await card.innerText()).toContain("Our archive has the agreement.")
    expect(await card.innerText()).toContain("Birmingham has no twin in China")
    await expectAccessible(page, "decided")
    await picture(page, "decided")

    await visit(page, "/conflicts?show=decided", at.address)
    await page.getByText("Our archive has the agreement.").waitFor()
    await visit(page, "/conflicts", at.address)
    expect(await page.getByText("Is Guangzhou a twin of Birmingham?").count()).toBe(0)
    await page.getByRole("button", { name: "Decided", exact: true }).click()
    await page.getByRole("button", { name: "Withdraw the decision" }).click()
    await page
      .getByRole("form", { name: "Withdraw the decision" })
      .getByRole("button", { name: "Withdraw the decision" })
      .click()
    await page.getByText("No contradiction is decided yet").waitFor()
    await page.getByRole("button", { name: "Open", exact: true }).click()
    await page.getByText("Is Guangzhou a twin of Birmingham?").waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

test("a strategy profile is answered question by question; what is not known is not no", async () => {
  const { complaints, context, page } = await Birmingham.open(browser, `/cities/${await cityAt(at, "Birmingham")}`)
  await page.getByRole("button", { name: "Strategy profile" }).click()
  const form = page.getByRole("form", { name: "Strategy profile" })
  await form.getByLabel("As of").fill("2026-01-31")
  await chooseSource(page, form, "Press release of 12 May 2026")
  await form.getByLabel("Where it stands there").fill("paragraph 7")
  await save(form)
  expect(await form.getByText("Answer at least one question").count()).toBe(1)
  await form.getByRole("group", { name: "Joint projects with partners" }).getByLabel("yes").check()
  await form.getByRole("group", { name: "Offices abroad" }).getByLabel("A number:").check()
  await form.getByRole("group", { name: "A budget of its own" }).getByLabel("Does not apply").check()
  await form.getByLabel("How many").fill("two")
  await save(form)
  expect(await focused(page)).toBe("answers.budget.text")
  await form.getByLabel("Why it does not apply").fill("It is part of the budget for the economy")
  await form.getByLabel("How many").fill("2")
  await expectAccessible(page, "a strategy profile")
  await picture(page, "strategy-form")
  await save(form)
  await form.waitFor({ state: "detached" })
  const maturity = page.getByRole("region", { name: "Strategy maturity" })
  expect(await maturity.innerText()).toContain("Answers of 31 January 2026.")
  // The same source goes on from what it answered.
  await page.getByRole("button", { name: "Strategy profile" }).click()
  expect(await form.getByLabel("As of").inputValue()).toBe("2026-01-31")
  await chooseSource(page, form, "Press release of 12 May 2026")
  await expect.poll(() => form.getByLabel("How many").count()).toBe(1)
  expect(await form.getByLabel("How many").inputValue()).toBe("2")
  expect(await form.getByRole("group", { name: "Trained staff" }).getByLabel("Not known").isChecked()).toBe(true)
  expect(complaints).toEqual([])
  await context.close()
})

describe("the office", () => {
  test("says in Chinese what is wrong with a field, to whoever reads Chinese", async () => {
    const look = { width: "phone", theme: "light", language: "zh" } as const
    const { context, page } = await Manchester.open(browser, `/cities/${await cityAt(at, "Manchester")}`, look)
    const office = page.getByRole("region", { name: "外事办公室", exact: true })
    await office.getByRole("button", { name: "添加联系人" }).click()
    await office.getByLabel("姓名", { exact: true }).fill("李娜")
    await office.getByLabel("电子邮件").fill("li na")
    await office.getByRole("button", { name: "保存", exact: true }).click()
    await office.getByText("格式不正确，请参照此格式填写：name@example.org。").waitFor()
    expect(await fits(page), "no sideways scroll").toBe(true)
    await picture(page, "contact-refused-zh")
    await context.close()
  })

  test("keeps notes, contacts, documents and money, which nobody else sees", async () => {
    const { complaints, context, page } = await Manchester.open(browser, `/cities/${await cityAt(at, "Manchester")}`)
    const office = page.getByRole("region", { name: "Office", exact: true })
    await office.getByRole("button", { name: "Add a note" }).click()
    await office.getByRole("textbox", { name: "Note" }).fill("Call them before the visit.\nThey prefer e-mail.")
    await save(office)
    await office.getByText("Call them before the visit.").waitFor()
    await office.getByRole("button", { name: "Add a contact" }).click()
    await office.getByLabel("Name").fill("Li Na")
    await office.getByLabel("E-mail").fill("li na")
    await save(office)
    await office.getByText("This is not in the form asked for: write it like").waitFor()
    expect(await focused(page)).toBe("email")
    expect(complaints.splice(0).length).toBe(1)
    await office.getByLabel("E-mail").fill("li.na@wuhan.example")
    await save(office)
    await office.getByRole("link", { name: "li.na@wuhan.example" }).waitFor()
    await office.getByRole("button", { name: "Add a document" }).click()
    await office.getByLabel("File", { exact: true }).setInputFiles({
      name: "letter of intent.txt",
      mimeType: "text/plain",
      buffer: Buffer.from("We intend to meet.")
    })
    expect(await office.getByLabel("Title").inputValue()).toBe("letter of intent")
    await save(office)
    const link = office.getByRole("link", { name: "Save the file: letter of intent" })
    const [download] = await Promise.all([page.waitForEvent("download"), link.click()])
    expect(download.suggestedFilename()).toBe("letter of intent.txt")
    await office.getByRole("button", { name: "Add a budget" }).click()
    await office.getByLabel("Year").fill("2026")
    await office.getByLabel("Amount").fill("120,000")
    await office.getByLabel("Currency").fill("gbp")
    await save(office)
    await office.getByText("GBP 120,000").waitFor()
    await office.getByRole("button", { name: "Change: Li Na" }).click()
    await expectAccessible(page, "the office")
    await picture(page, "office")
    await office.getByLabel("Function").fill("Head of international relations")
    await save(office)
    await office.getByText("Head of international relations").waitFor()
    await office.getByRole("button", { name: /Remove: Call them/ }).click()
    await office
      .getByRole("form", { name: /Remove: Call them/ })
      .getByRole("button", { name: "Remove" })
      .click()
    await office.getByText("No note yet.").waitFor()
    expect(complaints).toEqual([])
    await context.close()

    for (const open of [
      () => Birmingham.open(browser, new URL(page.url()).pathname),
      async () => {
        const stranger = await openPage(browser)
        await visit(stranger.page, new URL(page.url()).pathname, at.address)
        return stranger
      }
    ]) {
      const other = await open()
      expect(await other.page.getByRole("region", { name: "Office", exact: true }).count()).toBe(0)
      expect(await other.page.content()).not.toContain("Li Na")
      await other.context.close()
    }
  })

  test("of a twinning keeps what it costs", async () => {
    const { complaints, context, page } = await Manchester.open(browser, wuhan)
    const office = page.getByRole("region", { name: "Office", exact: true })
    await office.getByRole("button", { name: "Add a cost" }).click()
    await office.getByLabel("Year").fill("this year")
    await office.getByLabel("Amount").fill("9000")
    await office.getByLabel("Currency").fill("GBP")
    await save(office)
    expect(await focused(page)).toBe("year")
    await office.getByLabel("Year").fill("2026")
    await save(office)
    await office.getByText("GBP 9,000").waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })
})

describe("the history", () => {
  test("tells who changed what and why, before and after, and undoes it", async () => {
    const { complaints, context, page } = await Manchester.open(browser, "/history")
    await page.getByRole("table", { name: /Changes/ }).waitFor()
    await expectAccessible(page, "history")
    await picture(page, "history")
    await page.getByRole("combobox", { name: "What was done" }).selectOption("activity.change")
    await page.waitForURL(/what=activity.change/)
    await expect
      .poll(() => page.locator("tbody th a").filter({ hasText: "Report of an activity changed" }).count())
      .toBe(3)
    await page.getByRole("link", { name: "Report of an activity changed" }).first().click()
    await page.getByRole("heading", { level: 1, name: "Report of an activity changed" }).waitFor()
    const rows = page.getByRole("region", { name: "What changed" })
    expect(await rows.innerText()).toMatch(/people\s+nothing\s+40|until\s+nothing\s+15 May 2026|people\s+60\s+40/)
    await expectAccessible(page, "a change")
    await picture(page, "change")

    await visit(page, "/history?what=activity.withdraw", at.address)
    await page.getByRole("link", { name: "Report of an activity withdrawn" }).first().click()
    await page.getByText("It did not take place").waitFor()
    await page.getByRole("button", { name: "Undo this change" }).click()
    const form = page.getByRole("form", { name: "Undo this change" })
    await form.getByLabel("Why").fill("It did take place after all")
    await form.getByRole("button", { name: "Undo this change" }).click()
    await page.getByRole("heading", { level: 1, name: "Change undone" }).waitFor()
    await page.getByText("It did take place after all").waitFor()
    await expectAccessible(page, "undone")
    await visit(page, wuhan, at.address)
    await page.locator("li[id^=activity-]").filter({ hasText: "Training of teachers" }).waitFor()
    expect(complaints).toEqual([])
    await context.close()
  })

  test("of a record shows it as of a day", async () => {
    const { complaints, context, page } = await Manchester.open(browser, wuhan)
    await page.locator("main").getByRole("link", { name: "History", exact: true }).click()
    await page.getByRole("heading", { level: 1, name: /History of Manchester . Wuhan/ }).waitFor()
    await page.getByRole("textbox", { name: "Day" }).fill("yesterday")
    await page.getByRole("button", { name: "Show", exact: true }).click()
    expect(await page.getByRole("textbox", { name: "Day" }).getAttribute("aria-invalid")).toBe("true")
    const today = new Date().toISOString().slice(0, 10)
    await page.getByRole("textbox", { name: "Day" }).fill(today)
    await page.getByRole("button", { name: "Show", exact: true }).click()
    await page.getByText("What sources said").waitFor()
    await expectAccessible(page, "a record as of a day")
    await picture(page, "record-then")
    await page.getByRole("textbox", { name: "Day" }).fill("2001-01-01")
    await page.getByRole("button", { name: "Show", exact: true }).click()
    await page.getByText("Nothing was on record of it then.").waitFor()
    // The browser itself tells of the answer that nothing was on record then.
    expect(complaints).toEqual(["Failed to load resource: the server responded with a status of 404 (Not Found)"])
    await context.close()
  })

  test("is not for strangers, who see no form anywhere", async () => {
    const { context, page } = await openPage(browser)
    await visit(page, "/history", at.address)
    await page.getByText("Sign in to see who changed what").waitFor()
    await visit(page, wuhan, at.address)
    for (const name of ["Record an activity", "Add a step", "Add an agreement", "What a source says", "Withdraw"])
      expect(await page.getByRole("button", { name, exact: true }).count(), name).toBe(0)
    await context.close()
  })
})

describe.each(looks)("$width, $theme, $language", (look) => {
  test("forms fit, read and break no rule of axe", async () => {
    const zh = look.language === "zh"
    const name = `${look.width}-${look.theme}-${look.language}`
    const twinning = await Manchester.open(browser, wuhan, look)
    await twinning.page.getByRole("button", { name: zh ? "记录活动" : "Record an activity" }).click()
    const form = twinning.page.locator("main form").first()
    // Everything that opens is open, and says what is missing.
    for (const choice of await form.locator("input[type=radio][value=some]").all()) await choice.check()
    await form.getByRole("button", { name: zh ? "保存" : "Save", exact: true }).click()
    await expectAccessible(twinning.page, "an activity")
    expect(await fits(twinning.page), "no sideways scroll").toBe(true)
    await picture(twinning.page, `activity-form-${name}`)
    await twinning.context.close()

    const city = await Birmingham.open(browser, `/cities/${await cityAt(at, "Birmingham")}`, look)
    await city.page.getByRole("button", { name: zh ? "战略概况" : "Strategy profile" }).click()
    await city.page
      .getByRole("button", { name: zh ? "裁定" : "Decide" })
      .first()
      .click()
    await city.page.locator("main form").nth(1).waitFor()
    await expectAccessible(city.page, "a city with its forms")
    expect(await fits(city.page), "no sideways scroll").toBe(true)
    await picture(city.page, `city-forms-${name}`)
    await city.context.close()

    for (const path of ["/history", "/history?what=activity.create"]) {
      const history = await Manchester.open(browser, path, look)
      await history.page.locator("tbody tr").first().waitFor()
      if (path.includes("?")) await history.page.locator("tbody th a").first().click()
      await history.page.waitForLoadState("networkidle")
      await expectAccessible(history.page, path)
      expect(await fits(history.page), "no sideways scroll").toBe(true)
      await picture(history.page, `${path.includes("?") ? "change" : "history"}-${name}`)
      expect(history.complaints).toEqual([])
      await history.context.close()
    }
  })
})

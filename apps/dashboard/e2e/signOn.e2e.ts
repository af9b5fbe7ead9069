import type { Browser, Page } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { expectAccessible, launch, openPage, picture, visit } from "./browser.ts"
import { startMailbox } from "./mailbox.ts"
import { makeProvider } from "./provider.ts"
import { freePort, type Running, startProxeny } from "./running.ts"
import { ada, becomeAdmin, ed, field, fillIn, pageOf, press, secret } from "./signingIn.ts"

let browser: Browser
let mail: Awaited<ReturnType<typeof startMailbox>>
let provider: ReturnType<typeof makeProvider>
/** An installation with a mail server and single sign-on. */
let joined: Running
beforeAll(async () => {
  browser = await launch()
  mail = await startMailbox()
  provider = makeProvider(await freePort())
  joined = await startProxeny({
    PROXENY_SMTP_URL: mail.url,
    PROXENY_MAIL_FROM: "twins@city.example",
    ...provider.environment
  })
  await provider.start(`${joined.address}/api/v1/sign-in/oidc/callback`)
})
afterAll(async () => {
  await browser?.close()
  await joined?.stop()
  await provider?.stop()
  await mail?.stop()
})

test("an invitation goes by mail", async () => {
  const { complaints, context, page } = await openPage(browser)
  await becomeAdmin(page, joined)
  await press(page, "Invite somebody")
  await field(page, "E-mail").fill(ed.email)
  await page.getByRole("radio", { name: /^Viewer/ }).check()
  await press(page, "Send the invitation")
  await page.getByText(`The invitation to ${ed.email} is on its way`).waitFor()
  await expect.poll(() => mail.linkTo(ed.email), { timeout: 15_000 }).toContain(`${joined.address}/invitation#`)
  await press(page, `Take back the invitation to ${ed.email}`)
  await page.locator("dialog[open]").getByRole("button", { name: "Take back" }).click()
  await page.getByText("Nobody is invited at the moment.").waitFor()
  expect(complaints).toEqual([])

  const late = await openPage(browser)
  await late.page.goto(mail.linkTo(ed.email) ?? "")
  await field(late.page, "Name").fill(ed.name)
  await secret(late.page, "password").fill(ed.password)
  await press(late.page, "Join")
  await late.page.getByText("It was used, taken back, or is older than seven days.").waitFor()
  await late.context.close()
  await context.close()
})

test("a forgotten password: a link by mail sets a new one, whoever asks", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/sign-in", joined.address)
  await page.getByRole("link", { name: "Forgotten password?" }).click()
  const told: Array<string> = []
  for (const email of ["nobody@city.example", ada.email]) {
    await visit(page, "/reset-password", joined.address)
    await field(page, "E-mail").fill(email)
    await press(page, "Send the link")
    await page.getByText(/^If somebody works here under/).waitFor()
    told.push((await page.getByText(/^If somebody works here under/).innerText()).replace(email, ""))
  }
  expect(told[1]).toBe(told[0])
  await expect.poll(() => mail.linkTo(ada.email), { timeout: 15_000 }).toContain(`${joined.address}/reset-password#`)
  expect(mail.linkTo("nobody@city.example")).toBeUndefined()
  const link = mail.linkTo(ada.email) ?? ""
  await page.goto(link)
  await secret(page, "password").fill("another row of words")
  await press(page, "Set the password")
  await page.getByText("The password is changed. Sign in with it.").waitFor()
  await fillIn(page, { email: ada.email, password: "another row of words" })
  await page.getByRole("button", { name: new RegExp(ada.name) }).waitFor()
  await page.goto(link)
  await secret(page, "password").fill("yet another row of words")
  await press(page, "Set the password")
  await page.getByText("This link no longer holds").waitFor()
  await page.getByRole("link", { name: "Have a new one sent" }).waitFor()
  await context.close()
})

const signOnAs = async (page: Page, email: string) => {
  await page.getByRole("link", { name: "Sign in with City account" }).click()
  await page.locator("input[name=login]").fill(email)
  await page.locator("input[name=password]").fill("any")
  await page.locator("button[type=submit]").click()
  await page.getByRole("button", { name: "Continue" }).click()
}

test("single sign-on lets in who was invited, and leads back; others are told why not", async () => {
  const admin = await pageOf(browser, { ...ada, password: "another row of words" }, joined, {}, "/people")
  await press(admin.page, "Invite somebody")
  await field(admin.page, "E-mail").fill("sam@city.example")
  await press(admin.page, "Send the invitation")
  await admin.page.getByText("The invitation to sam@city.example is on its way").waitFor()
  await admin.context.close()

  const stranger = await openPage(browser)
  await visit(stranger.page, "/sign-in?back=/networks", joined.address)
  await expectAccessible(stranger.page, "sign-in with single sign-on")
  await picture(stranger.page, "sign-in-single-sign-on-desktop")
  await signOnAs(stranger.page, "mallory@elsewhere.example")
  await stranger.page.getByText("Nobody has invited this address").waitFor()
  await expectAccessible(stranger.page, "not invited")
  await stranger.context.close()

  const { context, page } = await openPage(browser)
  await visit(page, "/sign-in?back=/networks", joined.address)
  await signOnAs(page, "sam@city.example")
  await page.waitForURL(`${joined.address}/networks`)
  await page.getByRole("button", { name: /^Sam Signed-On/ }).waitFor()
  await visit(page, "/account", joined.address)
  await page.getByText("You sign in with the account of your organisation, and have no password here.").waitFor()
  await expectAccessible(page, "account without a password")
  await context.close()
})

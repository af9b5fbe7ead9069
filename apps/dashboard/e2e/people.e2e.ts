import type { Browser, BrowserContext } from "playwright-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { expectAccessible, type Look, launch, openPage, picture, visit, type Watched } from "./browser.ts"
import { type Running, startProxeny } from "./running.ts"
import { ada, codeOf, ed, field, fillIn, focused, inMenu, pageOf, press, secret } from "./signingIn.ts"

let browser: Browser
/** An installation without mail, as it is at first. */
let alone: Running
beforeAll(async () => {
  browser = await launch()
  alone = await startProxeny()
})
afterAll(async () => {
  await browser.close()
  await alone.stop()
})

test("nobody can sign in before there is an admin: the page says how there will be one", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/sign-in", alone.address)
  await page.getByText("Nobody works here yet").waitFor()
  await page.getByText("pnpm proxeny user set-up-link").waitFor()
  await expectAccessible(page, "not set up")
  await page.goto(`${alone.address}/set-up#half`)
  await page.getByText("The link is not whole").waitFor()
  await context.close()
})

test("the printed link makes the first admin, once; what is missing is said at its field", async () => {
  const { complaints, context, page } = await openPage(browser)
  await page.goto(alone.setUpLink())
  await press(page, "Create the account")
  expect(await focused(page)).toBe("name")
  expect(await page.getByText("Fill this in").count()).toBe(3)
  await field(page, "Name").fill(ada.name)
  await field(page, "E-mail").fill("ada")
  await secret(page, "password").fill("eleven char")
  await press(page, "Create the account")
  expect(await focused(page)).toBe("email")
  expect(await page.getByRole("textbox", { name: "E-mail" }).getAttribute("aria-invalid")).toBe("true")
  await expectAccessible(page, "set-up with errors")
  await picture(page, "set-up-errors")
  await field(page, "E-mail").fill(ada.email)
  await press(page, "Create the account")
  expect(await focused(page)).toBe("password")
  await secret(page, "password").fill(ada.password)
  await press(page, "Create the account")
  await page.waitForURL("**/people")
  await page.getByRole("row", { name: new RegExp(`${ada.name}.*Admin.*every city`) }).waitFor()
  expect(complaints).toEqual([])
  await context.close()

  const later = await openPage(browser)
  await later.page.goto(alone.setUpLink())
  await field(later.page, "Name").fill("Mallory")
  await field(later.page, "E-mail").fill("mallory@city.example")
  await secret(later.page, "password").fill("a password of twelve")
  await press(later.page, "Create the account")
  await later.page.getByText("This link no longer holds").waitFor()
  expect(await field(later.page, "Name").inputValue()).toBe("Mallory")
  await later.context.close()
})

let invitation: string
test("an editor of one city is invited by the keyboard; the link is shown once", async () => {
  const { complaints, context, page } = await pageOf(browser, ada, alone, {}, "/people")
  await page.getByRole("button", { name: "Invite somebody" }).focus()
  await page.keyboard.press("Enter")
  expect(await focused(page)).toBe("email")
  await page.keyboard.type(ed.email)
  await page.keyboard.press("Tab")
  expect(await focused(page)).toBe("role")
  await page.keyboard.press("Tab")
  await page.keyboard.type("Manch")
  await page.getByRole("option", { name: /Manchester/ }).waitFor()
  await page.keyboard.press("Enter")
  await page.getByRole("button", { name: "Take Manchester out" }).waitFor()
  await expectAccessible(page, "inviting")
  await picture(page, "invite-desktop")
  await press(page, "Make the invitation")
  const link = field(page, "Link of the invitation")
  await link.waitFor()
  invitation = await link.inputValue()
  expect(invitation.startsWith(`${alone.address}/invitation#`)).toBe(true)
  await press(page, "Copy")
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(invitation)
  await press(page, "I have copied it")
  const row = page.getByRole("row", { name: new RegExp(ed.email) })
  expect(await row.innerText()).toMatch(/Editor\s+Manchester/)
  await expectAccessible(page, "people with an invitation")
  await picture(page, "people-invited-desktop")
  expect(complaints).toEqual([])
  await context.close()
})

test("somebody who is here already is not invited again: the form says so and keeps what was typed", async () => {
  const { context, page } = await pageOf(browser, ada, alone, {}, "/people")
  await press(page, "Invite somebody")
  await field(page, "E-mail").fill(ada.email)
  await press(page, "Make the invitation")
  await page.getByText("Somebody with this address is here already").waitFor()
  expect(await field(page, "E-mail").inputValue()).toBe(ada.email)
  expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("alert")
  await context.close()
})

test("whoever was invited joins on the phone, and is shown only what an editor may", async () => {
  const { complaints, context, page } = await openPage(browser, { width: "phone", theme: "dark" })
  await page.goto(invitation)
  await field(page, "Name").fill(ed.name)
  await secret(page, "password").fill(ed.password)
  await expectAccessible(page, "joining")
  await picture(page, "invitation-phone-dark")
  await press(page, "Join")
  await page.waitForURL(`${alone.address}/`)
  await page.getByRole("button", { name: /account and more/ }).click()
  const menu = page.locator("[popover]")
  await menu.getByText("Your account").waitFor()
  expect(await menu.getByText("People", { exact: true }).count()).toBe(0)
  expect(await menu.getByText("Settings", { exact: true }).count()).toBe(0)
  await expectAccessible(page, "menu")
  await page.screenshot()
  for (const path of ["/people", "/settings"]) {
    await visit(page, path, alone.address)
    await page.getByRole("heading", { name: "This is not for your role" }).waitFor()
  }
  expect(complaints).toEqual([])
  await context.close()
})

test("a wrong password is said without saying which part is wrong; signing in leads back to the page", async () => {
  const { context, page } = await openPage(browser)
  await visit(page, "/cities?q=Wuhan", alone.address)
  await page.getByRole("link", { name: "Sign in" }).click()
  const refused: Array<string> = []
  for (const person of [
    { ...ed, password: "not the password" },
    { email: "nobody@city.example", password: ed.password }
  ]) {
    await fillIn(page, person)
    await page.getByRole("alert").waitFor()
    refused.push(await page.getByRole("alert").innerText())
    expect(await field(page, "E-mail").inputValue()).toBe(person.email)
    await expectAccessible(page, "refused")
  }
  expect(refused[0]).toContain("E-mail and password do not fit together")
  expect(refused[1]).toBe(refused[0])
  await fillIn(page, ed)
  await page.waitForURL(/\/cities\?q=Wuhan/)
  await page.getByRole("button", { name: new RegExp(ed.name) }).waitFor()
  await inMenu(page, "Sign out")
  await page.getByRole("link", { name: "Sign in" }).waitFor()
  await visit(page, "/account", alone.address)
  expect(page.url()).toBe(`${alone.address}/sign-in?back=%2Faccount`)
  await context.close()
})

test("name and language are one's own", async () => {
  const { complaints, context, page } = await pageOf(browser, ed, alone)
  await field(page, "Name").fill("Edgar B.")
  await page.getByRole("combobox", { name: "Language" }).selectOption("zh")
  await page.getByRole("button", { name: "Save" }).click()
  await page.getByText("已保存").waitFor()
  await page.getByRole("button", { name: /^Edgar B\./ }).waitFor()
  expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN")
  await page.getByRole("textbox", { name: "姓名" }).fill(ed.name)
  await page.getByRole("combobox", { name: "语言" }).selectOption("en")
  await page.getByRole("button", { name: "保存" }).click()
  await page.getByText("Saved", { exact: true }).waitFor()
  expect(complaints).toEqual([])
  await context.close()
})

test("a connection that breaks loses nothing that was typed", async () => {
  const { context, page } = await pageOf(browser, ed, alone)
  await page.route("**/api/v1/account", (route) => route.abort())
  await field(page, "Name").fill("Edgar the Editor")
  await press(page, "Save")
  await page.getByText("Proxeny does not answer").waitFor()
  expect(await field(page, "Name").inputValue()).toBe("Edgar the Editor")
  await page.unroute("**/api/v1/account")
  await field(page, "Name").fill(ed.name)
  await press(page, "Save")
  await page.getByText("Saved", { exact: true }).waitFor()
  await context.close()
})

test("another session is ended from here, and another password ends all others", async () => {
  const [there, here] = [await pageOf(browser, ed, alone), await pageOf(browser, ed, alone)]
  const ends = here.page.getByRole("button", { name: /^End: Chrome/ })
  await ends.first().waitFor()
  for (let left = await ends.count(); left > 0; left -= 1) {
    await ends.first().click()
    await press(here.page, "End")
    await expect.poll(() => ends.count(), { timeout: 15_000 }).toBe(left - 1)
  }
  expect((await there.context.request.get(`${alone.address}/api/v1/account`)).ok()).toBe(true)
  expect(await isSignedIn(there.context)).toBe(false)
  expect(await isSignedIn(here.context)).toBe(true)
  await there.context.close()

  const other = await pageOf(browser, ed, alone)
  await secret(here.page, "current").fill("not the password")
  await secret(here.page, "new").fill("words that nobody has yet")
  await press(here.page, "Change the password")
  await here.page.getByText("This is not your password").waitFor()
  expect(await focused(here.page)).toBe("current")
  await secret(here.page, "current").fill(ed.password)
  await press(here.page, "Change the password")
  await here.page.getByText("The password is changed").waitFor()
  expect(await isSignedIn(other.context)).toBe(false)
  expect(await isSignedIn(here.context)).toBe(true)
  await secret(here.page, "current").fill("words that nobody has yet")
  await secret(here.page, "new").fill(ed.password)
  await press(here.page, "Change the password")
  await here.page.getByText("The password is changed").waitFor()
  await other.context.close()
  await here.context.close()
})

test("a key is shown once, reaches as far as its scopes, and is refused once it is deleted", async () => {
  const { complaints, context, page } = await pageOf(browser, ed, alone)
  await press(page, "Make a key")
  await page.locator("dialog[open]").getByRole("button", { name: "Make a key" }).click()
  expect(await focused(page)).toBe("name")
  await field(page, "What it is for").fill("Nightly list")
  await page.locator("dialog[open]").getByRole("button", { name: "Make a key" }).click()
  const shown = field(page, "The key")
  await shown.waitFor()
  await expectAccessible(page, "a new key")
  await picture(page, "key-desktop")
  const key = await shown.inputValue()
  const asked = (method: string, path: string) =>
    fetch(`${alone.address}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      ...(method === "PATCH" ? { body: JSON.stringify({ name: "By key" }) } : {})
    })
  const who = (await (await asked("GET", "/api/v1/account")).json()) as {
    readonly person?: { readonly name: string }
  }
  expect(who.person?.name).toBe(ed.name)
  expect((await asked("PATCH", "/api/v1/account")).status).toBe(403)
  await press(page, "I have copied it")
  await page.getByText("Read · until").waitFor()
  expect(await page.getByText(key).count()).toBe(0)
  await press(page, "Delete the key for “Nightly list”")
  await expectAccessible(page, "asking before a key is deleted")
  await press(page, "Delete")
  await page.getByText("The key is deleted").waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName), { timeout: 15_000 }).toBe("MAIN")
  const after = (await (await asked("GET", "/api/v1/account")).json()) as { readonly person?: object }
  expect(after.person).toBeUndefined()
  expect(complaints).toEqual([])
  await context.close()
})

test("with the second step on, a code of the app or a backup code is asked for", async () => {
  const { context, page } = await pageOf(browser, ed, alone)
  await press(page, "Turn on")
  await secret(page, "password").fill(ed.password)
  await press(page, "Go on")
  await page.getByRole("img", { name: "QR code for the authenticator app" }).waitFor()
  await expectAccessible(page, "second step, QR code")
  await picture(page, "second-step-desktop")
  const key = await field(page, "Or type this key into the app").inputValue()
  await field(page, "Code").fill("000000")
  await page.locator("dialog[open]").getByRole("button", { name: "Turn on" }).click()
  await page.getByText("The code is not right").waitFor()
  expect(await focused(page)).toBe("code")
  await field(page, "Code").fill(codeOf(key))
  await page.locator("dialog[open]").getByRole("button", { name: "Turn on" }).click()
  await page.getByText("Keep these codes").waitFor()
  const codes = (await field(page, "All of them, to copy").inputValue()).split(" ")
  await expectAccessible(page, "backup codes")
  await press(page, "I have kept them")
  await page.getByText("The second step is on").waitFor()
  await inMenu(page, "Sign out")
  await page.getByRole("link", { name: "Sign in" }).click()

  await fillIn(page, ed)
  await page.getByText("Type the code that your authenticator app shows now.").waitFor()
  expect(await focused(page)).toBe("code")
  await expectAccessible(page, "code")
  await press(page, "Use a backup code")
  await field(page, "Backup code").fill(codes[0] ?? "")
  await press(page, "Confirm")
  await page.getByRole("button", { name: new RegExp(ed.name) }).waitFor()
  await visit(page, "/account", alone.address)
  await press(page, "Turn off")
  await secret(page, "password").fill(ed.password)
  await page.locator("dialog[open]").getByRole("button", { name: "Turn off" }).click()
  await page.getByText("The second step is off").waitFor()
  await context.close()
})

test("a session that ends in the middle of work: sign in in place, and the save goes on", async () => {
  const [admin, editor] = [await pageOf(browser, ada, alone, {}, "/people"), await pageOf(browser, ed, alone)]
  await field(editor.page, "Name").fill("Edgar Bateman-Smith")
  await press(admin.page, `Change ${ed.name}`)
  await press(admin.page, "End their sessions")
  await admin.page.locator("dialog[open]").last().getByRole("button", { name: "End their sessions" }).click()
  await admin.page.getByText(`The sessions of ${ed.name} have ended`).waitFor()
  await press(editor.page, "Save")
  await editor.page.getByRole("heading", { name: "Sign in to go on" }).waitFor()
  expect(await field(editor.page, "E-mail").inputValue()).toBe(ed.email)
  expect(await focused(editor.page)).toBe("password")
  await expectAccessible(editor.page, "signing in again")
  await picture(editor.page, "sign-in-again-desktop")
  await secret(editor.page, "password").fill(ed.password)
  await press(editor.page, "Sign in")
  await editor.page.getByText("Saved", { exact: true }).waitFor()
  await editor.page.getByRole("button", { name: /^Edgar Bateman-Smith/ }).waitFor()

  // Whoever does not want to loses nothing either.
  await editor.context.request.delete(`${alone.address}/api/v1/session`, { headers: { origin: alone.address } })
  await field(editor.page, "Name").fill(ed.name)
  await press(editor.page, "Save")
  await editor.page.getByRole("heading", { name: "Sign in to go on" }).waitFor()
  await editor.page.keyboard.press("Escape")
  await editor.page.getByText("You are not signed in").waitFor()
  expect(await field(editor.page, "Name").inputValue()).toBe(ed.name)
  await press(editor.page, "Save")
  await secret(editor.page, "password").fill(ed.password)
  await press(editor.page, "Sign in")
  await editor.page.getByText("Saved", { exact: true }).waitFor()
  await editor.context.close()
  await admin.context.close()
})

test("an admin changes a role, keeps somebody out and lets them in again; the last admin stays", async () => {
  const { context, page } = await pageOf(browser, ada, alone, {}, "/people")
  await press(page, `Change ${ed.name}`)
  await page.getByRole("radio", { name: /^Steward/ }).check()
  expect(await page.getByRole("combobox", { name: "Cities" }).count()).toBe(0)
  await page.getByRole("textbox", { name: /^Reason/ }).fill("Looks after sources from now on")
  await expectAccessible(page, "changing somebody")
  await press(page, "Save")
  await page.getByText(`${ed.name} is changed`).waitFor()
  await page.getByRole("row", { name: new RegExp(`${ed.name}.*Steward.*every city`) }).waitFor()

  await press(page, `Change ${ed.name}`)
  await press(page, "Deactivate")
  await page.getByRole("heading", { name: `Deactivate ${ed.name}?` }).waitFor()
  await page.locator("dialog[open]").last().getByRole("button", { name: "Deactivate" }).click()
  await page.getByText(`${ed.name} is deactivated`).waitFor()
  const kept = await openPage(browser)
  await visit(kept.page, "/sign-in", alone.address)
  await fillIn(kept.page, ed)
  await kept.page.getByText("This account was deactivated").waitFor()

  await press(page, `Change ${ed.name}`)
  await press(page, "Let in again")
  await page.locator("dialog[open]").last().getByRole("button", { name: "Let in again" }).click()
  await page.getByText(`${ed.name} may sign in again`).waitFor()
  await fillIn(kept.page, ed)
  await kept.page.getByRole("button", { name: new RegExp(ed.name) }).waitFor()
  await kept.context.close()

  await press(page, `Change ${ada.name}`)
  await page.getByRole("radio", { name: /^Viewer/ }).check()
  await press(page, "Save")
  await page.getByText("This is the last admin").waitFor()
  expect(await page.getByRole("radio", { name: /^Viewer/ }).isChecked()).toBe(true)
  await context.close()
})

test("a closed installation leads strangers to sign in and back to the page that they wanted", async () => {
  const { complaints, context, page } = await pageOf(browser, ada, alone, {}, "/settings")
  await page.getByRole("radio", { name: /^Only those who work here/ }).check()
  await press(page, "Save")
  await page.getByText("Saved: it holds from now on").waitFor()
  expect(complaints).toEqual([])

  const city = await openPage(browser, { width: "phone" })
  await visit(city.page, "/cities?q=Wuhan", alone.address)
  expect(city.page.url()).toBe(`${alone.address}/sign-in?back=%2Fcities%3Fq%3DWuhan`)
  await city.page.getByText("This register is open only to those who work here.").waitFor()
  await expectAccessible(city.page, "closed")
  await picture(city.page, "sign-in-closed-phone")
  await fillIn(city.page, ed)
  await city.page.waitForURL(/\/cities\?q=Wuhan/)
  await city.page.locator("tbody tr").first().getByText("Wuhan").waitFor()

  // Whose session ends while they read signs in in place, and reads on.
  await city.context.request.delete(`${alone.address}/api/v1/session`, { headers: { origin: alone.address } })
  await city.page.getByRole("searchbox").fill("Qingdao")
  await city.page.getByRole("heading", { name: "Sign in to go on" }).waitFor()
  await secret(city.page, "password").fill(ed.password)
  await press(city.page, "Sign in")
  await city.page.locator("tbody tr").first().getByText("Qingdao").waitFor()
  await city.context.close()

  await page.getByRole("radio", { name: /^Everybody/ }).check()
  await press(page, "Save")
  await page.getByText("Saved: it holds from now on").waitFor()
  await context.close()
})

const isSignedIn = async (context: BrowserContext): Promise<boolean> => {
  const answer = await context.request.get(`${alone.address}/api/v1/account`)
  return ((await answer.json()) as { readonly person?: object }).person !== undefined
}

const looks: ReadonlyArray<Look> = (["desktop", "phone"] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "zh"] as const).map((language) => ({ width, theme, language }))
  )
)
test.each(looks)(
  "every page in $width, $theme, $language: axe finds nothing and nothing scrolls sideways",
  async (look) => {
    const check = async ({ complaints, page }: Watched, paths: ReadonlyArray<string>) => {
      for (const path of paths) {
        await visit(page, path, alone.address)
        await expectAccessible(page, path)
        for (const width of look.width === "phone" ? [390, 320] : [1440]) {
          await page.setViewportSize({ width, height: 844 })
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
            `${path} at ${width}`
          ).toBe(true)
        }
        await page.setViewportSize({ width: look.width === "phone" ? 390 : 1440, height: 844 })
        await picture(page, `${path.split(/[/#]/)[1]}-${look.width}-${look.theme}-${look.language}`)
      }
      expect(complaints).toEqual([])
    }
    const token = "a".repeat(43)
    const stranger = await openPage(browser, look)
    await check(stranger, [
      "/sign-in",
      "/reset-password",
      `/set-up#${token}`,
      `/invitation#${token}`,
      `/reset-password#${token}`
    ])
    await stranger.context.close()
    const admin = await pageOf(browser, ada, alone, look)
    await check(admin, ["/account", "/people", "/settings"])
    await admin.context.close()
  }
)

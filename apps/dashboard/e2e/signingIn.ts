import { createHmac } from "node:crypto"
import type { Browser, Page } from "playwright-core"
import { expect } from "vitest"
import { type Look, openPage, visit, type Watched } from "./browser.ts"
import type { Running } from "./running.ts"

/** Who works in the installations of the tests. */
export const ada = { name: "Ada Lovelace", email: "ada@city.example", password: "a few words in a row" }
export const ed = { name: "Edgar Bateman", email: "edgar@manchester.example", password: "other words, as many" }

export const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true })
/** A field for a password has no role. */
export const secret = (page: Page, name: string) =>
  page.locator(`:is(dialog[open], main:not(:has(dialog[open]))) input[name=${name}]`)
export const press = (page: Page, name: string | RegExp) => page.getByRole("button", { name, exact: true }).click()
export const focused = (page: Page) => page.evaluate(() => (document.activeElement as HTMLInputElement | null)?.name)
export const inMenu = async (page: Page, entry: string) => {
  await page.getByRole("button", { name: /account and more/ }).click()
  await page.locator("[popover]").getByText(entry).click()
}

/** Fills the form of signing in, wherever it stands. */
export const fillIn = async (page: Page, person: { readonly email: string; readonly password: string }) => {
  await field(page, "E-mail").fill(person.email)
  await secret(page, "password").fill(person.password)
  await press(page, "Sign in")
}

/** A page of somebody who is signed in. */
export const pageOf = async (
  browser: Browser,
  person: typeof ada,
  at: Running,
  look: Look = {},
  path = "/account"
): Promise<Watched> => {
  const watched = await openPage(browser, look)
  const answer = await watched.context.request.post(`${at.address}/api/v1/session`, {
    data: { email: person.email, password: person.password },
    headers: { origin: at.address, "idempotency-key": crypto.randomUUID() }
  })
  expect(answer.status()).toBe(200)
  await visit(watched.page, path, at.address)
  return watched
}

export const becomeAdmin = async (page: Page, at: Running) => {
  await page.goto(at.setUpLink())
  await field(page, "Name").fill(ada.name)
  await field(page, "E-mail").fill(ada.email)
  await secret(page, "password").fill(ada.password)
  await press(page, "Create the account")
  await page.waitForURL("**/people")
}

/** What an authenticator app shows now for a key (RFC 6238). */
export const codeOf = (key: string): string => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
  const bits = [...key.replace(/=+$/, "")]
    .map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0"))
    .join("")
  const bytes = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac("sha1", Buffer.from(bytes)).update(step).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0")
}

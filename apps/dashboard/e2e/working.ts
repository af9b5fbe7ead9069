import type { Browser, BrowserContext, Page } from "playwright-core"
import { type Look, openPage, visit, type Watched } from "./browser.ts"
import type { Running } from "./running.ts"
import { ada } from "./signingIn.ts"

type Cookies = Parameters<BrowserContext["addCookies"]>[0]

/** Somebody who is signed in, in the browser and as a program. */
export interface Worker {
  readonly name: string
  /** Asks the service, and gives what it answers with its ETag. */
  readonly ask: <A>(method: string, path: string, body?: unknown, ifMatch?: string) => Promise<A>
  /** A page of theirs. */
  readonly open: (browser: Browser, path: string, look?: Look) => Promise<Watched>
}

const worker = (name: string, at: Running): Worker & { readonly cookies: () => Cookies } => {
  let held: ReadonlyArray<string> = []
  const cookies = (): Cookies =>
    held.map((cookie) => {
      const [pair = ""] = cookie.split(";")
      const equals = pair.indexOf("=")
      return { name: pair.slice(0, equals), value: pair.slice(equals + 1), url: at.address }
    })
  return {
    name,
    cookies,
    ask: async (method, path, body, ifMatch) => {
      const answer = await fetch(at.address + path, {
        method,
        headers: {
          origin: at.address,
          "content-type": "application/json",
          "idempotency-key": crypto.randomUUID(),
          ...(held.length === 0 ? {} : { cookie: held.map((cookie) => cookie.split(";")[0]).join("; ") }),
          ...(ifMatch === undefined ? {} : { "if-match": ifMatch })
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      const set = answer.headers.getSetCookie()
      if (set.length > 0) held = set
      const text = await answer.text()
      if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`)
      return (text === "" ? undefined : JSON.parse(text)) as never
    },
    open: async (browser, path, look = {}) => {
      const watched = await openPage(browser, look)
      await watched.context.addCookies(cookies())
      await visit(watched.page, path, at.address)
      return watched
    }
  }
}

interface Listed {
  readonly items: ReadonlyArray<{
    readonly id: string
    readonly cities?: ReadonlyArray<{ readonly name: string }>
  }>
}

/** An installation with its admin, and the editor of each of some cities. */
export const people = async <City extends string>(
  at: Running,
  cities: ReadonlyArray<City>
): Promise<Readonly<Record<City, Worker>> & { readonly admin: Worker }> => {
  const admin = worker(ada.name, at)
  await admin.ask("POST", "/api/v1/set-up", { token: at.setUpLink().split("#")[1], ...ada })
  const editors: Record<string, Worker> = {}
  for (const city of cities) {
    const id = await cityAt(at, city)
    const { link } = await admin.ask<{ readonly link: string }>("POST", "/api/v1/invitations", {
      email: `${city.toLowerCase()}@city.example`,
      role: "editor",
      cities: [id]
    })
    const editor = worker(`Editor of ${city}`, at)
    await editor.ask("POST", "/api/v1/invitations/accept", {
      token: link.split("#")[1],
      name: editor.name,
      password: "a few words in a row"
    })
    editors[city] = editor
  }
  return { ...(editors as Record<City, Worker>), admin }
}

const listed = async (at: Running, path: string): Promise<Listed["items"]> =>
  ((await (await fetch(at.address + path)).json()) as Listed).items

/** The id of a city by its name. */
export const cityAt = async (at: Running, name: string): Promise<string> => {
  const [city] = await listed(at, `/api/v1/cities?q=${encodeURIComponent(name)}&limit=1`)
  if (city === undefined) throw new Error(`${name} is not on record`)
  return city.id
}

/** The id of the twinning of two cities by their names. */
export const twinningAt = async (at: Running, one: string, other: string): Promise<string> => {
  const twinnings = await listed(at, `/api/v1/twinnings?city=${await cityAt(at, one)}&limit=200`)
  const found = twinnings.find(({ cities = [] }) => cities.some(({ name }) => name === other))
  if (found === undefined) throw new Error(`${one} and ${other} are no twins on record`)
  return found.id
}

/** Chooses a source on record for what is typed. */
export const chooseSource = async (page: Page, form: ReturnType<Page["locator"]>, typed: string): Promise<void> => {
  await form.getByRole("combobox", { name: "Source" }).fill(typed)
  await page.getByRole("option", { name: typed }).first().click()
}

export const looks: ReadonlyArray<Look> = (["desktop", "phone"] as const).flatMap((width) =>
  (["light", "dark"] as const).flatMap((theme) =>
    (["en", "zh"] as const).map((language) => ({ width, theme, language }))
  )
)

/** Whether nothing sticks out at the side of the page. */
export const fits = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)

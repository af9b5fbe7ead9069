import { randomUUID } from "node:crypto"
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { setTimeout as wait } from "node:timers/promises"
import { fileURLToPath } from "node:url"
import type { Role, Scope } from "@proxeny/domain"
import { type Served, serve, stop } from "@proxeny/tooling-smoke/served"

const root = fileURLToPath(new URL("../../..", import.meta.url))
const command: readonly [string, string, string] = [process.execPath, join(root, "apps/api/dist/main.js"), "serve"]

/** An answer, read. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  // biome-ignore lint/suspicious/noExplicitAny: what comes is looked at as its receivers would
  readonly body: any
}

/** What a request carries besides method and path. */
export interface Carried {
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** The body as it goes, where it is no JSON. */
  readonly raw?: NonNullable<RequestInit["body"]>
}

export const ask = async (origin: string, method: string, path: string, carried: Carried = {}): Promise<Answer> => {
  const { body, headers, raw } = carried
  const response = await fetch(`${origin}${path}`, {
    method,
    redirect: "manual",
    headers: { ...(body === undefined ? {} : { "content-type": "application/json" }), ...headers },
    ...(raw !== undefined ? { body: raw } : body === undefined ? {} : { body: JSON.stringify(body) })
  })
  const text = await response.text()
  const isJson = /json/.test(response.headers.get("content-type") ?? "")
  return {
    status: response.status,
    headers: response.headers,
    text,
    body: isJson && text !== "" ? JSON.parse(text) : undefined
  }
}

/** Somebody who works in the installation: a session, and a key with every scope. */
export interface Someone {
  readonly email: string
  readonly password: string
  readonly cookie: string
  readonly key: string
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** Headers of a request that does something: a key of its own. */
export const newKey = () => ({ "idempotency-key": randomUUID() })

const cookieOf = ({ headers }: Answer): string =>
  headers
    .getSetCookie()
    .map((one) => one.split(";")[0])
    .join("; ")

/** Signs somebody in anew, and gives the cookie of the session. */
export const signIn = async (origin: string, { email, password }: Someone): Promise<string> =>
  cookieOf(
    expectStatus(
      await ask(origin, "POST", "/api/v1/session", { headers: { origin, ...newKey() }, body: { email, password } }),
      200,
      "signing in"
    )
  )

const expectStatus = (answer: Answer, status: number, what: string): Answer => {
  if (answer.status !== status) throw new Error(`${what}: ${answer.status} instead of ${status}\n${answer.text}`)
  return answer
}

/** A Proxeny of its own, with people in it, that ends and leaves nothing behind. */
export interface Installation {
  /** Every process of it, the first of which owns the database. */
  readonly origins: ReadonlyArray<string>
  readonly served: ReadonlyArray<Served>
  readonly admin: Someone
  readonly people: { readonly invite: (role: Role, cities: ReadonlyArray<string>) => Promise<Someone> }
  readonly end: () => Promise<void>
}

const scopes: ReadonlyArray<Scope> = ["read", "write", "import", "manage"]

const keyOf = async (origin: string, cookie: string): Promise<string> =>
  expectStatus(
    await ask(origin, "POST", "/api/v1/account/keys", {
      headers: { cookie, origin, ...newKey() },
      body: { name: "proof", scopes, days: 1 }
    }),
    201,
    "making a key"
  ).body.key

/** The address of the database of a server that runs on a data directory. */
const databaseOf = (data: string): string => {
  const lines = readFileSync(join(data, "postgres-18/postmaster.pid"), "utf8").split("\n")
  return `postgres://proxeny@localhost:${lines[3]}/proxeny?host=${encodeURIComponent(lines[4] ?? "")}`
}

/** Starts an installation with its first admin, as somebody would who follows the printed link. */
export const install = async (processes = 1): Promise<Installation> => {
  const temporary = mkdtempSync(join(tmpdir(), "proxeny-prove-"))
  chmodSync(temporary, 0o755)
  const data = join(temporary, "data")
  const served = [await serve(root, command, data, 180)]
  const [first] = served as [Served]
  for (let more = 1; more < processes; more++) {
    const before = process.env.DATABASE_URL
    process.env.DATABASE_URL = databaseOf(data)
    served.push(await serve(root, command, join(temporary, `other-${more}`), 60))
    if (before === undefined) delete process.env.DATABASE_URL
    else process.env.DATABASE_URL = before
  }
  const { origin } = first
  const end = async () => {
    for (const one of served.toReversed()) await stop(one, 20)
    rmSync(temporary, { recursive: true, force: true })
  }
  try {
    let token: string | undefined
    for (let waited = 0; waited < 100 && token === undefined; waited++) {
      token = /\/set-up#([\w-]+)/.exec(first.output())?.[1]
      if (token === undefined) await wait(100)
    }
    if (token === undefined) throw new Error(`no set-up link was printed\n${first.output()}`)
    const password = randomUUID()
    const admin = { email: "admin@city.example", password }
    const cookie = cookieOf(
      expectStatus(
        await ask(origin, "POST", "/api/v1/set-up", {
          headers: { origin, ...newKey() },
          body: { token, name: "First Admin", ...admin }
        }),
        201,
        "the set-up"
      )
    )
    let invited = 0
    return {
      origins: served.map((one) => one.origin),
      served,
      admin: { ...admin, cookie, key: await keyOf(origin, cookie) },
      people: {
        invite: async (role, cities) => {
          const email = `${role}-${++invited}@city.example`
          const made = expectStatus(
            await ask(origin, "POST", "/api/v1/invitations", {
              headers: { cookie, origin, ...newKey() },
              body: { email, role, cities }
            }),
            201,
            "an invitation"
          )
          const password = randomUUID()
          const own = cookieOf(
            expectStatus(
              await ask(origin, "POST", "/api/v1/invitations/accept", {
                headers: { origin, ...newKey() },
                body: { token: String(made.body.link).split("#")[1], name: `A ${role}`, password }
              }),
              201,
              "accepting it"
            )
          )
          return { email, password, cookie: own, key: await keyOf(origin, own) }
        }
      },
      end
    }
  } catch (error) {
    await end()
    throw error
  }
}

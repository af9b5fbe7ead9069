import type { OperationKey } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as ManagedRuntime from "effect/ManagedRuntime"
import * as SqlClient from "effect/sql/SqlClient"
import { afterAll, beforeAll, inject } from "vitest"
import { createApp } from "../app.ts"
import { comesFrom } from "../http/peer.ts"
import { services } from "../layers.ts"
import { createTestDatabase, dropTestDatabase } from "../postgres/testing.ts"
import { database } from "../sql/Database.ts"
import { GivenPeopleSettings, readPeopleSettings } from "../users/settings.ts"
import { makeSetUpLink } from "../users/setUp.ts"
import { addressOf } from "./address.ts"
import { askedOf } from "./contract.ts"

/** The public address of the installation in tests. */
export const home = "http://proxeny.example"

/** A password that is long enough. */
export const password = "correct horse battery"

export type Environment = Readonly<Record<string, string>>

/** One process of an installation, over a database. */
export const openProcess = (name: string, environment: () => Environment = () => ({})) => {
  const given = Layer.effect(
    GivenPeopleSettings,
    Effect.suspend(() => readPeopleSettings({ PROXENY_URL: home, ...environment() }))
  )
  return ManagedRuntime.make(
    services.pipe(Layer.provideMerge(database(addressOf(inject("server"), name))), Layer.provide(given))
  )
}

type Process = ReturnType<typeof openProcess>

/** What a path stands for, with its ids filled in. */
interface Asking {
  readonly id?: string | undefined
  readonly body?: unknown
  readonly headers?: Record<string, string>
  /** Where the request comes from. */
  readonly address?: string
}

interface Answered {
  readonly status: number
  readonly header: (name: string) => string | null
  // biome-ignore lint/suspicious/noExplicitAny: a test reads answers as their receivers do
  readonly body: any
}

/** A browser, or a program with a key: it keeps cookies as browsers do. */
export interface Visitor {
  readonly cookies: Map<string, string>
  /** Asks for an operation by its key, as the contract has it, or for any method and path. */
  ask(key: OperationKey | (string & {}), asking?: Asking): Promise<Answered>
}

export const visitor = (
  app: () => ReturnType<typeof createApp>,
  always: Record<string, string> = { origin: home }
): Visitor => {
  const cookies = new Map<string, string>()
  return {
    cookies,
    ask: async (key: OperationKey | (string & {}), { address, body, headers, id }: Asking = {}) => {
      const [method = "", path = ""] = key.split(" ")
      const answer = await askedOf({
        request: (target, init) => app().fetch(comesFrom(new Request(`${home}${target}`, init), address))
      })(path.replace(":id", id ?? ""), {
        method,
        headers: {
          ...always,
          ...(cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join("; ") }),
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) })
      })
      for (const cookie of answer.headers.getSetCookie()) {
        const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
        if (value === "" || /max-age=0/i.test(cookie)) cookies.delete(name)
        else cookies.set(name, value)
      }
      const text = await answer.text()
      return {
        status: answer.status,
        header: (name) => answer.headers.get(name),
        body: text === "" ? undefined : JSON.parse(text)
      }
    }
  }
}

/** What stands behind the # of a link. */
export const tokenIn = (text: string): string => /#([\w-]+)/.exec(text)?.[1] ?? ""

/** An installation of its own for the tests of one file, over a real database; `environment` is what it is set to. */
export const testInstallation = (environment: () => Environment = () => ({})) => {
  let process: Process | undefined
  let app: ReturnType<typeof createApp> | undefined
  let name = ""
  beforeAll(async () => {
    name = await Effect.runPromise(createTestDatabase(inject("server"), inject("template")))
    process = openProcess(name, environment)
    app = createApp(process)
    await process.runPromise(Effect.void)
  })
  afterAll(async () => {
    await process?.dispose()
    await Effect.runPromise(dropTestDatabase(inject("server"), name))
  })
  const opened = () => {
    if (app === undefined) throw new Error("the installation is there inside a test only")
    return app
  }
  const run = <A, E>(effect: Effect.Effect<A, E, ManagedRuntime.ManagedRuntime.Services<Process>>): Promise<A> => {
    if (process === undefined) throw new Error("the installation is there inside a test only")
    return process.runPromise(effect)
  }
  const rows = <Row extends object>(statement: string, ...values: ReadonlyArray<unknown>) =>
    run(SqlClient.SqlClient.use((sql) => sql.unsafe<Row>(statement, values)))
  const browser = () => visitor(opened, { origin: environment().PROXENY_URL ?? home })
  return {
    run,
    rows,
    browser,
    database: () => name,
    app: opened,
    /** A program with an API key. */
    program: (key: string) => visitor(opened, { authorization: `Bearer ${key}` }),
    /** The first admin, signed in. */
    admin: async (): Promise<Visitor> => {
      const here = browser()
      const link = await run(makeSetUpLink)
      await here.ask("POST /api/v1/set-up", {
        body: { token: tokenIn(link), name: "Ada Admin", email: "ada@city.example", password }
      })
      return here
    },
    /** Somebody whom an admin has invited, signed in. */
    invited: async (
      admin: Visitor,
      email: string,
      role: "viewer" | "editor" | "steward" | "admin",
      cities: ReadonlyArray<string> = []
    ): Promise<Visitor & { readonly id: string }> => {
      const { body: invitation } = await admin.ask("POST /api/v1/invitations", { body: { email, role, cities } })
      const here = browser()
      const { body } = await here.ask("POST /api/v1/invitations/accept", {
        body: { token: tokenIn(invitation.link), name: email.split("@")[0], password }
      })
      return { ...here, id: body.account.person.id }
    },
    /** Cities that are on record. */
    cities: async (): Promise<ReadonlyArray<string>> =>
      (await rows<{ id: string }>("SELECT id FROM city ORDER BY id LIMIT 5")).map(({ id }) => id)
  }
}

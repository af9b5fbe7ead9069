import type { Actor } from "@proxeny/domain"
import { Effect, Layer } from "effect"
import { SqlClient } from "effect/sql"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { createApp } from "../app.ts"
import { openProcess, password, testInstallation, type Visitor, visitor } from "../testing/people.ts"
import { Access } from "./Access.ts"
import { AccessChanges } from "./AccessChanges.ts"
import { SignIn } from "./signIn/SignIn.ts"

const installation = testInstallation()
let other: ReturnType<typeof openProcess>
let admin: Visitor
let eve: Visitor & { readonly id: string }

beforeAll(async () => {
  other = openProcess(installation.database())
  admin = await installation.admin()
  eve = await installation.invited(admin, "eve@city.example", "viewer")
})
afterAll(() => other?.dispose())

const headersOf = (one: Visitor) => new Headers({ cookie: [...one.cookies].map((pair) => pair.join("=")).join("; ") })
const here = (headers: Headers) => installation.run(Access.use((access) => access.actorOf(headers)))
const there = (headers: Headers) => other.runPromise(Access.use((access) => access.actorOf(headers)))
/** Once both processes have heard of what is over by now. */
const heard = async () => {
  await installation.run(AccessChanges.use((changes) => changes.settled))
  await other.runPromise(AccessChanges.use((changes) => changes.settled))
}
const roleOf = (actor: Actor) => (actor.kind === "person" ? actor.role : actor.kind)
const listens = (from: typeof installation.run | typeof other.runPromise) =>
  from(AccessChanges.use((changes) => Effect.sync(() => changes.seen() !== undefined)))

describe("who somebody is", () => {
  it("is known to every process as it is in the database, whatever was changed, and by whom", async () => {
    await expect.poll(() => Promise.all([listens(installation.run), listens(other.runPromise)])).toEqual([true, true])
    const roles = ["viewer", "editor", "steward"] as const
    const otherApp = createApp(other)
    const adminThere = visitor(() => otherApp)
    for (const [name, value] of admin.cookies) adminThere.cookies.set(name, value)
    for (let i = 0; i < 12; i++) {
      const by = i % 3 === 0 ? admin : adminThere
      const role = roles[(i * 7) % 3] ?? "viewer"
      const deactivated = i % 5 === 4
      const headers = headersOf(eve)
      // Both have looked before, so that there is something to forget.
      await Promise.all([here(headers), there(headers)])
      if (i % 4 === 3) await installation.rows("DELETE FROM person_session WHERE person_id = $1", eve.id)
      else await by.ask("PATCH /api/v1/people/:id", { id: eve.id, body: { role, deactivated } })
      await heard()
      for (const actor of [await here(headers), await there(headers)]) {
        const [row] = await installation.rows<{ role: string }>(
          `SELECT role FROM person_role JOIN person_session ON person_id = person_role.id
            WHERE person_role.id = $1 AND NOT deactivated`,
          eve.id
        )
        expect([i, roleOf(actor)]).toEqual([i, row?.role ?? "anyone"])
      }
      if (i % 5 === 4) await by.ask("PATCH /api/v1/people/:id", { id: eve.id, body: { deactivated: false } })
      await installation.rows("DELETE FROM attempt")
      if (i % 2 === 1) await eve.ask("POST /api/v1/session", { body: { email: "eve@city.example", password } })
    }
  })

  it("is remembered while changes are told, and only then", async () => {
    /** Changes the role without anybody being told: triggers do not see what a replica writes. */
    const silently = (role: string) =>
      installation.run(
        SqlClient.SqlClient.use((sql) =>
          sql.withTransaction(
            Effect.andThen(
              sql`SET LOCAL session_replication_role = replica`,
              sql`UPDATE person_role SET role = ${role} WHERE id = ${eve.id}`
            )
          )
        )
      )
    await eve.ask("POST /api/v1/session", { body: { email: "eve@city.example", password } })
    const headers = headersOf(eve)
    await installation.rows("UPDATE person_role SET role = 'viewer' WHERE id = $1", eve.id)
    await heard()
    expect(roleOf(await here(headers))).toBe("viewer")
    await silently("editor")
    expect(roleOf(await here(headers))).toBe("viewer")

    // Without the connection that listens nothing is remembered.
    await installation.rows(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'proxeny access'"
    )
    await expect.poll(() => listens(installation.run), { interval: 5 }).toBe(false)
    for (const role of ["editor", "steward", "editor"]) {
      await silently(role)
      expect(roleOf(await here(headers))).toBe(role)
    }
    // Once it listens again, nothing from before counts.
    await expect.poll(() => listens(installation.run), { timeout: 10_000 }).toBe(true)
    await silently("steward")
    expect(roleOf(await here(headers))).toBe("steward")
    await silently("editor")
    expect(roleOf(await here(headers))).toBe("steward")
    await installation.rows("UPDATE person_role SET role = 'viewer' WHERE id = $1", eve.id)
    await expect.poll(async () => roleOf(await here(headers))).toBe("viewer")
  })
})

describe("what changes while somebody is looked up", () => {
  it("may not be in what was found, which is then not remembered", async () => {
    let changes: number | undefined = 1
    let lookUps = 0
    let meanwhile = () => {}
    const signIn = {
      cookieIn: (headers: Headers) => headers.get("cookie") ?? undefined,
      sessionOf: () =>
        Effect.sync(() => {
          lookUps++
          meanwhile()
          return { id: "a session", personId: eve.id, until: Date.now() + 60_000 }
        })
    }
    const controlled = Layer.fresh(Access.layer).pipe(
      Layer.provide(Layer.succeed(AccessChanges, { seen: () => changes, settled: Effect.void })),
      Layer.provide(Layer.succeed(SignIn, signIn as unknown as SignIn["Service"]))
    )
    await installation.run(
      Effect.gen(function* () {
        const access = yield* Access
        const looked = Effect.map(
          Effect.andThen(
            Effect.sync(() => {
              lookUps = 0
            }),
            access.actorOf(new Headers({ cookie: "one" }))
          ),
          () => lookUps
        )
        expect([yield* looked, yield* looked]).toEqual([1, 0])
        meanwhile = () => {
          changes = (changes ?? 0) + 1
        }
        changes = 2
        expect([yield* looked, yield* looked]).toEqual([1, 1])
        meanwhile = () => {
          changes = undefined
        }
        expect([yield* looked, yield* looked]).toEqual([1, 1])
        meanwhile = () => {}
        changes = 7
        expect([yield* looked, yield* looked]).toEqual([1, 0])
      }).pipe(Effect.provide(controlled))
    )
  })
})

describe("reading by strangers", () => {
  it("is open until an admin closes it, for every process at once", async () => {
    const stranger = installation.browser()
    const cities = "GET /api/v1/cities"
    const open = () => other.runPromise(Access.use((access) => access.open))
    expect([await open(), (await stranger.ask(cities)).status]).toEqual([true, 200])
    expect((await admin.ask("PUT /api/v1/settings", { body: { open: false } })).body).toEqual({ open: false })
    expect((await stranger.ask(cities)).status).toBe(401)
    expect((await admin.ask(cities)).status).toBe(200)
    expect((await stranger.ask("GET /api/v1/account")).body).toEqual({
      installation: { open: false, setUp: true, mail: false }
    })
    await heard()
    expect(await open()).toBe(false)
    await admin.ask("PUT /api/v1/settings", { body: { open: true } })
    expect((await stranger.ask(cities)).status).toBe(200)
  })
})

import { connect, createServer } from "node:net"
import { join } from "node:path"
import * as Effect from "effect/Effect"
import * as Redacted from "effect/Redacted"
import * as SqlClient from "effect/sql/SqlClient"
import { expect, inject, it } from "vitest"
import { createTestDatabase, dropTestDatabase } from "../postgres/testing.ts"
import { addressOf } from "../testing/address.ts"
import { client } from "./Database.ts"

const mode = SqlClient.SqlClient.use((sql) => sql<{ mode: string }>`SELECT current_setting('plan_cache_mode') AS mode`)

/** A message of PostgreSQL's protocol that refuses a connection, as PgBouncer words it. */
const refusal = (code: string): Buffer => {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${code}\0Munsupported startup parameter: plan_cache_mode\0\0`)
  const length = Buffer.alloc(5)
  length.write("E")
  length.writeUInt32BE(fields.length + 4, 1)
  return Buffer.concat([length, fields])
}

/** Runs something behind a server between it and the database, which refuses whoever sends a word when it connects. */
const behindPooler = async (refused: string, code: string, use: (url: (name: string) => string) => Promise<void>) => {
  const { host, password, port, username } = inject("server")
  const pooler = createServer((socket) =>
    socket.once("data", (first) => {
      if (first.includes(refused)) return void socket.end(refusal(code))
      const to = host.startsWith("/") ? connect(join(host, `.s.PGSQL.${port}`)) : connect(port, host)
      to.write(first)
      socket.pipe(to).pipe(socket)
      for (const one of [socket, to])
        one.on("error", () => {
          socket.destroy()
          to.destroy()
        })
    })
  )
  await new Promise<void>((resolve) => pooler.listen(0, "127.0.0.1", resolve))
  const address = pooler.address()
  const at = typeof address === "object" && address !== null ? address.port : 0
  const user = password === undefined ? username : `${username}:${encodeURIComponent(password)}`
  await use((name) => `postgres://${user}@127.0.0.1:${at}/${name}`).finally(() => pooler.close())
}

const withDatabase = async (use: (name: string) => Promise<void>): Promise<void> => {
  const name = await Effect.runPromise(createTestDatabase(inject("server")))
  await use(name).finally(() => Effect.runPromise(dropTestDatabase(inject("server"), name)))
}

it("has queries planned once where that is asked for", () =>
  withDatabase(async (name) => {
    const address = addressOf(inject("server"), name)
    const modeWith = (isPlannedOnce: boolean) =>
      Effect.runPromise(Effect.provide(mode, client(address, { isPlannedOnce })))
    expect(await modeWith(true)).toEqual([{ mode: "force_generic_plan" }])
    expect(await modeWith(false)).toEqual([{ mode: "auto" }])
  }))

it.each(["08P01", "42704"])(
  "does without where something between it and the database takes no such setting: %s",
  (code) =>
    withDatabase((name) =>
      behindPooler("plan_cache_mode", code, async (url) => {
        const address = { url: Redacted.make(url(name)), shown: name }
        expect(await Effect.runPromise(Effect.provide(mode, client(address, { isPlannedOnce: true })))).toEqual([
          { mode: "auto" }
        ])
      })
    )
)

it("says so where the database cannot be reached either way", () =>
  withDatabase((name) =>
    behindPooler(name, "53300", async (url) => {
      const address = { url: Redacted.make(url(name)), shown: name }
      await expect(
        Effect.runPromise(Effect.provide(mode, client(address, { isPlannedOnce: true })))
      ).rejects.toMatchObject({ _tag: "DatabaseUnreachable", where: name })
    })
  ))

import { getMigrations } from "better-auth/db/migration"
import { twoFactor } from "better-auth/plugins/two-factor"
import pg from "pg"
import { describe, expect, inject, it } from "vitest"
import { addressOf } from "../../testing/address.ts"
import { testInstallation } from "../../testing/people.ts"
import { connectionTo } from "../PgPool.ts"
import { optionsOf, secondFactorTables } from "./options.ts"

const installation = testInstallation()

describe("the tables of people", () => {
  it("are those that better-auth wants, to the column", async () => {
    const pool = new pg.Pool(connectionTo(addressOf(inject("server"), installation.database())))
    const options = optionsOf({
      pool,
      secret: "s".repeat(32),
      url: "http://proxeny.example",
      sendReset: async () => {},
      log: () => {}
    })
    const { toBeAdded, toBeCreated } = await getMigrations({
      ...options,
      plugins: [twoFactor({ schema: secondFactorTables })]
    })
    await pool.end()
    expect([toBeCreated, toBeAdded]).toEqual([[], []])
  })
})

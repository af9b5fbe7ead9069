import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gunzipSync } from "node:zlib"
import * as NodeServices from "@effect/platform-node/NodeServices"
import { Command } from "effect/cli"
import * as Effect from "effect/Effect"
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from "vitest"
import { tableNames } from "../exports/tables.ts"
import { createTestDatabase, dropTestDatabase } from "../postgres/testing.ts"
import { exportCommand } from "./export.ts"
import { restoreCommand } from "./restore.ts"

const directory = mkdtempSync(join(tmpdir(), "proxeny-export-"))
const databases: Array<string> = []
beforeAll(async () => {
  for (let at = 0; at < 2; at++)
    databases.push(await Effect.runPromise(createTestDatabase(inject("server"), inject("template"))))
})
afterEach(() => {
  delete process.env.DATABASE_URL
})
afterAll(async () => {
  for (const name of databases) await Effect.runPromise(dropTestDatabase(inject("server"), name))
  rmSync(directory, { recursive: true })
})

/** Has the commands work on one of the databases. */
const on = (at: number): void => {
  const { host, password, port, username } = inject("server")
  const user = `${username}${password === undefined ? "" : `:${encodeURIComponent(password)}`}`
  process.env.DATABASE_URL = host.startsWith("/")
    ? `postgres://${user}@localhost/${databases[at]}?host=${encodeURIComponent(host)}&port=${port}`
    : `postgres://${user}@${host}:${port}/${databases[at]}`
}

const proxeny = Command.make("proxeny").pipe(Command.withSubcommands([exportCommand, restoreCommand]))
const run = (...given: ReadonlyArray<string>): Promise<void> =>
  Effect.runPromise(
    Command.runWith(proxeny, { version: "0" })(given).pipe(Effect.provide(NodeServices.layer)) as Effect.Effect<
      void,
      Error
    >
  )

const at = (...names: ReadonlyArray<string>): string => join(directory, ...names)
const beginnings = {
  "all.csv": /^city,cityId,country,partner,/,
  "all.xlsx": /^PK/,
  "all.jsonl": /^\{"kind":"source",/,
  "all.geojson": /^\{"type":"FeatureCollection",/,
  "all.gexf": /^<\?xml .*\n<gexf /,
  "all.graphml": /^<\?xml .*\n<graphml /,
  "all.jsonld": /^\{"@context":/,
  "all.ics": /^BEGIN:VCALENDAR\r\n/,
  "all.proxeny": /^\{"kind":"archive","format":"proxeny","version":2,/
}

describe("proxeny export", () => {
  it("writes what the ending says, and a table a file into a folder", async () => {
    on(0)
    for (const [name, beginning] of Object.entries(beginnings)) {
      await run("export", at(name))
      expect(readFileSync(at(name), "latin1")).toMatch(beginning)
    }
    await run("export", at("cities.csv"), "--table", "cities")
    await run("export", `${at("new", "tables")}/`)
    expect(readdirSync(at("new", "tables")).sort()).toEqual(tableNames.map((name) => `${name}.csv`).sort())
    expect(readFileSync(at("new", "tables", "cities.csv"))).toEqual(readFileSync(at("cities.csv")))
    expect(readFileSync(at("new", "tables", "twinnings.csv"))).toEqual(readFileSync(at("all.csv")))
  })

  it("refuses what it does not know before it opens anything", async () => {
    process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/nowhere"
    await expect(run("export", at("all.doc"))).rejects.toThrow(/ends with \.doc/)
    expect(existsSync(at("all.doc"))).toBe(false)
  })

  it("leaves no folder behind that it made for nothing", async () => {
    process.env.DATABASE_URL = "postgres://nobody@127.0.0.1:1/nowhere"
    await expect(run("export", `${at("for nothing")}/`)).rejects.toThrow(/cannot be reached/)
    expect(existsSync(at("for nothing"))).toBe(false)
  })
})

describe("proxeny restore", () => {
  it("takes a compressed archive, after which an export is the same archive", async () => {
    on(0)
    await run("export", at("copy.proxeny.gz"))
    on(1)
    await run("restore", at("copy.proxeny.gz"))
    await run("export", at("again.proxeny"))
    expect(readFileSync(at("again.proxeny"))).toEqual(gunzipSync(readFileSync(at("copy.proxeny.gz"))))
    expect(readFileSync(at("again.proxeny"))).toEqual(readFileSync(at("all.proxeny")))
  })

  it("says what is wrong with a file", async () => {
    on(1)
    await expect(run("restore", at("nowhere.proxeny"))).rejects.toThrow(/is not there: check the path\. Nothing/)
    await expect(run("restore", directory)).rejects.toThrow(/is a folder: name an archive/)
    await expect(run("restore", at("all.csv"))).rejects.toThrow(/line 1 .* is not the first line of one/)
    const packed = readFileSync(at("copy.proxeny.gz"))
    writeFileSync(at("cut.gz"), packed.subarray(0, packed.length >> 1))
    await expect(run("restore", at("cut.gz"))).rejects.toThrow(/is compressed and was cut off: copy it again/)
    writeFileSync(at("empty.proxeny"), "")
    await expect(run("restore", at("empty.proxeny"))).rejects.toThrow(/the file is empty/)
    // A damaged byte is found by gzip, or by what is in it.
    writeFileSync(at("bent.gz"), packed.with(packed.length >> 1, (packed[packed.length >> 1] ?? 0) ^ 0x55))
    await expect(run("restore", at("bent.gz"))).rejects.toThrow(/damaged|altered|checksum|cut off|line \d+/)
  })
})

import { get } from "node:http"
import { exportTypes } from "@proxeny/client/contract"
import { readArchive, readList } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import * as SqlClient from "effect/sql/SqlClient"
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest"
import { Imports } from "../imports/Imports.ts"
import { actingRegister, steward } from "../testing/acting.ts"
import { exported } from "../testing/exported.ts"
import { file, grade, quiet } from "../testing/lists.ts"
import { served } from "../testing/served.ts"
import { type ExportFormat, exportFormats } from "./Exports.ts"
import { tableNames } from "./tables.ts"

const register = actingRegister()
const { ask } = register

let server: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  server = await served(register.app())
  const files = [
    file("twins.csv", [
      "city,country,partner,partnerCountry,E-mail",
      "Graz,Austria,Ljubljana,Slovenia,somebody@example.org",
      "Graz,Austria,Graz,Austria,nobody@example.org"
    ])
  ]
  await register.run(Imports.use((imports) => imports.run({ title: "twins", files, grade }, quiet)))
})
afterAll(() => server.end())

const url = (path: string) => `${server.url}/api/v1/exports/${path}`

/** How many transactions are open in this database, beside the one that asks. */
const open = () =>
  register.run(
    SqlClient.SqlClient.use((sql) =>
      Effect.map(
        sql<{ count: number }>`SELECT count(*)::int AS count FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND xact_start IS NOT NULL AND query ILIKE '%export_%'`,
        ([row]) => row?.count
      )
    )
  )

/** Every cell of a sheet. */
const sheetText = async (bytes: Uint8Array, sheet: string): Promise<string> => {
  const table = await Effect.runPromise(readList({ name: "register.xlsx", bytes }, { sheet }))
  let text = ""
  for await (const rows of table.rows) text += JSON.stringify(rows)
  return text
}

/** A calendar and a workbook say when they were made. */
const timeless = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString("latin1")
    .replaceAll(/DTSTAMP:\w+/g, "")

describe("an export over HTTP", () => {
  it.each(exportFormats)("%s is the file that the command writes", async (format: ExportFormat) => {
    const table = format === "csv" ? { table: "twinnings" as const } : {}
    const [written] = [...(await exported(register, { format, ...table })).values()]
    const response = await fetch(url(format))
    expect([response.status, response.headers.get("content-type")]).toEqual([200, exportTypes[format]])
    const ending = { csv: "csv", archive: "proxeny" }[format as string] ?? format
    expect(response.headers.get("content-disposition")).toMatch(
      new RegExp(
        `^attachment; filename="proxeny-${format === "csv" ? "twinnings-" : ""}\\d{4}-\\d\\d-\\d\\d\\.${ending}"$`
      )
    )
    const bytes = new Uint8Array(await response.arrayBuffer())
    // A stranger's archive does not say what stands in the rows of lists.
    if (format === "archive") expect(Buffer.from(bytes).toString()).not.toContain("example.org")
    else if (format === "xlsx") expect(bytes.length).toBe(written?.length)
    else expect(timeless(bytes)).toBe(timeless(written ?? new Uint8Array()))
    const head = await fetch(url(format), { method: "HEAD" })
    expect([head.status, head.headers.get("content-type"), await head.text()]).toEqual([200, exportTypes[format], ""])
    await vi.waitFor(async () => expect(await open()).toBe(0))
  })

  it("of each table is that table", async () => {
    for (const table of tableNames) {
      const { header, status, text } = await ask({ kind: "anyone" }, "GET", `/api/v1/exports/csv?table=${table}`)
      expect([table, status]).toEqual([table, 200])
      expect(header("content-disposition")).toContain(`proxeny-${table}-`)
      expect(text).toBe(String((await exported(register, { format: "csv", table })).get(table)))
    }
  })

  it("does not say to everybody what stands in the rows of lists, and does to a steward", async () => {
    const archive = async (actor: typeof steward) => (await ask(actor, "GET", "/api/v1/exports/archive")).text
    const [all, some] = [await archive(steward), await archive({ kind: "anyone" })]
    expect(all).toBe(String((await exported(register, { format: "archive" })).get("archive")))
    expect(all).toContain("somebody@example.org")
    expect(some).not.toContain("example.org")
    const counts = (text: string) => {
      const { imports, register: held } = Result.getOrThrow(readArchive(text.split("\n")))
      return [imports.length, held.claims.length, held.cities.length]
    }
    expect(counts(some)).toEqual(counts(all))
  })

  it("holds nothing of what only offices may read, in whatever format, whoever asks", async () => {
    const secret = "CostOfTheOffice"
    await register.run(
      SqlClient.SqlClient.use(
        (
          sql
        ) => sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by, note)
          SELECT gen_random_uuid(), 'twinning', id, 'yearly-cost', to_jsonb(${secret}::text), (SELECT id FROM source LIMIT 1), ${secret}, 'test', ${secret}
          FROM twinning LIMIT 1`
      )
    )
    for (const format of exportFormats)
      for (const table of format === "csv" ? tableNames : [undefined])
        for (const actor of [steward, { kind: "anyone" } as const]) {
          const { bytes } = await ask(
            actor,
            "GET",
            `/api/v1/exports/${format}${table === undefined ? "" : `?table=${table}`}`
          )
          const text = format === "xlsx" ? await sheetText(bytes, "claims") : Buffer.from(bytes).toString()
          expect([format, table, text.length > 0, text.includes(secret)]).toEqual([format, table, true, false])
        }
    expect(String((await exported(register, { format: "jsonl" })).get("jsonl"))).toContain(secret)
  })

  it("refuses what means nothing for a format, and a format that there is not", async () => {
    const problem = async (path: string) => {
      const { body, status } = await ask(steward, "GET", `/api/v1/exports/${path}`)
      return [status, body.errors?.[0]?.path, body.errors?.[0]?.message]
    }
    expect(await problem("gexf?table=cities")).toEqual([
      400,
      "table",
      "means nothing for gexf: it is for csv; leave it out"
    ])
    expect((await problem("csv?language=zh")).slice(0, 2)).toEqual([400, "language"])
    expect((await problem("ics?from=2026-02-30")).slice(0, 2)).toEqual([400, "from"])
    expect((await problem("pdf")).slice(0, 2)).toEqual([400, "format"])
  })

  it("is not read on once whoever reads it has left, and no more of it is read than is sent", async () => {
    // More than the buffers between database and socket hold.
    await register.run(
      SqlClient.SqlClient.use(
        (
          sql
        ) => sql`INSERT INTO claim (id, subject_kind, subject_id, attribute, value, source_id, locator, recorded_by, note)
          SELECT gen_random_uuid(), 'network', (SELECT id FROM network LIMIT 1), 'remark', to_jsonb(n), (SELECT id FROM source LIMIT 1), 'x', 'test', repeat('x', 1000)
          FROM generate_series(1, 60000) n`
      )
    )
    const begun = await new Promise<{ readonly leave: () => void }>((resolve, reject) => {
      const request = get(url("jsonl"), (response) => {
        response.once("data", () => {
          response.pause()
          resolve({ leave: () => request.destroy() })
        })
      })
      request.on("error", reject)
    })
    expect(await open()).toBe(1)
    await new Promise((resolve) => setTimeout(resolve, 500))
    // Still open: nobody reads on, and so nothing is written on.
    expect(await open()).toBe(1)
    begun.leave()
    await vi.waitFor(async () => expect(await open()).toBe(0), { timeout: 5_000 })
  })
})

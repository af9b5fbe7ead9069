import { mkdtempSync, readdirSync, rmSync, statSync, utimesSync } from "node:fs"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { toXlsx } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest"
import { actingRegister, steward } from "../../testing/acting.ts"
import { importing, sentFile } from "../../testing/importing.ts"
import { served } from "../../testing/served.ts"
import { sweepFolder } from "./spool.ts"

const data = mkdtempSync(join(tmpdir(), "proxeny-test-"))
vi.stubEnv("PROXENY_DATA", data)
const folder = join(data, "proxeny-uploads")

const register = actingRegister()
const { ask } = register
const { ended, start, upload } = importing(ask)

let server: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  server = await served(register.app())
})
afterAll(async () => {
  await server.end()
  vi.unstubAllEnvs()
  rmSync(data, { recursive: true })
})
afterEach(() =>
  register.run(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      for (const { path } of yield* sql<{ path: string }>`DELETE FROM import_upload RETURNING path`)
        rmSync(path, { force: true })
    })
  )
)

const links = sentFile(["source,target", "Q1726,Q1479"])
const look = (id: string, query = "") => ask(steward, "GET", `/api/v1/import-uploads/${id}${query}`)

/** Sends bytes piece by piece over a real connection. */
const sendSlowly = (pieces: AsyncIterable<Uint8Array>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/import-uploads?fileName=x.csv`, {
    method: "POST",
    headers: {
      authorization: JSON.stringify(steward),
      "content-type": "application/octet-stream",
      ...headers
    },
    body: ReadableStream.from(pieces) as never,
    duplex: "half"
  } as RequestInit)

describe("an upload", () => {
  it("is kept for whoever runs Proxeny alone, until it is removed", async () => {
    const id = await upload("../../etc/ä list.csv", links)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, id)).mode & 0o777).toBe(0o600)
    const { body } = await look(id)
    expect(body).toMatchObject({ id, fileName: "ä list.csv", bytes: links.length, list: { kind: "twinnings" } })
    expect(Date.parse(body.until) - Date.parse(body.at)).toBe(24 * 3_600_000)
    expect((await ask(steward, "DELETE", `/api/v1/import-uploads/${id}`)).status).toBe(204)
    expect([readdirSync(folder), (await look(id)).status]).toEqual([[], 404])
  })

  it("is gone once its import is done, and still there where that came to nothing", async () => {
    const id = await upload("links.csv", links)
    const failed = await ended(
      (await start("import", { uploads: [{ upload: id, kind: "activities" }], title: "x" })).id
    )
    expect([failed.state, readdirSync(folder)]).toEqual(["failed", [id]])
    expect((await ended((await start("import", { uploads: [{ upload: id }], title: "x" })).id)).state).toBe("done")
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]))
  })

  it("is swept away after its time, whether or not anybody remembers it", async () => {
    const [old, young] = [await upload("a.csv", links), await upload("b.csv", links)]
    const yesterday = Date.now() / 1000 - 25 * 3600
    utimesSync(join(folder, old), yesterday, yesterday)
    await register.run(sweepFolder(folder, 24))
    expect(readdirSync(folder)).toEqual([young])
    expect((await look(old)).status).toBe(404)
  })

  it("comes as it stands, and not in a form", async () => {
    const form = await fetch(`${server.url}/api/v1/import-uploads?fileName=x.csv`, {
      method: "POST",
      headers: { authorization: JSON.stringify(steward) },
      body: new FormData()
    })
    expect(form.status).toBe(415)
    expect((await ask(steward, "POST", "/api/v1/import-uploads", { bytes: links })).status).toBe(400)
    expect((await ask(steward, "POST", "/api/v1/import-uploads?fileName=a%0Ab", { bytes: links })).status).toBe(400)
  })

  it("that is too large is refused before it is kept, also where it does not say how large it is", async () => {
    const said = await fetch(`${server.url}/api/v1/import-uploads?fileName=x.csv`, {
      method: "POST",
      headers: { authorization: JSON.stringify(steward), "content-type": "application/octet-stream" },
      body: new Uint8Array(101 * 1024 * 1024)
    }).catch(() => undefined)
    // The connection may be closed before all of it is sent.
    expect([413, undefined]).toContain(said?.status)
    const megabytes = async function* () {
      for (let i = 0; i < 101; i++) yield new Uint8Array(1024 * 1024)
    }
    const streamed = await sendSlowly(megabytes()).catch(() => undefined)
    expect([413, undefined]).toContain(streamed?.status)
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]))
  })

  it("that breaks off leaves nothing", async () => {
    const leave = new AbortController()
    const broken = async function* () {
      yield new Uint8Array(1000)
      await vi.waitFor(() => expect(readdirSync(folder)).toHaveLength(1))
      leave.abort()
      yield new Uint8Array(1000)
      throw new Error("gone")
    }
    await expect(sendSlowly(broken())).rejects.toThrow()
    await vi.waitFor(() => expect(readdirSync(folder)).toEqual([]))
  })

  it("that holds no list says why, and one that lacks a column shows what it has", async () => {
    const { body: none } = await look(await upload("x.xlsx", new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])))
    expect([none.list, none.unreadable]).toEqual([undefined, expect.stringMatching(/x\.xlsx/)])
    const { body: some } = await look(await upload("p.csv", sentFile(["Partnerstadt,Jahr", "Oxford,1947"])))
    expect(some.list).toMatchObject({
      kind: "twinnings",
      missing: [["city", "cityId"]],
      needs: [
        ["city", "cityId"],
        ["partner", "partnerId"]
      ],
      columns: [{ field: "partner" }, {}]
    })
  })

  it("of several sheets is read sheet by sheet, each under a name of its own", async () => {
    const table = (rows: ReadonlyArray<ReadonlyArray<string>>) => ({
      columns: ["city", "country", "partner", "partnerCountry"],
      rows
    })
    const parts = [
      ...toXlsx({
        Einst: table([["Linz", "Austria", "Graz", "Austria"]]),
        Heute: table([["Wels", "Austria", "Graz", "Austria"]])
      })
    ]
    const id = await upload("twins.xlsx", new Uint8Array(Buffer.concat(parts)))
    const { body } = await look(id, "?sheet=Heute")
    expect(body.list.sheets.map(({ name, read }: { name: string; read: boolean }) => [name, read])).toEqual([
      ["Einst", false],
      ["Heute", true]
    ])
    expect(body.list.sample[0].cells[0]).toBe("Wels")
    const files = async (uploads: ReadonlyArray<object>) =>
      (await ended((await start("preview", { uploads, title: "sheets" })).id)).report.files.map(
        ({ name, rows }: { name: string; rows: { read: number } }) => [name, rows.read]
      )
    expect(await files([{ upload: id, sheet: "Heute" }])).toEqual([["twins.xlsx › Heute", 1]])
    expect(await files([{ upload: id, sheet: "Einst" }])).toEqual([["twins.xlsx", 1]])
    expect(await files([{ upload: id }])).toEqual([
      ["twins.xlsx", 1],
      ["twins.xlsx › Heute", 1]
    ])
  })

  it("is fetched from an address of the internet, and from no other unless it is allowed", async () => {
    const other = createServer((_, response) => {
      response.setHeader("content-disposition", 'attachment; filename="towns.csv"')
      response.end(links)
    })
    await new Promise<void>((resolve) => void other.listen(0, "127.0.0.1", resolve))
    const url = `http://127.0.0.1:${(other.address() as AddressInfo).port}/list`
    const fetched = () => ask(steward, "POST", "/api/v1/import-uploads/fetch", { body: { url } })
    const refused = await fetched()
    expect([refused.status, refused.body.detail]).toEqual([422, expect.stringMatching(/this machine itself/)])
    vi.stubEnv("PROXENY_ALLOW_HOSTS", "127.0.0.1")
    const { body, status } = await fetched()
    expect([status, body.fileName, body.bytes]).toEqual([201, "towns.csv", links.length])
    vi.stubEnv("PROXENY_ALLOW_HOSTS", "")
    for (const odd of ["ftp://example.org/x", "file:///etc/passwd", "wikidata:xx", "x"])
      expect([
        odd,
        (await ask(steward, "POST", "/api/v1/import-uploads/fetch", { body: { url: odd } })).status
      ]).toEqual([odd, 422])
    await new Promise<void>((resolve) => void other.close(() => resolve()))
  })
})

import { endpoints } from "@proxeny/client/contract"
import { describe, expect, it } from "vitest"
import { actingRegister, steward } from "../testing/acting.ts"
import { shownAt } from "./etag.ts"

const register = actingRegister()
const first = async (path: string): Promise<string> => (await register.get(path)).body.items[0].id

describe("what is read", () => {
  for (const path of ["/api/v1/cities?limit=3", "/api/v1/statistics", "/api/v1/map?limit=5"])
    it(`${path} comes with a weak tag, and not again to whoever has it`, async () => {
      const { header, text } = await register.get(path)
      const tag = header("etag") ?? ""
      expect(tag).toMatch(/^W\/"[\w-]+"$/)
      for (const held of [tag, tag.replace("W/", ""), `"x", ${tag}`, "*"]) {
        const again = await register.get(path, { headers: { "if-none-match": held } })
        expect([held, again.status, again.text, again.header("etag")]).toEqual([held, 304, "", tag])
      }
      for (const other of ['"x"', tag.slice(0, -2), ""]) {
        const again = await register.get(path, { headers: { "if-none-match": other } })
        expect([other, again.status, again.text]).toEqual([other, 200, text])
      }
    })

  it("goes packed where that makes it smaller, and as it is where it is short", async () => {
    const nobody = "Zzyzx upon Nowhere"
    const read = async (q: string, encoding: string) => {
      const path = `/api/v1/cities?q=${encodeURIComponent(q)}`
      const { headers } = await register.app().request(path, { headers: { "accept-encoding": encoding } })
      return [headers.get("content-encoding"), headers.get("content-length")] as const
    }
    for (const encoding of ["gzip", "deflate", "gzip, deflate, br"]) {
      const { text } = await register.get(`/api/v1/cities?q=${encodeURIComponent(nobody)}`)
      expect([encoding, ...(await read(nobody, encoding))]).toEqual([encoding, null, String(Buffer.byteLength(text))])
    }
    expect((await read("a", "gzip"))[0]).toBe("gzip")
    expect((await read("a", "identity"))[0]).toBeNull()
  })

  for (const [path, kind] of Object.entries(shownAt))
    it(`${path} names the version of the record, which changes with a write to it and not with others`, async () => {
      expect(Object.keys(endpoints)).toContain(path)
      const id = await first(path.replace("/:id", ""))
      const at = path.replace(":id", id)
      const versionOf = async () => /^"(\d+)-[\w-]+"$/.exec((await register.get(at)).header("etag") ?? "")?.[1]
      const version = await versionOf()
      expect(version).toBeDefined()
      const source = { kind: "news", title: `Of ${kind}` }
      const { body } = await register.ask(steward, "POST", "/api/v1/sources", { body: source })
      expect(await versionOf()).toBe(version)
      if (kind === "source") return
      const said = { source: body.record.id, locator: "page 1" }
      const value = kind === "city" ? { count: 3 } : kind === "twinning" ? "water" : "A name"
      const attribute = kind === "city" ? "twin-count" : kind === "twinning" ? "topic" : "name"
      const claims = [{ subject: { kind, id }, attribute, value, said }]
      const stated = await register.ask(steward, "POST", "/api/v1/claims", { body: { claims } })
      expect(await versionOf()).toBe(String(stated.body.records[0].version))
    })
})

import { createHash, randomBytes } from "node:crypto"
import { documentEndings, largestDocument } from "@proxeny/domain"
import * as SqlClient from "effect/sql/SqlClient"
import { beforeAll, describe, expect, it } from "vitest"
import { actingRegister } from "../testing/acting.ts"
import { files, hostile } from "../testing/files.ts"
import { here, ours, people, threeTowns } from "../testing/office.ts"

const register = actingRegister()
beforeAll(() => register.run(threeTowns))

type Bytes = Uint8Array<ArrayBuffer>
const file = (ending: string): Bytes => files[ending] ?? new Uint8Array()
const bytes = (text: string, encoding: BufferEncoding = "utf8"): Bytes => new Uint8Array(Buffer.from(text, encoding))

const upload = (
  fileName: string,
  content: Bytes,
  {
    actor = people.editor as (typeof people)[keyof typeof people],
    about = `city=${here}`,
    title = "A letter",
    key = undefined as string | undefined
  } = {}
) =>
  register.ask(
    actor,
    "POST",
    `/api/v1/documents?${about}&title=${encodeURIComponent(title)}&fileName=${encodeURIComponent(fileName)}`,
    { bytes: content, ...(key === undefined ? {} : { key }) }
  )
const contents = () =>
  register.run(
    SqlClient.SqlClient.use(
      (sql) =>
        sql<{ hash: string; size: number }>`SELECT hash, length(bytes) AS size FROM document_content ORDER BY hash`
    )
  )
const sha256 = (content: Bytes): string => createHash("sha256").update(content).digest("hex")

describe("a document", () => {
  for (const [type, endings] of Object.entries(documentEndings))
    it(`of ${type} is kept and given back byte by byte, as a file to be saved`, async () => {
      const [ending] = endings
      const made = await upload(`Brief 2019.${ending}`, file(ending))
      expect([made.status, made.body.detail]).toEqual([201, undefined])
      const path = `/api/v1/documents/${made.body.record.id}`
      const { body, header } = await register.ask(people.viewer, "GET", path)
      expect(header("etag")).toBe(`"${made.body.version}"`)
      expect(body).toMatchObject({
        about: { kind: "city", id: here },
        title: "A letter",
        fileName: `Brief 2019.${ending}`,
        type,
        size: file(ending).length,
        hash: sha256(file(ending))
      })
      const content = await register.ask(people.viewer, "GET", `${path}/content`)
      expect(Buffer.from(content.bytes).equals(file(ending))).toBe(true)
      expect(content.type).toBe("application/octet-stream")
      expect(content.header("content-disposition")).toMatch(/^attachment; filename="/)
      expect(content.header("x-content-type-options")).toBe("nosniff")
      expect(content.header("content-length")).toBe(String(file(ending).length))
      expect(content.header("cache-control")).toContain("no-store")
    })

  it("is found under its name in any script, by old readers too", async () => {
    const names: ReadonlyArray<readonly [string, string]> = [
      ["友好城市协议书.txt", "%E5%8F%8B%E5%A5%BD%E5%9F%8E%E5%B8%82%E5%8D%8F%E8%AE%AE%E4%B9%A6.txt"],
      ["Grüße (1) 'a'*.txt", "Gr%C3%BC%C3%9Fe%20%281%29%20%27a%27%2A.txt"],
      ['a"; filename="evil.exe;.txt', "a%22%3B%20filename%3D%22evil.exe%3B.txt"]
    ]
    for (const [name, written] of names) {
      const made = await upload(name, file("txt"))
      const { header } = await register.ask(people.editor, "GET", `/api/v1/documents/${made.body.record.id}/content`)
      const disposition = header("content-disposition") ?? ""
      expect(disposition.endsWith(`; filename*=UTF-8''${written}`)).toBe(true)
      expect(disposition).toMatch(
        /^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w.%~!#$&+^`|-]+$/
      )
    }
  })

  it("is kept up to 25 MB, and read a piece at a time", async () => {
    const large = new Uint8Array(Buffer.concat([file("pdf"), randomBytes(largestDocument - file("pdf").length)]))
    const made = await upload("large.pdf", large)
    expect(made.status).toBe(201)
    const content = await register.ask(people.editor, "GET", `/api/v1/documents/${made.body.record.id}/content`)
    expect(sha256(content.bytes)).toBe(sha256(large))
    const more = new Uint8Array(largestDocument + 1)
    more.set(large)
    const refused = await upload("large.pdf", more)
    expect([refused.status, refused.body.type]).toEqual([413, "/problems/body-too-large"])
  }, 60_000)

  it("stands once for each content, and stays for the history when its last document goes", async () => {
    const content = bytes("the same\n")
    const first = await upload("a.txt", content)
    const second = await upload("b.txt", content, { about: `twinning=${ours}` })
    const held = async () => (await contents()).filter(({ hash }) => hash === sha256(content)).length
    expect(await held()).toBe(1)
    for (const { body } of [first, second]) {
      const path = `/api/v1/documents/${body.record.id}`
      expect((await register.ask(people.editor, "DELETE", path, { ifMatch: body.version })).status).toBe(200)
      for (const gone of [path, `${path}/content`])
        expect((await register.ask(people.steward, "GET", gone)).status).toBe(404)
    }
    const { body } = await register.ask(people.steward, "GET", `/api/v1/documents?city=${here}&limit=200`)
    expect(body.items.filter((item: { hash: string }) => item.hash === sha256(content))).toEqual([])
    expect(await held()).toBe(1)
  })

  it("changes its title and its name, and never what it is", async () => {
    const made = await upload("a.txt", file("txt"))
    const path = `/api/v1/documents/${made.body.record.id}`
    const renamed = { title: "Anders", fileName: "anders.txt" }
    const put = await register.ask(people.editor, "PUT", path, { body: renamed, ifMatch: made.body.version })
    expect(put.status).toBe(200)
    expect((await register.ask(people.editor, "GET", path)).body).toMatchObject({
      ...renamed,
      hash: sha256(file("txt"))
    })
    const other = await register.ask(people.editor, "PUT", path, {
      body: { ...renamed, fileName: "a.pdf" },
      ifMatch: put.body.version
    })
    expect([other.status, other.body.type]).toEqual([415, "/problems/file-of-another-kind"])
  })

  it("brought again with the same key is the same, and another file with that key is refused", async () => {
    const key = "a-key-of-its-own"
    const first = await upload("k.txt", bytes("first"), { key })
    expect((await upload("k.txt", bytes("first"), { key })).body).toEqual(first.body)
    const other = await upload("k.txt", bytes("other"), { key })
    expect([other.status, other.body.type]).toEqual([422, "/problems/idempotency-key-reused"])
  })
})

describe("a file that is no document", () => {
  const refusals: ReadonlyArray<readonly [what: string, fileName: string, content: Bytes, status: number]> = [
    ["is empty", "a.pdf", new Uint8Array(), 422],
    ["is a page called a letter", "letter.pdf", hostile.html, 415],
    ["is a drawing with a script, called a picture", "a.png", hostile.svg, 415],
    ["is a program called a table", "list.xlsx", hostile.exe, 415],
    ["is a program called a text", "list.txt", hostile.exe, 415],
    ["has macros, called a document", "a.docx", hostile.docm, 415],
    ["is an archive called a document", "a.docx", hostile.zip, 415],
    ["is an archive called a mail", "a.eml", hostile.zip, 415],
    ["is of an old office program", "a.docx", hostile.legacy, 415],
    ["is nothing but zeros", "a.txt", hostile.zeros, 415],
    ["is a PDF called a text", "a.txt", hostile.pdfAndPage, 415],
    ["is a picture called a PDF", "a.pdf", file("png"), 415],
    ["is a JPEG called a PNG", "a.png", file("jpg"), 415],
    ["is a table called a document", "a.docx", file("xlsx"), 415],
    ["is a text called a mail", "a.eml", file("txt"), 415],
    ["is cut off", "a.docx", new Uint8Array(file("docx").subarray(0, 20)), 415]
  ]
  for (const [what, fileName, content, status] of refusals)
    it(`is refused where it ${what}`, async () => {
      const before = await contents()
      const refused = await upload(fileName, content)
      expect([refused.status, refused.type]).toEqual([status, "application/problem+json"])
      expect(await contents()).toEqual(before)
    })

  it("is refused for its name before anything is kept", async () => {
    const before = await contents()
    for (const name of [
      "../../etc/cron.txt",
      "..\\a.txt",
      "a/b.txt",
      "a\u202etxt.exe",
      "exe\u202etxt.txt",
      "a\u2066.txt",
      "a\u200b.txt",
      "a\r\nSet-Cookie: b.txt",
      "a\0.txt",
      ".txt ",
      "a.txt.exe",
      "a.exe",
      "a.html",
      "a.svg",
      "a",
      "",
      `${"ü".repeat(120)}.txt`
    ]) {
      const { body, status } = await upload(name, file("txt"))
      expect([name, status, body.errors?.[0].path]).toEqual([name, 400, "fileName"])
    }
    for (const title of ["", "a\nb", "a\u202eb", "a".repeat(301)]) {
      const { body, status } = await upload("a.txt", file("txt"), { title })
      expect([title, status, body.errors?.[0].path]).toEqual([title, 400, "title"])
    }
    expect((await upload("a.txt", file("txt"), { about: `city=${here}&twinning=${ours}` })).status).toBe(400)
    expect(await contents()).toEqual(before)
  })

  it("may be two things at once, and is only ever saved as what it is called", async () => {
    for (const [name, content] of [
      ["both.pdf", hostile.pdfAndPage],
      ["both.jpg", hostile.pictureAndArchive],
      ["page.txt", hostile.html]
    ] as const) {
      const made = await upload(name, content)
      expect(made.status).toBe(201)
      const sent = await register.ask(people.editor, "GET", `/api/v1/documents/${made.body.record.id}/content`)
      expect(sent.type).toBe("application/octet-stream")
      expect(sent.header("content-disposition")).toBe(`attachment; filename="${name}"; filename*=UTF-8''${name}`)
      expect(sent.header("content-security-policy")).toMatch(/^default-src 'none'/)
    }
  })

  it("is not looked at for whoever may not keep one", async () => {
    const before = await contents()
    for (const actor of [people.viewer, people.partner, people.otherEditor, people.anyone]) {
      const { status } = await upload("a.txt", bytes("not yours"), { actor })
      expect(status).toBe(actor.kind === "anyone" ? 401 : 403)
    }
    expect(await contents()).toEqual(before)
  })
})

describe("texts in the encodings of old programs", () => {
  it("have tabs, ends of lines and pages, and shifts, and no other control character", async () => {
    for (let one = 0; one < 256; one++) {
      const isControl = (one < 0x20 && !"\t\n\f\r\x1b".includes(String.fromCharCode(one))) || one === 0x7f
      const { status } = await upload("a.txt", new Uint8Array([0x61, one, 0x62]))
      expect([one, status]).toEqual([one, isControl ? 415 : 201])
    }
  })

  it("are texts none the less", async () => {
    for (const [name, content] of [
      ["a.csv", bytes("Stadt;L\xe4nge\r\n", "latin1")],
      ["b.csv", bytes("\xce\xe4\xba\xba;\xb3\xc7\r\n", "latin1")],
      ["c.txt", new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from("a;b\r\n武汉", "utf16le")]))],
      ["d.csv", bytes("\ufeffa;b\n")],
      ["e.eml", bytes("Subject: a\n\n\x1b$B$3\x1b(B\n")]
    ] as const)
      expect([name, (await upload(name, content)).status]).toEqual([name, 201])
  })
})

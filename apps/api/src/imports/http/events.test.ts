import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { actingRegister, steward } from "../../testing/acting.ts"
import { eventsIn, importing, manyLinks, sentFile } from "../../testing/importing.ts"
import { everything } from "../../testing/lists.ts"
import { served } from "../../testing/served.ts"

const register = actingRegister()
const { ask } = register
const { ended, start, upload } = importing(ask)

let server: Awaited<ReturnType<typeof served>>
beforeAll(async () => {
  server = await served(register.app())
})
afterAll(() => server.end())

/** Follows a job over a real connection until it is told enough, and then breaks the connection off, as a reload does. */
const follow = async (id: string, headers: Record<string, string>, enough: (text: string) => boolean = () => false) => {
  const leave = new AbortController()
  const response = await fetch(`${server.url}/api/v1/import-jobs/${id}/events`, {
    headers: { authorization: JSON.stringify(steward), ...headers },
    signal: leave.signal
  })
  expect([response.status, response.headers.get("content-type")]).toEqual([200, "text/event-stream; charset=utf-8"])
  const decoder = new TextDecoder()
  let text = ""
  for await (const part of response.body ?? []) {
    text += decoder.decode(part, { stream: true })
    if (enough(text)) break
  }
  leave.abort()
  return eventsIn(text)
}

const names = ["file", "rows", "progress", "done", "failed", "cancelled"]

describe("the events of a job", () => {
  it("come while it goes on, and after a reload from where they were left, each once and in order", async () => {
    const begun = await start("import", {
      uploads: [{ upload: await upload("links.csv", manyLinks(3_000, 1)) }],
      title: "followed"
    })
    const first = await follow(begun.id, {}, (text) => /event: progress/.test(text))
    const last = first.at(-1)?.number ?? 0
    expect(first.length).toBeGreaterThan(0)
    expect(first.some(({ event }) => event === "done")).toBe(false)
    const rest = await follow(begun.id, { "last-event-id": String(last) })
    const all = [...first, ...rest]
    expect(all.map(({ number }) => number)).toEqual(all.map((_, at) => at + 1))
    expect(new Set(all.map(({ event }) => names.includes(event)))).toEqual(new Set([true]))
    expect(all[0]).toMatchObject({ event: "file", expected: 3_000, file: { name: "links.csv", kind: "twinnings" } })
    const done = await ended(begun.id)
    expect(rest.at(-1)).toEqual({ number: all.length, event: "done", report: done.report })

    // Everything again for who has seen nothing; the end alone for who has seen it all.
    expect(await follow(begun.id, {})).toEqual(all)
    expect(await follow(begun.id, { "last-event-id": String(all.length) })).toEqual([all.at(-1)])
    expect(await follow(begun.id, { "last-event-id": "999999999" })).toEqual([all.at(-1)])

    const rows = all.flatMap((event) => (event.event === "rows" ? event.rows : []))
    expect(rows.length).toBe(100)
    expect(rows.map(({ row }) => row)).toEqual(rows.map((_, at) => at + 1))
    const tallies = all.flatMap((event) => (event.event === "rows" ? [event.tally] : []))
    expect(tallies.at(-1)).toEqual(done.rows)
    await ask(steward, "POST", `/api/v1/imports/${done.report.id}/undo`, { body: {} })
  })

  it("show the first rows of each outcome, wherever in the list they stand", async () => {
    const lines = [
      "cityId,partnerId",
      ...Array.from({ length: 400 }, (_, i) => (i % 3 === 2 && i > 150 ? `Q7${i},Q7${i}` : `Q7${i},Q8${i}`))
    ]
    const begun = await start("preview", { uploads: [{ upload: await upload("x.csv", sentFile(lines)) }], title: "x" })
    const events = await follow(begun.id, {})
    const rows = events.flatMap((event) => (event.event === "rows" ? event.rows : []))
    const rejected = rows.filter(({ outcome }) => outcome === "rejected")
    expect(rejected.length).toBe(Math.min(100, lines.slice(1).filter((line) => /^(Q\d+),\1$/.test(line)).length))
    expect(rows.length).toBe(100 + rejected.length)
  })

  it("end with the cancellation of a job that is cancelled while it is followed, and nothing is left", async () => {
    const before = await register.run(everything)
    const begun = await start("import", {
      uploads: [{ upload: await upload("links.csv", manyLinks(3_000, 2)) }],
      title: "cancelled"
    })
    let asked: Promise<unknown> | undefined
    const events = await follow(begun.id, {}, (text) => {
      if (asked === undefined && /event: progress/.test(text))
        asked = ask(steward, "DELETE", `/api/v1/import-jobs/${begun.id}`)
      return false
    })
    await asked
    expect(events.at(-1)).toMatchObject({ event: "cancelled" })
    expect(events.filter(({ event }) => event === "done")).toEqual([])
    expect(await register.run(everything)).toEqual(before)
  })
})

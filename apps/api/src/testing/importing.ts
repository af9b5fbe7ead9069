import { ImportJobEvent } from "@proxeny/client/contract"
import type { Actor } from "@proxeny/domain"
import * as Schema from "effect/Schema"
import type { actingRegister } from "./acting.ts"
import { steward } from "./acting.ts"

type Ask = ReturnType<typeof actingRegister>["ask"]

/** A file of lines, as it is sent. */
export const sentFile = (lines: Iterable<string>): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`${[...lines].join("\n")}\n`))

/** Twinnings of places that no gazetteer knows, so that every row brings two cities; no two lists bring the same. */
export const manyLinks = (rows: number, series = 0): Uint8Array<ArrayBuffer> =>
  sentFile([
    "cityId,city,country,partnerId,partner,partnerCountry",
    ...Array.from({ length: rows }, (_, i) => {
      const id = 1_000_000 * (90 + series) + 2 * i
      return `Q${id},Nowhere ${id},France,Q${id + 1},Elsewhere ${id},Germany`
    })
  ])

/** What a test does with imports over HTTP, on behalf of a steward unless it says of whom. */
export const importing = (ask: Ask) => {
  const ok = (answer: Awaited<ReturnType<Ask>>) => {
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`)
    return answer.body
  }
  const job = async (id: string, actor: Actor = steward) => ok(await ask(actor, "GET", `/api/v1/import-jobs/${id}`))
  const once = async (id: string, is: (job: { state: string; rows: { read: number } }) => boolean, actor = steward) => {
    for (;;) {
      const found = await job(id, actor)
      if (is(found)) return found
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
  }
  const ended = (id: string, actor = steward) =>
    once(id, ({ state }) => state !== "waiting" && state !== "running", actor)
  return {
    upload: async (name: string, bytes: Uint8Array<ArrayBuffer>, actor: Actor = steward): Promise<string> =>
      ok(await ask(actor, "POST", `/api/v1/import-uploads?fileName=${encodeURIComponent(name)}`, { bytes })).id,
    start: async (kind: "preview" | "import", body: object, actor: Actor = steward) =>
      ok(await ask(actor, "POST", kind === "preview" ? "/api/v1/imports/preview" : "/api/v1/imports", { body })),
    job,
    once,
    ended
  }
}

const decoded = Schema.decodeUnknownSync(ImportJobEvent)

/** The events in the text of a stream, each held against the contract; what came only in part is left. */
export const eventsIn = (text: string): ReadonlyArray<ImportJobEvent> =>
  text.split("\n\n").flatMap((block, at, all) => {
    const [, id, event, data] = /^id: (\d+)\nevent: (\w+)\ndata: (.*)$/s.exec(block) ?? []
    if (at === all.length - 1 || data === undefined) return []
    const one = JSON.parse(data) as ImportJobEvent
    decoded(one)
    if (String(one.number) !== id || one.event !== event) throw new Error(`an event and its head differ: ${block}`)
    return [one]
  })

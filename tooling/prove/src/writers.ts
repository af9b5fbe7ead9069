import { randomUUID } from "node:crypto"
import { Findings, quantile } from "./Findings.ts"
import { type Answer, ask, bearer, install, newKey } from "./installation.ts"
import { numbers } from "./numbers.ts"

export interface WritersSize {
  readonly clients: number
  readonly records: number
  /** What each client does. */
  readonly steps: number
}

/** What must be true of one record: each mark that was confirmed stands in it once. */
interface Kept {
  readonly id: string
  readonly marks: Set<string>
}

const marksIn = (text: string): ReadonlyArray<string> => text.split(" ").filter((part) => part.startsWith("m"))

/**
 * Many clients at few records, through two API processes: each reads a record, adds its mark and writes it back with
 * `If-Match`, anew where somebody was faster; and makes records with keys that are sent twice, at once, to both processes,
 * and after connections that were broken off.
 *
 * **Details**: the model is what the clients were told. Afterwards every confirmed mark must be in its record once, there must
 * be one record for each key, and one change in the history for each confirmed write: no lost update, no double effect.
 */
export const proveWriters = async ({ clients, records, steps }: WritersSize): Promise<Findings> => {
  const findings = new Findings("Many writers")
  const installation = await install(2)
  try {
    const { admin, origins } = installation
    const headers = bearer(admin.key)
    const [first = "", second = ""] = origins
    const send = (origin: string, method: string, path: string, body?: unknown, more: Record<string, string> = {}) =>
      ask(origin, method, path, { headers: { ...headers, ...more }, ...(body === undefined ? {} : { body }) })
    const must = (answer: Answer, status: number): Answer => {
      if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text}`)
      return answer
    }
    const source = must(
      await send(first, "POST", "/api/v1/sources", { kind: "self-report", title: "A proof" }, newKey()),
      201
    ).body.record.id
    const city = must(
      await send(
        first,
        "POST",
        "/api/v1/cities",
        { names: [{ text: "Busytown", kind: "name" }], said: { source, locator: "here" } },
        newKey()
      ),
      201
    ).body.record.id
    const about = { kind: "city", id: city }
    const kept: Array<Kept> = []
    for (let i = 0; i < records; i++) {
      const made = must(await send(first, "POST", "/api/v1/notes", { about, text: "start" }, newKey()), 201)
      kept.push({ id: made.body.record.id, marks: new Set() })
    }

    const made = new Map<string, Set<string>>()
    const took: Array<number> = []
    let [confirmed, conflicts, repeated, broken] = [0, 0, 0, 0]
    const other = (origin: string) => (origin === first ? second : first)

    const mark = async (random: () => number, name: string): Promise<void> => {
      const record = kept[Math.floor(records * random() ** 3)] as Kept
      for (let attempt = 0; attempt < 200; attempt++) {
        const origin = random() < 0.5 ? first : second
        const read = must(await send(origin, "GET", `/api/v1/notes/${record.id}`), 200)
        const text = `${read.body.text} ${name}`
        const begin = performance.now()
        const written = await send(
          other(origin),
          "PUT",
          `/api/v1/notes/${record.id}`,
          { text },
          {
            "if-match": read.headers.get("etag") ?? ""
          }
        )
        took.push(performance.now() - begin)
        if (written.status === 200) {
          record.marks.add(name)
          confirmed++
          return
        }
        if (written.status !== 412) throw new Error(`a write: ${written.status} ${written.text}`)
        findings.expect(written.body.current !== undefined, () => "a 412 without what the record is now")
        conflicts++
      }
      findings.expect(false, () => `${name} did not get its turn in 200 attempts`)
    }

    const make = async (random: () => number, name: string): Promise<void> => {
      const key = randomUUID()
      const body = { about, text: `made ${name}` }
      const ids = new Set<string>()
      made.set(key, ids)
      const once = async (origin: string): Promise<void> => {
        const answer = await send(origin, "POST", "/api/v1/notes", body, { "idempotency-key": key })
        if (answer.status !== 201) throw new Error(`a record: ${answer.status} ${answer.text}`)
        ids.add(answer.body.record.id)
      }
      if (random() < 0.3) {
        // A connection that breaks before the answer is there: the client cannot know whether it was done.
        broken++
        const controller = new AbortController()
        const gone = fetch(`${first}/api/v1/notes`, {
          method: "POST",
          headers: { ...headers, "content-type": "application/json", "idempotency-key": key },
          body: JSON.stringify(body),
          signal: controller.signal
        }).catch(() => undefined)
        setTimeout(() => controller.abort(), 20 * random())
        await gone
      }
      repeated++
      await Promise.all([once(first), once(second)])
      await once(random() < 0.5 ? first : second)
    }

    const begin = performance.now()
    await Promise.all(
      Array.from({ length: clients }, async (_, client) => {
        const random = numbers(client + 1)
        for (let step = 0; step < steps; step++) {
          const name = `m${client}-${step}`
          await (random() < 0.75 ? mark(random, name) : make(random, name))
        }
      })
    )
    const seconds = (performance.now() - begin) / 1000

    for (const { id, marks } of kept) {
      const { text } = must(await send(second, "GET", `/api/v1/notes/${id}`), 200).body
      const found = marksIn(text)
      findings.expect(new Set(found).size === found.length, () => `${id}: a mark stands twice: ${text}`)
      findings.expect(
        found.length === marks.size && found.every((one) => marks.has(one)),
        () => `${id}: ${marks.size} marks were confirmed, ${found.length} stand there`
      )
      const changes = must(await send(first, "GET", `/api/v1/records/note/${id}/history?limit=200`), 200).body
      findings.expect(
        changes.items.length === Math.min(200, marks.size + 1),
        () => `${id}: ${marks.size} confirmed writes, ${changes.items.length - 1} changes in the history`
      )
    }
    for (const [key, ids] of made) findings.expect(ids.size === 1, () => `the key ${key} made ${ids.size} records`)
    let [cursor, listed]: [string | undefined, number] = [undefined, 0]
    do {
      const page: Answer = must(
        await send(
          first,
          "GET",
          `/api/v1/notes?city=${city}&limit=200${cursor === undefined ? "" : `&cursor=${cursor}`}`
        ),
        200
      )
      listed += page.body.items.length
      cursor = page.body.next
    } while (cursor !== undefined)
    findings.expect(
      listed === records + made.size,
      () => `${made.size} keys and ${records} records before, and ${listed} records are there`
    )
    findings.fact("Clients, records, processes", `${clients}, ${records}, ${origins.length}`)
    findings.fact("Confirmed changes with If-Match", confirmed)
    findings.fact("Refused with 412 and tried again", conflicts)
    findings.fact("Records made, each asked for at least three times", repeated)
    findings.fact("Connections broken off before", broken)
    findings.fact("Seconds", seconds.toFixed(1))
    findings.fact(
      "A write, p50 and p99, ms",
      `${quantile(took, 0.5).toFixed(0)} and ${quantile(took, 0.99).toFixed(0)}`
    )
  } finally {
    await installation.end()
  }
  return findings
}

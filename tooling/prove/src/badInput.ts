import { readFileSync } from "node:fs"
import { promises } from "@proxeny/tooling-contract/promises"
import { Findings, quantile } from "./Findings.ts"
import { ask, bearer, install } from "./installation.ts"
import { numbers } from "./numbers.ts"
import { type Document, type Made, requestMaker } from "./requests.ts"
import { twoOffices } from "./twoOffices.ts"

/** What lies inside and must not come out: traces, paths of files, queries, names of tables and libraries. */
const internals =
  /\bat \S+ \(|\bat file:|node_modules|\.[cm]?[jt]s:\d+|\/(root|home|work|usr|tmp)\/|\bSELECT\b.*\bFROM\b|INSERT INTO|syntax error at or near|pg_catalog|SqlError|PgClient|relation "|column "|violates|ECONNREFUSED|better-auth|kysely/

/** Memory that a process holds, in MiB. */
const memoryOf = (pid: number): number =>
  Number(/^VmRSS:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024

/** Requests that would end the proof itself, or wait for something. */
const passedOver = (made: Made): boolean =>
  /^\/api\/v1\/(session|account|set-up|settings|invitations|password-reset|sign-in)/.test(made.path) ||
  /\/events/.test(made.path) ||
  (/^\/api\/v1\/people/.test(made.path) && made.method !== "GET")

/** How long an answer may take before it counts as none. */
const patience = 15_000

/**
 * Requests made up from the description of the API, valid, nearly valid and hostile: each must be answered as the description
 * promises, never by an internal error, never with what lies inside, and the memory must not grow with them.
 */
export const proveBadInput = async (requests: number): Promise<Findings> => {
  const findings = new Findings("Bad input")
  const installation = await install()
  try {
    const origin = installation.origins[0] ?? ""
    const [one, other] = await twoOffices(installation)
    const document = (await ask(origin, "GET", "/openapi.json")).body as Document
    const unpromised = promises(document)
    const known = {
      cities: [one.city, one.partner, other.city],
      twinnings: [one.twinning, other.twinning],
      networks: [one.network],
      sources: [one.source],
      activities: [one.activity, other.activity],
      agreements: [one.agreement],
      memberships: [one.membership],
      claims: [one.claim],
      notes: [one.note],
      contacts: [one.contact],
      costs: [one.cost],
      budgets: [one.budget],
      documents: [one.document]
    }
    const make = requestMaker(document, numbers(1986), known)
    const askers = [installation.admin.key, one.editor.key, one.viewer.key, "", "not-a-key"]
    const pid = installation.served[0]?.process.pid ?? 0
    const took: Array<number> = []
    const statuses = new Map<string, number>()
    const memory: Array<number> = []
    const manners = { valid: 0, nearly: 0, hostile: 0 }
    let sent = 0
    const client = async (): Promise<void> => {
      while (sent < requests) {
        const number = sent++
        const made = make(number)
        if (number % Math.max(1, Math.floor(requests / 40)) === 0) memory.push(memoryOf(pid))
        if (passedOver(made)) {
          continue
        }
        manners[made.manner]++
        const key = number % 3 === 0 ? askers[number % askers.length] : askers[0]
        const begin = performance.now()
        const response = await fetch(origin + made.path, {
          method: made.method,
          redirect: "manual",
          headers: { ...made.headers, ...(key ? bearer(key) : {}) },
          ...(made.body === undefined ? {} : { body: made.body }),
          signal: AbortSignal.timeout(patience)
        }).catch((error: unknown) => error as Error)
        const where = `${made.method} ${made.path.slice(0, 200)} (${made.manner}, request ${number})`
        if (!(response instanceof Response)) {
          // What cannot be a request at all is refused by HTTP itself, or never leaves.
          findings.expect(!/timeout/i.test(response.name), () => `${where}: no answer within ${patience / 1000} s`)
          continue
        }
        const text = await response.text()
        took.push(performance.now() - begin)
        const status = String(response.status)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
        findings.expect(
          response.status < 500,
          () => `${where}: ${status} ${text.slice(0, 300)} ${String(made.body).slice(0, 300)}`
        )
        const type = response.headers.get("content-type") ?? ""
        if (response.status >= 400) {
          findings.expect(!internals.test(text), () => `${where}: tells of its inside: ${text.slice(0, 300)}`)
          const pathname = new URL(made.path, origin).pathname
          let body: unknown
          try {
            body = text === "" ? undefined : /json/.test(type) ? JSON.parse(text) : text
          } catch {
            findings.expect(false, () => `${where}: half an answer: ${text.slice(0, 100)}`)
          }
          const broken = unpromised(made.method, pathname, { status: response.status, type, body })
          // An address or header that is too long is refused by HTTP itself, before there is a request.
          findings.expect(broken === undefined || response.status === 431, () => `${where}: ${broken}`)
        }
      }
    }
    await Promise.all(Array.from({ length: 16 }, client))
    const alive = await ask(origin, "GET", "/readyz")
    findings.expect(alive.status === 200, () => `afterwards it is not ready: ${alive.status}`)
    const log = installation.served.map((served) => served.output()).join("")
    findings.expect(!/secret (note|document)|Secret Contact/.test(log), () => "the log tells a secret")
    // The first half fills caches; what comes after must not add to it.
    const half = memory.slice(Math.floor(memory.length / 2))
    const [middle, end] = [half[0] ?? 0, quantile(half.slice(-5), 0.5)]
    findings.expect(
      end < middle * 1.15 + 32,
      () => `memory grows: ${middle.toFixed(0)} MiB half-way, ${end.toFixed(0)} at the end`
    )
    findings.fact("Requests", took.length)
    findings.fact("Valid, nearly valid, hostile", `${manners.valid}, ${manners.nearly}, ${manners.hostile}`)
    findings.fact(
      "Answers by status",
      [...statuses]
        .toSorted()
        .map(([status, count]) => `${status}: ${count}`)
        .join(", ")
    )
    findings.fact(
      "An answer, p50, p99 and longest, ms",
      [0.5, 0.99, 1].map((part) => quantile(took, part).toFixed(0)).join(", ")
    )
    findings.fact("Memory half-way and at the end, MiB", `${middle.toFixed(0)} and ${end.toFixed(0)}`)
  } finally {
    await installation.end()
  }
  return findings
}

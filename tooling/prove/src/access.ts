import { endpoints } from "@proxeny/client/contract"
import { type Actor, anyone, mayDo, type Role } from "@proxeny/domain"
import * as Result from "effect/Result"
import { cases, type Tried } from "./accessCases.ts"
import { Findings } from "./Findings.ts"
import { type Answer, ask, bearer, install, newKey, type Someone, signIn } from "./installation.ts"
import { type Office, twoOffices } from "./twoOffices.ts"

interface Asker {
  readonly name: string
  readonly actor: Actor
  readonly headers: Readonly<Record<string, string>>
}

const person = (role: Role, cities: ReadonlyArray<string>): Actor => ({
  kind: "person",
  id: role,
  name: role,
  role,
  cities: cities as never
})

const asker = (name: string, role: Role, someone: Someone, cities: ReadonlyArray<string>): Asker => ({
  name,
  actor: person(role, cities),
  headers: bearer(someone.key)
})

/** Whether an answer says that whoever asked may not. */
const isRefusal = ({ status }: Answer): boolean => status === 401 || status === 403

/** What nobody may be told, however they ask. */
const secrets = /secret note|Secret Contact|secret document|1234\.5/i

/**
 * Every route × every role × own or other city, from the tables of the contract and of the permissions.
 *
 * **Details**: what is allowed is asked of the same pure function that the service asks; that the service asks it, with the
 * right cities and before it does anything, is what is proved. After every refusal the history must be where it was.
 */
export const proveAccess = async (): Promise<Findings> => {
  const findings = new Findings("Access")
  const installation = await install()
  try {
    const origin = installation.origins[0] ?? ""
    const [one, other] = await twoOffices(installation)
    const steward = await installation.people.invite("steward", [])
    const askers: ReadonlyArray<Asker> = [
      { name: "anyone", actor: anyone, headers: {} },
      asker("viewer of the city", "viewer", one.viewer, [one.city]),
      asker("editor of the city", "editor", one.editor, [one.city]),
      asker("editor of another city", "editor", other.editor, [other.city]),
      asker("steward", "steward", steward, []),
      asker("admin", "admin", installation.admin, []),
      { name: "a key that was never made", actor: anyone, headers: bearer("proxeny_0123456789abcdef0123456789abcdef") },
      {
        name: "a session that was never begun",
        actor: anyone,
        headers: { cookie: "proxeny.session_token=abc.def", origin }
      }
    ]
    const { missing, tried } = cases()
    for (const key of missing) findings.expect(false, () => `${key}: nobody says how it is to be tried`)

    const newest = async (): Promise<number> =>
      (await ask(origin, "GET", "/api/v1/history?limit=1", { headers: bearer(installation.admin.key) })).body.items[0]
        .id
    const about = (office: Office) => [office.city, office.partner] as never
    let stands = await newest()

    const send = (route: Tried, office: Office, headers: Readonly<Record<string, string>>): Promise<Answer> => {
      const { path, ...carried } = route.make(office)
      return ask(origin, route.method, path, {
        ...carried,
        headers: { ...(route.method === "POST" ? newKey() : {}), ...carried.headers, ...headers }
      })
    }
    let [allowed, refused] = [0, 0]
    for (const route of tried)
      for (const { actor, headers, name } of askers)
        for (const office of route.byCity ? [one, other] : [one]) {
          const where = `${route.key} as ${name}${route.byCity ? (office === one ? ", the city" : ", another city") : ""}`
          const cities = route.byCity ? about(office) : actor.kind === "person" ? actor.cities : []
          const may = Result.isSuccess(mayDo(actor, route.operation.action, cities, true))
          const answer = await send(route, office, headers)
          findings.expect(answer.status < 500, () => `${where}: ${answer.status} ${answer.text.slice(0, 200)}`)
          if (may) {
            allowed++
            findings.expect(
              !isRefusal(answer),
              () => `${where}: is refused, ${answer.status} ${answer.text.slice(0, 200)}`
            )
            stands = route.method === "GET" ? stands : await newest()
          } else {
            refused++
            findings.expect(
              isRefusal(answer),
              () => `${where}: is not refused, ${answer.status} ${answer.text.slice(0, 200)}`
            )
            findings.expect(!secrets.test(answer.text), () => `${where}: tells a secret`)
            const now = route.method === "GET" ? stands : await newest()
            findings.expect(now === stands, () => `${where}: is refused, and something was written`)
            stands = now
          }
        }
    findings.fact("Requests that were allowed", allowed)
    findings.fact("Requests that were refused", refused)

    await proveReading(findings, origin, installation.admin, one)
    await proveOwnSources(findings, origin, one, other, steward)
    await proveScopes(findings, origin, installation.admin, tried, one)
    await proveTricks(findings, origin, one, other)
    await proveEnds(findings, origin, one)
    await proveSignIn(findings, origin, [one.viewer, other.viewer, other.editor, steward])
  } finally {
    await installation.end()
  }
  return findings
}

/** Reading: open to everybody, or closed to all who are not signed in. */
const proveReading = async (findings: Findings, origin: string, admin: Someone, office: Office): Promise<void> => {
  const path = (template: string) =>
    template
      .replace("/cities/:id/ways", `/cities/${office.city}/ways?to=${office.partner}`)
      .replace("/cities/:id", `/cities/${office.city}`)
      .replace("/twinnings/:id", `/twinnings/${office.twinning}`)
      .replace("/networks/:id", `/networks/${office.network}`)
      .replace("/sources/:id", `/sources/${office.source}`)
  for (const open of [true, false, true]) {
    const set = await ask(origin, "PUT", "/api/v1/settings", { headers: bearer(admin.key), body: { open } })
    findings.expect(set.status === 200, () => `the settings cannot be changed: ${set.status} ${set.text}`)
    for (const template of Object.keys(endpoints)) {
      const stranger = await ask(origin, "GET", path(template))
      findings.expect(
        stranger.status === (open ? 200 : 401),
        () => `GET ${template} as anyone, ${open ? "open" : "closed"}: ${stranger.status}`
      )
      findings.expect(!secrets.test(stranger.text), () => `GET ${template} as anyone: tells a secret`)
      if (open) continue
      const viewer = await ask(origin, "GET", path(template), { headers: bearer(office.viewer.key) })
      findings.expect(viewer.status === 200, () => `GET ${template} as viewer, closed: ${viewer.status}`)
    }
  }
}

/** A source is corrected by whoever entered it and by stewards, and by nobody else. */
const proveOwnSources = async (
  findings: Findings,
  origin: string,
  one: Office,
  other: Office,
  steward: Someone
): Promise<void> => {
  const entered = await ask(origin, "POST", "/api/v1/sources", {
    headers: { ...bearer(one.editor.key), ...newKey() },
    body: { kind: "news", title: "A Gazete" }
  })
  findings.expect(entered.status === 201, () => `a source of an editor: ${entered.status} ${entered.text}`)
  const askers = [
    ["the editor who entered it", one.editor, 200],
    ["another editor", other.editor, 403],
    ["a viewer", one.viewer, 403],
    ["a steward", steward, 200]
  ] as const
  for (const [name, someone, status] of askers) {
    const answer = await ask(origin, "PUT", `/api/v1/sources/${entered.body.record?.id}`, {
      headers: { ...bearer(someone.key), "if-match": "*" },
      body: { kind: "news", title: `A Gazette, says ${name}` }
    })
    findings.expect(answer.status === status, () => `a source corrected by ${name}: ${answer.status} ${answer.text}`)
  }
  const theirs = await ask(origin, "PUT", `/api/v1/sources/${one.source}`, {
    headers: { ...bearer(one.editor.key), "if-match": "*" },
    body: { kind: "news", title: "Mine" }
  })
  findings.expect(theirs.status === 403, () => `a source of somebody else, corrected: ${theirs.status} ${theirs.text}`)
}

/** A key does no more than its scopes say, whoever it belongs to. */
const proveScopes = async (
  findings: Findings,
  origin: string,
  admin: Someone,
  tried: ReadonlyArray<Tried>,
  office: Office
): Promise<void> => {
  const cookie = await signIn(origin, admin)
  for (const scope of ["read", "write", "import", "manage"] as const) {
    const made = await ask(origin, "POST", "/api/v1/account/keys", {
      headers: { cookie, origin, ...newKey() },
      body: { name: `only ${scope}`, scopes: [scope], days: 1 }
    })
    const actor: Actor = { ...(person("admin", []) as object), scopes: [scope] } as never
    for (const route of tried) {
      const may = Result.isSuccess(mayDo(actor, route.operation.action, [office.city] as never, true))
      if (may) continue
      const { path, ...carried } = route.make(office)
      const answer = await ask(origin, route.method, path, {
        ...carried,
        headers: { ...(route.method === "POST" ? newKey() : {}), ...carried.headers, ...bearer(made.body.key) }
      })
      findings.expect(answer.status === 403, () => `${route.key} with a key for ${scope} alone: ${answer.status}`)
    }
  }
}

/** Ways around a refusal: other spellings of a path, headers that claim something, requests from other sites. */
const proveTricks = async (findings: Findings, origin: string, one: Office, other: Office): Promise<void> => {
  const key = bearer(other.editor.key)
  const cookie = await signIn(origin, one.editor)
  const target = `/api/v1/notes/${one.note}`
  const spellings = [
    `/api/v1//notes/${one.note}`,
    `//api/v1/notes/${one.note}`,
    `/api/v1/./notes/${one.note}`,
    `/api/v1/notes/../notes/${one.note}`,
    `/api/v1/notes/%2e%2e/notes/${one.note}`,
    `/api/v1/notes/${one.note}/`,
    `/api/v1/notes/${one.note}%00`,
    `/api/v1/notes/${one.note}%2f`,
    `/api/v1/Notes/${one.note}`,
    `/API/v1/notes/${one.note}`,
    `/api/v1/notes;x/${one.note}`,
    `${target}?city=${other.city}`,
    `/api/v1/notes?city=${one.city}&city=${other.city}`,
    `/api/v1/notes?twinning=${one.twinning}&city=${other.city}`
  ]
  const claims: ReadonlyArray<Readonly<Record<string, string>>> = [
    { "x-http-method-override": "GET" },
    { "x-original-url": `/api/v1/notes/${other.note}` },
    { "x-rewrite-url": `/api/v1/notes/${other.note}` },
    { "x-forwarded-for": "127.0.0.1" },
    { "x-forwarded-host": "localhost" },
    { "x-real-ip": "127.0.0.1" },
    { "x-user-role": "admin" },
    { "x-test-actor": "admin" },
    { forwarded: "for=127.0.0.1" }
  ]
  for (const path of spellings) {
    const answer = await ask(origin, "GET", path, { headers: key })
    // What is no path of the API is a page of the dashboard, which is the same for everybody.
    const isPage = answer.status === 200 && answer.headers.get("content-type")?.startsWith("text/html") === true
    findings.expect(isPage || (answer.status >= 400 && answer.status < 500), () => `GET ${path}: ${answer.status}`)
    findings.expect(!secrets.test(answer.text), () => `GET ${path}: tells a secret`)
  }
  for (const headers of claims)
    for (const who of [key, {}]) {
      const answer = await ask(origin, "GET", target, { headers: { ...headers, ...who } })
      findings.expect(isRefusal(answer), () => `GET ${target} with ${Object.keys(headers)}: ${answer.status}`)
    }
  const body = { twinning: one.twinning, type: "meeting", on: "2022", said: { source: one.source, locator: "p" } }
  const foreign: ReadonlyArray<Readonly<Record<string, string>>> = [
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: `${origin}.evil.example` },
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" }
  ]
  for (const headers of foreign) {
    const answer = await ask(origin, "POST", "/api/v1/activities", {
      headers: { cookie, ...headers, ...newKey() },
      body
    })
    findings.expect(answer.status === 403, () => `a write from ${JSON.stringify(headers)}: ${answer.status}`)
    const out = await ask(origin, "DELETE", "/api/v1/session", { headers: { cookie, ...headers } })
    findings.expect(out.status === 403, () => `a sign-out from ${JSON.stringify(headers)}: ${out.status}`)
  }
  const own = await ask(origin, "POST", "/api/v1/activities", {
    headers: { cookie, origin, ...newKey() },
    body
  })
  findings.expect(own.status === 201, () => `a write from the own site: ${own.status} ${own.text}`)
}

/** What has ended opens nothing: sessions, keys, links. */
const proveEnds = async (findings: Findings, origin: string, { contact, editor }: Office): Promise<void> => {
  const target = `/api/v1/contacts/${contact}`
  const cookie = await signIn(origin, editor)
  const made = await ask(origin, "POST", "/api/v1/account/keys", {
    headers: { cookie, origin, ...newKey() },
    body: { name: "short", scopes: ["read"], days: 1 }
  })
  const key = bearer(made.body.key)
  const opens = async (headers: Readonly<Record<string, string>>) =>
    (await ask(origin, "GET", target, { headers })).status
  findings.expect((await opens(key)) === 200, () => "a new key opens nothing")
  await ask(origin, "DELETE", `/api/v1/account/keys/${made.body.id}`, { headers: { cookie, origin } })
  findings.expect((await opens(key)) === 401, () => "a revoked key still opens")
  findings.expect((await opens({ cookie })) === 200, () => "a session opens nothing")
  await ask(origin, "DELETE", "/api/v1/session", { headers: { cookie, origin } })
  findings.expect((await opens({ cookie })) === 401, () => "an ended session still opens")
}

/** Neither words nor time tell whether somebody is known. */
const proveSignIn = async (findings: Findings, origin: string, people: ReadonlyArray<Someone>): Promise<void> => {
  const attempt = async (email: string) => {
    const begin = performance.now()
    const answer = await ask(origin, "POST", "/api/v1/session", {
      headers: { origin, ...newKey() },
      body: { email, password: "wrong wrong wrong" }
    })
    return { answer, milliseconds: performance.now() - begin }
  }
  const known: Array<number> = []
  const unknown: Array<number> = []
  const words = new Set<string>()
  for (const [i, someone] of [...people, ...people].entries())
    for (const [email, times] of [
      [someone.email, known],
      [`nobody-${i % people.length}@city.example`, unknown]
    ] as const) {
      const { answer, milliseconds } = await attempt(email)
      findings.expect(answer.status === 401 || answer.status === 429, () => `a wrong password: ${answer.status}`)
      if (answer.status !== 401) continue
      times.push(milliseconds)
      words.add(`${answer.status} ${answer.body.type} ${answer.body.detail}`)
    }
  findings.expect(words.size === 1, () => `a wrong password is answered in ${words.size} ways`)
  const [a, b] = [Math.min(...known), Math.min(...unknown)]
  findings.fact(
    "Shortest sign-in with a wrong password, known and unknown address, ms",
    `${a.toFixed(0)} and ${b.toFixed(0)}`
  )
  findings.expect(Math.max(a, b) < 1.5 * Math.min(a, b), () => `the time of a sign-in tells: ${a} and ${b} ms`)
}

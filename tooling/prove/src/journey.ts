import { ApiProblem, createProxenyClient, type OperationKey, type ProxenyClient, type Sending } from "@proxeny/client"
import { Findings } from "./Findings.ts"
import { bearer, install, type Someone } from "./installation.ts"

/** What an import says as it goes on, until it has ended. */
const finished = async (client: ProxenyClient, id: string) => {
  for (let waited = 0; waited < 600; waited++) {
    const { answer } = await client.send("GET /api/v1/import-jobs/:id", { param: { id } })
    if (["done", "failed", "cancelled"].includes(answer.state)) return answer
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("the import does not end")
}

/**
 * A first day: the editor of Birmingham records a delegation with its benefits, sees the factors change and why, resolves the
 * contradiction about Birmingham, brings a list in, takes it back, and finds all of it in the history; the editor of another
 * city can do none of it. All of it with the typed client and API keys, as a script would.
 */
export const proveJourney = async (): Promise<Findings> => {
  const findings = new Findings("A first day, by the client")
  const installation = await install()
  try {
    const origin = installation.origins[0] ?? ""
    const as = (someone: Someone) => createProxenyClient(origin, { headers: bearer(someone.key) })
    const admin = as(installation.admin)
    const cityCalled = async (q: string): Promise<string> => {
      const found = await admin.get("/api/v1/cities", { q })
      const id = found.items[0]?.id
      if (id === undefined) throw new Error(`there is no ${q}`)
      return id
    }
    const birmingham = await cityCalled("Birmingham")
    const leeds = await cityCalled("Leeds")
    const own = as(await installation.people.invite("editor", [birmingham]))
    const other = as(await installation.people.invite("editor", [leeds]))

    /** Sends something that another city's editor must not do, as that one first. */
    const alone = async <K extends OperationKey>(key: K, sending: Sending<K>) => {
      const refused = await other.send(key, sending).then(
        () => "it was done",
        (error: unknown) => (error instanceof ApiProblem ? error.problem.status : String(error))
      )
      findings.expect(refused === 403 || refused === 404, () => `${key} as the editor of another city: ${refused}`)
      return own.send(key, sending)
    }

    const city = await own.get("/api/v1/cities/:id", { id: birmingham })
    const partner = city.partners[0]
    if (partner === undefined) throw new Error("Birmingham has no partner on record")
    const twinning = partner.twinning
    const { answer: source } = await own.send("POST /api/v1/sources", {
      body: { kind: "municipal-publication", title: "Council minutes, 12 May 2026" }
    })
    const said = { source: source.record.id, locator: "item 4" }

    const before = await own.get("/api/v1/twinnings/:id/factors", { id: twinning })
    const { answer: visit } = await alone("POST /api/v1/activities", {
      body: {
        twinning,
        type: "official-visit",
        on: "2026-05-10",
        title: "A delegation",
        fields: ["economy-and-trade"],
        organisers: [{ name: "City Council", sector: "government", city: birmingham }],
        benefits: [
          { city: birmingham, kind: "visit-received", attestedBy: "beneficiary" },
          { city: partner.city.id, kind: "project", attestedBy: "third-party" }
        ],
        said,
        why: "the delegation of May"
      }
    })
    const after = await own.get("/api/v1/twinnings/:id/factors", { id: twinning })
    findings.expect(JSON.stringify(before) !== JSON.stringify(after), () => "the factors do not change")
    findings.expect(JSON.stringify(after).includes(visit.record.id), () => "the factors do not name the activity")
    findings.expect(
      after.activities.some(({ id }) => id === visit.record.id) &&
        after.claims.some(({ source: { id } }) => id === said.source),
      () => "the factors do not say on whose word"
    )

    const conflicts = (await own.get("/api/v1/cities/:id", { id: birmingham })).contradictions
    findings.expect(conflicts.length > 0, () => "there is no contradiction about Birmingham")
    const conflict = conflicts.find(({ kind }) => kind === "left-out") ?? conflicts[0]
    const [list, stated] = conflict?.positions ?? []
    const claim = stated?.claims[0]?.id ?? ""
    await alone("POST /api/v1/conflicts/decisions", {
      body:
        conflict?.kind === "left-out"
          ? {
              kind: "left-out",
              subject: { kind: "city", id: birmingham },
              list: list?.claims[0]?.id ?? "",
              twinning: conflict.twinning ?? "",
              holds: "twinning",
              reason: "the agreement lies in the archive"
            }
          : {
              kind: "values",
              subject: { kind: conflict?.subject.kind ?? "city", id: conflict?.subject.id ?? birmingham },
              attribute: conflict?.attribute ?? "",
              claim,
              reason: "the agreement lies in the archive"
            }
    })
    const decided = await own.get("/api/v1/cities/:id", { id: birmingham })
    findings.expect(
      decided.conflicts < city.conflicts,
      () => `${city.conflicts} conflicts before, ${decided.conflicts} after`
    )

    const csv = new TextEncoder().encode(
      "city,country,partner,partner country\nBirmingham,GB,Lyon,FR\nLeeds,GB,Dortmund,DE\n"
    )
    const { answer: upload } = await own.send("POST /api/v1/import-uploads", {
      query: { fileName: "twins.csv" },
      bytes: csv
    } as Sending<"POST /api/v1/import-uploads">)
    const { answer: started } = await own.send("POST /api/v1/imports", {
      body: { uploads: [{ upload: upload.id }], title: "Twins of Birmingham" }
    })
    const job = await finished(own, started.id)
    findings.expect(job.state === "done", () => `the import: ${JSON.stringify(job)}`)
    const imported = (await own.send("GET /api/v1/imports", {})).answer.items[0]
    const rows = JSON.stringify(job)
    findings.expect(
      /"created":1/.test(rows) && /"rejected":1/.test(rows),
      () => `one row is the editor's, one is not: ${rows.slice(0, 500)}`
    )
    const partners = async () => (await own.get("/api/v1/cities/:id", { id: birmingham })).partners.length
    findings.expect((await partners()) === city.partners.length + 1, () => "the import brought no partner")
    await alone("POST /api/v1/imports/:id/undo", {
      param: { id: imported?.id ?? "" }
    } as Sending<"POST /api/v1/imports/:id/undo">)
    findings.expect((await partners()) === city.partners.length, () => "the import is not undone")

    const { answer: history } = await own.send("GET /api/v1/history", { query: { limit: "50" } })
    const what = history.items.map((change) => change.what)
    for (const one of ["source.create", "activity.create", "conflict.decide", "import.run", "import.undo"])
      findings.expect(what.includes(one), () => `the history has no ${one}: ${what.join(", ")}`)
    const change = history.items.find((one) => one.what === "activity.create")
    findings.expect(change?.why === "the delegation of May", () => "the history does not say why")
    await alone("POST /api/v1/history/:change/undo", {
      param: { change: String(change?.id) },
      body: { why: "it was a trial" }
    } as unknown as Sending<"POST /api/v1/history/:change/undo">)
    const undone = await own.get("/api/v1/twinnings/:id/factors", { id: twinning })
    findings.expect(!undone.activities.some(({ id }) => id === visit.record.id), () => "the activity is still there")
  } finally {
    await installation.end()
  }
  return findings
}

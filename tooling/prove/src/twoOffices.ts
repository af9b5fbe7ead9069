import { ask, bearer, type Installation, newKey, type Someone } from "./installation.ts"

/** One office with its city and one record of every kind that somebody keeps for a city. */
export interface Office {
  readonly editor: Someone
  readonly viewer: Someone
  readonly city: string
  /** Another city that its city is twinned with; nobody keeps it. */
  readonly partner: string
  readonly free: string
  readonly twinning: string
  readonly agreement: string
  readonly activity: string
  readonly membership: string
  readonly claim: string
  readonly conflict: { readonly claim: string; readonly other: string }
  readonly decision: string
  readonly note: string
  readonly contact: string
  readonly cost: string
  readonly budget: string
  readonly document: string
  readonly import: string
  readonly change: string
  readonly source: string
  readonly network: string
}

/** Asks as an admin, and throws where it is refused. */
const as = (installation: Installation, someone: Someone) => async (method: string, path: string, body?: unknown) => {
  const answer = await ask(installation.origins[0] ?? "", method, path, {
    headers: { ...bearer(someone.key), ...(method === "POST" ? newKey() : {}) },
    ...(body === undefined ? {} : { body })
  })
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status}\n${answer.text}`)
  return answer.body
}

const text = new TextEncoder()

/** Brings a list in as somebody would, and gives the id of the import. */
const importList = async (
  installation: Installation,
  someone: Someone,
  title: string,
  csv: string
): Promise<string> => {
  const origin = installation.origins[0] ?? ""
  const uploaded = await ask(origin, "POST", `/api/v1/import-uploads?fileName=${title}.csv`, {
    headers: { ...bearer(someone.key), ...newKey(), "content-type": "application/octet-stream" },
    raw: text.encode(csv)
  })
  const say = as(installation, someone)
  const started = await say("POST", "/api/v1/imports", { uploads: [{ upload: uploaded.body.id }], title })
  for (let waited = 0; waited < 300; waited++) {
    const job = await say("GET", `/api/v1/import-jobs/${started.id}`)
    if (job.state === "done") return job.report.id
    if (job.state === "failed" || job.state === "cancelled")
      throw new Error(`the import failed: ${JSON.stringify(job)}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error("the import does not end")
}

/** Sets two offices up, each with everything that one can keep. */
export const twoOffices = async (installation: Installation): Promise<readonly [Office, Office]> => {
  const say = as(installation, installation.admin)
  const source = (await say("POST", "/api/v1/sources", { kind: "municipal-publication", title: "Minutes" })).record.id
  const second = (await say("POST", "/api/v1/sources", { kind: "news", title: "The Gazette" })).record.id
  const said = { source, locator: "page 1" }
  const cityNamed = async (name: string): Promise<string> =>
    (
      await say("POST", "/api/v1/cities", {
        names: [{ text: name, kind: "name", language: "en" }],
        country: "GB",
        said
      })
    ).record.id
  const office = async (name: string): Promise<Office> => {
    const city = await cityNamed(name)
    const partner = await cityNamed(`${name} Abroad`)
    const free = await cityNamed(`${name} Next`)
    const editor = await installation.people.invite("editor", [city])
    const viewer = await installation.people.invite("viewer", [city])
    const twinning = (await say("POST", "/api/v1/twinnings", { cities: [city, partner], said })).record.id
    const agreement = (
      await say("POST", "/api/v1/agreements", { twinning, kind: "twinning", fields: [], signedOn: "1990", said })
    ).record.id
    const activity = (
      await say("POST", "/api/v1/activities", { twinning, type: "meeting", on: "2020-05", title: "A meeting", said })
    ).record.id
    const network = (await say("POST", "/api/v1/networks", { name: `League of ${name}`, topics: [], said })).record.id
    const membership = (await say("POST", "/api/v1/memberships", { network, member: { kind: "city", city }, said }))
      .record.id
    const population = async (source: string, count: number): Promise<string> =>
      (
        await say("POST", "/api/v1/claims", {
          claims: [
            {
              subject: { kind: "city", id: city },
              attribute: "population",
              value: { count, year: 2020 },
              said: { source, locator: "table 1" }
            }
          ]
        })
      ).claims[0]
    const claim = await population(source, 1000)
    const other = await population(second, 2000)
    const decided = await say("POST", "/api/v1/conflicts/decisions", {
      kind: "values",
      subject: { kind: "city", id: city },
      attribute: "population",
      claim,
      reason: "the town counted"
    })
    const about = { kind: "twinning", id: twinning }
    const note = (await say("POST", "/api/v1/notes", { about, text: `secret note of ${name}` })).record.id
    const contact = (await say("POST", "/api/v1/contacts", { about, name: `Secret Contact of ${name}` })).record.id
    const money = { amount: 1234.5, currency: "GBP" }
    const cost = (await say("POST", "/api/v1/costs", { about, year: 2025, money })).record.id
    const budget = (await say("POST", "/api/v1/budgets", { about: { kind: "city", id: city }, year: 2025, money }))
      .record.id
    const uploaded = await ask(
      installation.origins[0] ?? "",
      "POST",
      `/api/v1/documents?twinning=${twinning}&title=Secret&fileName=secret.txt`,
      {
        headers: { ...bearer(installation.admin.key), ...newKey(), "content-type": "application/octet-stream" },
        raw: text.encode(`secret document of ${name}`)
      }
    )
    if (uploaded.status !== 201) throw new Error(`a document: ${uploaded.status} ${uploaded.text}`)
    const list = await importList(
      installation,
      editor,
      `list-of-${name}`,
      `city,country,city_id\n${name},GB,${city}\n`.concat("")
    ).catch(() => "")
    const changes = await say("GET", `/api/v1/records/note/${note}/history`)
    return {
      editor,
      viewer,
      city,
      partner,
      free,
      twinning,
      agreement,
      activity,
      membership,
      claim,
      conflict: { claim, other },
      decision: decided.record?.id ?? decided.id,
      note,
      contact,
      cost,
      budget,
      document: uploaded.body.record.id,
      import: list,
      change: String(changes.items[0].id),
      source,
      network
    }
  }
  return [await office("Alderton"), await office("Brackwell")]
}

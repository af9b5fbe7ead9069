import { type Operation, operations } from "@proxeny/client/contract"
import { permissions } from "@proxeny/domain"
import type { Carried } from "./installation.ts"
import type { Office } from "./twoOffices.ts"

/** What is sent to ask for an operation on the records of an office. */
export interface Case extends Carried {
  readonly path: string
}

/** An ETag that no record has: where a record would be changed, whoever may gets 412, and nothing is changed. */
const noVersion = { "if-match": '"999999999"' }
const bytes = { "content-type": "application/octet-stream" }
const said = ({ source }: Office) => ({ source, locator: "page 2" })
const ofCity = ({ city }: Office) => ({ kind: "city", id: city })
const ofTwinning = ({ twinning }: Office) => ({ kind: "twinning", id: twinning })
const money = { amount: 1, currency: "EUR" }

type Make = (office: Office) => Case

const change =
  (path: (office: Office) => string, body?: (office: Office) => unknown): Make =>
  (office) => ({
    path: path(office),
    headers: noVersion,
    ...(body === undefined ? {} : { body: body(office) })
  })
const make =
  (path: string, body: (office: Office) => unknown): Make =>
  (office) => ({ path, body: body(office) })
const read =
  (path: (office: Office) => string): Make =>
  (office) => ({ path: path(office) })

/** The routes of one kind of record of an office. */
const officeRoutes = (
  kinds: "notes" | "contacts" | "costs" | "budgets",
  kind: "note" | "contact" | "cost" | "budget",
  body: (office: Office) => object
): Readonly<Record<string, Make>> => ({
  [`GET /api/v1/${kinds}`]: read(({ city }) => `/api/v1/${kinds}?city=${city}`),
  [`GET /api/v1/${kinds}/:id`]: read((office) => `/api/v1/${kinds}/${office[kind]}`),
  [`POST /api/v1/${kinds}`]: make(`/api/v1/${kinds}`, (office) => ({
    about: kind === "budget" ? ofCity(office) : ofTwinning(office),
    ...body(office)
  })),
  [`PUT /api/v1/${kinds}/:id`]: change((office) => `/api/v1/${kinds}/${office[kind]}`, body),
  [`DELETE /api/v1/${kinds}/:id`]: change((office) => `/api/v1/${kinds}/${office[kind]}`)
})

/**
 * How each operation whose permission depends on cities is asked for. An operation without a line here is a fault: somebody
 * made a route, and nobody said how it is to be tried.
 */
const byCity: Readonly<Record<string, Make>> = {
  "PUT /api/v1/cities/:id/statements": change(
    ({ city }) => `/api/v1/cities/${city}/statements`,
    (office) => ({ country: "GB", said: said(office) })
  ),
  "DELETE /api/v1/cities/:id/statements": change(({ city }) => `/api/v1/cities/${city}/statements`),
  "POST /api/v1/twinnings": make("/api/v1/twinnings", (office) => ({
    cities: [office.city, office.free],
    said: said(office)
  })),
  "POST /api/v1/twinnings/:id/stages": change(
    ({ twinning }) => `/api/v1/twinnings/${twinning}/stages`,
    (office) => ({ stage: { kind: "signed", on: "1990" }, said: said(office) })
  ),
  "PUT /api/v1/twinnings/:id/statements": change(
    ({ twinning }) => `/api/v1/twinnings/${twinning}/statements`,
    (office) => ({ topics: ["trade"], said: said(office) })
  ),
  "DELETE /api/v1/twinnings/:id": change(({ twinning }) => `/api/v1/twinnings/${twinning}`),
  "POST /api/v1/agreements": make("/api/v1/agreements", (office) => ({
    twinning: office.twinning,
    kind: "memorandum",
    fields: [],
    said: said(office)
  })),
  "PUT /api/v1/agreements/:id": change(
    ({ agreement }) => `/api/v1/agreements/${agreement}`,
    (office) => ({ kind: "memorandum", fields: [], said: said(office) })
  ),
  "DELETE /api/v1/agreements/:id": change(({ agreement }) => `/api/v1/agreements/${agreement}`),
  "POST /api/v1/activities": make("/api/v1/activities", (office) => ({
    twinning: office.twinning,
    type: "meeting",
    on: "2021",
    said: said(office)
  })),
  "PUT /api/v1/activities/:id": change(
    ({ activity }) => `/api/v1/activities/${activity}`,
    (office) => ({ type: "meeting", on: "2021", said: said(office) })
  ),
  "DELETE /api/v1/activities/:id": change(({ activity }) => `/api/v1/activities/${activity}`),
  "POST /api/v1/memberships": make("/api/v1/memberships", (office) => ({
    network: office.network,
    member: { kind: "city", city: office.city },
    said: said(office)
  })),
  "PUT /api/v1/memberships/:id": change(
    ({ membership }) => `/api/v1/memberships/${membership}`,
    (office) => ({ roles: ["host"], said: said(office) })
  ),
  "DELETE /api/v1/memberships/:id": change(({ membership }) => `/api/v1/memberships/${membership}`),
  "PUT /api/v1/cities/:id/strategies/:asOf": change(
    ({ city }) => `/api/v1/cities/${city}/strategies/2024`,
    (office) => ({ answers: { budget: true }, said: said(office) })
  ),
  "DELETE /api/v1/cities/:id/strategies/:asOf": change(({ city }) => `/api/v1/cities/${city}/strategies/2024`),
  "POST /api/v1/claims": make("/api/v1/claims", (office) => ({
    claims: [{ subject: ofTwinning(office), attribute: "topic", value: "trade", said: said(office) }]
  })),
  "PUT /api/v1/claims/:id": change(
    ({ claim }) => `/api/v1/claims/${claim}`,
    (office) => ({ value: { count: 5, year: 2020 }, said: said(office) })
  ),
  "DELETE /api/v1/claims/:id": change(({ claim }) => `/api/v1/claims/${claim}`),
  "POST /api/v1/conflicts/decisions": make("/api/v1/conflicts/decisions", (office) => ({
    kind: "values",
    subject: ofCity(office),
    attribute: "population",
    claim: office.conflict.other,
    reason: "a later count"
  })),
  "DELETE /api/v1/conflicts/decisions/:id": change(({ decision }) => `/api/v1/conflicts/decisions/${decision}`),
  ...officeRoutes("notes", "note", () => ({ text: "a note" })),
  ...officeRoutes("contacts", "contact", () => ({ name: "A Contact" })),
  ...officeRoutes("costs", "cost", () => ({ year: 2024, money })),
  ...officeRoutes("budgets", "budget", () => ({ year: 2024, money })),
  "GET /api/v1/documents": read(({ city }) => `/api/v1/documents?city=${city}`),
  "GET /api/v1/documents/:id": read(({ document }) => `/api/v1/documents/${document}`),
  "GET /api/v1/documents/:id/content": read(({ document }) => `/api/v1/documents/${document}/content`),
  "POST /api/v1/documents": ({ twinning }) => ({
    path: `/api/v1/documents?twinning=${twinning}&title=Text&fileName=text.txt`,
    headers: bytes,
    raw: "a text"
  }),
  "PUT /api/v1/documents/:id": change(
    ({ document }) => `/api/v1/documents/${document}`,
    () => ({ title: "Text", fileName: "text.txt" })
  ),
  "DELETE /api/v1/documents/:id": change(({ document }) => `/api/v1/documents/${document}`),
  "POST /api/v1/history/:change/undo": (office) => ({
    path: `/api/v1/history/${office.change}/undo`,
    body: { why: "a trial" }
  })
}

const nobody = "00000000-0000-4000-8000-000000000000"
const somewhere = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name) =>
    name === "change"
      ? "999999999"
      : name === "kind"
        ? "city"
        : name === "asOf"
          ? "2024"
          : name === "format"
            ? "csv"
            : nobody
  )

export interface Tried {
  readonly key: string
  readonly method: string
  readonly operation: Operation
  /** Whether it depends on the cities of an office. */
  readonly byCity: boolean
  readonly make: Make
}

/** Actions that are settled by whose upload or import it is, not by a city: whoever has the role may begin. */
const byOwner = new Set(["import.run", "import.undo"])

/** Every operation with how it is asked for, and those of which nobody said how. */
export const cases = (): { readonly tried: ReadonlyArray<Tried>; readonly missing: ReadonlyArray<string> } => {
  const missing: Array<string> = []
  const tried = Object.entries(operations as Readonly<Record<string, Operation>>).flatMap(
    ([key, operation]): ReadonlyArray<Tried> => {
      const [method = "", path = ""] = key.split(" ")
      const { admin, editor, steward, viewer } = permissions[operation.action]
      const own = [viewer, editor, steward, admin].includes("own") && !byOwner.has(operation.action)
      // A page sends a browser on, to where it may and to where it may not.
      if (operation.page === true) return []
      const known = byCity[key]
      if (own && known === undefined) {
        missing.push(key)
        return []
      }
      // Without cities the role decides before anything of the body is read: whoever may is told what is wrong with it.
      const generic: Make = () => ({
        path: somewhere(path),
        headers: {
          ...(operation.ifMatch === true ? noVersion : {}),
          ...(operation.bodyType === undefined ? {} : bytes)
        },
        ...(operation.bodyType !== undefined
          ? { raw: "" }
          : operation.body === undefined
            ? {}
            : { body: { not: "this" } })
      })
      return [{ key, method, operation, byCity: own, make: own && known !== undefined ? known : generic }]
    }
  )
  return { tried, missing: [...missing, ...Object.keys(byCity).filter((key) => !(key in operations))] }
}

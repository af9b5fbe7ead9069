import type { RecordRef } from "@proxeny/client/contract"
import type { About, CityId, TwinningId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import type { Operate } from "../http/operate.ts"
import { Documents } from "./Documents.ts"
import type { OfficeKind } from "./kinds.ts"
import { type AboutFilter, Office } from "./Office.ts"
import { sentFile } from "./sentFile.ts"

/** What a query says that a record is about. The contract sees to it that it says one of both. */
const aboutOf = ({ city, twinning }: { readonly city?: CityId; readonly twinning?: TwinningId }): About =>
  city === undefined ? { kind: "twinning", id: twinning as TwinningId } : { kind: "city", id: city }

const listed = { touches: (query: AboutFilter): ReadonlyArray<RecordRef> => [aboutOf(query)] }

interface Named {
  readonly id: string
}

/** Reading a record: the cities that it is about decide. */
const read = (kind: OfficeKind) => ({ touches: ({ id }: Named): ReadonlyArray<RecordRef> => [{ kind, id }] })
/** Changing a record that was read before. */
const changed = (kind: OfficeKind) => ({ ...read(kind), changes: ({ id }: Named): RecordRef => ({ kind, id }) })

export const officeRoutes = (operate: Operate<Office | Documents>): void => {
  operate("GET /api/v1/notes", listed, (query) => Office.use((office) => office.list("note", query)))
  operate("GET /api/v1/notes/:id", read("note"), ({ id }) => Office.use((office) => office.byId("note", id)))
  operate("POST /api/v1/notes", { touches: ({ body }) => [body.about] }, ({ body: { about, why: _, ...content } }) =>
    Office.use((office) => office.create("note", about, content))
  )
  operate("PUT /api/v1/notes/:id", changed("note"), ({ body: { why: _, ...content }, id }) =>
    Office.use((office) => office.change("note", id, content))
  )
  operate("DELETE /api/v1/notes/:id", changed("note"), ({ id }) => Office.use((office) => office.remove("note", id)))

  operate("GET /api/v1/contacts", listed, (query) => Office.use((office) => office.list("contact", query)))
  operate("GET /api/v1/contacts/:id", read("contact"), ({ id }) => Office.use((office) => office.byId("contact", id)))
  operate("POST /api/v1/contacts", { touches: ({ body }) => [body.about] }, ({ body: { about, why: _, ...content } }) =>
    Office.use((office) => office.create("contact", about, content))
  )
  operate("PUT /api/v1/contacts/:id", changed("contact"), ({ body: { why: _, ...content }, id }) =>
    Office.use((office) => office.change("contact", id, content))
  )
  operate("DELETE /api/v1/contacts/:id", changed("contact"), ({ id }) =>
    Office.use((office) => office.remove("contact", id))
  )

  operate("GET /api/v1/costs", listed, (query) => Office.use((office) => office.list("cost", query)))
  operate("GET /api/v1/costs/:id", read("cost"), ({ id }) => Office.use((office) => office.byId("cost", id)))
  operate("POST /api/v1/costs", { touches: ({ body }) => [body.about] }, ({ body: { about, why: _, ...content } }) =>
    Office.use((office) => office.create("cost", about, content))
  )
  operate("PUT /api/v1/costs/:id", changed("cost"), ({ body: { why: _, ...content }, id }) =>
    Office.use((office) => office.change("cost", id, content))
  )
  operate("DELETE /api/v1/costs/:id", changed("cost"), ({ id }) => Office.use((office) => office.remove("cost", id)))

  operate("GET /api/v1/budgets", listed, (query) => Office.use((office) => office.list("budget", query)))
  operate("GET /api/v1/budgets/:id", read("budget"), ({ id }) => Office.use((office) => office.byId("budget", id)))
  operate("POST /api/v1/budgets", { touches: ({ body }) => [body.about] }, ({ body: { about, why: _, ...content } }) =>
    Office.use((office) => office.create("budget", about, content))
  )
  operate("PUT /api/v1/budgets/:id", changed("budget"), ({ body: { why: _, ...content }, id }) =>
    Office.use((office) => office.change("budget", id, content))
  )
  operate("DELETE /api/v1/budgets/:id", changed("budget"), ({ id }) =>
    Office.use((office) => office.remove("budget", id))
  )

  operate("GET /api/v1/documents", listed, (query) => Office.use((office) => office.list("document", query)))
  operate("GET /api/v1/documents/:id", read("document"), ({ id }) =>
    Office.use((office) => office.byId("document", id))
  )
  operate("GET /api/v1/documents/:id/content", read("document"), ({ id }) =>
    Effect.flatMap(
      Documents.use((documents) => documents.content(id)),
      sentFile
    )
  )
  operate(
    "POST /api/v1/documents",
    { touches: (query) => [aboutOf(query)] },
    ({ fileName, title, ...query }, { bytes }) =>
      Documents.use((documents) => documents.keep({ about: aboutOf(query), title, fileName, bytes }))
  )
  operate("PUT /api/v1/documents/:id", changed("document"), ({ body: { fileName, title }, id }) =>
    Documents.use((documents) => documents.rename(id, title, fileName))
  )
  operate("DELETE /api/v1/documents/:id", changed("document"), ({ id }) =>
    Office.use((office) => office.remove("document", id))
  )
}

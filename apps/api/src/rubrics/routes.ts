import type { RecordRef } from "@proxeny/client/contract"
import type { Operate } from "../http/operate.ts"
import { Rubrics } from "./Rubrics.ts"

/** A rubric scores every city: it is of none, and only whoever reaches all may change it. */
const ofRubric = { changes: ({ id }: { readonly id: string }): RecordRef => ({ kind: "rubric", id }) }

export const rubricRoutes = (operate: Operate<Rubrics>): void => {
  operate("GET /api/v1/rubrics", {}, ({ kind }) => Rubrics.use((rubrics) => rubrics.list(kind)))
  // Before the one by id, so that "default" is not taken for an id.
  operate("GET /api/v1/rubrics/default", {}, ({ kind }) => Rubrics.use((rubrics) => rubrics.standard(kind)))
  operate("POST /api/v1/rubrics/default/use", {}, ({ kind }) => Rubrics.use((rubrics) => rubrics.useStandard(kind)))
  operate("GET /api/v1/rubrics/:id", {}, ({ id }) => Rubrics.use((rubrics) => rubrics.byId(id)))
  operate("POST /api/v1/rubrics", {}, ({ body }) => Rubrics.use((rubrics) => rubrics.create(body)))
  operate("PUT /api/v1/rubrics/:id", ofRubric, ({ body, id }) => Rubrics.use((rubrics) => rubrics.change(id, body)))
  operate("DELETE /api/v1/rubrics/:id", ofRubric, ({ id }) => Rubrics.use((rubrics) => rubrics.remove(id)))
  operate("POST /api/v1/rubrics/:id/use", {}, ({ id }) => Rubrics.use((rubrics) => rubrics.use(id)))
}

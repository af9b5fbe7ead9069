import type { Operate } from "../http/operate.ts"
import { decide, reopen } from "./decide.ts"

/** Contradictions decided by persons. */
export const decisionRoutes = (operate: Operate<never>): void => {
  operate("POST /api/v1/conflicts/decisions", { touches: ({ body }) => [body.subject] }, ({ body }) => decide(body))
  operate(
    "DELETE /api/v1/conflicts/decisions/:id",
    { touches: ({ id }) => [{ kind: "decision", id }], changes: ({ id }) => ({ kind: "decision", id }) },
    ({ id }) => reopen(id)
  )
}

import * as Effect from "effect/Effect"
import type { Operate } from "../http/operate.ts"
import { listChanges } from "./changes.ts"
import { mayUndo } from "./mayUndo.ts"
import { oneChange } from "./oneChange.ts"
import { toldOf, undoChange } from "./undo.ts"
import { lastChangeOn, viewOf } from "./viewOf.ts"

/** The history: who changed what, records as they were, and changes undone. */
export const historyRoutes = (operate: Operate<never>): void => {
  operate("GET /api/v1/history", {}, (filter, { actor }) => listChanges(actor, filter))
  operate("GET /api/v1/history/:change", {}, (asked, { actor }) => oneChange(actor, asked))
  operate(
    "POST /api/v1/history/:change/undo",
    { allows: ({ change }, asked) => mayUndo(change, asked), tells: ({ change }) => toldOf(change) },
    ({ body, change }) => undoChange(change, body.why)
  )
  operate("GET /api/v1/records/:kind/:id", {}, (record, { actor }) => viewOf(actor, record))
  operate("GET /api/v1/records/:kind/:id/at", {}, ({ change, id, kind, on }, { actor }) =>
    Effect.gen(function* () {
      const then = change ?? (yield* lastChangeOn(on ?? ""))
      return { ...(yield* viewOf(actor, { kind, id }, then)), change: then }
    })
  )
  operate("GET /api/v1/records/:kind/:id/history", {}, (asked, { actor }) => listChanges(actor, asked))
}

import type { Recorded, RecordRef } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import { versionOf } from "../history/version.ts"

/** What a write answers: the record, and the change that it stands at now. */
export const recorded = (kind: RecordRef["kind"], id: string) =>
  Effect.map(versionOf({ kind, id }), (version): Recorded => ({ record: { kind, id }, version }))

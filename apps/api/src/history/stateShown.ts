import type { RecordState } from "@proxeny/client/contract"
import * as Effect from "effect/Effect"
import { isPrivate } from "../register/visible.ts"
import { CurrentActor } from "./change.ts"
import { officeKinds } from "./citiesOf.ts"
import { readsPrivate } from "./readable.ts"

/**
 * The state of a record as far as whoever asks may read it.
 *
 * **When to use**: where a write tells what is there now: a key that may only write does not read by being refused.
 */
export const stateShown = Effect.fn("history.stateShown")(function* (state: RecordState) {
  const { claims, record, version } = state
  if (yield* readsPrivate(yield* CurrentActor, record)) return state
  return (officeKinds as ReadonlyArray<string>).includes(record.kind)
    ? { record, version, claims: [] }
    : { ...state, claims: claims.filter(({ attribute }) => !isPrivate(attribute)) }
})

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import type { Claim } from "../evidence/Claim.ts"
import type { Evidence } from "../evidence/resolve.ts"
import { Activity, type ActivityRecord } from "./Activity.ts"
import { mergeReports } from "./mergeReports.ts"
import { TensionEvent } from "./TensionEvent.ts"

/** What a claim on an activity says: the activity as one source reports it, without its id and evidence. */
export type ActivityReport = Omit<typeof Activity.Encoded, "id" | "evidence">

/** What a claim on a tension says. */
export type TensionReport = Omit<typeof TensionEvent.Encoded, "id" | "evidence">

const decodeActivity = Schema.decodeUnknownResult(Activity)
const decodeTension = Schema.decodeUnknownResult(TensionEvent)

const reports = (evidence: ReadonlyArray<Evidence>, kind: "activity" | "tension"): ReadonlyArray<Claim> =>
  evidence.flatMap(({ claim }) => (claim.subject.kind === kind && claim.attribute === "reported" ? [claim] : []))

const asRecord = (claim: Claim): object => ({
  ...(typeof claim.value === "object" && claim.value !== null ? claim.value : {}),
  id: claim.subject.id,
  evidence: [claim.id]
})

/**
 * The activities that follow from claims: what all sources report of one activity, merged (`mergeReports`).
 *
 * **Details**: reads claims with the attribute `reported`, whose value is an {@link ActivityReport}; a value of another
 * shape is left alone. The order of the claims does not matter.
 */
export const activitiesFrom = (evidence: ReadonlyArray<Evidence>): ReadonlyArray<ActivityRecord> =>
  mergeReports(
    reports(evidence, "activity").flatMap((claim): ReadonlyArray<ActivityRecord> => {
      const decoded = decodeActivity(asRecord(claim))
      return Result.isSuccess(decoded) ? [decoded.success] : []
    })
  )

/**
 * The tension events that follow from claims, each with every claim that reports it.
 *
 * **Details**: where reports differ, the one with the smallest claim id is shown; a value of another shape is left alone.
 */
export const tensionsFrom = (evidence: ReadonlyArray<Evidence>): ReadonlyArray<TensionEvent> => {
  const found = new Map<string, TensionEvent>()
  for (const claim of [...reports(evidence, "tension")].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const decoded = decodeTension(asRecord(claim))
    if (Result.isFailure(decoded)) continue
    const held = found.get(claim.subject.id)
    found.set(
      claim.subject.id,
      held === undefined ? decoded.success : new TensionEvent({ ...held, evidence: [...held.evidence, claim.id] })
    )
  }
  return [...found.values()].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1))
}

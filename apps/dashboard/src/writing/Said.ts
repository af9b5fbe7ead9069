import type { OperationBody } from "@proxeny/client"
import type { ClaimView } from "../evidence/claimWords.ts"

type SaidBody = OperationBody<"POST /api/v1/activities">["said"]
export type SourceRef = ClaimView["source"]

/** Who says what is typed, as the form has it. */
export interface SaidDraft {
  readonly source: Pick<SourceRef, "id" | "title" | "shortName"> | undefined
  readonly locator: string
  readonly note: string
}

export const nothingSaid: SaidDraft = { source: undefined, locator: "", note: "" }

/** Who said what is to be changed. */
export const saidBy = (claim: Pick<ClaimView, "source" | "locator" | "note">): SaidDraft => ({
  source: claim.source,
  locator: claim.locator,
  note: claim.note ?? ""
})

/** Who says it, as it is sent. A source that is not chosen is asked for before anything is sent. */
export const saidBody = ({ locator, note, source }: SaidDraft): SaidBody => ({
  source: source?.id ?? "",
  locator: locator.trim(),
  ...(note.trim() === "" ? {} : { note: note.trim() })
})

/** A reason, where one is given. */
export const whyBody = (why: string): { readonly why?: string } => (why.trim() === "" ? {} : { why: why.trim() })

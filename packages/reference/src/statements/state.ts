import {
  type Claim,
  type ClaimContent,
  deriveId,
  makeClaim,
  type Source,
  type Subject,
  type SubjectKind
} from "@proxeny/domain"

/** What may be added to a statement. */
type Extra = Pick<ClaimContent, "period" | "note">

/** States one value: where it stands, what it is about, and what it says. */
export type Statement = (
  locator: string,
  subject: Subject,
  attribute: string,
  value: ClaimContent["value"],
  extra?: Partial<Extra>
) => Claim

/** What a source says, claim by claim. */
export const statedBy =
  (source: Source): Statement =>
  (locator, subject, attribute, value, extra) =>
    makeClaim({ source: source.id, locator, subject, attribute, value, recordedBy: "reference", ...extra })

/** What a claim is about, by kind and id. */
export const about = (kind: SubjectKind, id: string): Subject => ({ kind, id })

/** A named set of cities, such as the eleven Chinese cities of the report. */
export const group = (key: string): Subject => about("group", deriveId("group", key))

import type { OperationBody } from "@proxeny/client"
import type { ClaimView } from "../../evidence/claimWords.ts"
import type { ValueError } from "../../writing/failure.ts"
import { needed, neededOfSaid } from "../../writing/needed.ts"
import { nothingSaid, type SaidDraft, saidBody, whyBody } from "../../writing/Said.ts"
import type { StageKind } from "./stageKinds.ts"

export type StatementsBody = OperationBody<"PUT /api/v1/twinnings/:id/statements">

export interface StageDraft {
  readonly kind: StageKind | ""
  readonly on: string
}

/** What one source says of a twinning, as it is typed. */
export interface StatementsDraft {
  readonly exists: "unsaid" | "yes" | "no"
  readonly stages: ReadonlyArray<StageDraft>
  readonly topicsKnown: "unsaid" | "none" | "some"
  readonly topics: ReadonlyArray<string>
  readonly said: SaidDraft
  readonly why: string
}

export const newStage: StageDraft = { kind: "", on: "" }

export const nothingStated: StatementsDraft = {
  exists: "unsaid",
  stages: [],
  topicsKnown: "unsaid",
  topics: [],
  said: nothingSaid,
  why: ""
}

type Said = Pick<ClaimView, "attribute" | "value">

/** What a source says of a twinning by its claims. */
export const statedBy = (
  claims: ReadonlyArray<Said>
): Pick<StatementsDraft, "exists" | "stages" | "topicsKnown" | "topics"> => {
  const of = (attribute: string) => claims.flatMap((claim) => (claim.attribute === attribute ? [claim.value] : []))
  const exists = of("exists")
  const topics = of("topic")
  const named = topics.filter((topic): topic is string => typeof topic === "string")
  return {
    exists: exists.includes(true) ? "yes" : exists.includes(false) ? "no" : "unsaid",
    stages: of("stage").flatMap((value) => {
      if (typeof value !== "object" || value === null) return []
      const { kind, on = "" } = value as { readonly kind: StageKind; readonly on?: string }
      return [{ kind, on }]
    }),
    topicsKnown: named.length > 0 ? "some" : topics.includes(false) ? "none" : "unsaid",
    topics: named
  }
}

/** The steps as they are sent. */
export const stagesBody = (stages: ReadonlyArray<StageDraft>): NonNullable<StatementsBody["stages"]> =>
  stages.map(({ kind, on }) => ({ kind: kind as StageKind, ...(on.trim() === "" ? {} : { on: on.trim() }) }))

/** What is typed, as it is sent: all that the source says of the twinning, in place of what it said. */
export const statementsBody = (draft: StatementsDraft): StatementsBody => ({
  exists: draft.exists === "unsaid" ? null : draft.exists === "yes",
  stages: stagesBody(draft.stages),
  topics: draft.topicsKnown === "some" ? draft.topics : draft.topicsKnown === "none" ? false : [],
  said: saidBody(draft.said),
  ...whyBody(draft.why)
})

/** What has to be typed otherwise before anything is sent. */
export const checkStatements = (
  draft: Pick<StatementsDraft, "stages" | "topicsKnown" | "topics" | "said">,
  words: { readonly needed: string; readonly chooseSome: string }
): ReadonlyArray<ValueError> => [
  ...draft.stages.flatMap(({ kind }, at) => needed(words.needed, { [`stages.${at}.kind`]: kind })),
  ...(draft.topicsKnown === "some" && draft.topics.length === 0 ? [{ path: "topics", message: words.chooseSome }] : []),
  ...neededOfSaid(words.needed, draft.said)
]

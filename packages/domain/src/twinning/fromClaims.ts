import * as Schema from "effect/Schema"
import { PartialDate } from "../base/PartialDate.ts"
import { resolveAll } from "../evidence/conflicts.ts"
import type { Evidence, Pinned, Policy } from "../evidence/resolve.ts"
import { inOrder, type Stage, StageKind } from "./Stage.ts"

const isStage = Schema.is(Schema.Struct({ kind: StageKind, on: Schema.optionalKey(PartialDate) }))

/**
 * The stages of a twinning that follow from the claims about it, and from what persons decided between them.
 *
 * **Details**: one stage per competing group of claims (`attributes.stage`): sources that date one signature
 * differently yield the date that the policy prefers, with every claim as evidence; a renewal, suspension or end may
 * happen more than once and is kept per date, and what is signed after an end is signed anew.
 */
export const stagesFrom = (
  evidence: ReadonlyArray<Evidence>,
  policy: Policy,
  decisions: ReadonlyArray<Pinned> = []
): ReadonlyArray<Stage> =>
  inOrder(
    resolveAll(
      evidence.filter(({ claim }) => claim.attribute === "stage" && isStage(claim.value)),
      policy,
      decisions
    ).flatMap(({ resolution: { agreeing, losers, winner } }): ReadonlyArray<Stage> => {
      // An undated claim agrees with any date, so that the date is taken from the best claim that has one.
      const dated = [winner, ...agreeing].map(({ claim }) => claim.value).filter(isStage)
      const [first] = dated
      if (first === undefined) return []
      const on = dated.find((stage) => stage.on !== undefined)?.on
      const rest = [...agreeing, ...losers].map(({ claim }) => claim.id)
      return [{ kind: first.kind, ...(on === undefined ? {} : { on }), evidence: [winner.claim.id, ...rest] }]
    })
  )

/**
 * The date a twinning was signed, as precise as known, or undefined where no source gives one; of one that was signed anew after
 * its end, when it was signed last. `stages` are in order of time.
 */
export const signedOn = (stages: ReadonlyArray<Stage>): PartialDate | undefined =>
  stages.findLast((stage) => stage.kind === "signed" && stage.on !== undefined)?.on

import * as Result from "effect/Result"
import * as Schema from "effect/Schema"
import { ClaimId } from "../base/identity.ts"
import { byDate, earliest, latest, PartialDate } from "../base/PartialDate.ts"

/** What happens to a twinning in its life. */
export const StageKind = Schema.Literals(["proposed", "signed", "renewed", "suspended", "resumed", "ended"])
export type StageKind = typeof StageKind.Type

/**
 * One step in the life of a twinning, with the claims that state it.
 *
 * **Details**: `on` is absent where no source dates the step. `evidence` holds at least one claim.
 */
export const Stage = Schema.Struct({
  kind: StageKind,
  on: Schema.optionalKey(PartialDate),
  evidence: Schema.NonEmptyArray(ClaimId)
})
export type Stage = typeof Stage.Type

/**
 * Which stage may follow which; `start` is before anything is known.
 *
 * **Details**: an ended twinning stays on record and may be signed anew (method, section 4); a twinning may be
 * suspended and taken up again, as agreements have stages and not one date (S2 l.11 and conflict 10 of the facts).
 * A list often starts in the middle, with a renewal or an end whose signature nobody recorded.
 */
export const nextStages: Readonly<Record<StageKind | "start", ReadonlyArray<StageKind>>> = {
  start: ["proposed", "signed", "renewed", "suspended", "resumed", "ended"],
  proposed: ["proposed", "signed", "ended"],
  signed: ["renewed", "suspended", "ended"],
  renewed: ["renewed", "suspended", "ended"],
  suspended: ["resumed", "ended"],
  resumed: ["renewed", "suspended", "ended"],
  ended: ["proposed", "signed"]
}

export class StageOutOfOrder extends Schema.TaggedError<StageOutOfOrder>()("StageOutOfOrder", {
  stage: StageKind,
  after: Schema.Union([StageKind, Schema.Literal("start")]),
  on: Schema.optionalKey(PartialDate)
}) {
  override get message(): string {
    const allowed = nextStages[this.after].join(", ")
    const when = this.on === undefined ? "" : ` (${this.on})`
    return `"${this.stage}"${when} cannot follow "${this.after}": after "${this.after}" comes one of ${allowed}; record the missing stage, or correct the date`
  }
}

/**
 * Puts stages in order of time: dated ones by date, undated ones at the start, in the order of a twinning's life.
 *
 * **Gotchas**: an undated stage is placed before every dated one, since it says nothing about when.
 */
export const inOrder = (stages: ReadonlyArray<Stage>): ReadonlyArray<Stage> => {
  const life = StageKind.literals
  const rank = (stage: Stage): number => life.indexOf(stage.kind)
  return [...stages].sort((a, b) =>
    a.on === undefined || b.on === undefined
      ? Number(a.on !== undefined) - Number(b.on !== undefined) || rank(a) - rank(b)
      : byDate(a.on, b.on) || rank(a) - rank(b)
  )
}

/** Checks that a stage may follow those already on record; several at once are checked one after the other. */
export const follows = (
  stages: ReadonlyArray<Stage>,
  next: Stage
): Result.Result<ReadonlyArray<Stage>, StageOutOfOrder> => {
  const all = inOrder([...stages, next])
  let after: StageKind | "start" = "start"
  for (const stage of all) {
    if (!nextStages[after].includes(stage.kind))
      return Result.fail(
        new StageOutOfOrder({ stage: stage.kind, after, ...(stage.on === undefined ? {} : { on: stage.on }) })
      )
    after = stage.kind
  }
  return Result.succeed(all)
}

/** The state a twinning is in; `recorded` where a list holds it without saying more. */
export type TwinningState = StageKind | "recorded"

/** The stages reached by a day (YYYY-MM-DD): an undated one, and one from the last day that its date may mean. */
export const reachedBy = (stages: ReadonlyArray<Stage>, asOf: string): ReadonlyArray<Stage> =>
  stages.filter(({ on }) => on === undefined || latest(on) <= asOf)

/**
 * The last stage reached by a day, or `recorded` where none is known.
 *
 * **Details**: `asOf` is YYYY-MM-DD; a stage counts from the last day its date may mean, so that a year alone does not
 * count before it is over.
 */
export const stateAsOf = (stages: ReadonlyArray<Stage>, asOf: string): TwinningState =>
  inOrder(reachedBy(stages, asOf)).at(-1)?.kind ?? "recorded"

/**
 * Whether a twinning lies ahead of a day: everything on record about its life is dated after it.
 *
 * **Details**: `asOf` is YYYY-MM-DD; a twinning of which no stage is dated does not lie ahead.
 */
export const liesAhead = (stages: ReadonlyArray<Stage>, asOf: string): boolean =>
  stages.length > 0 && stages.every(({ on }) => on !== undefined && earliest(on) > asOf)

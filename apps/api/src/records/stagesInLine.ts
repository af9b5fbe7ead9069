import { type Claim, follows, type Stage } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import { stagesOf } from "../activities/records.ts"

/** Checks the stages of a whole life one after the other. */
const inLine = (stages: ReadonlyArray<Stage>) => {
  const last = stages.at(-1)
  return last === undefined ? Result.succeed(stages) : follows(stages.slice(0, -1), last)
}

/** The twinnings to which some claims add a stage, each with whether its stages are in line so far. */
export const livesBefore = Effect.fn("records.livesBefore")(function* (claims: ReadonlyArray<Claim>) {
  const twinnings = new Set(
    claims.flatMap(({ attribute, subject }) =>
      subject.kind === "twinning" && attribute === "stage" ? [subject.id] : []
    )
  )
  if (twinnings.size === 0) return []
  const stages: ReadonlyMap<string, ReadonlyArray<Stage>> = yield* stagesOf([...twinnings])
  return [...twinnings].filter((id) => Result.isSuccess(inLine(stages.get(id) ?? [])))
})

/**
 * Checks that each stage of some twinnings may follow the one before it.
 *
 * **Details**: a life that lists told in a wrong order already is let be: what came to it now is not to blame.
 *
 * **Errors**: `StageOutOfOrder`.
 */
export const checkLives = Effect.fn("records.checkLives")(function* (twinnings: ReadonlyArray<string>) {
  if (twinnings.length === 0) return
  for (const stages of (yield* stagesOf(twinnings)).values()) yield* Effect.fromResult(inLine(stages))
})

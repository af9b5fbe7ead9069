import { PgTypes } from "@effect/sql-pg"
import { type Answers, answerKeyOf, answersFrom } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { policy } from "../register/derived.ts"
import { evidenceAbout } from "./evidenceAbout.ts"
import { partsAsked, type Rewritten } from "./Rewritten.ts"

/** Gives the profiles whose claims changed the answers that follow from them; other answers stay as they are. */
export const strategiesAnew = Effect.fn("records.strategiesAnew")(function* (rewritten: Rewritten) {
  const changed = partsAsked(rewritten, "strategy", answerKeyOf)
  if (changed.size === 0) return
  const sql = yield* SqlClient.SqlClient
  const ids = [...changed.keys()]
  const rows = yield* sql<{ id: string; profile: Answers }>`
    SELECT id, profile FROM strategy_profile WHERE id = ANY(${ids}::uuid[])`
  const evidence = yield* evidenceAbout("strategy", ids)
  const { pinned } = yield* decisionsOn(ids)
  for (const { id, profile } of rows) {
    const answers = changed.get(id) ?? new Set()
    const asked = (attribute: string): boolean => {
      const answer = answerKeyOf(attribute)
      return answer !== undefined && answers.has(answer)
    }
    const own = evidence.filter(({ claim }) => claim.subject.id === id && asked(claim.attribute))
    const kept = Object.entries(profile).filter(([answer]) => !answers.has(answer as keyof Answers))
    const anew = { ...Object.fromEntries(kept), ...answersFrom(own, policy, pinned) }
    yield* sql`UPDATE strategy_profile SET profile = ${PgTypes.jsonb(anew)} WHERE id = ${id}`
  }
})

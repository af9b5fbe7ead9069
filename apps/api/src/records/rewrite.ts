import { PgTypes } from "@effect/sql-pg"
import { type Claim, type Subject, Uuid } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { type Batch, nothing } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { insertBatch } from "../register/write.ts"
import { type ClaimRow, claimOf } from "../sql/rows.ts"
import { agreementsAnew } from "./agreementsAnew.ts"
import { membershipsAnew } from "./membershipsAnew.ts"
import type { Rewritten } from "./Rewritten.ts"
import { removeUnsaid } from "./removeUnsaid.ts"
import { checkLives, livesBefore } from "./stagesInLine.ts"
import { strategiesAnew } from "./strategiesAnew.ts"

/** What a person's write does to the claims of the register. */
export interface Rewriting {
  /** Records that have to be there for the claims to be about. */
  readonly records?: Partial<Omit<Batch, "claims">>
  readonly claims?: ReadonlyArray<Claim>
  /** Claims on record whose place these take: those that are not said again go. */
  readonly insteadOf?: ReadonlyArray<ClaimRow>
  /** Whether a row of a record was changed already. */
  readonly changed?: boolean
  /** Records on which less rests now: they go where nobody says anything of them. */
  readonly leaves?: ReadonlyArray<Subject>
}

const quiet = () => Effect.void

/**
 * Claims that are on record already get the note that comes with them now, and are no import's any more: who states by hand
 * what a list has said stands by it, also where the list is taken back.
 */
const sayAgain = Effect.fn("records.sayAgain")(function* (claims: ReadonlyArray<Claim>) {
  if (claims.length === 0) return 0
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql`
    UPDATE claim SET note = row.note, import_id = NULL
    FROM jsonb_to_recordset(${PgTypes.jsonb(claims.map(({ id, note }) => ({ id, note })))}) AS row(id uuid, note text)
    WHERE claim.id = row.id AND (claim.note IS DISTINCT FROM row.note OR claim.import_id IS NOT NULL) RETURNING claim.id`
  return rows.length
})

/**
 * Puts claims in the place of others, and brings everything that follows from them up to date, inside the transaction of the
 * change.
 *
 * **Details**: a claim that is there already is not written twice; where nothing changes, not even the version of the register
 * does. A twinning, a membership or a profile of which nobody says anything any more goes, if nothing rests on it.
 *
 * **Errors**: `StageOutOfOrder` where a stage that comes cannot stand where it is said to; `NamelessCity` where a city that
 * others name would be left without a name.
 */
export const rewrite = Effect.fn("records.rewrite")(function* ({
  changed = false,
  claims = [],
  insteadOf = [],
  leaves = [],
  records = {}
}: Rewriting) {
  const sql = yield* SqlClient.SqlClient
  const lives = yield* livesBefore(claims)
  const written = yield* insertBatch({ ...nothing, ...records, claims }, quiet)
  const again = yield* sayAgain(claims.filter(({ id }) => !written.claims.has(id)))
  const saidAgain = new Set<string>(claims.map(({ id }) => id))
  const went = insteadOf.filter(({ id }) => !saidAgain.has(id)).map(claimOf)
  if (went.length > 0) yield* sql`DELETE FROM claim WHERE id = ANY(${went.map(({ id }) => id)}::uuid[])`
  const came = claims.filter(({ id }) => written.claims.has(id))
  const rewritten: Rewritten = { came, went }
  if (!changed && !written.changed && again === 0 && went.length === 0) return rewritten
  const touched = [...new Map([...came, ...went].map(({ subject }) => [subject.id, subject])).values()]
  if (touched.length > 0) yield* follow(rewritten, touched)
  yield* removeUnsaid([...touched, ...twinningsOf(went), ...leaves])
  yield* checkLives(lives)
  yield* sql`UPDATE register SET version = version + 1`
  return rewritten
})

/** The twinnings that activities were reported of: nothing may rest on them any more. */
const twinningsOf = (claims: ReadonlyArray<Claim>): ReadonlyArray<Subject> =>
  claims.flatMap(({ attribute, subject, value }) =>
    subject.kind === "activity" && attribute === "reported" && isReport(value)
      ? [{ kind: "twinning", id: value.twinning }]
      : []
  )

const isReport = (value: unknown): value is { readonly twinning: string } =>
  typeof value === "object" && value !== null && "twinning" in value && Schema.is(Uuid)(value.twinning)

/** Everything that follows from the claims on some records. */
const follow = Effect.fn("records.follow")(function* (rewritten: Rewritten, touched: ReadonlyArray<Subject>) {
  yield* project(touched, quiet)
  yield* agreementsAnew(rewritten)
  yield* membershipsAnew(rewritten)
  yield* strategiesAnew(rewritten)
})

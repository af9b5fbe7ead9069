import { PgTypes } from "@effect/sql-pg"
import { facetOf } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type DecisionRow, decisionColumns } from "../decisions/decisionsOn.ts"
import { claimColumns } from "../register/claimViews.ts"
import { type ClaimRow, claimOf } from "../sql/rows.ts"
import { type Change, columnsOf, rowsOf, tables } from "./journal.ts"
import type { Renaming } from "./renaming.ts"

/** What there can be one decision on. */
const decides = ({ attribute, claim_id, facet, kind, subject_id, subject_kind }: DecisionRow): string =>
  kind === "values" ? `${subject_kind} ${subject_id} ${attribute} ${facet}` : `${subject_id} ${claim_id}`

/**
 * Lets what persons decided about a record be about what it has become, by the claim that their claim has become.
 *
 * **Details**: to be asked once the claims have moved. Where the kept record has a decision of its own on the same
 * contradiction, that one stands, as the one that was there first. A decision that has lapsed stays where it is.
 */
export const moveDecisions = Effect.fn("duplicates.moveDecisions")(function* (
  { gone, ids }: Renaming,
  claims: ReadonlyMap<string, string>
) {
  const sql = yield* SqlClient.SqlClient
  const found = yield* sql<DecisionRow>`
    SELECT ${sql.literal(decisionColumns)} FROM decision
    WHERE subject_id = ANY(${[...ids.keys()]}::uuid[]) OR claim_id = ANY(${[...claims.keys()]}::uuid[]) ORDER BY id`
  const named = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE id = ANY(${found.map(({ claim_id }) => claims.get(claim_id) ?? claim_id)}::uuid[])`
  const among = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE (subject_kind, subject_id, attribute) IN (
      SELECT subject_kind, subject_id, attribute FROM claim WHERE id = ANY(${named.map(({ id }) => id)}::uuid[]))`
  const claimsAmong = among.map(claimOf)
  const claimCalled = new Map(named.map((row) => [row.id, row] as const))
  const moving = found.flatMap((row) => {
    const claim = claimCalled.get(claims.get(row.claim_id) ?? row.claim_id)
    if (claim === undefined || gone.has(row.subject_id)) return []
    const facet = row.kind === "values" ? facetOf(claimOf(claim), claimsAmong) : row.facet
    const to = { ...row, subject_id: ids.get(row.subject_id) ?? row.subject_id, claim_id: claim.id, facet }
    return to.subject_id === row.subject_id && to.claim_id === row.claim_id ? [] : [to]
  })
  const own = new Set(moving.map(({ id }) => id))
  const there = yield* sql<DecisionRow & { readonly stands: boolean }>`
    SELECT ${sql.literal(decisionColumns)}, EXISTS (SELECT 1 FROM claim WHERE claim.id = claim_id) AS stands FROM decision
    WHERE subject_id = ANY(${moving.map(({ subject_id }) => subject_id)}::uuid[]) ORDER BY id`
  // What came on record since may have parted claims that competed when they were decided on.
  const facets = new Map<string, string>(claimsAmong.map((claim) => [claim.id, facetOf(claim, claimsAmong)] as const))
  const others = there
    .filter(({ id }) => !own.has(id))
    .map((row) => ({ ...row, facet: row.kind === "values" ? (facets.get(row.claim_id) ?? row.facet) : row.facet }))
  const taken = new Set(others.filter(({ stands }) => stands).map(decides))
  const moved: Array<DecisionRow> = []
  const removed: Array<string> = []
  for (const to of moving) {
    const what = decides(to)
    if (taken.has(what)) removed.push(to.id)
    else {
      taken.add(what)
      moved.push(to)
    }
  }
  // What has lapsed gives way, as it does to a new decision.
  const made = new Set(moved.map(decides))
  removed.push(...others.filter((one) => !one.stands && made.has(decides(one))).map(({ id }) => id))
  const facetBefore = new Map(there.map(({ facet, id }) => [id, facet] as const))
  const parted = others.filter(({ facet, id }) => facet !== facetBefore.get(id) && !removed.includes(id))
  const changed = [...parted, ...moved]
  const before = yield* rowsOf("decision", [...changed.map(({ id }) => id), ...removed])
  yield* sql`DELETE FROM decision WHERE id = ANY(${removed}::uuid[])`
  // Those that were there first, so that their old places are free.
  for (const rows of [parted, moved])
    yield* sql`
      UPDATE decision SET subject_id = row.subject_id, claim_id = row.claim_id, facet = row.facet
      FROM jsonb_to_recordset(${PgTypes.jsonb(
        rows.map(({ claim_id, facet, id, subject_id }) => ({ id, subject_id, claim_id, facet }))
      )}) AS row(id uuid, subject_id uuid, claim_id uuid, facet text) WHERE decision.id = row.id`
  return [
    ...changed.map(
      ({ claim_id, id, subject_id }): Change => ({
        kind: "decision",
        how: "changed",
        old_id: id,
        new_id: id,
        before: before.get(id) ?? "{}",
        after: JSON.stringify({ subject_id, claim_id })
      })
    ),
    ...removed.map((id): Change => ({ kind: "decision", how: "removed", old_id: id, before: before.get(id) ?? "{}" }))
  ] satisfies ReadonlyArray<Change>
})

/** Gives decisions back to what they were about, but for those that were withdrawn or made anew since. */
export const decisionsBack = Effect.fn("duplicates.decisionsBack")(function* (merge: string) {
  const sql = yield* SqlClient.SqlClient
  // First those that leave the record that stays, so that the old places of its own are free.
  for (const leaves of [true, false])
    yield* sql`
    UPDATE decision SET subject_id = b.subject_id, claim_id = b.claim_id, facet = b.facet
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::decision, c.before) b
    WHERE c.merge_id = ${merge} AND c.kind = 'decision' AND c.how = 'changed' AND decision.id = c.old_id
      AND (decision.subject_id <> b.subject_id) = ${leaves}
      AND c.after ->> 'subject_id' = decision.subject_id::text AND c.after ->> 'claim_id' = decision.claim_id::text`
  yield* sql`
    INSERT INTO decision (${sql.literal(tables.decision)}) SELECT ${sql.literal(columnsOf("decision", "b"))}
    FROM city_merge_change c, LATERAL jsonb_populate_record(NULL::decision, c.before) b
    WHERE c.merge_id = ${merge} AND c.kind = 'decision' AND c.how = 'removed' ON CONFLICT DO NOTHING`
})

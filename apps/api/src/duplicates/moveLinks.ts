import { PgTypes } from "@effect/sql-pg"
import type { CityId } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type Change, claimsAbout, rowsOf, type Table } from "./journal.ts"
import { type Hanging, type Renaming, renamedValue } from "./renaming.ts"

/** Sorts rows by what becomes of them: a row whose new id is taken joins the one that has it. */
const sortOut = Effect.fn("duplicates.sortOut")(function* (
  kind: Table,
  ids: ReadonlyArray<string>,
  renaming: Renaming,
  claims: (id: string) => number
) {
  const newIds = ids.map((id) => renaming.ids.get(id) ?? id)
  const before = yield* rowsOf(kind, ids)
  const targets = yield* rowsOf(kind, newIds)
  const taken = new Map(targets)
  return ids.map((old_id): Change => {
    const own = before.get(old_id) ?? "{}"
    if (renaming.gone.has(old_id)) return { kind, how: "removed", old_id, before: own, claims: claims(old_id) }
    const new_id = renaming.ids.get(old_id) ?? old_id
    const target = new_id === old_id ? undefined : taken.get(new_id)
    taken.set(new_id, own)
    return {
      kind,
      how: target === undefined ? "moved" : "joined",
      old_id,
      new_id,
      before: own,
      target,
      claims: claims(old_id),
      target_claims: claims(new_id)
    }
  })
})

/** What is to happen to everything that hangs on a city, by table; to be asked before any claim moves. */
export const linkChanges = Effect.fn("duplicates.linkChanges")(function* (hanging: Hanging, renaming: Renaming) {
  const ids = (of: ReadonlyArray<{ readonly id: string }>) => of.map(({ id }) => id)
  const links = [...ids(hanging.twinnings), ...ids(hanging.memberships)]
  const claims = yield* claimsAbout([...links, ...links.map((id) => renaming.ids.get(id) ?? id)])
  return {
    twinnings: yield* sortOut("twinning", ids(hanging.twinnings), renaming, claims),
    memberships: yield* sortOut("membership", ids(hanging.memberships), renaming, claims),
    strategies: yield* sortOut("strategy_profile", ids(hanging.strategies), renaming, claims),
    agreements: yield* sortOut("agreement", ids(hanging.agreements), renaming, claims)
  }
})
type LinkChanges = Effect.Success<ReturnType<typeof linkChanges>>

const by = (how: Change["how"], changes: ReadonlyArray<Change>) => changes.filter((change) => change.how === how)
const olds = (changes: ReadonlyArray<Change>) => changes.map(({ old_id }) => old_id)

/** Moves twinnings with their agreements, memberships and strategy profiles from one city to another. */
export const moveLinks = Effect.fn("duplicates.moveLinks")(function* (
  kept: CityId,
  merged: CityId,
  { agreements, memberships, strategies, twinnings }: LinkChanges
) {
  const sql = yield* SqlClient.SqlClient
  const rows = (of: ReadonlyArray<Change>) =>
    sql`jsonb_to_recordset(${PgTypes.jsonb(of.map(({ new_id, old_id }) => ({ old_id, new_id })))}) AS row(old_id uuid, new_id uuid)`
  yield* sql`
    INSERT INTO twinning (id, city_a, city_b, exists, since, topics, claims, sources)
    SELECT new_id, least(other.id, ${kept}::uuid), greatest(other.id, ${kept}::uuid), t.exists, t.since, t.topics, t.claims, t.sources
    FROM ${rows(by("moved", twinnings))} JOIN twinning t ON t.id = row.old_id
    JOIN city other ON other.id = CASE WHEN t.city_a = ${merged} THEN t.city_b ELSE t.city_a END`
  yield* sql`DELETE FROM agreement WHERE id = ANY(${olds([...by("removed", agreements), ...by("joined", agreements)])}::uuid[])`
  yield* sql`
    UPDATE agreement SET twinning_id = row.new_id FROM ${rows([...by("moved", twinnings), ...by("joined", twinnings)])}
    WHERE twinning_id = row.old_id`
  yield* sql`UPDATE agreement SET id = row.new_id FROM ${rows(by("moved", agreements))} WHERE id = row.old_id`
  yield* sql`DELETE FROM twinning WHERE id = ANY(${olds(twinnings)}::uuid[])`
  yield* sql`DELETE FROM membership WHERE id = ANY(${olds(by("joined", memberships))}::uuid[])`
  yield* sql`
    UPDATE membership SET id = row.new_id, city_id = ${kept} FROM ${rows(by("moved", memberships))} WHERE id = row.old_id`
  // Of two answers to one question that of the kept city stands, as the answer that was there first.
  yield* sql`
    UPDATE strategy_profile p SET profile = own.profile || p.profile
    FROM ${rows(by("joined", strategies))} JOIN strategy_profile own ON own.id = row.old_id WHERE p.id = row.new_id`
  yield* sql`DELETE FROM strategy_profile WHERE id = ANY(${olds(by("joined", strategies))}::uuid[])`
  yield* sql`
    UPDATE strategy_profile SET id = row.new_id, city_id = ${kept} FROM ${rows(by("moved", strategies))} WHERE id = row.old_id`
})

/** Profiles, of whichever city, that cite one of some claims. */
export const profilesCiting = Effect.fn("duplicates.profilesCiting")(function* (claims: ReadonlyArray<string>) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<{ id: string; profile: unknown }>`
    SELECT id, profile FROM strategy_profile
    WHERE EXISTS (SELECT 1 FROM jsonb_path_query(profile, '$.**.evidence[*]') AS e(one)
      WHERE one #>> '{}' = ANY(${[...new Set(claims)]}::text[]))
    ORDER BY id`
})

/** Lets profiles cite claims by their new ids. */
export const citeAnew = Effect.fn("duplicates.citeAnew")(function* (ids: ReadonlyMap<string, string>) {
  const sql = yield* SqlClient.SqlClient
  for (const { id, profile } of yield* profilesCiting([...ids.keys()]))
    yield* sql`UPDATE strategy_profile SET profile = ${PgTypes.jsonb(renamedValue(profile, ids))} WHERE id = ${id}`
})

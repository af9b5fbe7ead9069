import type { Decided, DecisionBody, RecordRef } from "@proxeny/client/contract"
import { conflictsIn, facetOf, type Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { versionOf } from "../history/version.ts"
import { RecordNotFound } from "../http/perform.ts"
import { claimColumns, sourcesOf } from "../register/claimViews.ts"
import { policy } from "../register/derived.ts"
import { project } from "../register/projection.ts"
import { type ClaimRow, claimOf, evidenceOf } from "../sql/rows.ts"

/** What is to be decided is no contradiction, or not between these. @public Part of the error type of what this file exports. */
export class NothingToDecide extends Schema.TaggedError<NothingToDecide>()("NothingToDecide", { why: Schema.String }) {
  override get message(): string {
    return `${this.why}: look at the conflicts on record, and name a claim of one of them`
  }
}

/** Somebody decided it before. @public Part of the error type of what this file exports. */
export class DecidedBefore extends Schema.TaggedError<DecidedBefore>()("DecidedBefore", {
  decision: Schema.String,
  by: Schema.String
}) {
  override get message(): string {
    return `${this.by} decided this before (decision ${this.decision}): withdraw that decision first, or leave it`
  }
}

type Body = typeof DecisionBody.Type

/** A decision before it is made: what it bears on, and the claim that it names. */
interface Made {
  readonly kind: Body["kind"]
  readonly subject: Subject
  readonly attribute: string
  readonly facet: string
  /** The facets of all claims on the attribute, by their ids: of a contradiction of values. */
  readonly facets: ReadonlyMap<string, string>
  readonly claim: string
  readonly holds: "list" | "twinning" | null
  readonly reason: string
}

/** Which of the claims on an attribute holds: it must be one of those that contradict each other. */
const betweenValues = Effect.fn("decisions.betweenValues")(function* ({
  attribute,
  claim,
  kind,
  reason,
  subject
}: Extract<Body, { kind: "values" }>) {
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE subject_kind = ${subject.kind} AND subject_id = ${subject.id} AND attribute = ${attribute} ORDER BY id`
  const held = rows.find(({ id }) => id === claim)
  if (held === undefined)
    return yield* new NothingToDecide({ why: `the claim ${claim} is none on "${attribute}" of this ${subject.kind}` })
  const claims = rows.map(claimOf)
  const facets = new Map<string, string>(claims.map((one) => [one.id, facetOf(one, claims)] as const))
  const facet = facets.get(claim) ?? ""
  if (!conflictsIn(evidenceOf(rows, yield* sourcesOf(rows)), policy).some((conflict) => conflict.facet === facet))
    return yield* new NothingToDecide({ why: `no claim on "${attribute}" contradicts the claim ${claim}` })
  return { kind, subject, attribute, facet, facets, claim, holds: null, reason } satisfies Made
})

/** Whether a list of all twins or a twinning that it leaves out holds. */
const leftOut = Effect.fn("decisions.leftOut")(function* ({
  holds,
  kind,
  list,
  reason,
  subject,
  twinning
}: Extract<Body, { kind: "left-out" }>) {
  const sql = yield* SqlClient.SqlClient
  const [found] = yield* sql`
    SELECT 1 FROM conflict WHERE kind = 'left-out' AND subject_kind = ${subject.kind} AND subject_id = ${subject.id}
      AND list_claim = ${list} AND twinning_id = ${twinning}`
  if (found === undefined)
    return yield* new NothingToDecide({
      why: `the list ${list} of this ${subject.kind} leaves out no twinning ${twinning} that others state`
    })
  return {
    kind,
    subject: { kind: "twinning", id: twinning },
    attribute: "exists",
    facet: "",
    facets: new Map(),
    claim: list,
    holds,
    reason
  } satisfies Made
})

/**
 * Gives a decision the facet that its claim is part of now.
 *
 * **Details**: where another holds that place, its claim was parted from these in turn, so that it is looked up by its claim from
 * then on; one that has lapsed gives way.
 */
const giveFacet = Effect.fn("decisions.giveFacet")(function* (id: string, facet: string) {
  const sql = yield* SqlClient.SqlClient
  const others = sql`decision AS own WHERE own.id = ${id} AND decision.kind = own.kind AND decision.subject_kind = own.subject_kind
    AND decision.subject_id = own.subject_id AND decision.attribute = own.attribute AND decision.facet = ${facet}
    AND decision.id <> own.id`
  yield* sql`DELETE FROM decision USING ${others} AND NOT EXISTS (SELECT 1 FROM claim WHERE claim.id = decision.claim_id)`
  yield* sql`UPDATE decision SET facet = decision.id::text FROM ${others}`
  yield* sql`UPDATE decision SET facet = ${facet} WHERE id = ${id}`
})

/** Lets everything that is shown follow what is decided about a record. */
const follow = Effect.fn("decisions.follow")(function* (about: ReadonlyArray<Subject>) {
  const sql = yield* SqlClient.SqlClient
  yield* project(about, () => Effect.void)
  yield* sql`UPDATE register SET version = version + 1`
})

/**
 * Decides a contradiction inside the caller's change: the value that is shown everywhere follows, and every claim stays.
 *
 * **Details**: a decision whose claim was withdrawn has lapsed, and gives way to the new one.
 *
 * **Errors**: {@link NothingToDecide}; {@link DecidedBefore}, so that nobody's decision is replaced unseen.
 */
export const decide = Effect.fn("decisions.decide")(function* (body: Body) {
  const sql = yield* SqlClient.SqlClient
  const made: Made = body.kind === "values" ? yield* betweenValues(body) : yield* leftOut(body)
  const { attribute, claim, facet, facets, holds, kind, reason, subject } = made
  const competing = [...facets].flatMap(([id, part]) => (part === facet ? [id] : []))
  const same =
    kind === "values"
      ? sql`decision.kind = 'values' AND subject_kind = ${subject.kind} AND attribute = ${attribute}
          AND (facet = ${facet} OR claim_id = ANY(${competing}::uuid[]))`
      : sql`decision.kind = 'left-out' AND claim_id = ${claim}`
  const before = yield* sql<{ id: string; by: string; claim: string; stands: boolean }>`
    SELECT decision.id, claim_id AS claim, coalesce(change.actor_name, '?') AS by,
      EXISTS (SELECT 1 FROM claim WHERE claim.id = claim_id) AS stands
    FROM decision LEFT JOIN change ON change.id = decision.change_id WHERE subject_id = ${subject.id} AND ${same}`
  for (const { by, claim: held, id, stands } of before) {
    const part = kind === "values" ? facets.get(held) : facet
    if (stands && part === facet) return yield* new DecidedBefore({ decision: id, by })
    // What came on record since has parted its claim from those that contradict each other here: an end between two signings.
    if (stands && part !== undefined) yield* giveFacet(id, part)
    else yield* sql`DELETE FROM decision WHERE id = ${id}`
  }
  const [row] = yield* sql<{ id: string }>`
    INSERT INTO decision (kind, subject_kind, subject_id, attribute, facet, claim_id, holds, reason)
    VALUES (${kind}, ${subject.kind}, ${subject.id}, ${attribute}, ${facet}, ${claim}, ${holds}, ${reason}) RETURNING id`
  yield* follow(kind === "values" ? [subject] : [subject, body.subject])
  const record: RecordRef = { kind: "decision", id: row?.id ?? "" }
  return { record, version: yield* versionOf(record), about: subject } satisfies (typeof Decided)["Encoded"]
})

/** Withdraws a decision inside the caller's change: the conflict is open again. */
export const reopen = Effect.fn("decisions.reopen")(function* (id: string) {
  const sql = yield* SqlClient.SqlClient
  const [gone] = yield* sql<Subject>`
    DELETE FROM decision WHERE id = ${id} RETURNING subject_kind AS kind, subject_id AS id`
  if (gone === undefined) return yield* new RecordNotFound({ kind: "decision", id })
  yield* follow([gone])
})

import { randomUUID } from "node:crypto"
import type { OperationRequest } from "@proxeny/client/contract"
import { CityNetwork, foldName, NetworkId, networkIdOf, type Subject } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { Networks } from "../imports/Networks.ts"
import { NetworkNotFound } from "../networks/Networks.ts"
import { today } from "../twinnings/partners.ts"
import { AlreadyStated } from "./AlreadyStated.ts"
import { heldOn } from "./held.ts"
import { recorded } from "./recorded.ts"
import { rewrite } from "./rewrite.ts"
import { claimsOf, refusing, type Statement } from "./said.ts"

/** A network that is to be removed has members, or is one. @public Part of the error type of what this file exports. */
export class NetworkInUse extends Schema.TaggedError<NetworkInUse>()("NetworkInUse", {
  id: Schema.String,
  memberships: Schema.Int
}) {
  override get message(): string {
    return `${this.memberships} memberships name the network ${this.id}, as the network, as a member or as the way through: withdraw these first`
  }
}

type NetworkBody = OperationRequest<"POST /api/v1/networks">["body"]
type Told = Omit<NetworkBody, "said" | "why">

const subjectOf = (id: NetworkId): Subject => ({ kind: "network", id })

/** What is told of a network as statements; the year is a date, as documents give it. */
const statementsOf = ({ founded, name, scope, shortName, topics }: Told): ReadonlyArray<Statement> => [
  ["name", name],
  ...(shortName === undefined ? [] : [["short-name", shortName] as const]),
  ...(scope === undefined ? [] : [["scope", scope] as const]),
  ...(founded === undefined ? [] : [["founded", String(founded).padStart(4, "0")] as const]),
  ...(topics.length === 0 ? [] : [["topics", topics] as const])
]

/** Refuses a name that another network is known by: lists find networks by their names. */
const namesAreFree = Effect.fn("records.namesAreFree")(function* ({ name, shortName }: Told, own?: NetworkId) {
  if (foldName(name) === "")
    return yield* refusing("name", `"${name}" has no letter and no digit: write the network's name`, "empty")
  const networks = yield* Networks.load(yield* today)
  for (const one of [name, ...(shortName === undefined ? [] : [shortName])]) {
    const known = networks.find(one)
    if (known !== undefined && known !== own) return yield* new AlreadyStated({ kind: "network", id: known })
  }
})

/** The id of a new network: the one that lists would give it by its name, unless that was used for another. */
const idFor = Effect.fn("records.networkId")(function* (name: string) {
  const sql = yield* SqlClient.SqlClient
  const id = networkIdOf(`list:${foldName(name)}`)
  const used = yield* sql`SELECT 1 FROM network WHERE id = ${id}`
  return used.length === 0 ? id : NetworkId.make(randomUUID())
})

/**
 * Enters a network.
 *
 * **Errors**: `AlreadyStated` where a network is on record under one of its names.
 */
export const createNetwork = Effect.fn("records.createNetwork")(function* ({ said, why: _, ...told }: NetworkBody) {
  yield* namesAreFree(told)
  const id = yield* idFor(told.name)
  yield* rewrite({
    records: { networks: [new CityNetwork({ id, ...told })] },
    claims: yield* claimsOf(subjectOf(id), statementsOf(told), said)
  })
  return yield* recorded("network", id)
})

const networkIsKnown = Effect.fn("records.networkIsKnown")(function* (id: NetworkId) {
  const sql = yield* SqlClient.SqlClient
  const [row] = yield* sql`SELECT 1 FROM network WHERE id = ${id}`
  if (row === undefined) return yield* new NetworkNotFound({ id })
})

/** Corrects a network: how it is shown, and what the source says of it. */
export const changeNetwork = Effect.fn("records.changeNetwork")(function* (
  id: NetworkId,
  { said, why: _, ...told }: NetworkBody
) {
  const sql = yield* SqlClient.SqlClient
  yield* networkIsKnown(id)
  yield* namesAreFree(told, id)
  const { founded, name, scope, shortName, topics } = told
  const values = sql`${name}::text, ${shortName ?? null}::text, ${scope ?? null}::text, ${founded ?? null}::int, ${topics}::text[]`
  const changed = yield* sql`
    UPDATE network SET (name, short_name, scope, founded, topics) = ROW(${values})
    WHERE id = ${id} AND (name, short_name, scope, founded, topics) IS DISTINCT FROM ROW(${values}) RETURNING id`
  const stated = new Set(["name", "short-name", "scope", "founded", "topics"])
  const before = yield* heldOn(subjectOf(id), { source: said.source })
  yield* rewrite({
    changed: changed.length > 0,
    claims: yield* claimsOf(subjectOf(id), statementsOf(told), said),
    insteadOf: before.filter(({ attribute }) => stated.has(attribute))
  })
  return yield* recorded("network", id)
})

/**
 * Removes a network without members, with everything that is said of it.
 *
 * **Errors**: {@link NetworkInUse}.
 */
export const removeNetwork = Effect.fn("records.removeNetwork")(function* (id: NetworkId) {
  const sql = yield* SqlClient.SqlClient
  yield* networkIsKnown(id)
  const [named] = yield* sql<{ memberships: number }>`
    SELECT count(*)::int AS memberships FROM membership WHERE ${id} IN (network_id, member_network_id, through_id)`
  if (named !== undefined && named.memberships > 0) return yield* new NetworkInUse({ id, ...named })
  const claims = yield* heldOn(subjectOf(id))
  yield* sql`DELETE FROM network WHERE id = ${id}`
  yield* rewrite({ insteadOf: claims, changed: true })
  return yield* recorded("network", id)
})

import type { Shapes } from "@proxeny/client"
import { type CityId, type NetworkId, type WorldGraph, worldGraph } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import type { CityRefRow } from "../register/refs.ts"
import { atOneMoment, changesSince, type Heard } from "../register/told.ts"
import { endColumn, stateColumn, today } from "../twinnings/partners.ts"

export interface CityRow extends CityRefRow {
  readonly latitude: number | null
  readonly longitude: number | null
}

export interface NetworkRow {
  readonly id: string
  readonly name: string
  readonly short_name: string | null
}

export interface TwinningRow {
  readonly id: string
  readonly city_a: CityId
  readonly city_b: CityId
  readonly state: (typeof Shapes.TwinningState)["Encoded"]
  readonly since: string | null
  /** When it ended, where it has and was not signed anew. */
  readonly until: string | null
}

export interface MembershipRow {
  readonly id: string
  readonly network_id: NetworkId
  readonly city_id: CityId | null
  readonly member_network_id: NetworkId | null
  readonly through_id: NetworkId | null
  readonly period_from: string | null
  readonly period_until: string | null
}

/** The register as graphs, as it stood at one version. Rows of cities and networks are in the order of the nodes. */
export interface Snapshot {
  readonly version: number
  readonly world: WorldGraph
  readonly cities: ReadonlyArray<CityRow>
  readonly networks: ReadonlyArray<NetworkRow>
  readonly memberships: ReadonlyArray<MembershipRow>
  readonly nodeOf: ReadonlyMap<string, number>
  readonly networkOf: ReadonlyMap<string, number>
  /** By the two nodes of a twinning, the smaller first: `a * 2 ** 26 + b`. */
  readonly twinnings: ReadonlyMap<number, TwinningRow>
}

/** The key of a twinning in a snapshot: two nodes in either order, each under 2²⁶. */
export const pairKey = (a: number, b: number): number => Math.min(a, b) * 2 ** 26 + Math.max(a, b)

/** The rows of the register that the graphs are made of. */
export interface SnapshotRows {
  readonly version: number
  readonly twinnings: ReadonlyArray<TwinningRow>
  readonly memberships: ReadonlyArray<MembershipRow>
  /** At least those that twinnings and memberships name, in any order. */
  readonly cities: ReadonlyArray<CityRow>
  readonly networks: ReadonlyArray<NetworkRow>
}

/** Makes the graphs of some rows. */
export const snapshotOf = ({ cities, memberships, networks, twinnings, version }: SnapshotRows): Snapshot => {
  const world = worldGraph({
    twinnings: twinnings.map(({ city_a, city_b }) => ({ cities: [city_a, city_b] })),
    memberships: memberships.map(({ city_id, member_network_id, network_id, through_id }) => ({
      network: network_id,
      member:
        city_id === null
          ? { kind: "network", network: member_network_id ?? network_id }
          : { kind: "city", city: city_id },
      ...(through_id === null ? {} : { through: through_id })
    }))
  })
  const rowOf = new Map(cities.map((row) => [row.id, row] as const))
  const networkRowOf = new Map(networks.map((row) => [row.id, row] as const))
  const nodeOf = new Map<string, number>(world.cities.map((id, node) => [id, node] as const))
  return {
    version,
    world,
    cities: world.cities.map(
      (id): CityRow => rowOf.get(id) ?? { id, name: "?", name_zh: null, country: null, latitude: null, longitude: null }
    ),
    networks: world.networks.map((id) => networkRowOf.get(id) ?? { id, name: "?", short_name: null }),
    memberships,
    nodeOf,
    networkOf: new Map<string, number>(world.networks.map((id, group) => [id, group] as const)),
    twinnings: new Map(
      twinnings.map((row) => [pairKey(nodeOf.get(row.city_a) ?? 0, nodeOf.get(row.city_b) ?? 0), row] as const)
    )
  }
}

/** The rows that the graphs are made of by their ids, as they stood at one moment of a day (YYYY-MM-DD). */
export interface HeldRows {
  readonly heard: Heard
  readonly day: string
  readonly twinnings: ReadonlyMap<string, TwinningRow>
  readonly memberships: ReadonlyMap<string, MembershipRow>
  readonly cities: ReadonlyMap<string, CityRow>
  readonly networks: ReadonlyArray<NetworkRow>
}

/** From how many changed records on it is quicker to read everything than these. */
const many = 5_000

const readTwinnings = Effect.fnUntraced(function* (day: string, ids: ReadonlyArray<string> | undefined) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<TwinningRow>`
    SELECT t.id, t.city_a, t.city_b, t.since, ${sql.literal(stateColumn)} AS state,
      ${sql.literal(endColumn)} AS until
    FROM (SELECT ${day}::text AS day) as_of, twinning t
    WHERE t.exists AND ${ids === undefined ? sql`true` : sql`t.id = ANY(${ids}::uuid[])`}`
})

const readMemberships = Effect.fnUntraced(function* (ids: ReadonlyArray<string> | undefined) {
  const sql = yield* SqlClient.SqlClient
  return yield* sql<MembershipRow>`
    SELECT id, network_id, city_id, member_network_id, through_id, period_from, period_until
    FROM membership WHERE exists AND ${ids === undefined ? sql`true` : sql`id = ANY(${ids}::uuid[])`}`
})

const readCities = Effect.fnUntraced(function* (ids: ReadonlyArray<string> | undefined) {
  const sql = yield* SqlClient.SqlClient
  const inGraph = sql`c.id IN (SELECT city_a FROM twinning WHERE exists UNION SELECT city_b FROM twinning WHERE exists
    UNION SELECT city_id FROM membership WHERE exists AND city_id IS NOT NULL)`
  return yield* sql<CityRow>`
    SELECT c.id, c.name, c.name_zh, c.country, c.latitude, c.longitude FROM city c
    WHERE ${ids === undefined ? inGraph : sql`c.id = ANY(${ids}::uuid[])`}`
})

const isSameRow = (a: object | undefined, b: object | undefined): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Rows by their ids as they are now: the same map as before where what was told to have changed looks the same here. */
const byId = <Row extends { readonly id: string }>(
  rows: ReadonlyArray<Row>,
  before: ReadonlyMap<string, Row> | undefined,
  changed: ReadonlyArray<string> | undefined
): ReadonlyMap<string, Row> => {
  const now = new Map(rows.map((row) => [row.id, row] as const))
  if (before === undefined || changed === undefined) return now
  const different = changed.filter((id) => !isSameRow(before.get(id), now.get(id)))
  if (different.length === 0) return before
  const all = new Map(before)
  for (const id of different) {
    const row = now.get(id)
    if (row === undefined) all.delete(id)
    else all.set(id, row)
  }
  return all
}

/**
 * Reads what the graphs are made of; where rows are held already, those alone that have changed since.
 *
 * **Details**: at one moment, whose version the rows have. What a day makes of stages is read anew on the next day.
 */
export const readRows = (before: HeldRows | undefined) =>
  atOneMoment(
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const day = yield* today
      const known = before?.day === day ? before : undefined
      const { changed, heard } = yield* changesSince(known?.heard)
      const few = changed !== undefined && changed.twinning.length + changed.city.length < many ? changed : undefined
      const twinnings = yield* readTwinnings(day, few?.twinning)
      const memberships = yield* readMemberships(few?.membership)
      const cities = yield* readCities(few?.city)
      const networks = yield* sql<NetworkRow>`SELECT id, name, short_name FROM network ORDER BY id`
      return {
        heard,
        day,
        networks: known !== undefined && isSameRow(known.networks, networks) ? known.networks : networks,
        twinnings: byId(twinnings, known?.twinnings, few?.twinning),
        memberships: byId(memberships, known?.memberships, few?.membership),
        cities: byId(cities, known?.cities, few?.city)
      } satisfies HeldRows
    })
  )

const inOrder = <Row>(rows: ReadonlyMap<string, Row>): ReadonlyArray<Row> =>
  [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)

/** Rows and the graphs that were made of them. */
export interface MadeOf {
  readonly rows: HeldRows
  readonly snapshot: Snapshot
}

/** The twinnings of a snapshot as they are now, or undefined where some have come, have gone, or join others. */
const relabelled = ({ rows, snapshot }: MadeOf, now: HeldRows["twinnings"]): Snapshot["twinnings"] | undefined => {
  if (now === rows.twinnings) return snapshot.twinnings
  if (now.size !== rows.twinnings.size) return undefined
  const all = new Map(snapshot.twinnings)
  for (const [id, row] of now) {
    const before = rows.twinnings.get(id)
    if (before === row) continue
    if (before === undefined || before.city_a !== row.city_a || before.city_b !== row.city_b) return undefined
    all.set(pairKey(snapshot.nodeOf.get(row.city_a) ?? 0, snapshot.nodeOf.get(row.city_b) ?? 0), row)
  }
  return all
}

/** The graphs of before with what has changed in rows; undefined where the links are others. */
const broughtUpToDate = (before: MadeOf, now: HeldRows): Snapshot | undefined => {
  const { rows, snapshot } = before
  if (now.memberships !== rows.memberships || now.networks !== rows.networks) return undefined
  const twinnings = relabelled(before, now.twinnings)
  if (twinnings === undefined) return undefined
  return {
    ...snapshot,
    version: now.heard.version,
    twinnings,
    cities: now.cities === rows.cities ? snapshot.cities : snapshot.cities.map((row) => now.cities.get(row.id) ?? row)
  }
}

/**
 * The graphs of rows that are held; of those of before as much as still holds, so that a change that moves no link costs little.
 *
 * **Details**: every twinning and membership on record counts, as in the statistics of the register; in the order of their ids, so
 * that the same register gives the same nodes however it was read.
 */
export const snapshotFrom = (rows: HeldRows, before?: MadeOf): Snapshot => {
  const known = before === undefined ? undefined : broughtUpToDate(before, rows)
  if (known !== undefined) return known
  const { cities, heard, memberships, networks, twinnings } = rows
  return snapshotOf({
    version: heard.version,
    twinnings: inOrder(twinnings),
    memberships: inOrder(memberships),
    cities: [...cities.values()],
    networks
  })
}

/** Whether two snapshots are the same as far as figures follow from them: links, memberships, countries and places. */
export const isSameGraph = (a: Snapshot, b: Snapshot): boolean =>
  a.world === b.world &&
  (a.cities === b.cities ||
    a.cities.every(({ country, latitude, longitude }, node) => {
      const other = b.cities[node]
      return other?.country === country && other.latitude === latitude && other.longitude === longitude
    }))

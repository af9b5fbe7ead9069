import { type PartialDate, yearOf } from "@proxeny/domain"
import type { CalendarLanguage, GraphToWrite } from "@proxeny/formats"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { present } from "../sql/rows.ts"
import { endColumn, stateColumn } from "../twinnings/partners.ts"

type Node = GraphToWrite["nodes"][number]
type Link = GraphToWrite["links"][number]

interface CityRow {
  readonly id: string
  readonly name: string
  readonly name_zh: string | null
  readonly country: string | null
  readonly latitude: number | null
  readonly longitude: number | null
  /** The ids of registers, as a list that comes in gives them. */
  readonly ids: string | null
}

interface TwinningRow {
  readonly id: string
  readonly a: string
  readonly b: string
  readonly state: string
  readonly since: PartialDate | null
  readonly until: PartialDate | null
}

interface MembershipRow {
  readonly id: string
  readonly network_id: string
  readonly city_id: string | null
  readonly member_network_id: string | null
  readonly through_id: string | null
  readonly period_from: PartialDate | null
  readonly period_until: PartialDate | null
}

/** How often each id is there. */
const countOf = (ids: ReadonlyArray<string>): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

const years = (from: PartialDate | null, until: PartialDate | null) =>
  present({ since: from === null ? null : yearOf(from), until: until === null ? null : yearOf(until) })

const membership = (row: MembershipRow): Link => ({
  id: row.id,
  a: row.city_id ?? row.member_network_id ?? "",
  b: row.network_id,
  kind: "membership",
  attributes: {
    membership:
      row.city_id === null ? "network in network" : row.through_id === null ? "direct" : "through another network",
    ...present({ through: row.through_id })
  },
  ...years(row.period_from, row.period_until)
})

/**
 * The register as a graph: cities and networks, twinnings and memberships, named as the graph page names them.
 *
 * **Details**: also cities without twinnings. The state of a twinning is that of the day `asOf`; it stands from the year of
 * its last dated signature to that of its end.
 */
export const graphOf = Effect.fn("exports.graph")(function* (language: CalendarLanguage, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const cities = yield* sql<CityRow>`
    SELECT id, name, name_zh, country, latitude, longitude, (
      SELECT string_agg(CASE scheme WHEN 'wikidata' THEN value ELSE scheme || ':' || value END, '; ' ORDER BY scheme DESC, value)
      FROM city_identifier WHERE city_id = city.id) AS ids
    FROM city ORDER BY folded, id`
  const networks = yield* sql<{ id: string; name: string }>`
    SELECT id, coalesce(short_name, name) AS name FROM network ORDER BY lower(name), id`
  const twinnings = yield* sql<TwinningRow>`
    SELECT t.id, t.city_a AS a, t.city_b AS b, t.since, ${sql.literal(stateColumn)} AS state,
      CASE WHEN ${sql.literal(stateColumn)} = 'ended' THEN ${sql.literal(endColumn)} END AS until
    FROM twinning t, (SELECT ${asOf}::text AS day) as_of WHERE t.exists ORDER BY t.id`
  const memberships = yield* sql<MembershipRow>`SELECT * FROM membership WHERE exists ORDER BY id`
  const twins = countOf(twinnings.flatMap(({ a, b }) => [a, b]))
  const members = countOf(memberships.map(({ network_id }) => network_id))
  return {
    description: "The register of Proxeny: cities and networks, twinnings and memberships",
    lastModified: asOf,
    nodes: [
      ...cities.map(
        ({ country, id, ids, latitude, longitude, name, name_zh }): Node => ({
          id,
          label: (language === "zh" ? name_zh : null) ?? name,
          ...present({ country, latitude, longitude }),
          attributes: { kind: "city", ...present({ cityId: ids }), twinnings: twins.get(id) ?? 0 }
        })
      ),
      ...networks.map(
        ({ id, name }): Node => ({ id, label: name, attributes: { kind: "network", members: members.get(id) ?? 0 } })
      )
    ],
    links: [
      ...twinnings.map(
        ({ a, b, id, since, state, until }): Link => ({
          id,
          a,
          b,
          kind: "twinning",
          attributes: { state },
          ...years(since, until)
        })
      ),
      ...memberships.map(membership)
    ]
  } satisfies GraphToWrite
})

import type { Shapes } from "@proxeny/client"
import { type Cost, type TwinningId, yearlyCost } from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import { type ClaimView, claimColumns, claimViews, sourcesOf } from "../register/claimViews.ts"
import { mayReadPrivate, privateReach } from "../register/visible.ts"
import { type ClaimRow, evidenceOf, hasCome } from "../sql/rows.ts"
import { costIn } from "./cost.ts"

type PortfolioCost = (typeof Shapes.PortfolioCost)["Encoded"]

/** What twinnings cost a year as far as whoever asks may know, and the claims that this rests on. */
export interface KnownCosts {
  readonly of: ReadonlyMap<TwinningId, PortfolioCost>
  readonly claims: ReadonlyArray<ClaimView>
}

const nothingKnown: KnownCosts = { of: new Map(), claims: [] }

interface CostRow {
  readonly id: string
  readonly twinning: TwinningId
  readonly year: number
  readonly amount: number
  readonly currency: string
}

const entered = (rows: ReadonlyArray<CostRow>, year: number): PortfolioCost | undefined => {
  const found = yearlyCost(
    rows.map(
      ({ amount, currency, ...row }): Pick<Cost, "id" | "year" | "money"> => ({ ...row, money: { amount, currency } })
    ),
    year
  )
  return found === undefined ? undefined : { ...found, evidence: [] }
}

/**
 * What the twinnings of a city cost as of a day (YYYY-MM-DD), as far as whoever asks may know.
 *
 * **Details**: what the office entered itself goes before what sources say. Where nothing is on record, nobody is told more than others.
 */
export const costsOf = Effect.fnUntraced(function* (city: string, asOf: string) {
  const sql = yield* SqlClient.SqlClient
  const [any] = yield* sql<{ known: boolean }>`
    WITH held AS (SELECT id FROM twinning WHERE city_a = ${city} OR city_b = ${city})
    SELECT EXISTS (SELECT FROM cost JOIN held ON held.id = about_id WHERE about_kind = 'twinning') OR EXISTS (
      SELECT FROM claim JOIN held ON held.id = subject_id WHERE subject_kind = 'twinning' AND attribute = 'yearly-cost') AS known`
  if (any?.known !== true) return nothingKnown
  if ((yield* privateReach).length === 0) return nothingKnown
  const mayRead = yield* mayReadPrivate
  const ids = (yield* sql<{ id: TwinningId; a: string; b: string }>`
    SELECT id, city_a AS a, city_b AS b FROM twinning WHERE city_a = ${city} OR city_b = ${city}`).flatMap(
    ({ a, b, id }) => (mayRead([a, b]) ? [id] : [])
  )
  if (ids.length === 0) return nothingKnown
  const rows = yield* sql<CostRow>`
    SELECT id, about_id AS twinning, year, amount, currency FROM cost
    WHERE about_kind = 'twinning' AND about_id = ANY(${ids}::uuid[]) ORDER BY id`
  const claims = (yield* sql<ClaimRow>`
    SELECT ${sql.literal(claimColumns)} FROM claim
    WHERE subject_kind = 'twinning' AND subject_id = ANY(${ids}::uuid[]) AND attribute = 'yearly-cost' ORDER BY id`).filter(
    (claim) => hasCome(claim, asOf)
  )
  const own = Map.groupBy(rows, ({ twinning }) => twinning)
  const said = Map.groupBy(evidenceOf(claims, yield* sourcesOf(claims)), ({ claim }): string => claim.subject.id)
  const of = new Map<TwinningId, PortfolioCost>()
  for (const id of ids) {
    const cost = entered(own.get(id) ?? [], Number(asOf.slice(0, 4))) ?? costIn(said.get(id) ?? [], asOf)
    if (cost !== undefined) of.set(id, cost)
  }
  const cited = new Set<string>([...of.values()].flatMap(({ evidence }) => evidence))
  return { of, claims: yield* claimViews(claims.filter(({ id }) => cited.has(id))) } satisfies KnownCosts as KnownCosts
})

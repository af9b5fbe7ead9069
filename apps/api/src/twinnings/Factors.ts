import type { Answer, Shapes } from "@proxeny/client"
import {
  type Buffer,
  bufferOf,
  type ClaimId,
  type CountryCode,
  factorIntervals,
  type PartialDate,
  TensionEvent,
  type TensionId,
  type TwinningId,
  twinningFactors
} from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { plainFactors } from "../activities/estimates.ts"
import { recordsOf, type TwinningRow } from "../activities/records.ts"
import { standingIn, watchesOf } from "../activities/standings.ts"
import { viewsWithWatchers } from "../activities/watchers.ts"
import { citedClaims, claimRows, sourcesOfClaims } from "../register/claimViews.ts"
import { forEverybody } from "../register/kept.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { rubricInUse } from "../rubrics/inUse.ts"
import { atOnce } from "../sql/atOnce.ts"
import { today } from "./partners.ts"
import { TwinningNotFound } from "./Twinnings.ts"

export interface ScoreQuery {
  /** The day it is judged as of, YYYY-MM-DD; today where it is absent. */
  readonly asOf?: string
  readonly seed?: number
}

/** How many times the factors are drawn for their intervals: fewer where each draw takes longer, by the activities in it. */
export const drawsFor = (activities: number): number => Math.max(200, Math.min(2000, Math.floor(400_000 / activities)))

/** JSON has no infinity: what is infinite is left out. */
const bufferView = (
  { ratio, tension, ...buffer }: Buffer,
  event: TensionEvent
): (typeof Shapes.BufferView)["Encoded"] => ({
  tension,
  title: event.title,
  countries: event.countries,
  ...buffer,
  ...(ratio === undefined
    ? {}
    : {
        ratio: {
          low: ratio.low,
          p: ratio.p,
          ...(Number.isFinite(ratio.value) ? { value: ratio.value } : {}),
          ...(Number.isFinite(ratio.high) ? { high: ratio.high } : {})
        }
      }),
  claims: event.evidence
})

/** The tensions on record between the countries of two cities, in order of time. */
const tensionsBetween = Effect.fnUntraced(function* (a: string | null, b: string | null) {
  if (a === null || b === null || a === b) return []
  const sql = yield* SqlClient.SqlClient
  const rows = yield* sql<{
    id: TensionId
    country_a: CountryCode
    country_b: CountryCode
    happened_on: PartialDate
    title: string
    evidence: readonly [ClaimId, ...Array<ClaimId>]
  }>`SELECT * FROM tension WHERE country_a = ${a < b ? a : b} AND country_b = ${a < b ? b : a} ORDER BY happened_on, id`
  return rows.map(
    ({ country_a, country_b, evidence, happened_on, id, title }) =>
      new TensionEvent(
        { id, countries: [country_a, country_b], on: happened_on, title, evidence },
        { disableChecks: true }
      )
  )
})

interface Row extends TwinningRow {
  readonly a: CityRefRow
  readonly b: CityRefRow
}

/** The success factors of a twinning: what its two cities did together, and what became of it. */
export class Factors extends Context.Service<
  Factors,
  {
    byId(
      id: TwinningId,
      query: ScoreQuery
    ): Effect.Effect<Answer<"/api/v1/twinnings/:id/factors">, TwinningNotFound | SqlError>
  }
>()("@proxeny/api/Factors") {
  static readonly layer = Layer.effect(
    Factors,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient

      const compute = Effect.fn("Factors.byId")(function* (id: TwinningId, asOf: string, seed: number) {
        const [row] = yield* sql<Row>`
          SELECT t.id, t.city_a, t.city_b,
            jsonb_build_object('id', a.id, 'name', a.name, 'name_zh', a.name_zh, 'country', a.country) AS a,
            jsonb_build_object('id', b.id, 'name', b.name, 'name_zh', b.name_zh, 'country', b.country) AS b
          FROM twinning t JOIN city a ON a.id = t.city_a JOIN city b ON b.id = t.city_b WHERE t.id = ${id}`
        if (row === undefined) return yield* new TwinningNotFound({ id })
        const [[twinning], watches, { record, rubric }, tensions] = yield* atOnce([
          recordsOf([row]),
          watchesOf([row.city_a, row.city_b], asOf),
          rubricInUse("factors"),
          tensionsBetween(row.a.country, row.b.country)
        ])
        if (twinning === undefined) return yield* new TwinningNotFound({ id })
        const standing = standingIn(watches, twinning, asOf)
        const [claims, activities] = yield* atOnce([
          claimRows([...new Set(twinning.activities.flatMap(({ evidence }) => evidence))]),
          viewsWithWatchers([twinning], [standing], asOf)
        ])
        const sourceOf = yield* sourcesOfClaims(claims)
        const { activities: counted, now, timeline, ...factors } = twinningFactors(twinning, { asOf, rubric })
        const draws = drawsFor(counted.length)
        const buffers = tensions.flatMap((event) => {
          const buffer = bufferOf(twinning, event, { asOf, rubric })
          return buffer === undefined ? [] : [bufferView(buffer, event)]
        })
        const answer = {
          ...factors,
          rubric: { ...factors.rubric, ...record },
          cities: [cityRef(row.a), cityRef(row.b)] as const,
          seed,
          draws,
          standing,
          ...(now === undefined ? {} : { now }),
          intervals: factorIntervals(twinning, { asOf, seed, draws, sourceOf, rubric }),
          timeline: timeline.map((year) => ({ year: year.year, ...plainFactors(year), activities: year.activities })),
          buffers,
          counted,
          activities
        }
        const records = [id, row.city_a, row.city_b, ...tensions.map((tension) => tension.id)]
        return {
          ...answer,
          claims: yield* citedClaims(answer, { claims, activities, records })
        } satisfies Answer<"/api/v1/twinnings/:id/factors">
      })

      return Factors.of({
        byId: Effect.fn(function* (id, { asOf: day, seed = 1 }) {
          const asOf = day ?? (yield* today)
          return yield* Effect.provideService(forEverybody(compute(id, asOf, seed)), SqlClient.SqlClient, sql)
        })
      })
    })
  )
}

import type { Answer } from "@proxeny/client"
import {
  budgetScenario,
  type CityId,
  type ClaimId,
  diplomaticFunctions,
  liesAhead,
  type NetworkId,
  type ReviewInput,
  reviewPortfolio,
  type TwinningId,
  twinningFactors
} from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { recordsOf } from "../activities/records.ts"
import { standingIn, watchesOf } from "../activities/standings.ts"
import { viewsWithWatchers } from "../activities/watchers.ts"
import { CityNotFound } from "../cities/Cities.ts"
import { withAllMemberships } from "../networks/complete.ts"
import { sharedNetworks } from "../networks/sharedNetworks.ts"
import { citedClaims } from "../register/claimViews.ts"
import { forEverybody } from "../register/kept.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { rubricInUse } from "../rubrics/inUse.ts"
import { atOnce } from "../sql/atOnce.ts"
import { today } from "../twinnings/partners.ts"
import { costsOf, type KnownCosts } from "./costs.ts"
import { type Held, lineOf } from "./lines.ts"
import { termsOf } from "./terms.ts"

export interface PortfolioQuery {
  /** The day it is reviewed as of, YYYY-MM-DD; today where it is absent. */
  readonly asOf?: string
  /** What the portfolio may cost a year. A cap without its currency, and the other way round, is no scenario. */
  readonly cap?: number
  readonly currency?: string
}

interface PartnerRow extends CityRefRow {
  readonly twinning: TwinningId
  readonly city_a: CityId
  readonly city_b: CityId
}

/** The twinnings of cities as portfolios: reviewed by rules, under a budget where one is given. */
export class Portfolio extends Context.Service<
  Portfolio,
  {
    ofCity(
      city: CityId,
      query: PortfolioQuery
    ): Effect.Effect<Answer<"/api/v1/cities/:id/portfolio">, CityNotFound | SqlError>
  }
>()("@proxeny/api/Portfolio") {
  static readonly layer = Layer.effect(
    Portfolio,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient

      const compute = Effect.fn("Portfolio.ofCity")(function* (
        city: CityId,
        asOf: string,
        { cap, currency }: PortfolioQuery,
        costs: KnownCosts
      ) {
        const [[row], twinned, factors, review] = yield* atOnce([
          sql<CityRefRow>`SELECT id, name, name_zh, country FROM city WHERE id = ${city}`,
          sql<PartnerRow>`
            SELECT t.id AS twinning, t.city_a, t.city_b, p.id, p.name, p.name_zh, p.country
            FROM twinning t JOIN city p ON p.id = CASE WHEN t.city_a = ${city} THEN t.city_b ELSE t.city_a END
            WHERE t.exists AND (t.city_a = ${city} OR t.city_b = ${city}) ORDER BY t.id`,
          rubricInUse("factors"),
          rubricInUse("review")
        ])
        if (row === undefined) return yield* new CityNotFound({ id: city })
        const partners = new Map(twinned.map((partner) => [partner.twinning, partner] as const))
        const cities = twinned.map(({ id }) => id as CityId)
        const [all, watches, terms, [complete, networks]] = yield* atOnce([
          recordsOf(twinned.map(({ city_a, city_b, twinning }) => ({ id: twinning, city_a, city_b }))),
          watchesOf([city, ...cities], asOf),
          termsOf([...partners.keys()], asOf),
          Effect.flatMap(withAllMemberships([city, ...cities], asOf), (complete) =>
            Effect.map(sharedNetworks(city, cities, asOf, complete), (networks) => [complete, networks] as const)
          )
        ])
        const records = all.filter(({ stages }) => !liesAhead(stages, asOf))
        const held = new Map<TwinningId, Held>(
          records.flatMap((record) => {
            const partner = partners.get(record.id)
            if (partner === undefined) return []
            const id = partner.id as CityId
            const own = terms.get(record.id) ?? {}
            const shared = networks.get(id)
            const cost = costs.of.get(record.id)
            const input: ReviewInput = {
              twinning: record.id,
              partner: id,
              standing: standingIn(watches, record, asOf),
              factors: twinningFactors(record, { asOf, rubric: factors.rubric }),
              ...own,
              ...(cost === undefined ? {} : { cost: { ...cost, evidence: cost.evidence as ReadonlyArray<ClaimId> } }),
              ...(shared === undefined ? {} : { sharedNetworks: shared.map((network) => network.id as NetworkId) }),
              ...(complete.has(city) && complete.has(id) ? { sharedNetworksComplete: true } : {})
            }
            return [[record.id, { partner: cityRef(partner), terms: own, cost, shared, input }] as const]
          })
        )
        const inputs = [...held.values()].map(({ input }) => input)
        const { rules, twinnings } = reviewPortfolio(inputs, review.rubric)
        const { halfLife, id, title, version } = factors.rubric
        const standings = inputs.map(({ standing }) => standing)
        // What is cited: everything that had begun, and what shows that somebody watched over a partner.
        const shown = yield* viewsWithWatchers(records, standings, asOf)
        const answer = {
          city: cityRef(row),
          asOf,
          rules: { ...rules, ...review.record },
          rubric: { id, version, title, ...factors.record },
          twinnings: twinnings.flatMap((reviewed) => {
            const one = held.get(reviewed.twinning)
            return one === undefined ? [] : [lineOf(one, reviewed)]
          }),
          functions: diplomaticFunctions(
            records.flatMap(({ activities }) => activities),
            { asOf, halfLife }
          ),
          ...(cap === undefined || currency === undefined
            ? {}
            : { scenario: budgetScenario(inputs, { amount: cap, currency }, review.rubric) }),
          activities: shown.filter(({ countsNow }) => countsNow)
        }
        const cited = new Set(answer.twinnings.flatMap(({ cost }) => cost?.evidence ?? []))
        const named = [city, ...cities, ...partners.keys()]
        const claims = [
          ...(yield* citedClaims(answer, { claims: new Map(), activities: shown, records: named })),
          ...costs.claims.filter((claim) => cited.has(claim.id))
        ]
        return {
          ...answer,
          claims: claims.sort((a, b) => (a.id < b.id ? -1 : 1))
        } satisfies Answer<"/api/v1/cities/:id/portfolio">
      })

      return Portfolio.of({
        ofCity: Effect.fn(function* (city, query) {
          const asOf = query.asOf ?? (yield* today)
          // Of what is private the costs alone, to whoever may know them.
          const costs = yield* Effect.provideService(costsOf(city, asOf), SqlClient.SqlClient, sql)
          return yield* Effect.provideService(forEverybody(compute(city, asOf, query, costs)), SqlClient.SqlClient, sql)
        })
      })
    })
  )
}

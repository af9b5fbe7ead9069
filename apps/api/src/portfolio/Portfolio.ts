import type { Answer } from "@proxeny/client"
import {
  budgetScenario,
  type CityId,
  defaultFactorRubric,
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
import { keptByKey } from "../register/kept.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { today } from "../twinnings/partners.ts"
import { type Held, lineOf } from "./lines.ts"
import { termsOf } from "./terms.ts"

export interface PortfolioQuery {
  /** The day it is reviewed as of, YYYY-MM-DD; today where it is absent. */
  readonly asOf?: string
  /** What the portfolio may cost a year. A cap without its currency, and the other way round, is no scenario. */
  readonly cap?: number
  readonly currency?: string
}

/** How many answers are kept: one reads everything of every partner, and a page is opened again and again. */
const keptAnswers = 50

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

      const kept = keptByKey<Answer<"/api/v1/cities/:id/portfolio">>(sql, keptAnswers)

      const compute = Effect.fn("Portfolio.ofCity")(function* (
        city: CityId,
        asOf: string,
        { cap, currency }: PortfolioQuery
      ) {
        const [row] = yield* sql<CityRefRow>`SELECT id, name, name_zh, country FROM city WHERE id = ${city}`
        if (row === undefined) return yield* new CityNotFound({ id: city })
        const partners = new Map(
          (yield* sql<PartnerRow>`
            SELECT t.id AS twinning, t.city_a, t.city_b, p.id, p.name, p.name_zh, p.country
            FROM twinning t JOIN city p ON p.id = CASE WHEN t.city_a = ${city} THEN t.city_b ELSE t.city_a END
            WHERE t.exists AND (t.city_a = ${city} OR t.city_b = ${city}) ORDER BY t.id`).map(
            (partner) => [partner.twinning, partner] as const
          )
        )
        const records = (yield* recordsOf(
          [...partners.values()].map(({ city_a, city_b, twinning }) => ({ id: twinning, city_a, city_b }))
        )).filter(({ stages }) => !liesAhead(stages, asOf))
        const cities = [...partners.values()].map(({ id }) => id as CityId)
        const watches = yield* watchesOf([city, ...cities], asOf)
        const terms = yield* termsOf([...partners.keys()], asOf)
        const complete = yield* withAllMemberships([city, ...cities], asOf)
        const networks = yield* sharedNetworks(city, cities, asOf, complete)
        const held = new Map<TwinningId, Held>(
          records.flatMap((record) => {
            const partner = partners.get(record.id)
            if (partner === undefined) return []
            const id = partner.id as CityId
            const own = terms.get(record.id) ?? {}
            const shared = networks.get(id)
            const input: ReviewInput = {
              twinning: record.id,
              partner: id,
              standing: standingIn(watches, record, asOf),
              factors: twinningFactors(record, { asOf }),
              ...own,
              ...(shared === undefined ? {} : { sharedNetworks: shared.map((network) => network.id as NetworkId) }),
              ...(complete.has(city) && complete.has(id) ? { sharedNetworksComplete: true } : {})
            }
            return [[record.id, { partner: cityRef(partner), terms: own, shared, input }] as const]
          })
        )
        const inputs = [...held.values()].map(({ input }) => input)
        const { rules, twinnings } = reviewPortfolio(inputs)
        const { id, title, version } = defaultFactorRubric
        const standings = inputs.map(({ standing }) => standing)
        // What is cited: everything that had begun, and what shows that somebody watched over a partner.
        const shown = yield* viewsWithWatchers(records, standings, asOf)
        const answer = {
          city: cityRef(row),
          asOf,
          rules,
          rubric: { id, version, title },
          twinnings: twinnings.flatMap((review) => {
            const one = held.get(review.twinning)
            return one === undefined ? [] : [lineOf(one, review)]
          }),
          functions: diplomaticFunctions(
            records.flatMap(({ activities }) => activities),
            { asOf }
          ),
          ...(cap === undefined || currency === undefined
            ? {}
            : { scenario: budgetScenario(inputs, { amount: cap, currency }) }),
          activities: shown.filter(({ countsNow }) => countsNow)
        }
        return { ...answer, claims: yield* citedClaims(answer) } satisfies Answer<"/api/v1/cities/:id/portfolio">
      })

      return Portfolio.of({
        ofCity: Effect.fn(function* (city, query) {
          const asOf = query.asOf ?? (yield* today)
          return yield* kept(`${city} ${asOf} ${query.cap} ${query.currency}`, compute(city, asOf, query))
        })
      })
    })
  )
}

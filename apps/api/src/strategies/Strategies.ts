import type { Answer } from "@proxeny/client"
import { type CityId, maturity, missingEvidence } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { CityNotFound } from "../cities/Cities.ts"
import { citedClaims } from "../register/claimViews.ts"
import { forEverybody } from "../register/kept.ts"
import { type CityRefRow, cityRef } from "../register/refs.ts"
import { rubricInUse } from "../rubrics/inUse.ts"
import { atOnce } from "../sql/atOnce.ts"
import { today } from "../twinnings/partners.ts"
import { knownOf } from "./known.ts"

export interface MaturityQuery {
  /** The day it is judged as of, YYYY-MM-DD; today where it is absent. */
  readonly asOf?: string
  readonly seed?: number
}

/** How many sets of missing evidence an answer names. */
const mostRaises = 20

/** How strategically cities run their international relations. */
export class Strategies extends Context.Service<
  Strategies,
  {
    maturityOf(
      city: CityId,
      query: MaturityQuery
    ): Effect.Effect<Answer<"/api/v1/cities/:id/maturity">, CityNotFound | SqlError>
  }
>()("@proxeny/api/Strategies") {
  static readonly layer = Layer.effect(
    Strategies,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient

      const compute = Effect.fn("Strategies.maturityOf")(function* (id: CityId, asOf: string, seed: number) {
        const [row] = yield* sql<CityRefRow & { id: CityId }>`
          SELECT id, name, name_zh, country FROM city WHERE id = ${id}`
        if (row === undefined) return yield* new CityNotFound({ id })
        const [{ evidence, profile, read, sourceOf }, { record, rubric }] = yield* atOnce([
          knownOf(row, asOf),
          rubricInUse("maturity")
        ])
        const { raises, narrows } = missingEvidence(evidence, { asOf, rubric })
        const found = maturity(evidence, { asOf, seed, sourceOf, rubric })
        const answer = {
          ...found,
          rubric: { ...found.rubric, ...record },
          city: cityRef(row),
          ...(profile === undefined ? {} : { profile }),
          missing: { raises: raises.slice(0, mostRaises), narrows }
        }
        return { ...answer, claims: yield* citedClaims(answer, read) } satisfies Answer<"/api/v1/cities/:id/maturity">
      })

      return Strategies.of({
        maturityOf: Effect.fn(function* (id, { asOf: day, seed = 1 }) {
          const asOf = day ?? (yield* today)
          return yield* Effect.provideService(forEverybody(compute(id, asOf, seed)), SqlClient.SqlClient, sql)
        })
      })
    })
  )
}

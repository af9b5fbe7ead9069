import type { Answer } from "@proxeny/client"
import { type CityId, type CountryCode, cityFrom, foldedForms, identifierSchemes } from "@proxeny/domain"
import * as Context from "effect/Context"
import * as Effect from "effect/Effect"
import * as Layer from "effect/Layer"
import * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import type { SqlError } from "effect/sql/SqlError"
import { decisionsOn } from "../decisions/decisionsOn.ts"
import { type CursorInvalid, defaultLimit, readCursor } from "../http/cursor.ts"
import { Lists } from "../lists/Lists.ts"
import type { Listed } from "../lists/messages.ts"
import { membershipsOf } from "../networks/memberships.ts"
import { claimColumns, claimViews, sourcesOf } from "../register/claimViews.ts"
import { type ConflictRow, conflictColumns, conflictViews } from "../register/conflictViews.ts"
import { policy } from "../register/derived.ts"
import { atOnce } from "../sql/atOnce.ts"
import { type ClaimRow, evidenceOf } from "../sql/rows.ts"
import type { RegisterUnread } from "../threads/RegisterUnread.ts"
import { partnersOf } from "../twinnings/partners.ts"
import { type SummaryRow, summary, summaryColumns } from "./summary.ts"

export class CityNotFound extends Schema.TaggedError<CityNotFound>()("CityNotFound", { id: Schema.String }) {
  override get message(): string {
    return `there is no city ${this.id}: look it up by name with /api/v1/cities?q=`
  }
}

export interface CityFilter {
  readonly q?: string
  readonly country?: CountryCode
  readonly limit?: number
  readonly cursor?: string
}

/** What cities are ordered by: their names; or how a name was found, twinnings, population. */
const nameKey = ["string", "id"] as const
const foundKey = ["number", "number", "number", "number", "id"] as const

/** Cities: search, list, and one with everything known of it. */
export class Cities extends Context.Service<
  Cities,
  {
    list(filter: CityFilter): Effect.Effect<Listed<"/api/v1/cities">, CursorInvalid | RegisterUnread | SqlError>
    byId(id: CityId): Effect.Effect<Answer<"/api/v1/cities/:id">, CityNotFound | SqlError>
    readonly countries: Effect.Effect<Listed<"/api/v1/countries">, RegisterUnread | SqlError>
  }
>()("@proxeny/api/Cities") {
  static readonly layer = Layer.effect(
    Cities,
    Effect.gen(function* () {
      const sql = yield* SqlClient.SqlClient
      const inSql = <A, E>(effect: Effect.Effect<A, E, SqlClient.SqlClient>) =>
        Effect.provideService(effect, SqlClient.SqlClient, sql)

      const lists = yield* Lists

      const list = Effect.fn("Cities.list")(function* ({ country, cursor, limit = defaultLimit, q }: CityFilter) {
        if (q === undefined || q.trim() === "")
          return yield* lists.ask("cities", { country, limit, after: yield* readCursor(cursor, nameKey) })
        const forms = foldedForms(q)
        if (forms.length === 0) return { items: [], total: 0 }
        return yield* lists.ask("search", { country, limit, forms, after: yield* readCursor(cursor, foundKey) })
      })

      const claimsAbout = (id: CityId) => sql<ClaimRow>`
        SELECT ${sql.literal(claimColumns)} FROM claim
        WHERE (subject_kind = 'city' AND subject_id = ${id})
          OR (subject_kind = 'strategy' AND subject_id = ANY(ARRAY(SELECT id FROM strategy_profile WHERE city_id = ${id})))
        ORDER BY attribute, id`

      /** The contradictions about a city, its twinnings and its memberships: those about itself first. */
      const conflictsAbout = (id: CityId) =>
        Effect.flatMap(
          sql<ConflictRow>`
            SELECT ${sql.literal(conflictColumns)} FROM conflict
            WHERE (subject_kind = 'city' AND subject_id = ${id})
              OR twinning_id = ANY(ARRAY(SELECT id FROM twinning WHERE exists AND (city_a = ${id} OR city_b = ${id})))
              OR (subject_kind = 'membership'
                AND subject_id = ANY(ARRAY(SELECT id FROM membership WHERE exists AND city_id = ${id})))
            ORDER BY (subject_id = ${id}) DESC, kind, attribute, subject_id, facet, list_claim`,
          conflictViews
        )

      const listed = ["name", "aliases", "identifier"]
      /** What claims say of a city itself, and those of them that are shown one by one. */
      const evidenceAbout = (id: CityId) =>
        Effect.flatMap(claimsAbout(id), (claims) =>
          atOnce([
            Effect.map(sourcesOf(claims), (sources) =>
              evidenceOf(
                claims.filter(({ subject_kind }) => subject_kind === "city"),
                sources
              )
            ),
            claimViews(claims.filter(({ attribute }) => !listed.includes(attribute)))
          ])
        )

      const byId = Effect.fn("Cities.byId")(function* (id: CityId) {
        const [[row], [said, evidence], { pinned }, partners, networks, contradictions] = yield* atOnce([
          sql<SummaryRow>`SELECT ${sql.literal(summaryColumns)} FROM city WHERE id = ${id}`,
          evidenceAbout(id),
          decisionsOn([id]),
          partnersOf(id),
          membershipsOf(id),
          conflictsAbout(id)
        ])
        if (row === undefined) return yield* new CityNotFound({ id })
        const city = cityFrom(id, said, policy, pinned)
        return {
          ...summary(row),
          names: city?.names ?? [{ text: row.name, kind: "name" }],
          identifiers: [...(city?.identifiers ?? [])].sort(
            (a, b) =>
              Object.keys(identifierSchemes).indexOf(a.scheme) - Object.keys(identifierSchemes).indexOf(b.scheme)
          ),
          partners,
          networks,
          contradictions,
          evidence
        } satisfies Answer<"/api/v1/cities/:id">
      })

      return Cities.of({
        list,
        byId: (id) => inSql(byId(id)),
        countries: lists.ask("countries", {})
      })
    })
  )
}

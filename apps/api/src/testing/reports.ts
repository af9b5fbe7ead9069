import {
  type ActivityId,
  type ActivityRecord,
  type ActivityReport,
  activitiesFrom,
  activityIdOf,
  CityId,
  type Claim,
  deriveId,
  type Evidence,
  makeClaim,
  PartialDate,
  type Period,
  pairOf,
  Source,
  SourceId,
  type SourceOf,
  type Subject,
  type TensionId,
  type TensionReport,
  type TwinningId,
  twinningIdOf
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as Result from "effect/Result"
import type * as Schema from "effect/Schema"
import * as SqlClient from "effect/sql/SqlClient"
import { type Batch, nothing } from "../register/Batch.ts"
import { project } from "../register/projection.ts"
import { write } from "../register/write.ts"

const quiet = () => Effect.void

const source = (key: string, reliability: "A" | "C", credibility: 1 | 3): Source =>
  new Source({
    id: SourceId.make(deriveId("source", "a test", key)),
    kind: "news",
    title: key,
    grade: { reliability, credibility }
  })

/** Two sources of different grades. */
export const council = source("The council", "A", 1)
export const paper = source("The paper", "C", 3)

/** A city that no document knows, so that what is said of it is what a test says. */
export const cityCalled = (name: string): CityId => CityId.make(deriveId("city", "a test", name))

export const twinningOf = (
  a: CityId,
  b: CityId
): { readonly id: TwinningId; readonly cities: readonly [CityId, CityId] } => {
  const cities = Result.getOrThrow(pairOf(a, b))
  return { id: twinningIdOf(cities), cities }
}

/** A claim of a source on a subject, recorded by this test. */
export const said = (
  source: Source,
  subject: Subject,
  attribute: string,
  value: unknown,
  more: { readonly period?: Period } = {}
): Claim =>
  makeClaim({
    source: source.id,
    subject,
    attribute,
    value: value as Schema.Json,
    locator: "p. 1",
    recordedBy: "a test",
    ...more
  })

/** A source's report of an activity, as an import would write it. */
export const reported = (source: Source, activity: ActivityReport): Claim =>
  said(
    source,
    {
      kind: "activity",
      id: activityIdOf(
        activity.twinning as TwinningId,
        activity.type,
        PartialDate.make(activity.on),
        activity.title
      ) as ActivityId
    },
    "reported",
    activity
  )

export const tensionReported = (source: Source, tension: TensionReport): Claim =>
  said(source, { kind: "tension", id: deriveId("tension", tension.title) as TensionId }, "reported", tension)

const sourceById = new Map<string, Source>([council, paper].map((one) => [one.id, one]))

/** Who makes a claim of a test. */
export const sourceIn =
  (claims: ReadonlyArray<Claim>): SourceOf =>
  (id) =>
    sourceById.get(claims.find((claim) => claim.id === id)?.source ?? "")

/** The activities that follow from claims, by the domain alone. */
export const activitiesIn = (claims: ReadonlyArray<Claim>): ReadonlyArray<ActivityRecord> =>
  activitiesFrom(
    claims.flatMap((claim): ReadonlyArray<Evidence> => {
      const source = sourceById.get(claim.source)
      return source === undefined ? [] : [{ claim, source }]
    })
  )

/** Cities with a name and a country, and the twinnings between them, all as the council says. */
export const townsAndTwinnings = (
  towns: Readonly<Record<string, string>>,
  twinned: ReadonlyArray<readonly [string, string]>
): Batch => {
  const names = Object.entries(towns)
  const twinnings = twinned.map(([a, b]) => twinningOf(cityCalled(a), cityCalled(b)))
  return {
    ...nothing,
    sources: [council, paper],
    cities: names.map(([name]) => ({ id: cityCalled(name) })),
    twinnings,
    claims: [
      ...names.flatMap(([name, country]) => {
        const subject = { kind: "city", id: cityCalled(name) } as const
        return [
          said(council, subject, "name", { text: name, kind: "name" }),
          said(council, subject, "country", country)
        ]
      }),
      ...twinnings.map(({ id }) => said(council, { kind: "twinning", id }, "exists", true))
    ]
  }
}

/** Writes to the register in a transaction of its own. */
export const record = (batch: Partial<Batch>) =>
  SqlClient.SqlClient.use((sql) => sql.withTransaction(write({ ...nothing, ...batch }, quiet)))

/** Withdraws claims, with all that followed from them. */
export const withdraw = (claims: ReadonlyArray<Claim>) =>
  SqlClient.SqlClient.use((sql) =>
    sql.withTransaction(
      Effect.gen(function* () {
        yield* sql`DELETE FROM claim WHERE id = ANY(${claims.map(({ id }) => id)}::uuid[])`
        yield* project(
          claims.map(({ subject }) => subject),
          quiet
        )
        yield* sql`UPDATE register SET version = version + 1`
      })
    )
  )

/** What an answer over HTTP looks like: as JSON carries it. */
export const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Every id that is cited by an answer as an activity or a claim, and is not shown in it. */
export const uncited = (answer: {
  readonly activities?: ReadonlyArray<{ readonly id: string }>
  readonly claims: ReadonlyArray<{ readonly id: string }>
}): ReadonlyArray<string> => {
  const shown = new Set([...(answer.activities ?? []), ...answer.claims].map(({ id }) => id))
  const cites = /^(evidence|activities|claims|contacts|stages|watchers|counted|undecided|activity)$/
  const found: Array<string> = []
  const walk = (value: unknown, cited: boolean): void => {
    if (typeof value === "string") {
      if (cited && /^[0-9a-f]{8}-/.test(value) && !shown.has(value)) found.push(value)
    } else if (Array.isArray(value)) for (const one of value) walk(one, cited)
    else if (typeof value === "object" && value !== null)
      for (const [key, one] of Object.entries(value))
        walk(one, (cited && !/^(networks|agreements)$/.test(key)) || cites.test(key))
  }
  const { activities = [], claims: _, ...rest } = answer
  walk(rest, false)
  for (const activity of activities) walk((activity as { readonly evidence?: unknown }).evidence, true)
  return found
}

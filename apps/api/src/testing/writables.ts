import {
  type CityId,
  MembershipRole,
  type NetworkId,
  networkIdOf,
  nextStages,
  PartialDate,
  type StageKind,
  twinningIdOf
} from "@proxeny/domain"
import { arbitrary } from "@proxeny/domain/testing"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { expect } from "vitest"

/** What one source says of a record: what is sent, and the claims that it is expected to become. */
export interface Saying {
  readonly body: Readonly<Record<string, unknown>>
  readonly claims: ReadonlyArray<readonly [attribute: string, value: unknown]>
}

/** A kind of record that people state things of. */
export interface Writable {
  readonly kind: string
  readonly sayings: Arbitrary.Arbitrary<Saying>
  /** Where the first source states it. */
  readonly create: string
  /** Where a record that is there is stated of and withdrawn. */
  readonly at: (id: string) => string
  /** What the body of a statement leaves out that the body of a creation has. */
  readonly fixed?: ReadonlyArray<string>
  /** What the row of the record shows of what its sources say, the best source first. */
  readonly row?: (...bodies: ReadonlyArray<Saying["body"]>) => Readonly<Record<string, unknown>>
  /** Whether withdrawing removes the record with all that is said of it. */
  readonly whole?: true
  readonly shared?: true
}

export const pair = arbitrary.pair
export const [here] = pair
const between = twinningIdOf(pair)
export const network: NetworkId = networkIdOf("a network of a test")

const present = (record: object): Readonly<Record<string, unknown>> => JSON.parse(JSON.stringify(record))
const one = (attribute: string, value: unknown) => (value === undefined ? [] : [[attribute, value] as const])
const each = (attribute: string, values: ReadonlyArray<unknown> | undefined) =>
  (values ?? []).map((value) => [attribute, value] as const)

const without = <A extends object>(all: A, ...keys: ReadonlyArray<keyof A & string>) =>
  present(Object.fromEntries(Object.entries(all).filter(([key]) => !(keys as ReadonlyArray<string>).includes(key))))

const cities: Writable = {
  kind: "city",
  create: "POST /api/v1/cities",
  at: (id) => `/api/v1/cities/${id}/statements`,
  sayings: arbitrary.city.pipe(
    Arbitrary.map(({ coordinates, country, identifiers, names, population }): Saying => {
      const body = present({ names, country, coordinates, population, identifiers })
      return {
        body,
        claims: [
          ...each("name", body.names as []),
          ...each("identifier", body.identifiers as []),
          ...one("country", country),
          ...one("coordinates", body.coordinates),
          ...one("population", body.population)
        ]
      }
    })
  )
}

/**
 * Steps of a life in an order in which they may come, each in a year of its own.
 *
 * **Details**: proposed once until it is signed or ends, since two dates of one proposal contradict each other (`attributes.stage`).
 */
const life = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 20 }))), {
  maxLength: 4
}).pipe(
  Arbitrary.map((choices) => {
    let after: StageKind | "start" = "start"
    return choices.flatMap((choice, year) => {
      const next = nextStages[after].filter((kind) => !(kind === "proposed" && after === kind))
      const kind = next[choice % next.length]
      if (kind === undefined) return []
      after = kind
      return [{ kind, on: PartialDate.make(String(1990 + year)) }]
    })
  })
)

const twinnings: Writable = {
  kind: "twinning",
  create: "POST /api/v1/twinnings",
  at: (id) => `/api/v1/twinnings/${id}`,
  fixed: ["cities"],
  sayings: Arbitrary.all({ stages: life, topics: Arbitrary.array(arbitrary.text, { maxLength: 3 }) }).pipe(
    Arbitrary.map(
      ({ stages, topics }): Saying => ({
        body: { cities: [...pair].reverse(), stages, topics },
        claims: [["exists", true], ...each("stage", stages), ...each("topic", topics)]
      })
    )
  )
}

const agreements: Writable = {
  kind: "agreement",
  create: "POST /api/v1/agreements",
  at: (id) => `/api/v1/agreements/${id}`,
  fixed: ["twinning"],
  whole: true,
  row: (best) => ({ kind: best?.kind, fields: [...new Set(best?.fields as ReadonlyArray<string>)].sort() }),
  sayings: arbitrary.agreement.pipe(
    Arbitrary.map(
      (agreement): Saying => ({
        body: { ...without(agreement, "id"), twinning: between },
        claims: [
          ["kind", agreement.kind],
          ...one("title", agreement.title),
          ...one("signed-on", agreement.signedOn),
          ...one("expires-on", agreement.expiresOn),
          ["fields", [...new Set(agreement.fields)].sort()]
        ]
      })
    )
  )
}

const activities: Writable = {
  kind: "activity",
  create: "POST /api/v1/activities",
  at: (id) => `/api/v1/activities/${id}`,
  fixed: ["twinning"],
  sayings: arbitrary.activity.pipe(
    Arbitrary.map((activity): Saying => {
      const body = without(activity, "id", "evidence")
      return { body, claims: [["reported", body]] }
    })
  )
}

const memberships: Writable = {
  kind: "membership",
  create: "POST /api/v1/memberships",
  at: (id) => `/api/v1/memberships/${id}`,
  fixed: ["network", "member"],
  row: (...bodies) => ({
    roles: expect.toSatisfy((roles) => {
      const said = new Set(bodies.flatMap((body) => body.roles as ReadonlyArray<string>))
      return said.size === roles.length && roles.every((role: string) => said.has(role))
    })
  }),
  sayings: Arbitrary.array(arbitrary.oneOf(MembershipRole.literals), { maxLength: 3 }).pipe(
    Arbitrary.map(
      (roles): Saying => ({
        body: { network, member: { kind: "city", city: here }, roles },
        claims: [["exists", true], ...each("role", [...new Set(roles)])]
      })
    )
  )
}

const tensions: Writable = {
  kind: "tension",
  create: "POST /api/v1/tensions",
  at: (id) => `/api/v1/tensions/${id}`,
  shared: true,
  sayings: Arbitrary.all([arbitrary.countryCode, arbitrary.countryCode, arbitrary.partialDate, arbitrary.text]).pipe(
    Arbitrary.filter(([a, b]) => a !== b),
    Arbitrary.map(([a, b, on, title]): Saying => {
      const body = { countries: [a, b].sort(), on, title }
      return { body, claims: [["reported", body]] }
    })
  )
}

/** Every kind of record that several sources state things of. */
export const writables: ReadonlyArray<Writable> = [cities, twinnings, agreements, activities, memberships, tensions]

/** The cities that these are about. */
export const towns: Readonly<Record<string, CityId>> = { Eins: pair[0], Zwei: pair[1] }

import { randomUUID } from "node:crypto"
import {
  Agreement,
  AgreementId,
  type CityId,
  CityNetwork,
  type Claim,
  deriveId,
  Membership,
  membershipIdOf,
  networkIdOf,
  PartialDate,
  StrategyProfile,
  StrategyProfileId,
  type TwinningId
} from "@proxeny/domain"
import * as Effect from "effect/Effect"
import * as SqlClient from "effect/sql/SqlClient"
import {
  cityCalled,
  council,
  paper,
  record,
  reported,
  said,
  tensionReported,
  townsAndTwinnings,
  twinningOf
} from "./reports.ts"

const [alpha, beta, gamma, delta, epsilon] = ["Alpha", "Beta", "Gamma", "Delta", "Epsilon"].map(cityCalled) as [
  CityId,
  CityId,
  CityId,
  CityId,
  CityId
]
const idOf = (a: CityId, b: CityId): TwinningId => twinningOf(a, b).id
const identified = (city: CityId, value: string): Claim =>
  said(council, { kind: "city", id: city }, "identifier", { scheme: "wikidata", value })

const staged = (a: CityId, b: CityId, kind: string, on: string): Claim =>
  said(council, { kind: "twinning", id: idOf(a, b) }, "stage", { kind, on })

const league = new CityNetwork({
  id: networkIdOf("a league"),
  name: 'A "league", of; towns',
  topics: ["peace", "trade"]
})
const union = new CityNetwork({
  id: networkIdOf("a union"),
  name: "A union",
  shortName: "U",
  scope: "world",
  founded: 1913,
  topics: []
})
const member = (city: CityId, more: Partial<typeof Membership.Type> = {}): Membership => {
  const who = { kind: "city", city } as const
  return new Membership({
    id: membershipIdOf(league.id, who, more.through),
    network: league.id,
    member: who,
    roles: [],
    ...more
  })
}
const direct = member(alpha, { roles: ["presidency", "host"], period: { from: PartialDate.make("1990-05") } })
const denied = member(beta)
const through = member(gamma, { through: union.id })

/** Two ids in an order that is not that of the cities' own: the later city comes first and keeps what both claim. */
const [late, early] = [alpha, beta].sort().reverse() as [CityId, CityId]

const batch = townsAndTwinnings({ Alpha: "AT", Beta: "HU", Gamma: "CN", Delta: "GB", Epsilon: "FR" }, [
  ["Alpha", "Beta"],
  ["Alpha", "Gamma"],
  ["Alpha", "Delta"],
  ["Beta", "Delta"]
])

const claims: ReadonlyArray<Claim> = [
  said(council, { kind: "city", id: gamma }, "name", { text: "伽马", language: "zh", kind: "name" }),
  said(council, { kind: "city", id: gamma }, "name", { text: "Gamma on Sea", language: "en", kind: "name" }),
  said(paper, { kind: "city", id: gamma }, "name", { text: '=Gam,ma;"x"\n', kind: "alias" }),
  said(paper, { kind: "city", id: gamma }, "aliases", ["G", "Gámma", "伽玛"]),
  said(council, { kind: "city", id: alpha }, "coordinates", { latitude: 48.2, longitude: 16.37 }),
  said(council, { kind: "city", id: beta }, "coordinates", { latitude: -17.5, longitude: 179.9 }),
  said(
    council,
    { kind: "city", id: alpha },
    "population",
    { count: 1_900_000, year: 2020 },
    { period: { from: PartialDate.make("2020") } }
  ),
  said(paper, { kind: "city", id: alpha }, "population", { count: 1_800_000, year: 2020 }),
  said(paper, { kind: "twinning", id: idOf(beta, delta) }, "exists", false),
  staged(alpha, beta, "signed", "1986-09-17"),
  staged(alpha, beta, "renewed", "1996"),
  staged(alpha, gamma, "signed", "1990-05"),
  staged(alpha, delta, "signed", "1970"),
  staged(alpha, delta, "ended", "2010-02-03"),
  said(council, { kind: "twinning", id: idOf(alpha, beta) }, "topic", "water"),
  said(council, { kind: "membership", id: direct.id }, "exists", true),
  said(council, { kind: "membership", id: denied.id }, "exists", false),
  said(council, { kind: "group", id: deriveId("group", "a test") }, "label", "A group"),
  reported(council, { twinning: idOf(alpha, beta), type: "visit", title: "A visit", on: "1999-03-01" } as never),
  // Nobody has told of its twinning yet: on record as a claim, and no activity.
  reported(paper, { twinning: idOf(delta, epsilon), type: "visit", title: "Too early", on: "2001" } as never),
  tensionReported(paper, { countries: ["AT", "HU"], on: "2003-04", title: "A quarrel" } as never)
]

/**
 * Writes to a register what may be on record in every kind of record, also what only history explains: ids that two cities
 * claim, twinnings of which nothing is claimed, imports, moments.
 */
export const recordEverything = Effect.gen(function* () {
  const sql = yield* SqlClient.SqlClient
  yield* record({
    ...batch,
    networks: [league, union],
    memberships: [direct, denied, through],
    agreements: [
      new Agreement({
        id: AgreementId.make(deriveId("agreement", "a test")),
        twinning: idOf(alpha, beta),
        kind: "memorandum",
        title: "A text",
        signedOn: PartialDate.make("1986-09-17"),
        expiresOn: PartialDate.make("2090"),
        fields: []
      })
    ],
    claims: [...batch.claims, ...claims, identified(late, "Q1"), identified(gamma, "Q2")]
  })
  // The second to claim an id does not get it, and nobody does once the first has lost its claim.
  yield* record({ claims: [identified(early, "Q1"), identified(delta, "Q2")] })
  yield* sql`DELETE FROM city_identifier WHERE value = 'Q2' AND city_id = ${gamma}`
  yield* record({
    strategies: [
      new StrategyProfile({
        id: StrategyProfileId.make(deriveId("strategy", alpha, "2019")),
        city: alpha,
        asOf: PartialDate.make("2019"),
        budget: { value: true, evidence: [claims[3]?.id as Claim["id"]] }
      })
    ]
  })
  const nobody = [twinningOf(gamma, delta), twinningOf(gamma, epsilon)] as const
  for (const [at, { cities, id }] of nobody.entries())
    yield* sql`INSERT INTO twinning (id, city_a, city_b, exists) VALUES (${id}, ${cities[0]}, ${cities[1]}, ${at === 0})`
  yield* sql`INSERT INTO city (id) VALUES (${cityCalled("Nameless")})`
  const [done, undone] = [randomUUID(), randomUUID()]
  yield* sql`
    INSERT INTO import (id, source_id, title, files, report, finished_at, undone_at) VALUES
      (${done}, ${council.id}, 'A list', '[{"name": "l.csv", "bytes": 12}]', '{"zz": 1, "a": [1.5, null]}', '2020-02-03 04:05:06.000007Z', NULL),
      (${undone}, NULL, 'Undone', '[]', '{}', '2021-02-03 04:05:06Z', '2021-02-04 23:59:59.999999+02')`
  yield* sql`
    UPDATE claim SET import_id = ${done}, recorded_at = '2020-02-03 04:05:06.000007Z'
    WHERE source_id = ${council.id} AND subject_kind = 'city'`
  yield* sql`UPDATE register SET version = version + 1`
})

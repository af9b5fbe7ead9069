import {
  type CityId,
  type Member,
  membershipIdOf,
  type NetworkId,
  networkIdOf,
  PartialDate,
  type Period
} from "@proxeny/domain"
import { beforeAll, describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { cityCalled, council, record, said, townsAndTwinnings } from "../testing/reports.ts"
import { sharedNetworks } from "./sharedNetworks.ts"

const register = testRegister()

const names = ["Eigen", "Einst", "Bald", "Noch", "Mittelbar", "Nirgends"]
const [own, past, soon, still, through, nowhere] = names.map(cityCalled) as [
  CityId,
  CityId,
  CityId,
  CityId,
  CityId,
  CityId
]
const partners = [past, soon, still, through, nowhere]
const networks = ["rivers", "bridges", "an association"].map((key) => ({
  id: networkIdOf(`a test of sharing: ${key}`),
  name: `Cities of ${key}`,
  scope: "world" as const,
  topics: []
}))
const [rivers, bridges, association] = networks.map(({ id }) => id) as [NetworkId, NetworkId, NetworkId]

const joins = (city: CityId, network: NetworkId, period?: Period, by?: NetworkId) => {
  const member: Member = { kind: "city", city }
  const id = membershipIdOf(network, member, by)
  return { id, network, member, roles: [], ...(period && { period }), ...(by && { through: by }) }
}
const until = { until: PartialDate.make("2015") }
const from = { from: PartialDate.make("2020-05") }
const memberships = [
  joins(own, rivers),
  joins(own, bridges, until),
  joins(past, rivers, until),
  joins(past, bridges, until),
  joins(soon, rivers, from),
  joins(still, rivers, { from: PartialDate.make("2009") }),
  joins(through, rivers, undefined, association)
]
const claims = memberships.map(({ id }) => said(council, { kind: "membership", id }, "exists", true))

beforeAll(async () => {
  const towns = townsAndTwinnings(Object.fromEntries(names.map((name) => [name, "AT"])), [])
  await register.run(
    record({
      ...towns,
      networks: networks as never,
      memberships: memberships as never,
      claims: [...towns.claims, ...claims]
    })
  )
})

/** What the city shares with one partner: the networks, or undefined where that is unknown. */
const shared = async (city: CityId, partner: CityId, asOf: string, complete: ReadonlyArray<CityId> = []) =>
  (await register.run(sharedNetworks(city, [partner], asOf, new Set(complete)))).get(partner)?.map(({ id }) => id)

describe("the networks that two cities share", () => {
  it("are those of which both are members on the day, with the claims of both", async () => {
    const of = await register.run(sharedNetworks(own, partners, "2015-12-31", new Set()))
    expect(of.get(past)?.map(({ id }) => id)).toEqual([bridges, rivers])
    expect(of.get(still)).toMatchObject([{ id: rivers, claims: [claims[0]?.id, claims[5]?.id] }])
  })

  it("are unknown once the last membership of a partner on record has ended, until its list is known complete", async () => {
    expect(await shared(own, past, "2016-01-01")).toBeUndefined()
    expect(await shared(own, past, "2016-01-01", [own])).toBeUndefined()
    for (const complete of [[past], [own, past]]) expect(await shared(own, past, "2016-01-01", complete)).toEqual([])
    // Seen from the partner, nothing that goes on is known of the city itself.
    expect(await shared(past, own, "2016-01-01")).toBeUndefined()
    expect(await shared(past, own, "2016-01-01", [own, past])).toEqual([])
  })

  it("are unknown before the first membership of a partner on record has begun", async () => {
    expect(await shared(own, soon, "2020-05-30")).toBeUndefined()
    expect(await shared(own, soon, "2020-05-31")).toEqual([rivers])
  })

  it("are none where a partner is represented by an association only, and unknown where nothing is on record", async () => {
    expect(await shared(own, through, "2016-01-01")).toEqual([])
    expect(await shared(own, nowhere, "2016-01-01")).toBeUndefined()
    expect(await shared(own, nowhere, "2016-01-01", [own, nowhere])).toEqual([])
  })
})

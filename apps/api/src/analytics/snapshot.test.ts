import { type Member, membershipIdOf, networkIdOf } from "@proxeny/domain"
import { describe, expect, it } from "vitest"
import { testRegister } from "../testing/register.ts"
import { cityCalled, council, record, said, townsAndTwinnings, twinningOf } from "../testing/reports.ts"
import { pairKey, readSnapshot } from "./snapshot.ts"

const register = testRegister()

const network = {
  id: networkIdOf("a test of snapshots"),
  name: "Cities of rivers",
  scope: "world" as const,
  topics: []
}
const membershipOf = (city: string) => {
  const member: Member = { kind: "city", city: cityCalled(city) }
  return { id: membershipIdOf(network.id, member), network: network.id, member, roles: [] }
}
const [joined, neverJoined] = [membershipOf("Gone"), membershipOf("Alone")]

const pairs = [
  ["Here", "Gone"],
  ["Here", "Still"]
] as const
const [ended, inForce] = pairs.map(([a, b]) => twinningOf(cityCalled(a), cityCalled(b))) as [
  ReturnType<typeof twinningOf>,
  ReturnType<typeof twinningOf>
]
/** Two cities of which a source says that they are no twins. */
const denied = twinningOf(cityCalled("Here"), cityCalled("Denied"))

describe("the register as graphs", () => {
  it("holds what exists, and nothing that is on record as not existing", async () => {
    const before = await register.run(readSnapshot)
    const towns = Object.fromEntries(["Here", "Gone", "Still", "Alone", "Denied"].map((name) => [name, "AT"]))
    const { claims, twinnings, ...rest } = townsAndTwinnings(towns, pairs)
    const of = ({ id }: { readonly id: typeof ended.id }) => ({ kind: "twinning", id }) as const
    await register.run(
      record({
        ...rest,
        twinnings: [...twinnings, denied],
        networks: [network] as never,
        memberships: [joined, neverJoined] as never,
        claims: [
          ...claims,
          said(council, of(denied), "exists", false),
          said(council, of(ended), "stage", { kind: "signed", on: "1990" }),
          said(council, of(ended), "stage", { kind: "ended", on: "2001-05" }),
          said(council, of(inForce), "stage", { kind: "signed", on: "1995" }),
          said(council, of(inForce), "stage", { kind: "renewed", on: "2015" }),
          said(council, { kind: "membership", id: joined.id }, "exists", true),
          said(council, { kind: "membership", id: neverJoined.id }, "exists", false)
        ]
      })
    )
    const now = await register.run(readSnapshot)
    expect(now.version).toBeGreaterThan(before.version)
    expect(now.world.twinnings.links).toBe(before.world.twinnings.links + 2)
    expect(now.twinnings.size).toBe(now.world.twinnings.links)
    expect(now.memberships.length).toBe(before.memberships.length + 1)
    expect(now.memberships.filter(({ network_id }) => network_id === network.id).map(({ city_id }) => city_id)).toEqual(
      [cityCalled("Gone")]
    )
    // who has neither a twinning nor a membership has no node
    expect(["Here", "Gone", "Still", "Alone", "Denied"].map((name) => now.nodeOf.has(cityCalled(name)))).toEqual([
      true,
      true,
      true,
      false,
      false
    ])
    const nodeOf = (name: string): number => now.nodeOf.get(cityCalled(name)) ?? -1
    expect(now.cities[nodeOf("Still")]).toMatchObject({ id: cityCalled("Still"), name: "Still", country: "AT" })
    expect(now.networks[now.networkOf.get(network.id) ?? -1]).toMatchObject({ name: "Cities of rivers" })

    // a twinning is until its end alone: a renewal ends nothing
    expect(now.twinnings.get(pairKey(nodeOf("Gone"), nodeOf("Here")))).toMatchObject({
      id: ended.id,
      state: "ended",
      since: "1990",
      until: "2001-05"
    })
    expect(now.twinnings.get(pairKey(nodeOf("Here"), nodeOf("Still")))).toMatchObject({
      id: inForce.id,
      state: "renewed",
      since: "1995",
      until: null
    })
  })
})

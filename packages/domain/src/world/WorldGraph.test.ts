import { assert, describe, it } from "@effect/vitest"
import { neighboursOf } from "@proxeny/graph"
import * as Arbitrary from "effect/Arbitrary"
import { PartialDate } from "../base/PartialDate.ts"
import { networkIdOf } from "../network/CityNetwork.ts"
import { arbitrary, world } from "../testing/index.ts"
import type { Stage } from "../twinning/Stage.ts"
import { joinsOn, worldGraph } from "./WorldGraph.ts"

const claim = world.claims[0]?.id ?? assert.fail("the fixed world has claims")
const stage = (kind: Stage["kind"], on?: string): Stage => ({
  kind,
  ...(on === undefined ? {} : { on: PartialDate.make(on) }),
  evidence: [claim]
})

describe("worldGraph, laws", () => {
  it.prop(
    "has a link for each pair on record, once, and a node for each city",
    [Arbitrary.array(arbitrary.twinning)],
    ([twinnings]) => {
      const { cities, twinnings: graph } = worldGraph({ twinnings: [...twinnings, ...twinnings] })
      const expected = new Set(twinnings.map(({ cities: [a, b] }) => `${a} ${b}`))
      const found = cities.flatMap((city, node) =>
        [...neighboursOf(graph, node)].map((other) => [city, cities[other]].sort().join(" "))
      )
      assert.deepStrictEqual(new Set(found), expected)
      assert.strictEqual(found.length, 2 * expected.size)
      assert.strictEqual(graph.nodes, new Set(twinnings.flatMap((one) => one.cities)).size)
    }
  )

  it.prop(
    "gives every membership of a city its weight, and cities with a membership alone no node among the twinned",
    [Arbitrary.array(arbitrary.membership)],
    ([memberships]) => {
      const graph = worldGraph({ twinnings: [], memberships }, { mediatedWeight: 0.25 })
      assert.strictEqual(graph.twinnings.nodes, 0)
      const { groupsOf, memberOffsets, weights } = graph.memberships.affiliations
      for (const { member, network, through } of memberships) {
        if (member.kind === "network") continue
        const [city, group] = [graph.cities.indexOf(member.city), graph.networks.indexOf(network)]
        const at = groupsOf.indexOf(group, memberOffsets[city])
        assert.isTrue(at >= 0 && at < (memberOffsets[city + 1] ?? 0))
        assert.isAtLeast(weights[at] ?? 0, through === undefined ? 1 : 0.25)
      }
    }
  )
})

describe("worldGraph", () => {
  const [a, b, c] = [world.manchester.id, world.wuhan.id, world.lodz.id]
  const [national, worldwide] = [networkIdOf("national"), networkIdOf("worldwide")]

  it("takes a city to be in the network that its network is in, for less", () => {
    const graph = worldGraph({
      twinnings: [],
      memberships: [
        { network: national, member: { kind: "city", city: a } },
        { network: worldwide, member: { kind: "network", network: national } },
        { network: worldwide, member: { kind: "city", city: b } }
      ]
    })
    const group = graph.networks.indexOf(worldwide)
    const { membersOf, groupOffsets, groupWeights } = graph.memberships.affiliations
    const from = groupOffsets[group] ?? 0
    assert.deepStrictEqual(
      [0, 1].map((i) => [graph.cities[membersOf[from + i] ?? -1], groupWeights[from + i]]),
      [
        [a, 0.5],
        [b, 1]
      ]
    )
    assert.deepStrictEqual([...graph.parents], [graph.networks.indexOf(national), group])
  })

  it("leaves out what is not in force on a day", () => {
    const twinnings = [
      { cities: [a, b], stages: [stage("signed", "1986"), stage("ended", "2001-05-31")] },
      { cities: [a, c], stages: [stage("signed", "1999")] },
      { cities: [b, c], stages: [] }
    ] as const
    const links = (asOf?: string) => worldGraph({ twinnings }, asOf === undefined ? {} : { asOf }).twinnings.links
    assert.strictEqual(links(), 3)
    assert.strictEqual(links("1985-12-31"), 1)
    assert.strictEqual(links("1986-01-01"), 2)
    assert.strictEqual(links("2000-01-01"), 3)
    assert.strictEqual(links("2001-05-31"), 2)
    const memberships = [
      {
        network: worldwide,
        member: { kind: "city", city: a },
        period: { from: PartialDate.make("2005"), until: PartialDate.make("2010") }
      }
    ] as const
    const count = (asOf: string) => worldGraph({ twinnings: [], memberships }, { asOf }).cities.length
    assert.deepStrictEqual(["2004-12-31", "2008-01-01", "2011-01-01"].map(count), [0, 1, 0])
  })

  it("refuses a weight that is none", () => {
    for (const mediatedWeight of [-0.1, 1.1, Number.NaN])
      assert.throws(() => worldGraph({ twinnings: [] }, { mediatedWeight }), /mediatedWeight must be in 0..1/)
  })
})

describe("joinsOn", () => {
  it("holds from signature to end, also while suspended", () => {
    const stages = [
      stage("proposed", "1985"),
      stage("signed", "1986-09-16"),
      stage("suspended", "1999"),
      stage("ended", "2005")
    ]
    assert.deepStrictEqual(
      ["1984-01-01", "1986-01-01", "1986-09-16", "2000-01-01", "2005-12-31"].map((day) => joinsOn(stages, day)),
      [false, false, true, true, false]
    )
    assert.isTrue(joinsOn([], "1900-01-01"))
    assert.isFalse(joinsOn([stage("signed", "1986")], "1980-01-01"))
  })
})

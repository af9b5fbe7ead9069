import { assert, describe, it } from "@effect/vitest"
import { fromPairs, leiden } from "@proxeny/graph"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { describeCommunities } from "./describeCommunities.ts"

const links = Arbitrary.array(Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 29 }))), {
  maxLength: 120
})
const lands = ["GB", "CN", undefined, "PL", "DE"]

describe("describeCommunities", () => {
  it.prop("counts every city and every link once", [links], ([ends]) => {
    const graph = fromPairs(30, ends.slice(0, ends.length - (ends.length % 2)))
    const countries = Array.from({ length: 30 }, (_, node) => lands[node % 5])
    const communities = leiden(graph, { seed: 1 })
    const found = describeCommunities(graph, communities, countries, 30)
    const sum = (of: (one: (typeof found)[number]) => number) => found.reduce((all, one) => all + of(one), 0)
    assert.strictEqual(
      sum((one) => one.cities),
      30
    )
    assert.strictEqual(
      sum((one) => one.linksInside + one.linksOutside / 2),
      graph.links
    )
    for (const { cities, community, countries: of, leading } of found) {
      assert.deepStrictEqual(
        new Set(leading),
        new Set(Array.from(communities.labels.keys()).filter((node) => communities.labels[node] === community))
      )
      const known = leading.filter((node) => countries[node] !== undefined).length
      assert.strictEqual(
        of.reduce((all, [, count]) => all + count, 0),
        known
      )
      assert.strictEqual(leading.length, cities)
    }
  })

  it("is led by who has most links inside, not most links", () => {
    // A triangle 0-1-2 with a tail 0-6 inside it, and a star around 3 of which one end, 2, is in the triangle.
    const graph = fromPairs(8, [0, 1, 1, 2, 2, 0, 0, 6, 3, 4, 3, 5, 3, 7, 3, 2, 2, 4])
    const labels = Uint32Array.from([0, 0, 0, 1, 1, 1, 0, 1])
    const found = describeCommunities(
      graph,
      { count: 2, labels, sizes: Uint32Array.from([4, 4]), modularity: 0 },
      ["GB", "GB", "PL", "CN", "CN", "PL", "DE", undefined],
      2
    )
    assert.deepStrictEqual(found[0], {
      community: 0,
      cities: 4,
      linksInside: 4,
      linksOutside: 2,
      leading: [0, 1],
      countries: [
        ["GB", 2],
        ["DE", 1]
      ]
    })
    assert.deepStrictEqual(found[1]?.leading, [3, 4])
  })
})

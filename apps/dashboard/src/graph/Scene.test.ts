import { expect, test } from "vitest"
import { lightOn } from "./paint/Picture.ts"
import { lookOf } from "./paint/paintLinks.ts"
import { sceneOfMemberships, sceneOfPart } from "./Scene.ts"

const city = (id: string) => ({ id, name: id, twins: 2 })

test("cities keep the place that the answer gives them, and how far they are", () => {
  const scene = sceneOfPart(
    {
      cities: [{ ...city("a"), community: 3, x: 1, y: 2, country: "GB" }, city("b")],
      twinnings: [{ id: "t", a: 0, b: 1, state: "signed", since: "1986-09-16" }]
    },
    [0, 1]
  )
  expect(scene.nodes[0]).toEqual({
    id: "a",
    kind: "city",
    name: "a",
    country: "GB",
    weight: 2,
    community: 3,
    x: 1,
    y: 2,
    away: 0
  })
  expect(scene.links).toEqual([{ id: "t", a: 0, b: 1, kind: "twinning", state: "signed", since: "1986-09-16" }])
})

test("networks stand after the cities; direct, mediated and network membership are told apart", () => {
  const scene = sceneOfMemberships({
    cities: [city("a"), city("b")],
    networks: [
      { id: "n", name: "Network of Cities", shortName: "NC", members: 2 },
      { id: "m", name: "Association", members: 1 }
    ],
    memberships: [
      { city: 0, network: 0 },
      { city: 1, network: 0, through: 1, since: "2001" }
    ],
    belonging: [{ member: 1, network: 0 }],
    total: { cities: 2, networks: 2 }
  })
  expect(scene.nodes.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
    "city a",
    "city b",
    "network NC",
    "network Association"
  ])
  expect(scene.nodes[2]?.fullName).toBe("Network of Cities")
  expect(scene.links.map(({ a, b, kind, through }) => [a, b, kind, through])).toEqual([
    [0, 2, "direct", undefined],
    [1, 2, "mediated", 3],
    [3, 2, "belonging", undefined]
  ])
  expect(scene.links.map(lookOf)).toEqual(["plain", "mediated", "belonging"])
  // Who lights up a member that belongs through another network sees that network too.
  expect([...(lightOn({ scene, links: [0, 1, 2] }, 1)?.nodes ?? [])].toSorted()).toEqual([1, 2, 3])
  expect(new Set(scene.links.map(({ id }) => id)).size).toBe(3)
})

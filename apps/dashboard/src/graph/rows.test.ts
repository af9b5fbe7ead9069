import fc from "fast-check"
import { expect, test } from "vitest"
import { inOrder, rowsOf } from "./rows.ts"
import type { Scene, SceneLink, SceneNode } from "./Scene.ts"
import { orders } from "./view.ts"

const scene: fc.Arbitrary<Scene> = fc.integer({ min: 2, max: 12 }).chain((size) =>
  fc.record({
    nodes: fc
      .array(fc.record({ weight: fc.nat(9), away: fc.nat(3), letter: fc.constantFrom(..."abcde") }), {
        minLength: size,
        maxLength: size
      })
      .map((all) =>
        all.map(
          ({ away, letter, weight }, at): SceneNode => ({ id: String(at), kind: "city", name: letter, weight, away })
        )
      ),
    links: fc
      .array(
        fc.record({
          a: fc.nat(size - 1),
          b: fc.nat(size - 1),
          since: fc.option(fc.integer({ min: 1950, max: 2020 }).map(String), { nil: undefined }),
          state: fc.constantFrom("signed" as const, "ended" as const, "recorded" as const)
        }),
        { maxLength: 25 }
      )
      .map((all) =>
        all.map(
          ({ since, ...rest }, at): SceneLink => ({
            ...rest,
            id: String(at),
            kind: "twinning",
            ...(since === undefined ? {} : { since })
          })
        )
      )
  })
)
const plain = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
const name = (node: SceneNode) => node.name

test("every shown link is one row, in every order, whatever was the order before", () => {
  fc.assert(
    fc.property(scene, fc.constantFrom(...orders), (drawn, order) => {
      const all = drawn.links.map((_, index) => index)
      const rows = rowsOf(drawn, all)
      const ordered = inOrder(rows, order, name, plain)
      expect(ordered.map(({ link }) => link.id).toSorted()).toEqual(drawn.links.map(({ id }) => id).toSorted())
      expect(inOrder(rows.toReversed(), order, name, plain)).toEqual(ordered)
    })
  )
})

test("undated rows stand last, up and down", () => {
  fc.assert(
    fc.property(scene, fc.constantFrom("since" as const, "-since" as const), (drawn, order) => {
      const rows = rowsOf(
        drawn,
        drawn.links.map((_, index) => index)
      )
      const dates = inOrder(rows, order, name, plain).map(({ link }) => link.since)
      const dated = dates.filter((date) => date !== undefined)
      expect(dates.slice(dated.length).every((date) => date === undefined)).toBe(true)
      expect(dated).toEqual(order === "since" ? dated.toSorted() : dated.toSorted().toReversed())
    })
  )
})

test("what is nearer to the middle stands first; a city before its network, a member before what it belongs to", () => {
  const node = (id: string, rest: Partial<SceneNode> = {}): SceneNode => ({
    id,
    kind: "city",
    name: id,
    weight: 1,
    ...rest
  })
  const drawn: Scene = {
    nodes: [
      node("far", { away: 1, weight: 9 }),
      node("middle", { away: 0 }),
      node("n", { kind: "network" }),
      node("m", { kind: "network", weight: 9 })
    ],
    links: [
      { id: "1", a: 0, b: 1, kind: "twinning" },
      { id: "2", a: 2, b: 0, kind: "mediated", through: 3 },
      { id: "3", a: 2, b: 3, kind: "belonging" }
    ]
  }
  expect(rowsOf(drawn, [0, 1, 2]).map(({ city, other, through }) => [city.id, other.id, through?.id])).toEqual([
    ["middle", "far", undefined],
    ["far", "n", "m"],
    ["n", "m", undefined]
  ])
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { columnPlaces, turned } from "./arrange/columns.ts"
import type { Scene } from "./Scene.ts"
import { linksOfWays, tellWays } from "./ways.ts"

/** Ways through layers of nodes, as shortest ways are: a node is always as far from the start. */
const layered = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 0, maxLength: 3 }),
    fc.array(fc.array(fc.nat(), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
  )
  .map(([inner, choices]) => {
    const sizes = [1, ...inner, 1]
    const starts = sizes.map((_, at) => sizes.slice(0, at).reduce((sum, size) => sum + size, 0))
    const nodes = sizes.reduce((sum, size) => sum + size, 0)
    const ways = choices.map((choice) => sizes.map((size, at) => (starts[at] ?? 0) + ((choice[at % 3] ?? 0) % size)))
    return { nodes, ways }
  })

test("a node stands in the column of its distance, and no two on one spot", () => {
  fc.assert(
    fc.property(layered, ({ nodes, ways }) => {
      const places = columnPlaces(nodes, ways)
      const taken = new Set<string>()
      const columns = new Map<number, number>()
      for (const way of ways)
        way.forEach((node, at) => {
          const x = places[2 * node] ?? Number.NaN
          expect(columns.get(at) ?? x).toBe(x)
          columns.set(at, x)
        })
      for (const node of new Set(ways.flat())) {
        const spot = `${places[2 * node]} ${places[2 * node + 1]}`
        expect(spot).not.toContain("NaN")
        expect(taken.has(spot)).toBe(false)
        taken.add(spot)
      }
      expect([...columns.values()]).toEqual([...columns.values()].toSorted((a, b) => a - b))
      expect(turned(turned(places))).toEqual(places)
    })
  )
})

const node = (id: string) => ({ id, kind: "city" as const, name: id, weight: 1 })
const scene: Scene = {
  nodes: ["a", "b", "c", "d"].map(node),
  links: [
    { id: "ab", a: 1, b: 0, kind: "twinning", since: "1980" },
    { id: "bd", a: 1, b: 3, kind: "twinning", since: "1990" },
    { id: "ac", a: 0, b: 2, kind: "twinning" },
    { id: "cd", a: 2, b: 3, kind: "twinning", since: "1970" },
    { id: "bc", a: 1, b: 2, kind: "twinning", since: "1970" }
  ]
}
const ways = [
  [0, 1, 3],
  [0, 2, 3]
]

test("a way is told with the twinning of each step, whichever end the record names first", () => {
  const [over] = tellWays(scene, ways, [0, 1, 2, 3, 4])
  expect([over?.first.id, ...(over?.steps.map(({ city, link }) => `${link?.id}:${city.id}`) ?? [])]).toEqual([
    "a",
    "ab:b",
    "bd:d"
  ])
})

test("a way is open where all its twinnings are shown", () => {
  expect(tellWays(scene, ways, [0, 1, 3]).map(({ open }) => open)).toEqual([true, false])
  expect(tellWays(scene, ways, [0, 2, 3]).map(({ open }) => open)).toEqual([false, true])
})

test("a twinning that no way goes along is not drawn", () => {
  expect(linksOfWays(scene, ways).links.map(({ id }) => id)).toEqual(["ab", "bd", "ac", "cd"])
})

import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { distancesFrom, unreachable } from "./distances.ts"
import { centre, eccentricities } from "./eccentricity.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)
const path = (nodes: number): Array<number> => Array.from({ length: nodes - 1 }, (_, i) => [i, i + 1]).flat()

/** One search a node. */
const naive = (graph: Csr): Array<number> =>
  Array.from({ length: graph.nodes }, (_, node) =>
    Math.max(...distancesFrom(graph, node).filter((distance) => distance !== unreachable))
  )

const agrees = (graph: Csr): void => {
  const found = eccentricities(graph)
  const expected = naive(graph)
  expect([...found.eccentricities]).toEqual(expected)
  const { count, labels } = connectedComponents(graph)
  expect([found.diameters.length, found.radii.length]).toEqual([count, count])
  for (let label = 0; label < count; label++) {
    const own = expected.filter((_, node) => labels[node] === label)
    expect(found.diameters[label]).toBe(Math.max(...own))
    expect(found.radii[label]).toBe(Math.min(...own))
    const members = [...labels.keys()].filter((node) => labels[node] === label)
    expect([...centre(graph, label)]).toEqual(members.filter((node) => expected[node] === Math.min(...own)))
  }
}

describe("eccentricities, laws", () => {
  it.prop("are the greatest distances that a search from each node finds", [sparse], ([links]) =>
    agrees(graphOf(links))
  )

  it.prop("also where there are few nodes and many links", [crowded], ([links]) => agrees(graphOf(links)))

  // enough of a core for searches from many nodes at once, and trees hanging from it
  it.prop("also on a long cycle with chords, trees and a small copy beside", [sparse, sparse], ([chords, trees]) => {
    const cycle = Array.from({ length: 60 }, (_, i) => [i, (i + 1) % 60]).flat()
    const shortcuts = chords.pairs.slice(0, 12)
    const hung = trees.pairs.flatMap((node, i) => [60 + i, i % 3 === 2 ? 59 + i : node])
    const pairs = [...cycle, ...shortcuts, ...hung]
    const nodes = 60 + trees.pairs.length
    agrees(fromPairs(nodes + 5, [...pairs, ...path(5).map((node) => node + nodes)]))
  })

  it.prop("the radius is at least half the diameter", [sparse], ([links]) => {
    const { diameters, radii } = eccentricities(graphOf(links))
    diameters.forEach((diameter, label) => {
      expect(2 * (radii[label] as number)).toBeGreaterThanOrEqual(diameter)
      expect(radii[label]).toBeLessThanOrEqual(diameter)
    })
  })

  it.prop("renaming the nodes renames the eccentricities", [renamed], ([{ nodes, pairs, names }]) => {
    const before = eccentricities(fromPairs(nodes, pairs)).eccentricities
    const after = eccentricities(
      fromPairs(
        nodes,
        pairs.map((node) => names[node] as number)
      )
    ).eccentricities
    expect(before.map((_, node) => after[names[node] as number] as number)).toEqual(before)
  })
})

describe("eccentricities", () => {
  it("of a path, with a node apart", () => {
    const graph = fromPairs(6, path(5))
    const found = eccentricities(graph)
    expect([...found.eccentricities]).toEqual([4, 3, 2, 3, 4, 0])
    expect([...found.diameters]).toEqual([4, 0])
    expect([...found.radii]).toEqual([2, 0])
    expect([...centre(graph)]).toEqual([2])
    expect([...centre(graph, 1)]).toEqual([5])
  })

  it("of a triangle with a tail longer than all else: the centre lies in the tail", () => {
    // 0–1–2–0, and 2–3–4–5–6
    const graph = fromPairs(7, [0, 1, 1, 2, 2, 0, 2, 3, 3, 4, 4, 5, 5, 6])
    expect([...eccentricities(graph).eccentricities]).toEqual([5, 5, 4, 3, 3, 4, 5])
    expect([...centre(graph)]).toEqual([3, 4])
  })

  it("of a star, a complete graph, a cycle and the Petersen graph", () => {
    expect([...eccentricities(fromPairs(4, [0, 1, 0, 2, 0, 3])).eccentricities]).toEqual([1, 2, 2, 2])
    expect([...eccentricities(fromPairs(4, [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3])).eccentricities]).toEqual([1, 1, 1, 1])
    const hundred = eccentricities(fromPairs(101, [...path(101), 100, 0]))
    expect(new Set(hundred.eccentricities)).toEqual(new Set([50]))
    const petersen = Array.from({ length: 5 }, (_, i) => [i, (i + 1) % 5, i, i + 5, i + 5, ((i + 2) % 5) + 5]).flat()
    expect(eccentricities(fromPairs(10, petersen))).toMatchObject({
      diameters: Uint32Array.of(2),
      radii: Uint32Array.of(2)
    })
  })

  it("of no nodes, and of two", () => {
    const none = new Uint32Array(0)
    expect(eccentricities(fromPairs(0, []))).toEqual({ eccentricities: none, diameters: none, radii: none })
    expect(centre(fromPairs(0, []))).toEqual(none)
    expect([...eccentricities(fromPairs(2, [0, 1])).eccentricities]).toEqual([1, 1])
  })

  it.each([2, -1, 0.5, Number.NaN])("there is no centre of component %s of two", (component) => {
    const message = `the graph has 2 components, and none of them is ${component}`
    expect(() => centre(fromPairs(3, [0, 1]), component)).toThrow(new InvalidOption(message, "component"))
  })
})

import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { InvalidOption, InvalidValues } from "./checks.ts"
import { closeness, effectiveDiameter, meanDistance, medianDistance, pairDistances } from "./closeness.ts"
import { connectedComponents } from "./components.ts"
import { distancesFrom, unreachable } from "./distances.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)
const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0)

/** The distances from each of some nodes to all it can reach, itself included. */
const reachable = (graph: Csr, nodes: ReadonlyArray<number>): Array<Array<number>> =>
  nodes.map((node) => [...distancesFrom(graph, node)].filter((distance) => distance !== unreachable))

const counted = (distances: ReadonlyArray<number>): Array<number> => {
  const counts: Array<number> = Array.from({ length: Math.max(-1, ...distances) + 1 }, () => 0)
  for (const distance of distances) counts[distance] = (counts[distance] as number) + 1
  return counts
}

const agrees = (graph: Csr): void => {
  const { count, labels } = connectedComponents(graph)
  const nodes = Array.from({ length: graph.nodes }, (_, node) => node)
  const all = reachable(graph, nodes)
  const expected = all.map((row) => (row.length === 1 ? 0 : (row.length - 1) / sum(row)))
  const found = pairDistances(graph)
  expect([...found.closeness]).toEqual(expected)
  expect([...found.histogram]).toEqual(counted(all.flat()))
  expect(closeness(graph)).toEqual(found.closeness)
  for (let label = 0; label < count; label++) {
    const one = pairDistances(graph, label)
    expect([...one.closeness]).toEqual(expected.map((value, node) => (labels[node] === label ? value : 0)))
    expect([...one.histogram]).toEqual(counted(all.filter((_, node) => labels[node] === label).flat()))
  }
}

describe("pairDistances, laws", () => {
  it.prop("is what a search from each node gives", [sparse], ([links]) => agrees(graphOf(links)))

  it.prop("also where there are few nodes and many links", [crowded], ([links]) => agrees(graphOf(links)))

  it.prop("also with more than 32 nodes in a core, and leaves", [sparse, sparse], ([chords, leaves]) => {
    const cycle = Array.from({ length: 70 }, (_, i) => [i, (i + 1) % 70]).flat()
    const hung = leaves.pairs.flatMap((node, i) => [70 + i, node])
    agrees(fromPairs(70 + leaves.pairs.length, [...cycle, ...chords.pairs, ...hung]))
  })

  it.prop("the histogram counts each node with itself and each link twice", [sparse], ([links]) => {
    const graph = graphOf(links)
    const { histogram } = pairDistances(graph)
    expect([histogram[0] ?? 0, histogram[1] ?? 0]).toEqual([graph.nodes, 2 * graph.links])
    expect(sum(histogram)).toBe(sum(connectedComponents(graph).sizes.map((size) => size * size)))
  })

  it.prop("the components add up", [sparse], ([links]) => {
    const graph = graphOf(links)
    const whole = pairDistances(graph).histogram
    const parts = Array.from({ length: connectedComponents(graph).count }, (_, label) => pairDistances(graph, label))
    expect([...whole]).toEqual(Array.from(whole, (_, i) => sum(parts.map(({ histogram }) => histogram[i] ?? 0))))
  })

  it.prop(
    "renaming the nodes renames the closeness and keeps the histogram",
    [renamed],
    ([{ nodes, pairs, names }]) => {
      const before = pairDistances(fromPairs(nodes, pairs))
      const after = pairDistances(
        fromPairs(
          nodes,
          pairs.map((node) => names[node] as number)
        )
      )
      expect(after.histogram).toEqual(before.histogram)
      expect(before.closeness.map((_, node) => after.closeness[names[node] as number] as number)).toEqual(
        before.closeness
      )
    }
  )

  it.prop("mean, median and effective diameter are those of the list of distances", [sparse], ([links]) => {
    const graph = graphOf(links)
    const { histogram } = pairDistances(graph)
    const list = reachable(graph, [...Array(graph.nodes).keys()])
      .flat()
      .filter((distance) => distance > 0)
      .sort((a, b) => a - b)
    expect(meanDistance(histogram)).toBe(list.length === 0 ? 0 : sum(list) / list.length)
    expect(medianDistance(histogram)).toBe(list[list.length / 2 - 1] ?? 0)
    expect(effectiveDiameter(histogram, 1)).toBe(list.at(-1) ?? 0)
    expect(Math.ceil(effectiveDiameter(histogram))).toBe(list[Math.ceil(0.9 * list.length) - 1] ?? 0)
  })
})

describe("pairDistances", () => {
  it("of a path of four", () => {
    const { closeness: values, histogram } = pairDistances(fromPairs(4, [0, 1, 1, 2, 2, 3]))
    expect([...values]).toEqual([3 / 6, 3 / 4, 3 / 4, 3 / 6])
    expect([...histogram]).toEqual([4, 6, 4, 2])
    expect(meanDistance(histogram)).toBe(20 / 12)
    expect(medianDistance(histogram)).toBe(1)
    // 10 of 12 pairs are within 2 links, 12 within 3: 10.8 at 2.4
    expect(effectiveDiameter(histogram)).toBeCloseTo(2.4, 12)
  })

  it("of a star, a pair, a cycle and the Petersen graph", () => {
    const star = pairDistances(fromPairs(4, [0, 1, 0, 2, 0, 3]))
    expect([...star.closeness]).toEqual([1, 3 / 5, 3 / 5, 3 / 5])
    expect([...star.histogram]).toEqual([4, 6, 6])
    expect([...pairDistances(fromPairs(2, [1, 0])).closeness]).toEqual([1, 1])
    expect([...pairDistances(fromPairs(5, [0, 1, 1, 2, 2, 3, 3, 4, 4, 0])).histogram]).toEqual([5, 10, 10])
    const petersen = Array.from({ length: 5 }, (_, i) => [i, (i + 1) % 5, i, i + 5, i + 5, ((i + 2) % 5) + 5]).flat()
    expect([...pairDistances(fromPairs(10, petersen)).histogram]).toEqual([10, 30, 60])
  })

  it("of no nodes, and of nodes without links", () => {
    expect(pairDistances(fromPairs(0, []))).toEqual({ closeness: new Float64Array(0), histogram: new Float64Array(0) })
    expect(pairDistances(fromPairs(0, []), 0).histogram.length).toBe(0)
    const apart = pairDistances(fromPairs(2, []))
    expect([[...apart.closeness], [...apart.histogram]]).toEqual([[0, 0], [2]])
    for (const histogram of [[], [2]])
      expect([meanDistance(histogram), medianDistance(histogram), effectiveDiameter(histogram)]).toEqual([0, 0, 0])
  })

  it.each([2, -1, 0.5, Number.NaN])("there is no component %s of two", (component) => {
    const message = `the graph has 2 components, and none of them is ${component}`
    expect(() => pairDistances(fromPairs(3, [0, 1]), component)).toThrow(new InvalidOption(message, "component"))
  })

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses a histogram with %s", (count) => {
    const error = new InvalidValues(`histogram[1] must be a finite number of 0 or more, not ${count}`, 1)
    for (const of of [meanDistance, medianDistance, effectiveDiameter]) expect(() => of([4, count, 1])).toThrow(error)
  })

  it.each([0, -1, 1.1, Number.NaN])("refuses a share of %s", (share) => {
    expect(() => effectiveDiameter([4, 6], share)).toThrow(
      new InvalidOption(`share must be more than 0 and at most 1, not ${share}`, "share")
    )
  })
})

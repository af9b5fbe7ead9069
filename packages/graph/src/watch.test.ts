import { describe, expect, it } from "@effect/vitest"
import { type Links, sparse } from "../test/arbitraries.ts"
import { fromMemberships } from "./Affiliations.ts"
import { betweenness } from "./betweenness.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { closeness, pairDistances } from "./closeness.ts"
import { centre, eccentricities } from "./eccentricity.ts"
import { eigenvectorCentrality } from "./eigenvector.ts"
import { closestPartners } from "./interlocking.ts"
import { leiden } from "./leiden.ts"
import { louvain } from "./louvain.ts"
import { mediated } from "./mediated.ts"
import { pagerank } from "./pagerank.ts"
import { projection } from "./projection.ts"
import { random } from "./random.ts"
import { squares } from "./squares.ts"
import { type Watch, watched } from "./watch.ts"

/** A graph of which a few nodes have many links. */
const drawn = (nodes: number, links: number): Links => {
  const next = random(7)
  return { nodes, pairs: Array.from({ length: 2 * links }, () => Math.floor(nodes * (next() / 2 ** 32) ** 2)) }
}

/** Every node of a graph a member, in two groups of the forty for each of its links. */
const inForty = ({ neighbours, nodes }: Csr) =>
  fromMemberships(nodes, 40, Array.from(neighbours, (node, i) => [node, i % 40]).flat())

/** Everything that takes a watch, and how large a graph has to be for it to be told something before the end. */
const table: ReadonlyArray<readonly [string, Links, (graph: Csr, watch?: Watch) => unknown]> = [
  ["betweenness", drawn(300, 600), betweenness],
  ["closeness", drawn(4000, 8000), closeness],
  ["pairDistances", drawn(4000, 8000), (graph, watch) => pairDistances(graph, undefined, watch)],
  ["pairDistances of one component", drawn(4000, 8000), (graph, watch) => pairDistances(graph, 0, watch)],
  ["eccentricities", drawn(4000, 8000), eccentricities],
  ["centre", drawn(4000, 8000), (graph, watch) => centre(graph, 0, watch)],
  ["pagerank", drawn(40_000, 120_000), pagerank],
  ["eigenvectorCentrality", drawn(40_000, 120_000), eigenvectorCentrality],
  ["louvain", drawn(40_000, 120_000), (graph, watch) => louvain(graph, { ...watch, seed: 1 })],
  ["leiden", drawn(40_000, 120_000), (graph, watch) => leiden(graph, { ...watch, seed: 1, iterations: 9 })],
  ["squares", drawn(4000, 80_000), squares],
  ["closestPartners", drawn(4000, 12_000), (graph, watch) => closestPartners(inForty(graph), 3, watch)],
  ["projection", drawn(3000, 6000), (graph, watch) => projection(inForty(graph), { ...watch, atMost: 9_000_000 })],
  ["mediated", drawn(20_000, 20_000), (graph, watch) => mediated(inForty(graph), [0, 1, 1, 2, 2, 3], watch)]
]

type Told = Array<readonly [done: number, all: number]>

const tell = (told: Told): Watch => ({ onProgress: (done, all) => told.push([done, all]) })

const expectInOrder = (told: Told): void => {
  const [, all] = told[0] ?? [0, 0]
  told.forEach(([done, of], i) => {
    expect(of).toBe(all)
    expect(done).toBeGreaterThanOrEqual(told[i - 1]?.[0] ?? 0)
    expect(done).toBeLessThanOrEqual(all)
  })
  const [last, of] = told.at(-1) ?? [0, 0]
  expect(last).toBe(of)
}

describe.each(table)("%s, watched", (_, links, run) => {
  const graph = fromPairs(links.nodes, links.pairs)
  const told: Told = []
  const result = run(graph, tell(told))

  it("tells how far it is, in order, to the end, and gives what it gives unwatched", () => {
    expect(told.length).toBeGreaterThan(1)
    expectInOrder(told)
    expect(told.filter(([done, all]) => done === all).length).toBe(1)
    expect(result).toEqual(run(graph))
  })

  it("tells the same every time", () => {
    const again: Told = []
    run(graph, tell(again))
    expect(again).toEqual(told)
  })

  it("does not begin once it is aborted", () => {
    const seen: Told = []
    const reason = new Error("never")
    expect(() => run(graph, { signal: AbortSignal.abort(reason), ...tell(seen) })).toThrow(reason)
    expect(seen).toEqual([])
  })

  it("stops at the first call, the second, or the last, when it is aborted there", () => {
    for (const stop of [1, 2, told.length]) {
      const seen: Told = []
      const controller = new AbortController()
      const reason = new Error("enough")
      const onProgress = (done: number, all: number): void => {
        seen.push([done, all])
        if (seen.length === stop) controller.abort(reason)
      }
      expect(() => run(graph, { signal: controller.signal, onProgress })).toThrow(reason)
      expect(seen).toEqual(told.slice(0, stop))
    }
  })

  it.prop("comes to the end of any graph", [sparse], ([{ nodes, pairs }]) => {
    const seen: Told = []
    run(fromPairs(nodes, pairs), tell(seen))
    expectInOrder(seen)
  })
})

describe("watched", () => {
  it("asks for a call after two million steps, at the end, or where none are counted", () => {
    const told: Told = []
    const next = watched(tell(told), 10)
    next(1, 2 ** 20)
    next(2, 2 ** 20)
    next(3, 2 ** 20)
    next(4)
    next(5, 2 ** 21 - 1)
    next(10, 0)
    expect(told).toEqual([
      [2, 10],
      [4, 10],
      [10, 10]
    ])
  })

  it("looks at the signal before the work and after each call", () => {
    const reason = new Error("no")
    expect(() => watched({ signal: AbortSignal.abort(reason) }, 1)).toThrow(reason)
    const controller = new AbortController()
    const next = watched({ signal: controller.signal }, 3)
    next(1)
    controller.abort(reason)
    expect(() => next(2)).toThrow(reason)
  })
})

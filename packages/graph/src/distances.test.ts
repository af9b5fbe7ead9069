import { describe, expect, it } from "@effect/vitest"
import { crowded, type Links, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidNode, InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { allShortestPaths, distancesFrom, shortestPath, unreachable } from "./distances.ts"

const graphOf = ({ nodes, pairs }: Links): Csr => fromPairs(nodes, pairs)

/** All distances by Floyd and Warshall, slowly. */
const naive = (graph: Csr): Array<Array<number>> => {
  const all = Array.from({ length: graph.nodes }, (_, a) =>
    Array.from({ length: graph.nodes }, (_, b) => (a === b ? 0 : neighboursOf(graph, a).includes(b) ? 1 : unreachable))
  )
  all.forEach((middle, k) => {
    for (const row of all)
      row.forEach((known, b) => {
        row[b] = Math.min(known, (row[k] as number) + (middle[b] as number), unreachable)
      })
  })
  return all
}

/** Every walk of `length` links from `a` to `b`, in the order of its indices. */
const walks = (graph: Csr, a: number, b: number, length: number): Array<Array<number>> =>
  length === 0
    ? a === b
      ? [[a]]
      : []
    : [...neighboursOf(graph, a)].flatMap((next) => walks(graph, next, b, length - 1).map((walk) => [a, ...walk]))

describe("distances, laws", () => {
  it.prop("distancesFrom gives what Floyd and Warshall give", [sparse], ([links]) => {
    const graph = graphOf(links)
    expect(Array.from({ length: links.nodes }, (_, node) => [...distancesFrom(graph, node)])).toEqual(naive(graph))
  })

  it.prop("a node is unreachable exactly where it is in another component", [sparse], ([links]) => {
    const graph = graphOf(links)
    const { labels } = connectedComponents(graph)
    for (let node = 0; node < links.nodes; node++)
      distancesFrom(graph, node).forEach((distance, other) => {
        expect(distance === unreachable).toBe(labels[node] !== labels[other])
      })
  })

  it.prop("all shortest paths are the walks of the least length, in order", [crowded], ([links]) => {
    const graph = graphOf(links)
    const expected = naive(graph)
    for (let a = 0; a < links.nodes; a++)
      for (let b = 0; b < links.nodes; b++) {
        const distance = (expected[a] as Array<number>)[b] as number
        const known = distance === unreachable ? [] : walks(graph, a, b, distance)
        const found = allShortestPaths(graph, a, b, { atMost: 1000 })
        expect(found.distance).toBe(distance)
        expect(found.count).toBe(known.length)
        expect(found.paths.map((path) => [...path])).toEqual(known)
        expect(shortestPath(graph, a, b)).toEqual(found.paths[0])
        expect(allShortestPaths(graph, a, b, { atMost: 2 })).toEqual({ ...found, paths: found.paths.slice(0, 2) })
      }
  })

  it.prop("the number of shortest paths is the same from both ends", [sparse], ([links]) => {
    const graph = graphOf(links)
    for (let b = 1; b < links.nodes; b++) {
      const there = allShortestPaths(graph, 0, b, { atMost: 3 })
      const back = allShortestPaths(graph, b, 0, { atMost: 0 })
      expect(back).toEqual({ distance: there.distance, count: there.count, paths: [] })
      for (const path of there.paths)
        path.forEach((node, i) => {
          if (i > 0) expect(neighboursOf(graph, path[i - 1] as number)).toContain(node)
        })
    }
  })

  it.prop("renaming the nodes keeps the distances", [renamed], ([{ nodes, pairs, names }]) => {
    const other = fromPairs(
      nodes,
      pairs.map((node) => names[node] as number)
    )
    for (let node = 0; node < nodes; node++) {
      const before = distancesFrom(fromPairs(nodes, pairs), node)
      const after = distancesFrom(other, names[node] as number)
      expect(before.map((_, b) => after[names[b] as number] as number)).toEqual(before)
    }
  })
})

describe("distances", () => {
  it("along a path with a node apart", () => {
    const graph = fromPairs(5, [0, 1, 1, 2, 2, 3])
    expect([...distancesFrom(graph, 1)]).toEqual([1, 0, 1, 2, unreachable])
    expect(shortestPath(graph, 3, 0)).toEqual(Uint32Array.of(3, 2, 1, 0))
    expect(shortestPath(graph, 2, 2)).toEqual(Uint32Array.of(2))
    expect(shortestPath(graph, 0, 4)).toBeUndefined()
    expect(allShortestPaths(graph, 0, 4, { atMost: 9 })).toEqual({ distance: unreachable, count: 0, paths: [] })
  })

  it("round a cycle of six there are two ways to the opposite node, the smaller indices first", () => {
    const graph = fromPairs(6, [0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 0])
    expect(allShortestPaths(graph, 0, 3, { atMost: 9 })).toEqual({
      distance: 3,
      count: 2,
      paths: [Uint32Array.of(0, 1, 2, 3), Uint32Array.of(0, 5, 4, 3)]
    })
    expect(shortestPath(graph, 3, 0)).toEqual(Uint32Array.of(3, 2, 1, 0))
  })

  it("counts more ways than could be listed: a chain of 40 diamonds has 2⁴⁰", () => {
    const pairs = Array.from({ length: 40 }, (_, i) => 3 * i).flatMap((i) => [
      [i, i + 1, i, i + 2],
      [i + 1, i + 3, i + 2, i + 3]
    ])
    const found = allShortestPaths(fromPairs(121, pairs.flat()), 0, 120, { atMost: 2 })
    expect([found.distance, found.count]).toEqual([80, 2 ** 40])
    expect(found.paths.map((path) => [...path.subarray(-3)])).toEqual([
      [117, 118, 120],
      [117, 119, 120]
    ])
  })

  it.each([2, -1, 0.5, Number.NaN])("refuses node %s of two", (node) => {
    const graph = fromPairs(2, [0, 1])
    const message = `the graph has 2 nodes, and none of them is ${node}`
    expect(() => distancesFrom(graph, node)).toThrow(new InvalidNode(message, node))
    expect(() => shortestPath(graph, node, 0)).toThrow(new InvalidNode(message, node))
    expect(() => allShortestPaths(graph, 0, node, { atMost: 1 })).toThrow(new InvalidNode(message, node))
  })

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses to list at most %s ways", (atMost) => {
    expect(() => allShortestPaths(fromPairs(2, [0, 1]), 0, 1, { atMost })).toThrow(
      new InvalidOption(`atMost must be a whole number of 0 or more, not ${atMost}`, "atMost")
    )
  })
})

import { describe, expect, it } from "@effect/vitest"
import { type Links, renamed, sparse } from "../test/arbitraries.ts"
import { fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { type EigenvectorOptions, eigenvectorCentrality } from "./eigenvector.ts"

const valuesOf = ({ nodes, pairs }: Links, options?: EigenvectorOptions): Float64Array =>
  eigenvectorCentrality(fromPairs(nodes, pairs), options)

/** The largest component by itself: only there is the eigenvector the only one. */
const largestOf = ({ nodes, pairs }: Links): Links => {
  const { labels, sizes } = connectedComponents(fromPairs(nodes, pairs))
  const numbers = new Map<number, number>()
  labels.forEach((label, node) => {
    if (label === 0) numbers.set(node, numbers.size)
  })
  return {
    nodes: sizes[0] ?? 0,
    pairs: pairs.flatMap((node) => {
      const number = numbers.get(node)
      return number === undefined ? [] : [number]
    })
  }
}

const expectClose = (given: ArrayLike<number>, expected: ArrayLike<number>): void => {
  expect(given.length).toBe(expected.length)
  for (let i = 0; i < given.length; i++)
    expect(Math.abs((given[i] as number) - (expected[i] as number))).toBeLessThan(1e-7)
}

describe("eigenvectorCentrality, laws", () => {
  it.prop("each value is in one proportion to the sum over the neighbours", [sparse], ([links]) => {
    const connected = largestOf(links)
    const graph = fromPairs(connected.nodes, connected.pairs)
    if (graph.links === 0) return
    const values = valuesOf(connected)
    const sums = Array.from(values, (_, node) =>
      neighboursOf(graph, node).reduce((sum, other) => sum + (values[other] as number), 0)
    )
    // a positive eigenvector of a connected graph is that of the largest eigenvalue (Perron & Frobenius)
    const eigenvalue = sums.reduce((sum, x) => sum + x, 0) / values.reduce((sum, x) => sum + x, 0)
    expectClose(
      sums,
      values.map((value) => eigenvalue * value)
    )
    for (const value of values) expect(value).toBeGreaterThan(0)
    sums.forEach((sum, node) => {
      expect(Math.abs(sum / eigenvalue - (values[node] as number))).toBeLessThan(1e-9)
    })
  })

  it.prop("the squares sum to 1, and nothing is below 0", [sparse], ([links]) => {
    const values = valuesOf(links)
    if (links.nodes > 0) expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(1, 12)
    for (const value of values) expect(value).toBeGreaterThanOrEqual(0)
  })

  it.prop("renaming the nodes renames the values", [renamed], ([{ nodes, pairs, names }]) => {
    const connected = largestOf({ nodes, pairs })
    // names of the nodes that are left, in the order of their names in the whole graph
    const kept = names.slice(0, connected.nodes)
    const rank = [...kept].sort((a, b) => a - b)
    const short = kept.map((name) => rank.indexOf(name))
    const after = valuesOf({ nodes: connected.nodes, pairs: connected.pairs.map((node) => short[node] as number) })
    expectClose(
      short.map((name) => after[name] as number),
      valuesOf(connected)
    )
  })
})

describe("eigenvectorCentrality", () => {
  it("of a star of four leaves: the centre has as much as the leaves together, squared", () => {
    const leaf = Math.sqrt(1 / 8)
    expectClose(valuesOf({ nodes: 5, pairs: [0, 1, 0, 2, 0, 3, 0, 4] }), [Math.sqrt(1 / 2), leaf, leaf, leaf, leaf])
  })

  it("of a path of three: 1 : √2 : 1", () => {
    expectClose(valuesOf({ nodes: 3, pairs: [0, 1, 1, 2] }), [0.5, Math.SQRT1_2, 0.5])
  })

  it("of a path of five: the sines of sixths of a half turn", () => {
    const sines = [1, 2, 3, 4, 5].map((i) => Math.sin((i * Math.PI) / 6) / Math.sqrt(3))
    expectClose(valuesOf({ nodes: 5, pairs: [0, 1, 1, 2, 2, 3, 3, 4] }), sines)
  })

  it("of a path of 200, whose first two eigenvalues are 0.0007 apart: the sines of parts of a half turn", () => {
    const nodes = 200
    const pairs = Array.from({ length: nodes - 1 }, (_, i) => [i, i + 1]).flat()
    const norm = Math.sqrt(2 / (nodes + 1))
    expectClose(
      valuesOf({ nodes, pairs }),
      Array.from({ length: nodes }, (_, i) => norm * Math.sin(((i + 1) * Math.PI) / (nodes + 1)))
    )
  })

  it("is the same for all nodes of a cycle and of a complete graph", () => {
    expectClose(valuesOf({ nodes: 4, pairs: [0, 1, 1, 2, 2, 3, 3, 0] }), [0.5, 0.5, 0.5, 0.5])
    expectClose(valuesOf({ nodes: 4, pairs: [0, 1, 0, 2, 0, 3, 1, 2, 1, 3, 2, 3] }), [0.5, 0.5, 0.5, 0.5])
  })

  it("stays with the component of the largest eigenvalue", () => {
    // a triangle, a pair, one apart
    expectClose(valuesOf({ nodes: 6, pairs: [0, 1, 2, 3, 3, 4, 4, 2] }), [
      0,
      0,
      ...new Array(3).fill(1 / Math.sqrt(3)),
      0
    ])
  })

  it("shares between components that are alike, and leaves nothing to a node apart", () => {
    const values = valuesOf({ nodes: 5, pairs: [0, 1, 2, 3] })
    expectClose(values, [0.5, 0.5, 0.5, 0.5, 0])
    expect(values[4]).toBe(0)
  })

  it("shares between components of one eigenvalue by the sums of their values", () => {
    // a star of four leaves and a triangle both have 2; their values sum to 3 / √2 and to √3
    const [star, triangle] = [3 / Math.SQRT2, Math.sqrt(3)]
    const norm = Math.hypot(star, triangle)
    const leaf = star / Math.sqrt(8) / norm
    expectClose(valuesOf({ nodes: 8, pairs: [0, 1, 0, 2, 0, 3, 0, 4, 5, 6, 6, 7, 7, 5] }), [
      star / Math.SQRT2 / norm,
      ...new Array(4).fill(leaf),
      ...new Array(3).fill(triangle / Math.sqrt(3) / norm)
    ])
  })

  it("is nothing without nodes, and 1 / √n without links", () => {
    expect([...valuesOf({ nodes: 0, pairs: [] })]).toEqual([])
    expect([...valuesOf({ nodes: 4, pairs: [] })]).toEqual([0.5, 0.5, 0.5, 0.5])
  })

  it("stops after the steps allowed, or when little changes", () => {
    const links = { nodes: 4, pairs: [0, 1, 1, 2, 2, 3] }
    expect(valuesOf(links, { steps: 1 })).not.toEqual(valuesOf(links))
    expect(valuesOf(links, { tolerance: 1 })).toEqual(valuesOf(links, { steps: 1 }))
  })

  it.each([
    [{ tolerance: 0 }, "tolerance must be above 0, not 0"],
    [{ tolerance: Number.NaN }, "tolerance must be above 0, not NaN"],
    [{ steps: 0 }, "steps must be a whole number of 1 or more, not 0"],
    [{ steps: 1.5 }, "steps must be a whole number of 1 or more, not 1.5"]
  ])("refuses %j", (options, message) => {
    expect(() => valuesOf({ nodes: 2, pairs: [0, 1] }, options)).toThrow(
      new InvalidOption(message, Object.keys(options)[0] ?? "")
    )
  })
})

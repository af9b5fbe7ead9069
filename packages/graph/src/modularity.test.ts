import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { crowded, renamed, sparse } from "../test/arbitraries.ts"
import { type Csr, fromPairs, neighboursOf } from "./Csr.ts"
import { InvalidLabels, InvalidOption } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { modularity } from "./modularity.ts"

const groups = Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum: 1, maximum: 5 })))

/** A division that depends on nothing but the number of groups. */
const divided = (nodes: number, into: number): Array<number> =>
  Array.from({ length: nodes }, (_, node) => ((node * node + node) % into) % nodes)

/** Pair by pair: the link that is there, less the one to be expected. */
const byPairs = (graph: Csr, labels: ReadonlyArray<number>, resolution: number): number => {
  const rows = labels.map((_, node) => [...neighboursOf(graph, node)])
  const ends = 2 * graph.links
  let sum = 0
  rows.forEach((row, a) => {
    rows.forEach((other, b) => {
      if (labels[a] === labels[b]) sum += (row.includes(b) ? 1 : 0) - (resolution * row.length * other.length) / ends
    })
  })
  return ends === 0 ? 0 : sum / ends
}

describe("modularity, laws", () => {
  it.prop("is the sum over all pairs of nodes, for many links", [crowded, groups], ([{ nodes, pairs }, into]) => {
    const [graph, labels] = [fromPairs(nodes, pairs), divided(nodes, into)]
    for (const resolution of [0, 0.5, 1, 2.5])
      expect(modularity(graph, labels, resolution)).toBeCloseTo(byPairs(graph, labels, resolution), 12)
  })

  it.prop("is the sum over all pairs of nodes, for many nodes", [sparse, groups], ([{ nodes, pairs }, into]) => {
    const [graph, labels] = [fromPairs(nodes, pairs), divided(nodes, into)]
    expect(modularity(graph, labels)).toBeCloseTo(byPairs(graph, labels, 1), 12)
  })

  it.prop("is 0 for one community of all", [sparse], ([{ nodes, pairs }]) => {
    expect(modularity(fromPairs(nodes, pairs), new Uint32Array(nodes))).toBe(0)
  })

  it.prop("at resolution 0 it is the share of links inside, 1 for the components", [sparse], ([{ nodes, pairs }]) => {
    const graph = fromPairs(nodes, pairs)
    expect(modularity(graph, connectedComponents(graph).labels, 0)).toBe(graph.links === 0 ? 0 : 1)
  })

  it.prop("renaming the nodes changes nothing", [renamed, groups], ([{ nodes, pairs, names }, into]) => {
    const labels = divided(nodes, into)
    const moved = new Uint32Array(nodes)
    names.forEach((name, node) => {
      moved[name] = labels[node] as number
    })
    const other = fromPairs(
      nodes,
      pairs.map((node) => names[node] as number)
    )
    expect(modularity(other, moved)).toBeCloseTo(modularity(fromPairs(nodes, pairs), labels), 12)
  })
})

describe("modularity", () => {
  // two triangles joined by one link
  const graph = fromPairs(6, [0, 1, 1, 2, 2, 0, 3, 4, 4, 5, 5, 3, 2, 3])

  it("of two triangles joined by one link: 6/7 − 2 · (7/14)²", () => {
    expect(modularity(graph, [0, 0, 0, 5, 5, 5])).toBeCloseTo(6 / 7 - 1 / 2, 15)
    expect(modularity(graph, [0, 0, 0, 5, 5, 5], 2)).toBeCloseTo(6 / 7 - 1, 15)
  })

  it("of a pair divided is −½, the least there is", () => {
    expect(modularity(fromPairs(2, [0, 1]), [0, 1])).toBe(-0.5)
  })

  it("is 0 without links and without nodes", () => {
    expect(modularity(fromPairs(3, []), [0, 1, 2])).toBe(0)
    expect(modularity(fromPairs(0, []), [])).toBe(0)
  })

  it.each([
    [[0, 0, 0, 0, 0], 1, new InvalidLabels("there are 6 nodes and 5 labels")],
    [[0, 0, 0, 0, 6, 0], 1, new InvalidLabels("labels[4] must be a whole number in 0..5, not 6", 4)],
    [[0, 0, -1, 0, 0, 0], 1, new InvalidLabels("labels[2] must be a whole number in 0..5, not -1", 2)],
    [[0.5, 0, 0, 0, 0, 0], 1, new InvalidLabels("labels[0] must be a whole number in 0..5, not 0.5", 0)],
    [
      [0, 0, 0, 0, 0, 0],
      -1,
      new InvalidOption("resolution must be a finite number of 0 or more, not -1", "resolution")
    ],
    [
      [0, 0, 0, 0, 0, 0],
      Number.NaN,
      new InvalidOption("resolution must be a finite number of 0 or more, not NaN", "resolution")
    ]
  ])("refuses %j at resolution %s", (labels, resolution, error) => {
    expect(() => modularity(graph, labels, resolution)).toThrow(error)
  })
})

import { describe, expect, it } from "vitest"
import { fromMemberships } from "./Affiliations.ts"
import { type foldPendants, partialBetweenness } from "./betweenness.ts"
import { type Csr, fromPairs } from "./Csr.ts"
import { InvalidNode } from "./checks.ts"
import * as exported from "./index.ts"

const labelsOf = ({ nodes }: Csr): Uint32Array => new Uint32Array(nodes)

/** A worker that answers at once. */
const worker = (): exported.Line => {
  const listeners: Array<(message: unknown) => void> = []
  let folded: ReturnType<typeof foldPendants> | undefined
  return {
    receive: (listener) => {
      listeners.push(listener)
      return () => {}
    },
    send: (message) => {
      const order = message as { kind: string; folded: typeof folded; from: number; to: number }
      if (order.kind === "graph") folded = order.folded
      else if (folded !== undefined) {
        const part = partialBetweenness(folded, order.from, order.to)
        for (const listener of listeners) listener({ ...order, kind: "part", part })
      }
    }
  }
}

/** Every function of the package that takes a graph or what comes of one, on its node 0 where it takes a node. */
const table: Readonly<Record<string, (graph: Csr) => unknown>> = {
  adamicAdar: (graph) => exported.adamicAdar(graph, 0, 1),
  allShortestPaths: (graph) => exported.allShortestPaths(graph, 0, 0, { atMost: 3 }),
  averageClustering: (graph) => [0, 1, 2].map((fromDegree) => exported.averageClustering(graph, { fromDegree })),
  betweenness: (graph) => exported.betweenness(graph),
  betweennessByWorkers: (graph) => exported.betweennessByWorkers(graph, [worker()]),
  betweennessUpTo: (graph) =>
    [0, 9].map((exactUpTo) => exported.betweennessUpTo(graph, { error: 0.1, exactUpTo, seed: 1 })),
  bridges: exported.bridges,
  centre: (graph) => exported.centre(graph),
  closeness: (graph) => exported.closeness(graph),
  closestPartners: ({ nodes }) => exported.closestPartners(fromMemberships(nodes, nodes, [])),
  closestTo: ({ nodes }) => exported.closestTo(fromMemberships(nodes, nodes, []), 0),
  commonNeighbours: (graph) => exported.commonNeighbours(graph, 0, 1),
  connectedComponents: exported.connectedComponents,
  coreNumbers: exported.coreNumbers,
  cousins: (graph) => exported.cousins(graph, 0),
  cutPoints: exported.cutPoints,
  degreeAssortativity: exported.degreeAssortativity,
  degreeDistribution: exported.degreeDistribution,
  degrees: exported.degrees,
  difference: (graph) => {
    const snapshot = { graph, ids: [...labelsOf(graph).keys()] }
    return exported.difference(snapshot, snapshot)
  },
  distancesFrom: (graph) => exported.distancesFrom(graph, 0),
  eccentricities: (graph) => exported.eccentricities(graph),
  effectiveDiameter: (graph) => exported.effectiveDiameter(exported.pairDistances(graph).histogram),
  eigenvectorCentrality: (graph) => exported.eigenvectorCentrality(graph),
  fromMemberships: ({ nodes }) => fromMemberships(nodes, nodes, []),
  fromPairs: ({ nodes }) => fromPairs(nodes, []),
  gini: (graph) => exported.gini(exported.degrees(graph)),
  groupAssortativity: (graph) => exported.groupAssortativity(graph, labelsOf(graph)),
  interlockBetween: ({ nodes }) => exported.interlockBetween(fromMemberships(nodes, nodes, []), 0, 0),
  interlocking: ({ nodes }) => exported.interlocking(fromMemberships(nodes, nodes, [])),
  jaccard: (graph) => exported.jaccard(graph, 0, 1),
  layout: (graph) => exported.layout(graph, { seed: 1 }),
  layoutSteps: (graph) => [...exported.layoutSteps(graph, { iterations: 3, seed: 1 })].map((step) => step.layout()),
  leiden: (graph) => exported.leiden(graph, { seed: 1 }),
  linkDistances: (graph) => exported.linkDistances(graph, labelsOf(graph), labelsOf(graph)),
  linksBetweenGroups: (graph) => exported.linksBetweenGroups(graph, labelsOf(graph)),
  localClustering: (graph) => exported.localClustering(graph),
  louvain: (graph) => exported.louvain(graph, { seed: 1 }),
  maxDegree: exported.maxDegree,
  meanDegree: exported.meanDegree,
  meanDistance: (graph) => exported.meanDistance(exported.pairDistances(graph).histogram),
  mediated: ({ nodes }) => exported.mediated(fromMemberships(nodes, nodes, []), []),
  medianDistance: (graph) => exported.medianDistance(exported.pairDistances(graph).histogram),
  modularity: (graph) => exported.modularity(graph, labelsOf(graph)),
  mostSimilar: (graph) => exported.mostSimilar(graph, 0),
  neighboursOf: (graph) => exported.neighboursOf(graph, 0),
  nodesAround: (graph) => exported.nodesAround(graph, 0),
  pagerank: (graph) => exported.pagerank(graph),
  pairDistances: (graph) => [exported.pairDistances(graph), exported.pairDistances(graph, 0)],
  projection: ({ nodes }) => exported.projection(fromMemberships(nodes, nodes, []), { atMost: 9 }),
  relativeEdgeEntropy: exported.relativeEdgeEntropy,
  resourceAllocation: (graph) => exported.resourceAllocation(graph, 0, 1),
  sampledBetweenness: (graph) => exported.sampledBetweenness(graph, { error: 0.1, seed: 1 }),
  shortestPath: (graph) => exported.shortestPath(graph, 0, 0),
  squares: (graph) => exported.squares(graph),
  subgraph: (graph) => exported.subgraph(graph, [...labelsOf(graph).keys()]),
  swapSides: ({ nodes }) => exported.swapSides(fromMemberships(nodes, nodes, [])),
  transitivity: exported.transitivity,
  triangles: exported.triangles,
  wedges: exported.wedges
}

/** Those that are asked about a node, or two. */
const asked = new Set(
  "adamicAdar allShortestPaths closestTo commonNeighbours cousins distancesFrom interlockBetween jaccard mostSimilar neighboursOf nodesAround resourceAllocation shortestPath".split(
    " "
  )
)

/** Every number in what a function gave. */
const numbersIn = (value: unknown): Array<number> => {
  if (typeof value === "number") return [value]
  if (typeof value !== "object" || value === null) return []
  return (ArrayBuffer.isView(value) ? [...(value as Float64Array)] : Object.values(value)).flatMap(numbersIn)
}

describe.each(Object.entries(table))("%s", (name, run) => {
  it("has an answer without nodes, or says that there is none", async () => {
    const graph = fromPairs(0, [])
    if (asked.has(name)) expect(() => run(graph)).toThrow(InvalidNode)
    else for (const number of numbersIn(await run(graph))) expect(number).not.toBeNaN()
  })

  it("has an answer without links, and for one link", async () => {
    for (const pairs of [[], [0, 1]])
      for (const number of numbersIn(await run(fromPairs(3, pairs)))) expect(number).not.toBeNaN()
  })
})

it("has a line above for each of the package's functions on graphs", () => {
  const functions = Object.entries(exported)
    .filter(([, one]) => typeof one === "function" && !(one.prototype instanceof Error))
    .map(([name]) => name)
  expect(Object.keys(table).sort()).toEqual(
    functions.filter((name) => !["greatCircle", "lineTo", "workOn"].includes(name)).sort()
  )
})

/**
 * Graph algorithms on compressed sparse rows, for Node and browsers, without dependencies.
 *
 * @packageDocumentation
 */

export { type Affiliations, fromMemberships, InvalidWeight } from "./Affiliations.ts"
export { degreeAssortativity } from "./assortativity.ts"
export { type BetweennessOptions, betweenness } from "./betweenness.ts"
export { bridges, cutPoints } from "./bridges.ts"
export { type Csr, fromPairs, InvalidPairs, neighboursOf } from "./Csr.ts"
export { InvalidLabels, InvalidNode, InvalidOption, InvalidValues } from "./checks.ts"
export {
  closeness,
  effectiveDiameter,
  meanDistance,
  medianDistance,
  type PairDistances,
  pairDistances
} from "./closeness.ts"
export { type Components, connectedComponents } from "./components.ts"
export { coreNumbers } from "./cores.ts"
export { betweennessByWorkers, type Line, lineTo, workOn } from "./crew.ts"
export { degreeDistribution, degrees, maxDegree, meanDegree } from "./degrees.ts"
export { type Difference, difference, InvalidIds, type Snapshot } from "./difference.ts"
export { allShortestPaths, distancesFrom, type ShortestPaths, shortestPath, unreachable } from "./distances.ts"
export { centre, type Eccentricities, eccentricities } from "./eccentricity.ts"
export { type EigenvectorOptions, eigenvectorCentrality } from "./eigenvector.ts"
export { greatCircle, InvalidCoordinates, linkDistances } from "./greatCircle.ts"
export { type GroupLinks, groupAssortativity, linksBetweenGroups } from "./groups.ts"
export { gini, relativeEdgeEntropy } from "./inequality.ts"
export { closestPartners, closestTo, interlockBetween, interlocking, type Partners } from "./interlocking.ts"
export {
  type Layout,
  type LayoutOptions,
  type LayoutStep,
  type LayoutStepsOptions,
  layout,
  layoutSteps
} from "./layout.ts"
export type { Places } from "./layoutStart.ts"
export { type LeidenOptions, leiden } from "./leiden.ts"
export { type Communities, type CommunitiesOptions, louvain } from "./louvain.ts"
export { type Mediated, type MediatedOptions, mediated } from "./mediated.ts"
export { modularity } from "./modularity.ts"
export { type PagerankOptions, pagerank } from "./pagerank.ts"
export { type Projection, projection, swapSides, TooManyPairs } from "./projection.ts"
export {
  type Betweenness,
  betweennessUpTo,
  type SampledBetweenness,
  type SampledBetweennessOptions,
  sampledBetweenness
} from "./sampledBetweenness.ts"
export {
  adamicAdar,
  type Cousins,
  commonNeighbours,
  cousins,
  jaccard,
  type MostSimilar,
  type MostSimilarOptions,
  mostSimilar,
  resourceAllocation,
  type Similarity
} from "./similarity.ts"
export { type Squares, squares } from "./squares.ts"
export { nodesAround, type Subgraph, subgraph } from "./subgraph.ts"
export { TooLarge } from "./TooLarge.ts"
export {
  averageClustering,
  localClustering,
  type Triangles,
  transitivity,
  triangles,
  wedges
} from "./triangles.ts"
export type { Watch } from "./watch.ts"

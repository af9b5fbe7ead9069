/**
 * Graph algorithms on compressed sparse rows, for Node and browsers, without dependencies.
 *
 * @packageDocumentation
 */

export { type Affiliations, fromMemberships, InvalidWeight } from "./Affiliations.ts"
export { degreeAssortativity } from "./assortativity.ts"
export { bridges, cutPoints } from "./bridges.ts"
export { type Csr, fromPairs, InvalidPairs, neighboursOf } from "./Csr.ts"
export { type Components, connectedComponents } from "./components.ts"
export { coreNumbers } from "./cores.ts"
export { degreeDistribution, degrees, maxDegree, meanDegree } from "./degrees.ts"
export { type GroupLinks, groupAssortativity, linksBetweenGroups } from "./groups.ts"
export { gini, relativeEdgeEntropy } from "./inequality.ts"
export { closestPartners, interlockBetween, interlocking, type Partners } from "./interlocking.ts"
export { type Squares, squares } from "./squares.ts"
export {
  averageClustering,
  localClustering,
  type Triangles,
  transitivity,
  triangles,
  wedges
} from "./triangles.ts"

/**
 * Graph algorithms on compressed sparse rows, for Node and browsers, without dependencies.
 *
 * @packageDocumentation
 */

export { type Csr, fromPairs, InvalidPairs, neighboursOf } from "./Csr.ts"
export { type Components, connectedComponents } from "./components.ts"
export { degreeDistribution, degrees, maxDegree, meanDegree } from "./degrees.ts"

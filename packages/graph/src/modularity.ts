import { floats } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkLabels, checkOption } from "./checks.ts"

/** @internal */
export const checkResolution = (resolution: number): void => {
  const holds = resolution >= 0 && resolution < Infinity
  checkOption(holds, "resolution", "a finite number of 0 or more", resolution)
}

/**
 * The modularity of a division of the nodes into communities: the share of links inside them, less the share to be
 * expected if each node kept its degree and the links were laid at random (Newman & Girvan 2004).
 *
 * **When to use**
 *
 * Use to judge a division, be it found by `leiden` or given, such as cities by country.
 *
 * **Details**
 *
 * The sum over communities of `L / m − resolution · (K / 2m)²`, where `L` counts the links inside and `K` is the sum of
 * the degrees. At a resolution of 1 it lies in −½..1, and is 0 when all nodes are in one community. A higher resolution
 * favours smaller communities (Reichardt & Bornholdt 2006). Linear time, memory 8 bytes a node.
 *
 * **Gotchas**
 *
 * Without links it is 0. Values of different graphs say little of each other: large sparse graphs reach high
 * modularities without any order in them.
 *
 * @param labels for each node the number of its community, in `0..n-1`
 * @throws {InvalidLabels} when there is not one label a node, or one is not a whole number in `0..n-1`
 * @throws {InvalidOption} when `resolution` is negative or not finite
 */
export const modularity = (graph: Csr, labels: ArrayLike<number>, resolution = 1): number => {
  checkResolution(resolution)
  const { nodes, links, offsets, neighbours } = graph
  checkLabels(nodes, labels, 0, nodes - 1)
  const sums = floats(nodes)
  let inside = 0
  for (let node = 0, from = 0; node < nodes; node++) {
    const label = labels[node] as number
    const to = offsets[node + 1] as number
    sums[label] = (sums[label] as number) + to - from
    for (; from < to; from++) if (labels[neighbours[from] as number] === label) inside++
  }
  if (links === 0) return 0
  let squares = 0
  for (const sum of sums) squares += sum * sum
  return inside / (2 * links) - (resolution * squares) / (4 * links * links)
}

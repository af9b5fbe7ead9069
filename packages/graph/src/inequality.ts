import type { Csr } from "./Csr.ts"
import { checkValues, InvalidValues } from "./checks.ts"
import { degreeDistribution } from "./degrees.ts"

/**
 * The Gini coefficient of values: 0 where all are alike, and close to 1 where one has everything.
 *
 * **When to use**
 *
 * Use with the degrees of a graph, `gini(degrees(graph))`, to tell how unevenly links are spread over nodes.
 * {@link relativeEdgeEntropy} answers the same question and heeds the nodes with few links more.
 *
 * **Details**
 *
 * With the values in ascending order `x₁ … xₙ` it is `Σ (2i − n − 1) xᵢ / (n Σ xᵢ)`, in `0..1 − 1/n`, the same as
 * KONECT's `2 Σ i xᵢ / (n Σ xᵢ) − (n + 1) / n` (J. Kunegis and J. Preusse, Fairness on the Web: Alternatives to the
 * Power Law, 2012). The order of the values means nothing, and neither does their unit. 0 for no values, and where all
 * of them are 0. Time n·log n, 8 bytes a value.
 *
 * **Gotchas**
 *
 * Of degrees, nodes without a link are values of 0 and raise the result: leave them out where they should not count.
 *
 * @throws {InvalidValues} when a value is negative or not finite, or the values sum to too much to be told apart
 */
export const gini = (values: ArrayLike<number>): number => {
  checkValues("values", values)
  const count = values.length
  const sorted = Float64Array.from(values).sort()
  let sum = 0
  let weighted = 0
  sorted.forEach((value, i) => {
    sum += value
    weighted += (2 * i + 1 - count) * value
  })
  if (sum === 0) return 0
  if (!Number.isFinite(count * sum)) throw new InvalidValues(`the ${count} values sum to too much: ${sum}`)
  return Math.max(0, weighted / (count * sum))
}

/**
 * The relative edge distribution entropy, in 0..1: 1 where all nodes have the same number of links, and the lower the
 * more of the links belong to few nodes.
 *
 * **When to use**
 *
 * Use to compare how evenly links are spread in graphs of different size. {@link gini} answers the same question.
 *
 * **Details**
 *
 * The entropy of the share `d / 2m` that each node has in the ends of all links, `−Σ (d / 2m) ln (d / 2m)`, over `ln n`,
 * the most it can be (J. Kunegis and J. Preusse, Fairness on the Web: Alternatives to the Power Law, 2012). 1 where
 * there are no links: all degrees are alike then. Time linear in nodes.
 *
 * **Gotchas**
 *
 * Nodes without a link count in `n` and lower the result: leave them out where they should not count.
 */
export const relativeEdgeEntropy = (graph: Csr): number => {
  if (graph.links === 0) return 1
  const ends = 2 * graph.links
  let entropy = 0
  degreeDistribution(graph).forEach((count, degree) => {
    if (count > 0 && degree > 0) entropy += count * (degree / ends) * Math.log(ends / degree)
  })
  return Math.min(1, entropy / Math.log(graph.nodes))
}

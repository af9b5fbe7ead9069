import { wholes } from "./arrays.ts"
import { betweenness, foldPendants } from "./betweenness.ts"
import type { Csr } from "./Csr.ts"
import { checkOption } from "./checks.ts"
import { pathSampler } from "./pathSampler.ts"
import { random } from "./random.ts"
import { type Watch, watched } from "./watch.ts"

/** How near an estimate of betweenness shall come, how surely, and from which draws. */
export interface SampledBetweennessOptions extends Watch {
  /** The most that a value may be off by, as a share of the (n − 1)(n − 2) / 2 pairs that can pass a node; within 0..1. */
  readonly error: number
  /** How likely that is to hold for all nodes at once, within 0..1; 0.95 unless told. */
  readonly confidence?: number
  /** A whole number in 0..2³²−1: the same one gives the same result. */
  readonly seed: number
  /** The most ways to draw, 100 or more: where they do not suffice, the bound comes out wider than asked for. */
  readonly atMost?: number
}

/** Betweenness as estimated, and how far it can be off. */
export interface SampledBetweenness {
  /** The estimate for each node, in pairs as `betweenness` gives them. */
  readonly values: Float64Array
  /** For each node the least that its betweenness is, … */
  readonly low: Float64Array
  /** … and the most: with a probability of `confidence` or more both hold for all nodes at once. */
  readonly high: Float64Array
  /** The most that any value is off by, in pairs: the widest of the distances from `values` to `low` and `high`. */
  readonly error: number
  /** The same as a share of the (n − 1)(n − 2) / 2 pairs that can pass a node. */
  readonly errorShare: number
  /** The probability asked for. */
  readonly confidence: number
  /** How many ways were drawn; 0 where the graph is a forest, for which the values are exact. */
  readonly samples: number
}

/** How much a share of `seen` among draws speaks against a chance of `chance`: the divergence of Kullback and Leibler. */
const divergence = (seen: number, chance: number): number =>
  (seen > 0 ? seen * Math.log(seen / chance) : 0) + (seen < 1 ? (1 - seen) * Math.log((1 - seen) / (1 - chance)) : 0)

/** How much a share of `seen` speaks against any chance that is `error` or more away. */
const against = (seen: number, error: number): number =>
  Math.min(
    seen + error < 1 ? divergence(seen, seen + error) : Infinity,
    seen > error ? divergence(seen, seen - error) : Infinity
  )

/** The chance farthest from `seen` towards `end` against which no more than `most` speaks, rounded to the safe side. */
const farthest = (seen: number, end: number, most: number): number => {
  let [inside, outside] = [seen, end]
  for (let step = 0; step < 40; step++) {
    const middle = (inside + outside) / 2
    if (divergence(seen, middle) > most) outside = middle
    else inside = middle
  }
  return outside
}

/**
 * Estimates the betweenness of every node from shortest ways drawn at random, and proves how far it can be off.
 *
 * **When to use**
 *
 * Where a graph is so large that `betweenness` takes too long, and a known share of all pairs is near enough: to find the
 * nodes that most pairs depend on. Where the `low` of one node is above the `high` of another, it surely has more.
 *
 * **Details**
 *
 * What comes from the trees that hang from the graph is exact ({@link foldPendants}). For the rest, pairs that can reach
 * each other are drawn, and for each one of its shortest ways, by a search from both ends (M. Riondato and E. Kornaropoulos,
 * Fast approximation of betweenness centrality through sampling, 2014; M. Borassi and E. Natale, KADABRA, 2016). How often
 * a node is passed is then a binomial count, whose chance lies within the bounds of W. Hoeffding (1963): where
 * `draws · KL(seen, chance) ≤ ln(2 / risk)`. The risks of all nodes sum to `1 − confidence`. Some draws that are not
 * counted come first, to plan how many are needed and to give the nodes that need most of the risk most of it; if the
 * bound is not reached then, two fifths more are drawn, with a tenth of the risk.
 *
 * Draws: about `20 / error + 8 c / error²`, where a share of `c` of all pairs passes the node that most pass; the time for
 * each grows more slowly than the graph. Memory: 130 bytes a node and 24 a link at most.
 *
 * **Gotchas**
 *
 * Half the error takes up to four times the draws: below some error the exact `betweenness` is faster. The number of
 * shortest ways between two nodes is rounded above 2⁵³, and must stay under 1.8 × 10³⁰⁸.
 *
 * `onProgress` is told a share of 1, as far as it is known.
 *
 * @throws {InvalidOption} when `error` or `confidence` is not between 0 and 1, `atMost` is less than 100, or `seed` is not
 * such a number
 * @throws the reason of `signal` once it is aborted
 */
export const sampledBetweenness = (
  graph: Csr,
  { atMost = Infinity, confidence = 0.95, error, seed, ...watch }: SampledBetweennessOptions
): SampledBetweenness => {
  checkOption(error > 0 && error < 1, "error", "between 0 and 1", error)
  checkOption(confidence > 0 && confidence < 1, "confidence", "between 0 and 1", confidence)
  checkOption(atMost >= 100, "atMost", "100 or more", atMost)
  const next = random(seed)
  const below = (total: number): number => ((next() * 2 ** 20 + (next() >>> 12)) / 2 ** 52) * total
  const tell = watched(watch, 1)

  const folded = foldPendants(graph)
  const { nodes } = folded.core
  const { draw, pairs } = pathSampler(folded)
  const allPairs = ((graph.nodes - 1) * (graph.nodes - 2)) / 2
  const values = folded.folded
  const low = values.slice()
  const high = values.slice()
  if (pairs === 0) {
    tell(1)
    return { values, low, high, error: 0, errorShare: 0, confidence, samples: 0 }
  }

  // The draws that are not counted. Everything about those that are is decided here, before the first of them is made;
  // when to stop is not, therefore each time of looking at them has a risk of its own.
  const wanted = Math.min(0.999, (error * allPairs) / pairs)
  const looks = Math.min(Math.ceil(4 / wanted) + 100, Math.floor(atMost / 4))
  const seen = wholes(nodes)
  for (let way = 0; way < looks; way++) tell(0, draw(below, seen))
  const risk = 1 - confidence
  const evidence = Float64Array.from(seen, (count) =>
    against(Math.min(1, (count + Math.sqrt(count) + 1) / looks), wanted)
  )
  // Each node gets a share of the risk by how likely so many draws leave it too far off, to the power of 0.4: with 1 the fewest
  // draws would do, were the first look right, and with 0 it would be of no use. A tenth goes to all alike.
  const sharesAfter = (draws: number): Float64Array => evidence.map((one) => Math.exp(-0.4 * draws * one))
  const sumOf = (numbers: Float64Array): number => numbers.reduce((sum, one) => sum + one, 0)
  const least = evidence.reduce((one, other) => Math.min(one, other), Infinity)
  let ways = 1
  for (let more = 2 ** 40; more >= 1; more /= 2)
    if (Math.log(sumOf(sharesAfter(ways + more)) / (0.4 * risk)) > 0.6 * (ways + more) * least) ways += more
  const given = sharesAfter(ways)
  const sum = sumOf(given) || 1
  const shares = given.map((share) => 0.1 / nodes + (0.9 * share) / sum)
  const most = Math.floor(atMost) - looks

  const counts = wholes(nodes)
  let bounds: Float64Array
  let drawn = 0
  let done = 0
  let left = risk
  do {
    ways = Math.min(ways, most)
    for (; drawn < ways; drawn++) {
      done = Math.max(done, (0.99 * drawn) / ways)
      tell(done, draw(below, counts))
    }
    bounds = shares.map((share) => Math.log(2 / (0.9 * left * share)) / drawn)
    left /= 10
    ways = Math.ceil(1.4 * ways)
  } while (drawn < most && counts.some((count, node) => against(count / drawn, wanted) < (bounds[node] as number)))

  let widest = 0
  folded.names.forEach((name, node) => {
    const share = (counts[node] as number) / drawn
    const bound = bounds[node] as number
    const [from, to] = [farthest(share, 0, bound), farthest(share, 1, bound)]
    const known = values[name] as number
    values[name] = known + share * pairs
    low[name] = known + from * pairs
    high[name] = known + to * pairs
    widest = Math.max(widest, share - from, to - share)
  })
  tell(1)
  const off = widest * pairs
  return { values, low, high, error: off, errorShare: off / allPairs, confidence, samples: looks + drawn }
}

/** What {@link betweennessUpTo} takes. */
export interface BetweennessUpToOptions extends SampledBetweennessOptions {
  /** The most nodes for which the exact values are computed. */
  readonly exactUpTo: number
}

/** Betweenness, and whether it is exact. */
export type Betweenness =
  | { readonly exact: true; readonly values: Float64Array }
  | ({ readonly exact: false } & SampledBetweenness)

/**
 * The exact `betweenness` of a graph of up to so many nodes, and an estimate ({@link sampledBetweenness}) beyond.
 *
 * **When to use**
 *
 * Where graphs of any size come in and an answer is due in time. `exact` says which it was.
 *
 * @throws {InvalidOption} when `exactUpTo` is not a number, or as {@link sampledBetweenness} does if that is needed
 * @throws the reason of `signal` once it is aborted
 */
export const betweennessUpTo = (graph: Csr, { exactUpTo, ...options }: BetweennessUpToOptions): Betweenness => {
  checkOption(exactUpTo >= 0, "exactUpTo", "a number of 0 or more", exactUpTo)
  return graph.nodes <= exactUpTo
    ? { exact: true, values: betweenness(graph, options) }
    : { exact: false, ...sampledBetweenness(graph, options) }
}

import { floats, wholes } from "./arrays.ts"
import type { Csr } from "./Csr.ts"
import { checkOption, checkWhole } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { mover } from "./layoutForces.ts"
import { arrange } from "./layoutPacking.ts"
import { checkFrom, type Floor, floorsOf, type Places, startFrom } from "./layoutStart.ts"
import { follow, ownLabels } from "./levels.ts"
import { random } from "./random.ts"
import type { Watch } from "./watch.ts"

/**
 * Where each node of a graph is in its picture.
 */
export interface Layout {
  /** For each node how far to the right it is; nodes are about 2 apart. */
  readonly x: Float64Array
  /** For each node how far up, or down on a screen, it is. */
  readonly y: Float64Array
}

/** How {@link layoutSteps} draws a graph. */
export interface LayoutStepsOptions {
  /** Decides from where nodes start, and so which of several good pictures it becomes: 0..2³²−1. */
  readonly seed: number
  /**
   * How often each node is moved: a whole number of 0 or more. If left out, 30 where there is an earlier picture, otherwise
   * 600,000 / n, but 60 to 300.
   */
  readonly iterations?: number
  /**
   * How evenly nodes fill the picture, against how closely linked ones gather: 0.01 to 100, 1 if left out.
   */
  readonly spread?: number
  /**
   * Where the nodes were in an earlier picture, so that a changed graph keeps it. New nodes, whose coordinates are
   * `undefined` or beyond the end, start among their neighbours.
   */
  readonly from?: Places
}

/** How {@link layout} draws a graph. */
export interface LayoutOptions extends LayoutStepsOptions, Watch {}

/** A picture in the making. */
export interface LayoutStep {
  /** How many steps are done. */
  readonly done: number
  /** How many there are. */
  readonly all: number
  /** The picture as it is by now, in arrays of its own; made anew at each call, so ask when it is to be shown. */
  readonly layout: () => Layout
}

const steps = function* (
  graph: Csr,
  iterations: number,
  spread: number,
  from: Places | undefined,
  next: () => number
): Generator<LayoutStep, Layout, undefined> {
  const { nodes, offsets } = graph
  const spot = (): number => next() / 2 ** 31 - 1
  const components = connectedComponents(graph)
  const { count, labels, sizes } = components
  const masses = floats(nodes)
  const sums = floats(count)
  for (let node = 0; node < nodes; node++) {
    const mass = (offsets[node + 1] as number) - (offsets[node] as number) + 1
    masses[node] = mass
    ;(sums[labels[node] as number] as number) += mass
  }
  // A pull to the centre that grows with distance lets nodes that push each other fill a circle evenly; with these
  // strengths the circle of n nodes has a radius of √n, and a link pulls a node as strongly as its rim at a spread of 1.
  const radii = Float64Array.from(sizes, Math.sqrt)
  const strengths = {
    push: radii.map((radius, label) => (spread * radius) / (sums[label] as number)),
    pull: radii.map((radius) => spread / radius)
  }

  const ground = { ...graph, weights: wholes(graph.neighbours.length).fill(1), strengths: masses }
  const start = from && startFrom(graph, components, masses, from, spot)
  const floors: Array<Floor> = start ? [{ level: ground, labels }] : floorsOf(ground, labels, next)
  const centres = start ?? {
    centreX: floats(count),
    centreY: floats(count),
    placed: new Uint8Array(count)
  }
  const all = iterations * floors.length
  let done = 0
  let { x, y } = start ?? { x: floats(count), y: floats(count) }
  let height = floors.length

  const layout = (): Layout => {
    const places = ownLabels(nodes)
    for (const { groups } of floors.slice(0, height)) if (groups) follow(places, groups)
    const picture = {
      x: Float64Array.from(places, (place) => x[place] as number),
      y: Float64Array.from(places, (place) => y[place] as number)
    }
    arrange(picture.x, picture.y, labels, centres)
    return picture
  }

  while (height-- > 0) {
    const { level, labels, groups } = floors[height] as Floor
    if (start === undefined) {
      const [aboveX, aboveY] = [x, y]
      x = floats(level.nodes)
      y = floats(level.nodes)
      for (let node = 0; node < level.nodes; node++) {
        const label = labels[node] as number
        const radius = radii[label] as number
        // on top anywhere in the circle of the component, below in that of what was one node before
        const place = groups?.[node] ?? 0
        const mass = (floors[height + 1]?.level.strengths[place] ?? sums[label]) as number
        const reach = radius * Math.sqrt(mass / (sums[label] as number))
        x[node] = (groups ? (aboveX[place] as number) : 0) + reach * spot()
        y[node] = (groups ? (aboveY[place] as number) : 0) + reach * spot()
      }
    }
    // measured in what nodes of this level are apart, so that the large shape unfolds as under springs
    const move = mover(level, labels, strengths, x, y, 2 * Math.sqrt(nodes / level.nodes))
    for (const end = done + iterations; done < end; ) {
      move()
      done++
      yield { done, all, layout }
    }
  }
  height = 0
  return layout()
}

/**
 * Draws a graph step by step: the same picture as {@link layout} makes, shown while it comes about.
 *
 * **When to use**
 *
 * In a worker that posts pictures in the making, or that must look for messages between steps, to be told to stop.
 *
 * **Details**
 *
 * Nothing is done before the first `next()`; the picture that is finished comes as the value returned, after the last step.
 *
 * **Gotchas**
 *
 * The first steps draw communities of communities as single nodes. `layout()` of a step shows what has been done by then,
 * also when it is called later.
 *
 * @throws what {@link layout} throws for bad input, at once
 */
export const layoutSteps = (
  graph: Csr,
  {
    seed,
    from,
    spread = 1,
    iterations = from ? 30 : Math.max(60, Math.min(300, Math.round(600_000 / graph.nodes)))
  }: LayoutStepsOptions
): Generator<LayoutStep, Layout, undefined> => {
  checkWhole("iterations", iterations, 0)
  checkOption(spread >= 0.01 && spread <= 100, "spread", "a number in 0.01..100", spread)
  if (from) checkFrom(graph.nodes, from)
  return steps(graph, iterations, spread, from, random(seed))
}

/**
 * Draws a graph: linked nodes near each other, communities apart, and space used evenly.
 *
 * **When to use**
 *
 * To show a network of cities by its links rather than on the map.
 *
 * **Details**
 *
 * A force layout with the degree-weighted repulsion of ForceAtlas2 (Jacomy et al. 2014): any two nodes of a component push
 * each other by the product of degree + 1 over their distance. A link pulls as a spring does between near nodes and with
 * the same force however far its ends are, as in LinLog (Noack 2009), which draws communities apart. A pull to the centre
 * that grows with distance keeps n nodes in a circle with a radius of about √n and lets them fill it. The graph is drawn
 * from its communities down (Louvain's), so that the large shape is found with few nodes; repulsion is by Barnes & Hut
 * (1986). Components are drawn each by itself, then the smaller ones put around the largest; their rectangles never overlap.
 *
 * With `from`, the nodes start from there, and components stay where they were unless one has grown over another.
 *
 * The result depends on nothing but the graph, the order of its nodes and the options, and has the same bits on every
 * engine: only arithmetic and square roots, which IEEE 754 fixes. Time n·log n + m for each iteration and level, memory
 * 300 to 400 bytes a node in all on networks of this field.
 *
 * **Gotchas**
 *
 * Distances are not those of the graph: read who is near whom, not how far. Another seed gives another picture, as good.
 * Leaves of one node can lie so near each other that dots overlap. `onProgress` is told steps, the same number for each
 * level.
 *
 * @throws {InvalidOption} when `seed` is not a whole number in 0..2³²−1, `iterations` not one of 0 or more, or `spread` not
 * in 0.01..100
 * @throws {InvalidValues} when a coordinate in `from` is not a number in ±10¹², or only one of a node's two is given
 * @throws the reason of `signal` once it is aborted
 */
export const layout = (graph: Csr, { signal, onProgress, ...options }: LayoutOptions): Layout => {
  signal?.throwIfAborted()
  const run = layoutSteps(graph, options)
  for (;;) {
    const { done, value } = run.next()
    if (done === true) return value
    onProgress?.(value.done, value.all)
    signal?.throwIfAborted()
  }
}

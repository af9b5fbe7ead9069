import { describe, expect, it } from "@effect/vitest"
import { sparse } from "../test/arbitraries.ts"
import { fromPairs } from "./Csr.ts"
import { InvalidValues } from "./checks.ts"
import { connectedComponents } from "./components.ts"
import { type Layout, layout, layoutSteps } from "./layout.ts"
import { random } from "./random.ts"

/** Six hundred nodes in ten groups, nine of ten links within a group, and fifty nodes and ten pairs by themselves. */
const planted = (() => {
  const next = random(4)
  const some = (below: number): number => Math.floor((next() / 2 ** 32) * below)
  const pairs: Array<number> = []
  for (let i = 0; i < 2000; i++) {
    const a = some(600)
    pairs.push(a, some(10) === 0 ? some(600) : Math.floor(a / 60) * 60 + some(60))
  }
  for (let i = 600; i < 620; i += 2) pairs.push(i, i + 1)
  return fromPairs(670, pairs)
})()

const hasPlaces = ({ x, y }: Layout): boolean => [...x, ...y].every(Number.isFinite)
const distance = ({ x, y }: Layout, a: number, b: number): number =>
  Math.hypot((x[a] as number) - (x[b] as number), (y[a] as number) - (y[b] as number))
const mean = (values: ReadonlyArray<number>): number => values.reduce((sum, value) => sum + value, 0) / values.length
const moves = (before: Layout, after: Layout): Array<number> =>
  Array.from(before.x, (x, i) =>
    Math.hypot(x - (after.x[i] as number), (before.y[i] as number) - (after.y[i] as number))
  )

/** Whether the rectangles of two components overlap. */
const someOverlap = ({ x, y }: Layout, labels: Uint32Array, count: number): boolean => {
  const boxes = Array.from({ length: count }, (_, label) => {
    const own = [...labels.keys()].filter((node) => labels[node] === label)
    const side = (values: Float64Array) => {
      const found = own.map((node) => values[node] as number)
      return [Math.min(...found), Math.max(...found)] as const
    }
    return [side(x), side(y)] as const
  })
  return boxes.some(([ax, ay], a) =>
    boxes.slice(0, a).some(([bx, by]) => ax[0] <= bx[1] && bx[0] <= ax[1] && ay[0] <= by[1] && by[0] <= ay[1])
  )
}

const drawn = layout(planted, { seed: 1 })

describe("layout, laws", () => {
  it.prop("a place for every node, the same bits again, and no two components over each other", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    const { labels, count } = connectedComponents(graph)
    const picture = layout(graph, { seed: 3, iterations: 20 })
    expect([picture.x.length, picture.y.length]).toEqual([links.nodes, links.nodes])
    expect(hasPlaces(picture)).toBe(true)
    expect(someOverlap(picture, labels, count)).toBe(false)
    expect(layout(graph, { seed: 3, iterations: 20 })).toEqual(picture)
    // from there, and with every third node new
    const x = Array.from(picture.x, (value, node) => (node % 3 === 0 ? undefined : value))
    const y = Array.from(picture.y, (value, node) => (node % 3 === 0 ? undefined : value))
    for (const from of [picture, { x, y }]) {
      const next = layout(graph, { seed: 4, iterations: 5, from })
      expect(hasPlaces(next)).toBe(true)
      expect(someOverlap(next, labels, count)).toBe(false)
    }
  })

  it.prop("step by step it is the same picture", [sparse], ([links]) => {
    const graph = fromPairs(links.nodes, links.pairs)
    const run = layoutSteps(graph, { seed: 1, iterations: 3 })
    let last = run.next()
    let count = 0
    while (last.done !== true) {
      expect(last.value.done).toBe(++count)
      expect(hasPlaces(last.value.layout())).toBe(true)
      if (count === last.value.all) count = -1
      last = run.next()
    }
    expect(count).toBe(-1)
    expect(last.value).toEqual(layout(graph, { seed: 1, iterations: 3 }))
  })
})

describe("layout", () => {
  it("has these bits for seed 1, today and always", () => {
    const { x, y } = layout(fromPairs(5, [0, 1, 1, 2, 2, 0, 2, 3]), { seed: 1 })
    expect([...x]).toEqual([-0.2674051142181535, -1.2410895266563804, 0.11595425973360829, 1.2410895266563804, 0])
    expect([...y]).toEqual([
      0.8331087551478606, -0.20262295591322022, -0.8331087551478606, -0.08791063564815471, -2.833108755147861
    ])
  })

  it("draws linked nodes near each other and planted groups apart", () => {
    const group = (node: number) => Math.floor(node / 60)
    const [linked, within, between]: [Array<number>, Array<number>, Array<number>] = [[], [], []]
    for (let a = 0; a < 600; a++) {
      for (let i = planted.offsets[a] as number; i < (planted.offsets[a + 1] as number); i++)
        linked.push(distance(drawn, a, planted.neighbours[i] as number))
      for (let b = 0; b < a; b++) (group(a) === group(b) ? within : between).push(distance(drawn, a, b))
    }
    expect(mean(linked)).toBeLessThan(mean(between) / 2)
    expect(mean(within)).toBeLessThan(mean(between) / 2)
  })

  it("fills a circle of √n for n connected nodes, and another seed fills it otherwise", () => {
    for (const seed of [1, 2]) {
      const { x, y } = layout(planted, { seed })
      const radii = Array.from({ length: 600 }, (_, node) => Math.hypot(x[node] as number, y[node] as number))
      expect(mean(radii)).toBeGreaterThan(0.4 * Math.sqrt(600))
      expect(mean(radii)).toBeLessThan(Math.sqrt(600))
    }
    expect(mean(moves(drawn, layout(planted, { seed: 2 })))).toBeGreaterThan(5)
  })

  it("leaves a finished picture nearly as it is, and nodes without a link exactly in place", () => {
    const again = layout(planted, { seed: 2, from: drawn })
    const moved = moves(drawn, again)
    // of a circle 49 across
    expect(mean(moved)).toBeLessThan(0.5)
    expect(Math.max(...moved.slice(620))).toBeLessThan(1e-2)
  })

  it("puts a new node by its neighbours, and one without any where there is room", () => {
    const pairs: Array<number> = []
    for (let a = 0; a < 670; a++)
      for (let i = planted.offsets[a] as number; i < (planted.offsets[a + 1] as number); i++)
        pairs.push(a, planted.neighbours[i] as number)
    const grown = fromPairs(672, [...pairs, 670, 0, 670, 1])
    const next = layout(grown, { seed: 2, from: drawn })
    expect(mean(moves(drawn, next))).toBeLessThan(0.5)
    expect(distance(next, 670, 0)).toBeLessThan(12)
    const { labels, count } = connectedComponents(grown)
    expect(someOverlap(next, labels, count)).toBe(false)
  })

  it("starts new nodes at the middle of their neighbours, one after the other", () => {
    const chain = fromPairs(6, [0, 1, 1, 2, 0, 2, 2, 3, 3, 4, 0, 5, 1, 5])
    const { x, y } = layout(chain, { seed: 1, iterations: 0, from: { x: [100, 120, 500], y: [10, 30, -70] } })
    // node 5 between 0 and 1, node 3 on 2 and node 4 on 3, each off by 1 in either direction at the most, and a little
    ;[
      [5, 110, 20, 1.01],
      [3, 500, -70, 1.01],
      [4, 500, -70, 2.02]
    ].forEach(([node = 0, atX = 0, atY = 0, off = 0]) => {
      expect(Math.abs((x[node] as number) - atX)).toBeLessThan(off)
      expect(Math.abs((y[node] as number) - atY)).toBeLessThan(off)
    })
  })

  it("separates what was on one point", () => {
    const graph = fromPairs(
      40,
      [...Array(39).keys()].flatMap((i) => [i, i + 1])
    )
    const zeros = new Float64Array(40)
    const next = layout(graph, { seed: 1, iterations: 100, from: { x: zeros, y: zeros } })
    for (let a = 0; a < 40; a++) for (let b = 0; b < a; b++) expect(distance(next, a, b)).toBeGreaterThan(0.1)
  })

  it.each([
    ["nothing", 0, []],
    ["a single node", 1, []],
    ["a thousand nodes without a link", 1000, []],
    ["a star of ten thousand", 10_001, [...Array(10_000).keys()].flatMap((i) => [0, i + 1])],
    ["a chain", 3000, [...Array(2999).keys()].flatMap((i) => [i, i + 1])]
  ])("draws %s", (_, nodes, pairs) => {
    const picture = layout(fromPairs(nodes, pairs), { seed: 1, iterations: 10 })
    expect(hasPlaces(picture)).toBe(true)
    expect(picture.x.length).toBe(nodes)
    const far = Math.max(0, ...picture.x.map(Math.abs), ...picture.y.map(Math.abs))
    expect(far).toBeLessThanOrEqual(3 * Math.sqrt(nodes))
  })

  it("stays finite from coordinates as far apart as they may be", () => {
    const from = { x: [1e12, -1e12, 0, 0, 1e12], y: [-1e12, 1e12, 0, 0, -1e12] }
    for (const iterations of [1, 50])
      expect(hasPlaces(layout(fromPairs(6, [0, 1, 1, 2, 3, 4]), { seed: 1, iterations, from }))).toBe(true)
  })

  it("draws communities more evenly the more it spreads", () => {
    const nearest = (spread: number): number => {
      const picture = layout(planted, { seed: 1, spread })
      return mean(
        Array.from({ length: 600 }, (_, a) =>
          Math.min(
            ...Array.from({ length: 600 }, (_, b) => (a === b ? Number.POSITIVE_INFINITY : distance(picture, a, b)))
          )
        )
      )
    }
    const [close, usual, even] = [nearest(0.1), nearest(1), nearest(10)]
    expect(close).toBeLessThan(usual)
    expect(usual).toBeLessThan(even)
  })

  it("tells of each step, and ends for the reason of its signal", () => {
    const told: Array<readonly [number, number]> = []
    layout(planted, { seed: 1, iterations: 4, onProgress: (done, all) => told.push([done, all]) })
    const all = told[0]?.[1] ?? 0
    expect(all % 4).toBe(0)
    expect(told).toEqual(Array.from({ length: all }, (_, i) => [i + 1, all]))

    const stop = new AbortController()
    const reason = new Error("enough")
    let steps = 0
    const onProgress = () => {
      if (++steps === 3) stop.abort(reason)
    }
    expect(() => layout(planted, { seed: 1, signal: stop.signal, onProgress })).toThrow(reason)
    expect(steps).toBe(3)
    expect(() => layout(planted, { seed: 1, signal: stop.signal, onProgress })).toThrow(reason)
    expect(steps).toBe(3)
  })
})

describe("layout, refusals", () => {
  it.each([
    ["x", 1, [0, Number.NaN, 0], [0, 0, 0], "NaN"],
    ["y", 2, [0, 0, 0], [0, 0, Number.POSITIVE_INFINITY], "Infinity"],
    ["y", 0, [0, 0, 0], [-1e13], "-10000000000000"],
    ["x", 2, [0, 0], [0, 0, 0], "undefined"],
    ["y", 1, [0, 0], [0, undefined], "undefined"]
  ] as const)("refuses %s[%i] of %j and %j", (name, position, x, y, value) => {
    const refused = (): unknown => {
      try {
        return layoutSteps(fromPairs(3, [0, 1]), { seed: 1, from: { x, y } })
      } catch (error) {
        return error
      }
    }
    expect(refused()).toBeInstanceOf(InvalidValues)
    expect(refused()).toMatchObject({
      position,
      message: `from.${name}[${position}] must be a number in ±1000000000000, or undefined with the other coordinate, not ${value}`
    })
  })

  it.each([
    [{ seed: -1 }, "seed"],
    [{ seed: 1, iterations: 1.5 }, "iterations"],
    [{ seed: 1, iterations: -1 }, "iterations"],
    [{ seed: 1, spread: 0 }, "spread"],
    [{ seed: 1, spread: Number.NaN }, "spread"]
  ])("refuses %j", (options, option) => {
    expect(() => layout(fromPairs(2, [0, 1]), options)).toThrow(
      expect.objectContaining({ _tag: "InvalidOption", option })
    )
  })
})

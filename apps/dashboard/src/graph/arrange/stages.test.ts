import fc from "fast-check"
import { expect, test } from "vitest"
import type { LayoutOrder } from "./order.ts"
import { layoutStages, type Stage } from "./stages.ts"

/** A graph around node 0: each node is one link farther than some earlier one. */
const around = fc
  .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 25 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 12 }))
  .map(([parents, more]) => {
    const away = [0]
    const links: Array<readonly [number, number]> = []
    parents.forEach((parent, index) => {
      const to = parent % away.length
      const from = (away[to] ?? 0) < 3 ? to : 0
      away.push((away[from] ?? 0) + 1)
      links.push([index + 1, from])
    })
    for (const [a, b] of more) {
      const [x, y] = [a % away.length, b % away.length]
      if (x !== y && away[x] === away[y]) links.push([x, y])
    }
    return { away, links }
  })

const order = (
  { away, links }: { readonly away: ReadonlyArray<number>; readonly links: ReadonlyArray<readonly [number, number]> },
  reach: number
): LayoutOrder => {
  const held = away.flatMap((far, node) => (far <= reach ? [node] : []))
  const at = new Map(held.map((node, index) => [node, index]))
  return {
    nodes: held.length,
    pairs: Uint32Array.from(
      links.flatMap(([a, b]) => {
        const [x, y] = [at.get(a), at.get(b)]
        return x === undefined || y === undefined ? [] : [x, y]
      })
    ),
    away: Uint8Array.from(held, (node) => away[node] ?? 0)
  }
}

const run = (asked: LayoutOrder) => {
  const steps: Array<Float64Array> = []
  const stages = layoutStages(asked)
  for (;;) {
    const step: IteratorResult<Stage, Float64Array> = stages.next()
    if (step.done === true) return { steps, last: step.value }
    expect(step.value.done).toBeLessThanOrEqual(step.value.all)
    steps.push(step.value.places())
  }
}

test("every node stands somewhere in the end, and the same order gives the same bits", () => {
  fc.assert(
    fc.property(around, (graph) => {
      const asked = order(graph, 3)
      const { last } = run(asked)
      expect(last.length).toBe(2 * asked.nodes)
      expect([...last].every(Number.isFinite)).toBe(true)
      expect(run(asked).last).toEqual(last)
    }),
    { numRuns: 15 }
  )
})

test("a wider picture begins with the narrower one", () => {
  fc.assert(
    fc.property(around, (graph) => {
      const narrow = run(order(graph, 1))
      const wide = run(order(graph, 3))
      const inner = graph.away.flatMap((far, node) => (far <= 1 ? [node] : []))
      const within = (places: Float64Array | undefined) =>
        inner.flatMap((node) => [places?.[2 * node], places?.[2 * node + 1]])
      const at = (places: Float64Array | undefined) => (places === undefined ? [] : [...places])
      narrow.steps.forEach((step, index) => {
        expect(within(wide.steps[index])).toEqual(at(step))
      })
    }),
    { numRuns: 15 }
  )
})

test("nodes without a middle are laid out at once, and none is no fault", () => {
  expect(run({ nodes: 0, pairs: new Uint32Array(), away: undefined }).last.length).toBe(0)
  const { last } = run({ nodes: 3, pairs: Uint32Array.of(0, 1), away: undefined })
  expect([...last].every(Number.isFinite)).toBe(true)
})

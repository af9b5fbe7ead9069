import { describe, expect, it } from "@effect/vitest"
import * as Arbitrary from "effect/Arbitrary"
import * as Schema from "effect/Schema"
import { repulsion } from "./layoutTree.ts"
import { random } from "./random.ts"

const whole = (minimum: number, maximum: number) =>
  Arbitrary.schema(Schema.Int.check(Schema.isBetween({ minimum, maximum })))

interface Cloud {
  readonly x: Float64Array
  readonly y: Float64Array
  readonly masses: Float64Array
  readonly labels: Uint32Array
}

/** Nodes here and there, some on one point, some far away, in groups of any size. */
const cloud = (nodes: number, seed: number, spots = 200): Cloud => {
  const next = random(seed)
  const some = (below: number): number => Math.floor((next() / 2 ** 32) * below)
  const places = () =>
    Float64Array.from({ length: nodes }, () => (some(spots) - spots / 2) * (some(20) === 0 ? 1000 : 1))
  return {
    x: places(),
    y: places(),
    masses: Float64Array.from({ length: nodes }, () => 1 + some(9)),
    labels: Uint32Array.from({ length: nodes }, () => some(3) * some(2))
  }
}
const clouds = Arbitrary.map(Arbitrary.all([whole(0, 300), whole(0, 1_000_000)]), ([nodes, seed]) => cloud(nodes, seed))

type Forces = readonly [Float64Array, Float64Array, Float64Array]

const pushed = ({ x, y, masses, labels }: Cloud, theta: number): Forces => {
  const forces: Forces = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)]
  repulsion(masses, labels, theta)(x, y, ...forces)
  return forces
}

/** The definition: every pair of a group. */
const summed = ({ x, y, masses, labels }: Cloud): Forces => {
  const [fx, fy, all] = [new Float64Array(x.length), new Float64Array(x.length), new Float64Array(x.length)]
  const at = (values: Float64Array, i: number): number => values[i] as number
  for (let i = 0; i < x.length; i++)
    for (let j = 0; j < x.length; j++) {
      const [dx, dy] = [at(x, i) - at(x, j), at(y, i) - at(y, j)]
      const squared = dx * dx + dy * dy
      if (labels[i] !== labels[j] || squared === 0) continue
      const force = (at(masses, i) * at(masses, j)) / squared
      fx[i] = at(fx, i) + force * dx
      fy[i] = at(fy, i) + force * dy
      all[i] = at(all, i) + force
    }
  return [fx, fy, all]
}

/** The largest difference, as a share of the largest value. */
const difference = (found: Float64Array, expected: Float64Array): number => {
  const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  return found.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] as number))), 0) / (largest || 1)
}

describe("repulsion, laws", () => {
  it.prop("a theta of 0 gives the exact sum", [clouds], ([nodes]) => {
    const [found, expected] = [pushed(nodes, 0), summed(nodes)]
    for (const part of [0, 1, 2] as const) expect(difference(found[part], expected[part])).toBeLessThan(1e-9)
  })

  it.prop(
    "a second push, from the order that the first left, is the same as the first of a new tree",
    [clouds],
    ([nodes]) => {
      const push = repulsion(nodes.masses, nodes.labels, 0)
      const nothing = () => new Float64Array(nodes.x.length)
      push(nodes.y, nodes.x, nothing(), nothing(), nothing())
      const again: Forces = [nothing(), nothing(), nothing()]
      push(nodes.x, nodes.y, ...again)
      const expected = summed(nodes)
      for (const part of [0, 1, 2] as const) expect(difference(again[part], expected[part])).toBeLessThan(1e-9)
    }
  )
})

describe("repulsion", () => {
  it("comes within a few hundredths of the exact sum at the theta in use, and is not it", () => {
    const next = random(5)
    const places = () => Float64Array.from({ length: 2000 }, () => next() / 2 ** 32)
    const even = { x: places(), y: places(), masses: new Float64Array(2000).fill(2), labels: new Uint32Array(2000) }
    const [found, expected] = [pushed(even, 1.5), summed(even)]
    const size = (forces: Forces, i: number) => Math.hypot(forces[0][i] as number, forces[1][i] as number)
    let [off, all] = [0, 0]
    for (let i = 0; i < 2000; i++) {
      off += Math.hypot(
        (found[0][i] as number) - (expected[0][i] as number),
        (found[1][i] as number) - (expected[1][i] as number)
      )
      all += size(expected, i)
    }
    expect(off / all).toBeGreaterThan(1e-4)
    expect(off / all).toBeLessThan(0.03)
  })

  it("leaves nodes on one point, however many, where they are", () => {
    const same = { ...cloud(1000, 1), x: new Float64Array(1000).fill(3), y: new Float64Array(1000).fill(-4) }
    expect(pushed(same, 1.5)).toEqual([new Float64Array(1000), new Float64Array(1000), new Float64Array(1000)])
  })

  it("pushes two nodes apart by the product of their masses over their distance", () => {
    const two = {
      x: Float64Array.of(0, 3),
      y: Float64Array.of(0, 4),
      masses: Float64Array.of(2, 5),
      labels: new Uint32Array(2)
    }
    // 2 · 5 / 5 = 2, of which three fifths go across and four fifths upwards; 10 / 25 = 0.4
    const [fx, fy, all] = pushed(two, 1).map((part) => [...part].map((value) => Math.round(value * 1e12) / 1e12))
    expect([fx, fy, all]).toEqual([
      [-1.2, 1.2],
      [-1.6, 1.6],
      [0.4, 0.4]
    ])
  })
})

import { describe, expect, it } from "@effect/vitest"
import { mover } from "./layoutForces.ts"

describe("mover", () => {
  it.each([
    [1, 5, 2 + 2 * Math.sqrt(3)],
    [1, 1e6, 2 + 2 * Math.sqrt(3)],
    [100, 1, 200 + 20 * Math.sqrt(102)]
  ])("brings two linked nodes that push by %d to where the forces balance", (push, apart, expected) => {
    const pair = {
      nodes: 2,
      offsets: Uint32Array.of(0, 1, 2),
      neighbours: Uint32Array.of(1, 0),
      weights: Uint32Array.of(1, 1),
      strengths: Float64Array.of(2, 2)
    }
    // push · 2 · 2 / d = d / (2 + d), so that d² = 4 · push · (2 + d)
    const x = Float64Array.of(0, apart)
    const y = new Float64Array(2)
    const strengths = { push: Float64Array.of(push), pull: Float64Array.of(0) }
    const move = mover(pair, new Uint32Array(2), strengths, x, y, 2)
    for (let i = 0; i < 1000; i++) move()
    // they may have passed each other on the way
    expect(Math.abs((x[1] as number) - (x[0] as number))).toBeCloseTo(expected, 9)
    expect([...y]).toEqual([0, 0])
  })
})

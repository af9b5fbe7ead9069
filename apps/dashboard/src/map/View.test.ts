import fc from "fast-check"
import { expect, test } from "vitest"
import { frames, project, regions } from "./projection.ts"
import { between, clampView, fitView, toPlane, toScreen, zoomAt } from "./View.ts"

const coordinate = fc.double({ min: -500, max: 500, noNaN: true })
const point = fc.tuple(coordinate, coordinate)
const view = fc.record({ k: fc.double({ min: 0.1, max: 50, noNaN: true }), x: coordinate, y: coordinate })
const size = { width: 764, height: 410 }

test("the plane and the screen undo each other", () => {
  fc.assert(
    fc.property(view, point, (where, [x, y]) => {
      const [backX, backY] = toPlane(where, toScreen(where, [x, y]))
      expect(backX).toBeCloseTo(x, 6)
      expect(backY).toBeCloseTo(y, 6)
    })
  )
})

test("what a view is fitted to is on the screen", () => {
  fc.assert(
    fc.property(fc.array(point, { minLength: 1, maxLength: 20 }), (points) => {
      const where = fitView(points, size, 20, 50)
      for (const one of points) {
        const [x, y] = toScreen(where, one)
        expect(x).toBeGreaterThan(-1e-6)
        expect(x).toBeLessThan(size.width + 1e-6)
        expect(y).toBeGreaterThan(-1e-6)
        expect(y).toBeLessThan(size.height + 1e-6)
      }
    })
  )
})

test("every region shows the places of its frame", () => {
  for (const region of regions) {
    const where = fitView(frames[region].map(project), size, 28, 1e9)
    for (const place of frames[region]) {
      const [x, y] = toScreen(where, project(place))
      expect(x).toBeGreaterThanOrEqual(27.9)
      expect(x).toBeLessThanOrEqual(size.width - 27.9)
      expect(y).toBeGreaterThanOrEqual(27.9)
      expect(y).toBeLessThanOrEqual(size.height - 27.9)
    }
  }
})

test("zooming keeps the point under the hand", () => {
  fc.assert(
    fc.property(view, point, fc.double({ min: 0.2, max: 5, noNaN: true }), (where, at, factor) => {
      const before = toPlane(where, at)
      const after = toPlane(zoomAt(where, factor, at, 0.05, 500), at)
      expect(after[0]).toBeCloseTo(before[0], 4)
      expect(after[1]).toBeCloseTo(before[1], 4)
    })
  )
})

test("gliding starts and ends where it should", () => {
  fc.assert(
    fc.property(view, view, (from, to) => {
      for (const [at, goal] of [
        [0, from],
        [1, to]
      ] as const) {
        const where = between(from, to, at)
        expect(where.k).toBeCloseTo(goal.k, 6)
        expect(where.x).toBeCloseTo(goal.x, 4)
        expect(where.y).toBeCloseTo(goal.y, 4)
      }
    })
  )
})

test("the world cannot be lost", () => {
  fc.assert(
    fc.property(view, (where) => {
      const [x, y] = toPlane(clampView(where, size, 500, 240), [size.width / 2, size.height / 2])
      expect(Math.abs(x)).toBeLessThanOrEqual(500 + 1e-6)
      expect(Math.abs(y)).toBeLessThanOrEqual(240 + 1e-6)
    })
  )
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { corners, shapes, signCount, signOf } from "./signs.ts"

test("as many communities as have a sign differ in it, and a colour alone tells no two of a kind apart", () => {
  const signs = Array.from({ length: signCount }, (_, community) => signOf(community))
  expect(new Set(signs.map((sign) => `${sign?.shape} ${sign?.colour}`)).size).toBe(signCount)
  expect(signOf(signCount)).toBeUndefined()
  expect(signOf(undefined)).toBeUndefined()
})

test("shapes of one radius have the area of its circle, so that none looks heavier", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...shapes, "hexagon" as const),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: -50, max: 50 }),
      (shape, radius, x) => {
        const points = corners(shape, x, -x, radius)
        if (shape === "circle") {
          expect(points).toEqual([])
          return
        }
        let twice = 0
        for (let at = 0; at < points.length; at += 2) {
          const next = (at + 2) % points.length
          twice += (points[at] ?? 0) * (points[next + 1] ?? 0) - (points[next] ?? 0) * (points[at + 1] ?? 0)
        }
        expect(Math.abs(twice) / 2 / (Math.PI * radius ** 2)).toBeCloseTo(1, 2)
      }
    )
  )
})

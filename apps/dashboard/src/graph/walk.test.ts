import fc from "fast-check"
import { expect, test } from "vitest"
import { clockwise, walk } from "./walk.ts"

/** A connected picture: each node after the first is linked with an earlier one, and some more links. */
const picture = fc
  .tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 14 }), fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 10 }))
  .map(([parents, more]) => {
    const size = parents.length + 1
    const linked: Array<Set<number>> = Array.from({ length: size }, () => new Set())
    const join = (a: number, b: number) => {
      if (a === b) return
      linked[a]?.add(b)
      linked[b]?.add(a)
    }
    parents.forEach((parent, index) => {
      join(index + 1, parent % (index + 1))
    })
    for (const [a, b] of more) join(a % size, b % size)
    const at = (node: number) => [(node * 37) % 11, (node * 53) % 13] as const
    const around = (node: number) => clockwise(node, linked[node] ?? [], at)
    return { around, linked, size }
  })

test("the arrow keys reach every city of a connected picture", () => {
  fc.assert(
    fc.property(picture, ({ around, size }) => {
      const seen = new Set<number>()
      const known = new Set<string>()
      const left: Array<ReadonlyArray<number>> = [[0]]
      while (left.length > 0) {
        const trail = left.pop() ?? []
        const key = trail.slice(-2).join()
        if (known.has(key)) continue
        known.add(key)
        seen.add(trail.at(-1) ?? -1)
        for (const press of ["ArrowRight", "ArrowDown"] as const) left.push(walk(trail, press, around, 0))
      }
      expect(seen.size).toBe(size)
    })
  )
})

test("a key leads along a link, or to a neighbour of the same node, and its opposite leads back", () => {
  fc.assert(
    fc.property(
      picture,
      fc.array(fc.constantFrom("ArrowLeft" as const, "ArrowRight" as const, "ArrowUp" as const, "ArrowDown" as const)),
      ({ around, linked }, presses) => {
        let trail: ReadonlyArray<number> = [0]
        for (const press of presses) {
          trail = walk(trail, press, around, 0)
          for (let step = 1; step < trail.length; step++)
            expect(linked[trail[step - 1] ?? -1]?.has(trail[step] ?? -1)).toBe(true)
          if (trail.length > 1)
            expect(walk(walk(trail, "ArrowRight", around, 0), "ArrowLeft", around, 0)).toEqual(trail)
          expect(walk(walk(trail, "ArrowDown", around, 0), "ArrowUp", around, 0)).toEqual(trail)
        }
      }
    )
  )
})

test("neighbours stand as on a clock that begins at the top", () => {
  const points = [
    [0, 0],
    [-1, 0],
    [0, 1],
    [1, 0],
    [0, -1]
  ] as const
  expect(clockwise(0, [1, 2, 3, 4], (node) => points[node] ?? [0, 0])).toEqual([4, 3, 2, 1])
})

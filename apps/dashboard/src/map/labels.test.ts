import fc from "fast-check"
import { expect, test } from "vitest"
import { type Box, overlap, placeLabels } from "./labels.ts"

const size = { width: 600, height: 400 }
const wish = fc.record({
  id: fc.uuid(),
  text: fc.string(),
  x: fc.integer({ min: 0, max: 600 }),
  y: fc.integer({ min: 0, max: 400 }),
  radius: fc.integer({ min: 0, max: 8 }),
  width: fc.integer({ min: 5, max: 200 }),
  height: fc.constant(15)
})
const obstacle = fc
  .record({
    left: fc.integer({ min: 0, max: 590 }),
    top: fc.integer({ min: 0, max: 390 }),
    width: fc.integer({ min: 1, max: 90 }),
    height: fc.integer({ min: 1, max: 90 })
  })
  .map(({ height, left, top, width }): Box => ({ left, top, right: left + width, bottom: top + height }))
const wishes = fc.array(wish, { maxLength: 60 })
const obstacles = fc.array(obstacle, { maxLength: 8 })

test("no label covers another label, an obstacle or the edge", () => {
  fc.assert(
    fc.property(wishes, obstacles, (all, blocks) => {
      const boxes = placeLabels(all, blocks, size, 50).map(({ box }) => box)
      boxes.forEach((box, index) => {
        expect(boxes.slice(index + 1).some((other) => overlap(box, other))).toBe(false)
        expect(blocks.some((other) => overlap(box, other))).toBe(false)
        expect(box.left >= 0 && box.top >= 0 && box.right <= size.width && box.bottom <= size.height).toBe(true)
      })
    })
  )
})

test("labels keep the order of the wishes, and are no more than asked for", () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 0, max: 10 }), (all, most) => {
      const placed = placeLabels(all, [], size, most)
      const at = placed.map((label) => all.findIndex((one) => one.id === label.id && one.x === label.x))
      expect(placed.length).toBeLessThanOrEqual(most)
      expect(at).toEqual([...at].sort((a, b) => a - b))
    })
  )
})

test("the first wish is granted wherever one side is free", () => {
  const label = { id: "a", text: "Wuhan", x: 300, y: 200, radius: 4, width: 60, height: 15 }
  expect(placeLabels([label], [], size, 5)[0]?.box).toEqual({ left: 306, right: 366, top: 192.5, bottom: 207.5 })
  const right = { left: 304, top: 190, right: 400, bottom: 210 }
  expect(placeLabels([label], [right], size, 5)[0]?.box.right).toBe(294)
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { channelsOf, hexOf } from "./colour.ts"

const channels = fc.tuple(
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 }),
  fc.integer({ min: 0, max: 255 })
)

test("a colour is read alike in each form that a browser writes, and written as #rrggbb", () => {
  fc.assert(
    fc.property(channels, (colour) => {
      const [r, g, b] = colour
      for (const form of [hexOf(colour), hexOf(colour).toUpperCase(), `rgb(${r}, ${g}, ${b})`, `rgb(${r} ${g} ${b})`])
        expect(channelsOf(form), form).toEqual(colour)
    })
  )
  expect(hexOf([11, 80, 114])).toBe("#0b5072")
})

test("what is no opaque colour is none", () => {
  for (const form of ["", "transparent", "#fff", "rgba(0, 0, 0, 0)", "light-dark(#ffffff, #000000)"])
    expect(channelsOf(form), form).toBeUndefined()
})

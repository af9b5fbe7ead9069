import * as fc from "fast-check"
import decodeQR from "qr/decode.js"
import { expect, test } from "vitest"
import { qrPath } from "./qrPath.ts"

/** The picture as a camera would have it: each module four pixels wide. */
const pictureOf = ({ path, side }: ReturnType<typeof qrPath>) => {
  const scale = 4
  const width = side * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x = 0, y = 0] of [...path.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map((all) => all.map(Number)))
    for (let dy = 0; dy < scale; dy += 1)
      for (let dx = 0; dx < scale; dx += 1) {
        const at = ((y * scale + dy) * width + x * scale + dx) * 4
        data.fill(0, at, at + 3)
      }
  return { width, height: width, data }
}

test("a reader of QR codes reads the text", () => {
  const secret = fc.stringMatching(/^[A-Z2-7]{16,52}$/)
  const person = fc.emailAddress()
  fc.assert(
    fc.property(secret, person, (key, email) => {
      const text = `otpauth://totp/Proxeny:${encodeURIComponent(email)}?secret=${key}&issuer=Proxeny`
      expect(decodeQR(pictureOf(qrPath(text)))).toBe(text)
    }),
    { numRuns: 20 }
  )
})

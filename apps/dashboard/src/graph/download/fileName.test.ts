import fc from "fast-check"
import { expect, test } from "vitest"
import { fileName } from "./fileName.ts"

test("a file is named after the view, in any script, and never holds what a file system refuses", () => {
  expect(fileName(["around Manchester 2 links", "1990"], "svg")).toBe("proxeny-around-manchester-2-links-1990.svg")
  expect(fileName(["武汉周围 1 步"], "gexf")).toBe("proxeny-武汉周围-1-步.gexf")
  expect(fileName(["../"], "png")).toBe("proxeny-graph.png")
  expect(fileName(["武汉".repeat(200)], "gexf")).toBe(`proxeny-${"武汉".repeat(35)}.gexf`)
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme" }), { maxLength: 4 }), (words) => {
      const name = fileName(words, "svg")
      expect(name).toMatch(/^proxeny-[\p{L}\p{M}\p{N}-]+\.svg$/u)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(320)
    })
  )
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { fileName } from "./fileName.ts"

test("a file is named after the view, in any script, and never holds what a file system refuses", () => {
  expect(fileName(["around Manchester 2 links", "1990"], "svg")).toBe("proxeny-around-manchester-2-links-1990.svg")
  expect(fileName(["武汉周围 1 步"], "gexf")).toBe("proxeny-武汉周围-1-步.gexf")
  expect(fileName(["../"], "png")).toBe("proxeny-graph.png")
  expect(fileName(["武汉".repeat(200)], "gexf")).toBe(`proxeny-${"武汉".repeat(29)}武.gexf`)
  // A character outside the basic plane has four bytes.
  const widest = fileName(["𠮷".repeat(200)], "graphml")
  expect(widest).toBe(`proxeny-${"𠮷".repeat(59)}.graphml`)
  expect(new TextEncoder().encode(widest).length).toBe(252)
  fc.assert(
    fc.property(fc.array(fc.string({ unit: "grapheme", size: "large" }), { maxLength: 4 }), (words) => {
      const name = fileName(words, "graphml")
      expect(name).toMatch(/^proxeny-[\p{L}\p{M}\p{N}-]+\.graphml$/u)
      expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255)
    })
  )
})

import fc from "fast-check"
import { expect, test } from "vitest"
import { escaped, svgPen } from "./svgPen.ts"

const parsed = (inside: string): Document =>
  new DOMParser().parseFromString(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`, "application/xml")

test("any text is valid XML, and is read again as it was but for what XML forbids", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (words) => {
      const read = parsed(`<text a="${escaped(words)}">${escaped(words)}</text>`)
      expect(read.getElementsByTagName("parsererror").length).toBe(0)
      // XML reads a carriage return as a line feed.
      const kept = words
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "")
        .replace(/\r\n?/g, "\n")
      expect(read.documentElement.textContent).toBe(kept)
    })
  )
})

test("what is markup elsewhere is text here", () => {
  for (const words of ["A & B", "&lt;", "<b>", 'a "b"', "]]>"])
    expect(parsed(`<text a="${escaped(words)}">${escaped(words)}</text>`).documentElement.textContent).toBe(words)
})

test("each line, mark and text becomes an element", () => {
  const pen = svgPen(() => 10)
  pen.lines([0, 0, 10, 10, 5, 5, 6.06, 7], { colour: "#123456", width: 1, alpha: 0.5, dash: [5, 4] })
  pen.lines([], { colour: "#123456", width: 1, alpha: 0.5, dash: [] })
  const style = { fill: "red", stroke: "none", strokeWidth: 0, alpha: 1 }
  pen.marks([1, 2, 3, 4, 5, 6], { shape: "circle", ...style })
  pen.marks([1, 2, 3], { shape: "triangle", ...style })
  pen.text("A < B", 1, 2, { size: 12, weight: 500, colour: "black", halo: "white" })
  const read = parsed(pen.drawn())
  const count = (name: string) => read.getElementsByTagName(name).length
  expect([count("path"), count("circle"), count("polygon"), count("text")]).toEqual([1, 2, 1, 1])
  expect(read.getElementsByTagName("path")[0]?.getAttribute("d")).toBe("M0 0L10 10M5 5L6.1 7")
  expect(read.getElementsByTagName("text")[0]?.textContent).toBe("A < B")
})
